import { describe, expect, it } from 'vitest'
import { readUrl } from '../../../src/clickup/references/urls.ts'

const APP = 'https://app.clickup.com'

describe('an address of ClickUp', () => {
  it.each([
    [`${APP}/t/868512p`, { kind: 'task', id: '868512p' }],
    [`${APP}/t/868512p/`, { kind: 'task', id: '868512p' }],
    [`${APP}/t/9014123456/ENG-123`, { kind: 'task', id: 'ENG-123', workspaceId: '9014123456' }],
    [
      `${APP}/t/868512p?comment=901404000001&threadedComment=2`,
      { kind: 'task', id: '868512p', commentId: '901404000001' },
    ],
    ['http://app.clickup.com/t/868512p', { kind: 'task', id: '868512p' }],
    ['app.clickup.com/t/868512p', { kind: 'task', id: '868512p' }],
    [`${APP}/9014123456/v/li/901403000006`, { kind: 'list', id: '901403000006' }],
    [`${APP}/9014123456/v/l/li/901403000006`, { kind: 'list', id: '901403000006' }],
    [`${APP}/9014123456/v/b/li/901403000006`, { kind: 'list', id: '901403000006' }],
    [`${APP}/9014123456/v/l/6-901403000006-1`, { kind: 'list', id: '901403000006' }],
    [`${APP}/9014123456/v/f/90140200001/90140100001`, { kind: 'folder', id: '90140200001' }],
    [`${APP}/9014123456/v/o/f/90140200001`, { kind: 'folder', id: '90140200001' }],
    [`${APP}/9014123456/v/s/90140100001`, { kind: 'space', id: '90140100001' }],
    [`${APP}/9014123456/v/o/s/90140100001`, { kind: 'space', id: '90140100001' }],
    [`${APP}/9014123456/v/l/8cm2k-114`, { kind: 'view', id: '8cm2k-114' }],
    [
      `${APP}/9014123456/v/dc/8cm2k-114/8cm2k-9`,
      { kind: 'doc', id: '8cm2k-114', pageId: '8cm2k-9' },
    ],
    [`${APP}/9014123456/docs/8cm2k-114`, { kind: 'doc', id: '8cm2k-114' }],
  ])('%s is understood', (url, target) => {
    expect(readUrl(url)).toEqual(target)
  })

  it.each([
    'https://example.com/t/868512p',
    'https://app.clickup.com.example.com/t/868512p',
    'https://notclickup.com/t/868512p',
    `${APP}/9014123456/home`,
    `${APP}/t/`,
    APP,
    'https://',
    'ENG-123',
    'Engineering / Current Sprint',
  ])('%s is none that points at anything', (text) => {
    expect(readUrl(text)).toBeUndefined()
  })

  it('with a broken escape does no harm', () => {
    expect(readUrl(`${APP}/9014123456/v/%E0%A4%A/x`)).toEqual({ kind: 'view', id: 'x' })
  })
})

import { describe, expect, it } from 'vitest'
import { readTaskKey, taskKeysOfBranch } from '../../../src/clickup/references/tasks.ts'

describe('a task reference', () => {
  it.each([
    ['868512p', { id: '868512p' }],
    [' 868512P ', { id: '868512p' }],
    ['#868512p', { id: '868512p' }],
    ['CU-868512p', { id: '868512p' }],
    ['cu-868512P', { id: '868512p' }],
    ['86c1abcde', { id: '86c1abcde' }],
    ['ENG-123', { customId: 'ENG-123' }],
    ['eng-123', { customId: 'ENG-123' }],
    ['#ENG-123', { customId: 'ENG-123' }],
    ['WEB_APP-7', { customId: 'WEB_APP-7' }],
    ['CU-12', { customId: 'CU-12' }],
    ['https://app.clickup.com/t/868512p', { id: '868512p' }],
    ['https://app.clickup.com/t/9014123456/ENG-123', { customId: 'ENG-123' }],
    ['https://app.clickup.com/t/acujnq', { id: 'acujnq' }],
    ['https://app.clickup.com/t/9hz', { id: '9hz' }],
    ['https://app.clickup.com/t/9014123456/team_b-7', { customId: 'TEAM_B-7' }],
  ])('%j is read as a key', (text, key) => {
    expect(readTaskKey(text)).toEqual(key)
  })

  it.each([
    'Fix the login',
    'current',
    'a/b',
    'login',
    '12',
    'https://example.com/t/868512p',
    '',
    'acujnq',
    '#urgent',
  ])('%j is none', (text) => {
    expect(readTaskKey(text)).toBeUndefined()
  })
})

describe('a branch name', () => {
  it.each([
    ['ENG-123', [{ customId: 'ENG-123' }]],
    ['feature/ENG-123-login-form', [{ customId: 'ENG-123' }]],
    ['alex/eng-123_login', [{ customId: 'ENG-123' }]],
    ['CU-868512p_login-form_Alex-Rivera', [{ id: '868512p' }]],
    ['feature/cu-868512p', [{ id: '868512p' }]],
    ['feature/868512p-export', [{ id: '868512p' }]],
    // What only the workspace can tell.
    ['CU-acujnq_login', [{ id: 'acujnq' }]],
    ['CU-login', [{ id: 'login' }]],
    ['fix-404-ENG-9', [{ customId: 'FIX-404' }, { customId: 'ENG-9' }]],
    ['ENG_OPS-12', [{ customId: 'ENG_OPS-12' }, { customId: 'OPS-12' }]],
    ['lodash-4', [{ customId: 'LODASH-4' }]],
    ['UTF-8-fix', [{ customId: 'UTF-8' }]],
  ])('%s may hold %j', (branch, keys) => {
    expect(taskKeysOfBranch(branch)).toEqual(keys)
  })

  it.each(['main', 'release/1.2.3', 'v2', 'login-form', 'feature/english-2nd'])(
    '%s holds none',
    (branch) => {
      expect(taskKeysOfBranch(branch)).toEqual([])
    },
  )
})

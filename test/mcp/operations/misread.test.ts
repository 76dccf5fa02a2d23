// What is easily said wrongly in an operation, or told too much: refused, or read as it was meant.
import { describe, expect, it } from 'vitest'
import { compared } from '../../../src/changes/operations/compared.ts'
import { idsIn } from '../../contract/support/calls.ts'
import { codesOf, expectRefusal, usePair } from '../../support/pair.ts'

const pair = usePair(
  {},
  {
    env: {
      CLICKUP_ACCESS: 'read,write,delete',
      CLICKUP_TOOLSETS: 'all',
      CLICKUP_CONFIRM: 'argument',
    },
  },
)
const { call, asked, writes } = pair
const ids = () => idsIn(pair.sandbox)

const does = (operation: string, args: Record<string, unknown>) =>
  call('call_operation', { operation, ...args })

const dry = (operation: string, args: Record<string, unknown>) =>
  does(operation, { ...args, dry_run: true })

const refused = (operation: string, args: Record<string, unknown>, words: RegExp) =>
  expectRefusal(pair, ['call_operation', { operation, ...args }], 'INVALID_INPUT', words)

describe('the address of a webhook', () => {
  const address = (token: string) => `https://u:pw@hooks.example/x?token=${token}`
  const made = (token: string) =>
    does('CreateWebhook', { body: { endpoint: address(token), events: ['*'] } })

  it('is told without what opens it, and found again by that', async () => {
    await made('abc123')
    const answer = await dry('UpdateWebhook', {
      path: { webhook_id: `${address('zzz')}z` },
      body: { events: ['*'] },
    })
    const [masked] = answer.issues?.[0]?.candidates ?? []
    expect(masked).toBe('https://…@hooks.example/x?token=…')
    expect(JSON.stringify(answer)).not.toMatch(/abc123|zzz|pw@/)
    const again = await dry('UpdateWebhook', {
      path: { webhook_id: masked },
      body: { events: ['*'] },
    })
    expect(again.ok).toBe(true)
    const inClear = await dry('UpdateWebhook', {
      path: { webhook_id: address('abc123') },
      body: { events: ['*'] },
    })
    expect(inClear.ok).toBe(true)
    expect(JSON.stringify(inClear)).not.toMatch(/abc123|pw@/)
  })

  it('is told with its id where another has the same without them', async () => {
    await made('def456')
    const answer = await dry('DeleteWebhook', {
      path: { webhook_id: 'https://…@hooks.example/x?token=…' },
    })
    expect(codesOf(answer)).toEqual(['AMBIGUOUS'])
    const [one] = answer.issues?.[0]?.candidates ?? []
    expect(one).toMatch(/^https:\/\/…@hooks\.example\/x\?token=… \(webhook [0-9a-f-]{36}\)$/)
    expect(JSON.stringify(answer)).not.toMatch(/abc123|def456|pw@/)
    expect((await dry('DeleteWebhook', { path: { webhook_id: one } })).ok).toBe(true)
  })
})

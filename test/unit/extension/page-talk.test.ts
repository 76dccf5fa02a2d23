// What a page may ask for: only what it shows, and a text that was written is never lost.
import { describe, expect, it, vi } from 'vitest'
import type { ToPage } from '../../../src/ui/messages.ts'

vi.mock('vscode', () => ({
  env: {},
  Uri: {},
  l10n: { t: (text: string) => text, bundle: undefined },
}))

const { talk } = await import('../../../src/extension/views/task/page-talk.ts')

type Talking = Parameters<typeof talk>[0]

/** A page that shows one comment, and what it was told and asked for. */
const page = (looking: Talking['looking']) => {
  const told: ToPage[] = []
  const asked: string[] = []
  const content = { shown: { comments: { list: [{ id: '1' }] } }, task: {} }
  const hear = talk({
    say: (message) => told.push(message),
    state: () => ({ is: 'page' }),
    content: () => content as never,
    looking,
    refresh: () => {},
    look: () => {},
    older: () => {},
    replies: (of) => asked.push(of),
    open: (id) => asked.push(id),
  })
  return { told, asked, hear }
}

const reply = (to: string) => ({
  is: 'comment',
  box: `reply:${to}`,
  text: 'Yes',
  to,
  anyway: false,
})

describe('a page', () => {
  it('replies to comments of its own task alone', async () => {
    const sent: unknown[] = []
    const deeds = { comment: async (_: unknown, said: unknown) => void sent.push(said) }
    const { told, hear } = page(async () => ({ deeds }) as never)
    await hear(reply('2'))
    expect(sent).toEqual([])
    expect(told).toMatchObject([{ is: 'unsent', text: 'Yes', canBeSent: false }])
    await hear(reply('1'))
    expect(sent).toMatchObject([{ text: 'Yes', to: '1' }])
  })

  it('opens threads of its own task alone', async () => {
    const { asked, hear } = page(async () => undefined)
    await hear({ is: 'replies', of: '2' })
    await hear({ is: 'replies', of: '1' })
    expect(asked).toEqual(['1'])
  })

  it('opens nothing that is no task', async () => {
    const { asked, hear } = page(async () => undefined)
    for (const id of ['/../', 'a/b', '..', '%2e', 'a?b', '']) await hear({ is: 'open', id })
    await hear({ is: 'open', id: '868abc' })
    expect(asked).toEqual(['868abc'])
  })

  it('is told why a text was not sent where the account is out of reach', async () => {
    const { told, hear } = page(async () => {
      throw new Error('The sandbox did not start.')
    })
    await hear(reply('1'))
    await hear({ is: 'tick', list: 'l', item: 'i', ticked: true })
    expect(told).toMatchObject([
      { is: 'unsent', box: 'reply:1', text: 'Yes', canBeSent: false },
      { is: 'ticked', item: 'i', why: expect.any(String) },
    ])
  })
})

// get_messages and send_message: only where the toolset chat is on.
import { describe, expect, it } from 'vitest'
import { codesOf, usePair } from '../../support/pair.ts'

const running = usePair({}, { env: { CLICKUP_TOOLSETS: 'all' } })
const { call, text, writes } = running

const store = () => running.sandbox.state.store
const channel = (name: string) => {
  const found = [...store().channels.values()].find((one) => one.name === name)
  if (!found) throw new Error(`there is no channel ${name}`)
  return found
}
const messagesOf = (name: string) =>
  [...store().messages.values()].filter(({ channelId }) => channelId === channel(name).id)

describe('get_messages', () => {
  it.each([['Releases'], ['#releases'], ['8cm2k-3014']])(
    'reads the channel %j, newest first, with replies and who wrote them',
    async (said) => {
      const { ok, result } = await call('get_messages', { channel: said })
      expect({ ok, channel: result.channel }).toEqual({ ok: true, channel: 'Releases' })
      expect(result.messages.map(({ by }: { by: string }) => by)).toEqual([
        'Alex Rivera',
        'Tom Becker',
        'Lena Fischer',
      ])
      const [, asked] = result.messages
      expect(
        asked.replies.map(({ by, text: words }: { by: string; text: string }) => [by, words]),
      ).toEqual([
        ['Sam Chen', 'Yes, behind a flag at first.'],
        ['Tom Becker', 'Thanks, I will tell them.'],
      ])
      expect(asked.at).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d$/)
    },
  )

  it('reads on by cursor to the end, each message once', async () => {
    const seen: string[] = []
    let cursor: string | undefined
    do {
      const answer = await call('get_messages', {
        channel: 'General',
        ...(cursor ? { cursor } : {}),
      })
      seen.push(...answer.result.messages.map(({ id }: { id: string }) => id))
      cursor = answer.result.next_cursor
    } while (cursor && seen.length < 200)
    const wanted = messagesOf('General').toSorted((a, b) => b.date - a.date)
    expect(seen).toEqual(wanted.map(({ id }) => id))
  })

  it('stays below 8,000 characters however long the messages are', async () => {
    for (const message of messagesOf('General')) message.content += ` ${'more words '.repeat(90)}`
    const answer = await text('get_messages', { channel: 'General' })
    expect(answer.length).toBeLessThan(8000)
    expect(JSON.parse(answer).result.next_cursor).toBeTruthy()
  })

  it.each([
    [{ channel: 'Relases' }, 'NOT_FOUND'],
    [{ channel: 'Design only' }, 'NOT_FOUND'],
    [{ channel: 'Releases', cursor: 'x' }, 'INVALID_INPUT'],
    [{}, 'INVALID_INPUT'],
  ])('refuses %j', async (args, code) => {
    expect(codesOf(await call('get_messages', args))).toEqual([code])
  })
})

describe('send_message', () => {
  it('posts in a channel', async () => {
    const { ok, result } = await call('send_message', {
      channel: 'Releases',
      text: '**5.0** is tagged',
    })
    expect({ ok, channel: result.channel }).toEqual({ ok: true, channel: 'Releases' })
    expect(store().messages.get(result.message)).toMatchObject({
      content: '**5.0** is tagged',
      userId: 44010001,
      parentId: null,
    })
  })

  it('replies to a message', async () => {
    const { result } = await call('get_messages', { channel: 'Releases' })
    const [first] = result.messages
    const answer = await call('send_message', {
      channel: 'Releases',
      text: 'Noted',
      reply_to: first.id,
    })
    expect(answer.ok).toBe(true)
    expect(store().messages.get(answer.result.message)).toMatchObject({ parentId: first.id })
  })

  it('replies to a reply in its thread', async () => {
    const asked = messagesOf('Releases').find(({ content }) => content.includes('over 2 GB'))
    const reply = [...store().messages.values()].find(({ parentId }) => parentId === asked?.id)
    const answer = await call('send_message', {
      channel: 'Releases',
      text: 'Seen',
      reply_to: reply?.id,
    })
    expect(answer.ok).toBe(true)
    expect(store().messages.get(answer.result.message)).toMatchObject({ parentId: asked?.id })
  })

  it('does not reply to a message of another channel', async () => {
    const [other] = messagesOf('General')
    const answer = await call('send_message', {
      channel: 'Releases',
      text: 'Not for you',
      reply_to: other?.id,
    })
    expect({ codes: codesOf(answer), sent: writes() }).toEqual({
      codes: ['INVALID_INPUT'],
      sent: [],
    })
    expect(answer.issues?.[0]?.message).toContain('channel "Releases"')
  })

  it('does not post twice when the answer is lost', async () => {
    const before = messagesOf('Backend only').length
    running.sandbox.state.faults.add('POST /v3/workspaces/*/chat/channels/*/messages=drop-after')
    const { ok } = await call('send_message', { channel: 'Backend only', text: 'Once' })
    expect({ ok, more: messagesOf('Backend only').length - before }).toEqual({ ok: true, more: 1 })
  })

  it.each([
    [{ channel: 'Releases', text: '  ' }, 'INVALID_INPUT'],
    [{ channel: 'Releases', text: 'x'.repeat(40_001) }, 'INVALID_INPUT'],
    [{ channel: 'Nowhere', text: 'x' }, 'NOT_FOUND'],
  ])('refuses %#', async (args, code) => {
    expect({ codes: codesOf(await call('send_message', args)), sent: writes() }).toEqual({
      codes: [code],
      sent: [],
    })
  })

  it('shows on a dry run what it would post', async () => {
    const { result } = await call('send_message', {
      channel: 'Releases',
      text: 'Later',
      dry_run: true,
    })
    expect(result.would).toEqual([{ do: 'post in Releases', set: { message: 'Later' } }])
    expect(writes()).toEqual([])
  })
})

describe('without the toolset', () => {
  const plain = usePair()

  it.each(['get_messages', 'send_message'])('%s is not there and not allowed', async (tool) => {
    const { tools } = await plain.pair.client.listTools()
    expect(tools.map(({ name }) => name)).not.toContain(tool)
    const answer = await plain.call(tool, { channel: 'Releases', text: 'x' })
    expect(codesOf(answer)).toEqual(['ACCESS_DENIED'])
    expect(plain.asked()).toEqual([])
  })
})

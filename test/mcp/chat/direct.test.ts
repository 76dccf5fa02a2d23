// Direct messages, which have no name; who wrote, reacted and left; channels that are odd.
import { beforeAll, describe, expect, it } from 'vitest'
import type { Channel } from '../../../src/sandbox/state/side-model.ts'
import { codesOf, usePair } from '../../support/pair.ts'

const running = usePair({}, { env: { CLICKUP_TOOLSETS: 'all' } })
const { call, asked } = running

const [ALEX, JONAS, LENA] = [44010001, 44010004, 44010007]
const [INVITED, NAMELESS] = [44019001, 44019002]
const store = () => running.sandbox.state.store

const addDirect = (id: string, memberIds: number[], more: Partial<Channel> = {}): void => {
  const workspaceId = running.sandbox.workspaceId
  store().channels.set(id, {
    id,
    workspaceId,
    name: '',
    topic: '',
    description: '',
    type: 'DM',
    visibility: 'PRIVATE',
    parent: { id: workspaceId, type: 12 },
    memberIds,
    creatorId: ALEX,
    createdAt: store().now(),
    ...more,
  })
}

const addNameless = (id: number, email: string): void => {
  const initials = email.slice(0, 2)
  const rest = { color: null, picture: null, role: 3, timezone: 'UTC' } as const
  store().users.set(id, { id, username: null, email, initials, ...rest })
}

beforeAll(() => {
  addNameless(INVITED, 'pat.new@acme.example')
  addNameless(NAMELESS, '')
  addDirect('8cm2k-4001', [ALEX, JONAS, LENA], { type: 'GROUP_DM' })
  addDirect('8cm2k-4002', [ALEX, INVITED])
  addDirect('8cm2k-4003', [ALEX, NAMELESS])
  addDirect('8cm2k-4004', [ALEX])
})

describe('a direct message', () => {
  it.each(['Priya Nair', '@Priya Nair', 'priya.nair@acme.example', 'priya', '8cm2k-3094'])(
    'is found by the other person, as %j, and bears that name',
    async (said) => {
      const { ok, result } = await call('get_messages', { channel: said })
      expect({ ok, channel: result.channel }).toEqual({
        ok: true,
        channel: '@Priya Nair (channel 8cm2k-3094)',
      })
      expect(result.messages.map(({ text }: { text: string }) => text)).toEqual([
        'Can you review ENG-121 today?',
      ])
    },
  )

  it('is written to by what an answer called it', async () => {
    const { result } = await call('get_messages', { channel: 'priya' })
    const sent = await call('send_message', { channel: result.channel, text: 'Yes.' })
    expect(sent).toMatchObject({
      ok: true,
      result: { channel: '@Priya Nair (channel 8cm2k-3094)' },
    })
    expect(store().messages.get(sent.result.message)?.channelId).toBe('8cm2k-3094')
    store().messages.delete(sent.result.message)
  })

  it('among several is named by all of them, and not by one', async () => {
    const one = await call('get_messages', { channel: 'Jonas Weber' })
    expect(codesOf(one)).toEqual(['NOT_FOUND'])
    expect(one.issues?.[0]?.candidates).toEqual(
      expect.arrayContaining(['Releases', '@Jonas Weber, @Lena Fischer (channel 8cm2k-4001)']),
    )
    const all = await call('get_messages', { channel: 'Jonas Weber, Lena Fischer' })
    expect(all).toMatchObject({
      ok: true,
      result: { channel: '@Jonas Weber, @Lena Fischer (channel 8cm2k-4001)' },
    })
  })

  it.each([
    ['pat.new@acme.example', '8cm2k-4002', '@pat.new@acme.example'],
    ['@user 44019002', '8cm2k-4003', '@user 44019002'],
    ['8cm2k-4004', '8cm2k-4004', '@Alex Rivera'],
    ['@pat.new@acme.example (channel 8cm2k-4002)', '8cm2k-4002', '@pat.new@acme.example'],
  ])('with somebody without a name is named by what there is: %j', async (said, id, name) => {
    const answer = await call('get_messages', { channel: said })
    const channel = `${name} (channel ${id})`
    expect(answer).toMatchObject({ ok: true, result: { channel } })
    expect(asked().some(({ path }) => path.endsWith(`/channels/${id}/messages`))).toBe(true)
  })

  it('does not cost a request where a channel is called so', async () => {
    await call('get_messages', { channel: 'Releases' })
    expect(asked().filter(({ path }) => path.endsWith('/members'))).toEqual([])
  })
})

describe('a message', () => {
  it('tells its reactions where they are asked for', async () => {
    const plain = await call('get_messages', { channel: 'Releases' })
    expect(JSON.stringify(plain.result)).not.toContain('reactions')
    const { result } = await call('get_messages', { channel: 'Releases', include: ['reactions'] })
    expect(result.messages[1].reactions).toEqual({ eyes: ['Alex Rivera', 'Priya Nair'] })
    expect(result.messages[0]).not.toHaveProperty('reactions')
  })

  it('by somebody who has left is by their id, and that is said', async () => {
    const message = [...store().messages.values()].find(
      ({ channelId }) => channelId === '8cm2k-3014',
    )
    if (!message) throw new Error('there is no message')
    const { userId } = message
    message.userId = 44019999
    const { result } = await call('get_messages', { channel: 'Releases' })
    message.userId = userId
    expect(result.messages.map(({ by }: { by: string }) => by)).toContain('(user 44019999)')
  })

  it('says how many replies are left out', async () => {
    const message = [...store().messages.values()].find(({ content }) => content.includes('4.9'))
    if (!message) throw new Error('there is no message')
    const ids = Array.from({ length: 53 }, (_, i) => `8016000099${String(i).padStart(4, '0')}`)
    for (const id of ids)
      store().messages.set(id, { ...message, id, parentId: message.id, content: 'ok' })
    const { result } = await call('get_messages', { channel: 'Releases' })
    for (const id of ids) store().messages.delete(id)
    const found = result.messages.find(({ id }: { id: string }) => id === message.id)
    expect([found.replies.length, found.replies_left]).toEqual([50, 3])
  })
})

// What is lost for good needs the user's word, by whichever way they can be asked.
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { type Reply, type Speaker, startSpeaker, WAYS } from '../../support/face-clients.ts'
import { codesOf } from '../../support/pair.ts'

const env = { CLICKUP_ACCESS: 'read,write,delete' }

let speaker: Speaker

const doomed = async (name: string): Promise<string> => {
  const list = 'Infrastructure Backlog'
  const { result } = await speaker.call('create_tasks', { list, tasks: [{ name }] })
  speaker.sandbox.state.log.clear()
  return String(result.id)
}

const deleted = (): number =>
  speaker.sandbox.state.log.since(0).filter(({ method }) => method === 'DELETE').length

const YES = { action: 'accept' as const, content: { confirm: true } }

describe.each(WAYS.filter(({ asks }) => asks))('over $name', (way) => {
  const asked: string[] = []
  let reply: Reply = YES

  beforeAll(async () => {
    const answer = (question: string): Reply => {
      asked.push(question)
      return reply
    }
    speaker = await startSpeaker(way, { env, answer })
  })
  beforeEach(() => {
    asked.length = 0
  })
  afterAll(() => speaker.close())

  it('the user is asked once, by name, and a yes deletes', async () => {
    reply = YES
    const { ok } = await speaker.call('delete_tasks', { tasks: [await doomed('Doomed by a yes')] })
    expect({ ok, deleted: deleted() }).toEqual({ ok: true, deleted: 1 })
    expect(asked).toEqual([expect.stringContaining('Doomed by a yes')])
  })

  it.each<Reply>([
    { action: 'decline' },
    { action: 'cancel' },
    { action: 'accept', content: { confirm: false } },
  ])('%j deletes nothing', async (said) => {
    reply = said
    const tasks = [await doomed('Spared by a no')]
    const answer = await speaker.call('delete_tasks', { tasks, confirm: ['Spared by a no'] })
    expect({ codes: codesOf(answer), deleted: deleted() }).toEqual({
      codes: ['NOT_CONFIRMED'],
      deleted: 0,
    })
    expect(asked).toHaveLength(1)
  })
})

describe.each(WAYS)('over $name, a client that cannot ask', (way) => {
  afterEach(() => speaker.close())

  it('deletes nothing, whatever it names', async () => {
    speaker = await startSpeaker(way, { env })
    const tasks = [await doomed('Not asked about')]
    const answer = await speaker.call('delete_tasks', { tasks, confirm: ['Not asked about'] })
    expect(codesOf(answer)).toEqual(['NOT_CONFIRMED'])
    expect(JSON.stringify(answer.issues)).toContain('cannot ask')
    expect(deleted()).toBe(0)
  })

  it('deletes by the exact name where that is allowed, and by no other', async () => {
    speaker = await startSpeaker(way, { env: { ...env, CLICKUP_CONFIRM: 'argument' } })
    const tasks = [await doomed('Named to the letter')]
    const wrong = await speaker.call('delete_tasks', { tasks, confirm: ['Named otherwise'] })
    expect({ codes: codesOf(wrong), deleted: deleted() }).toEqual({
      codes: ['NOT_CONFIRMED'],
      deleted: 0,
    })
    const right = await speaker.call('delete_tasks', { tasks, confirm: ['Named to the letter'] })
    expect({ ok: right.ok, deleted: deleted() }).toEqual({ ok: true, deleted: 1 })
  })
})

describe.each(WAYS.filter(({ asks }) => !asks))('over $name', (way) => {
  afterEach(() => speaker.close())

  it('nobody is asked, though the client could: there is no way back to it', async () => {
    let asked = 0
    const answer = () => {
      asked += 1
      return YES
    }
    speaker = await startSpeaker(way, { env, answer })
    const refused = await speaker.call('delete_tasks', { tasks: [await doomed('Out of reach')] })
    expect({ codes: codesOf(refused), asked, deleted: deleted() }).toEqual({
      codes: ['NOT_CONFIRMED'],
      asked: 0,
      deleted: 0,
    })
  })
})

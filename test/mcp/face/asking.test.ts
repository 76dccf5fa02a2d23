// What is lost for good needs the user's word, by whichever way they can be asked.
import { afterEach, describe, expect, it } from 'vitest'
import { type Speaker, startSpeaker, WAYS } from '../../support/face-clients.ts'
import { codesOf } from '../../support/pair.ts'

const env = { CLICKUP_ACCESS: 'read,write,delete' }

let speaker: Speaker
afterEach(() => speaker.close())

const doomed = async (name: string): Promise<string> => {
  const list = 'Infrastructure Backlog'
  const { result } = await speaker.call('create_tasks', { list, tasks: [{ name }] })
  speaker.sandbox.state.log.clear()
  return String(result.id)
}

const deleted = (): number =>
  speaker.sandbox.state.log.since(0).filter(({ method }) => method === 'DELETE').length

const asking = WAYS.filter(({ asks }) => asks)

describe.each(asking)('over $name', (way) => {
  it('the user is asked once, by name, and a yes deletes', async () => {
    const asked: string[] = []
    const answer = (question: string) => {
      asked.push(question)
      return { action: 'accept' as const, content: { confirm: true } }
    }
    speaker = await startSpeaker(way, { env, answer })
    const { ok } = await speaker.call('delete_tasks', { tasks: [await doomed('Doomed by a yes')] })
    expect({ ok, deleted: deleted() }).toEqual({ ok: true, deleted: 1 })
    expect(asked).toEqual([expect.stringContaining('Doomed by a yes')])
  })

  it.each([
    { action: 'decline' as const },
    { action: 'cancel' as const },
    { action: 'accept' as const, content: { confirm: false } },
  ])('%j deletes nothing', async (reply) => {
    speaker = await startSpeaker(way, { env, answer: () => reply })
    const tasks = [await doomed('Spared by a no')]
    const answer = await speaker.call('delete_tasks', { tasks, confirm: ['Spared by a no'] })
    expect({ codes: codesOf(answer), deleted: deleted() }).toEqual({
      codes: ['NOT_CONFIRMED'],
      deleted: 0,
    })
  })
})

describe.each(WAYS)('over $name, a client that cannot ask', (way) => {
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
  it('nobody is asked, though the client could: there is no way back to it', async () => {
    let asked = 0
    const answer = () => {
      asked += 1
      return { action: 'accept' as const, content: { confirm: true } }
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

// A call ends when it is cancelled, when its client goes away, and when the link ends that it came by: then
// nothing more is sent.
import { request } from 'node:http'
import { afterEach, describe, expect, it } from 'vitest'
import { type Speaker, startSpeaker, WAYS, type Way } from '../../support/face-clients.ts'
import { codesOf } from '../../support/pair.ts'

const LIST = 'Infrastructure Backlog'
const MANY = 60

let speaker: Speaker
afterEach(() => speaker.close())

const start = async (way: Way): Promise<void> => {
  speaker = await startSpeaker(way)
  speaker.sandbox.state.faults.add('POST /v2/list/*/task=slow:100ms x*')
}

/** Creates many tasks; `meanwhile` happens when some are made and others under way. */
const createMany = (meanwhile: () => void, signal?: AbortSignal) =>
  speaker.call(
    'create_tasks',
    { list: LIST, tasks: Array.from({ length: MANY }, (_, i) => ({ name: `One of ${i}` })) },
    {
      ...(signal ? { signal } : {}),
      onprogress: ({ progress }) => {
        if (progress === 14) meanwhile()
      },
    },
  )

const created = (): number =>
  [...speaker.sandbox.state.store.tasks.values()].filter(({ name }) => name.startsWith('One of '))
    .length

/**
 * Begun later, it ends later than whatever was under way. It has a connection of its own: those that are
 * kept may be closed just then.
 */
const createAfterwards = (): Promise<void> => {
  const { url, token, state } = speaker.sandbox
  const list = [...state.store.lists.values()].find(({ name }) => name === LIST)
  return new Promise((resolve, reject) => {
    request(
      `${url}/api/v2/list/${list?.id}/task`,
      {
        method: 'POST',
        agent: false,
        headers: { authorization: token, 'content-type': 'application/json' },
      },
      (answer) => answer.resume().on('end', resolve),
    )
      .on('error', reject)
      .end(JSON.stringify({ name: 'Afterwards' }))
  })
}

const expectNoMore = async (): Promise<void> => {
  // The word takes a while to be heard: as long as more are made by then, it may be on its way.
  let now: number
  do {
    now = created()
    await createAfterwards()
  } while (created() > now)
  expect(now).toBeGreaterThan(0)
  expect(now).toBeLessThan(MANY / 2)
  await createAfterwards()
  await createAfterwards()
  expect(created()).toBe(now)
}

describe.each(WAYS.filter(({ cancels }) => cancels))('over $name', (way) => {
  it('a call that is cancelled sends no more', async () => {
    await start(way)
    const cancel = new AbortController()
    await expect(createMany(() => cancel.abort('enough'), cancel.signal)).rejects.toThrow()
    await expectNoMore()
  })
})

describe.each(WAYS.filter(({ over }) => over === 'http'))('over $name', (way) => {
  it('a client that goes away takes its call along', async () => {
    await start(way)
    const gone = createMany(() => void speaker.client.close())
    await expect(gone).rejects.toThrow()
    await expectNoMore()
  })

  it('the end of the link ends the call, which is answered', async () => {
    await start(way)
    const answer = await createMany(() => speaker.host?.end())
    expect(codesOf(answer)).toContain('CANCELLED')
    await expectNoMore()
  })
})

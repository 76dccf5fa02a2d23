// Yesterday's hours in a person's words, in the real Copilot Chat: ClickUp has exactly those, of yesterday.
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { logHours } from '../../scripts/model/jobs/log-hours.ts'
import type { Sandbox } from '../../src/sandbox/server.ts'
import { expectDocumented } from '../support/contract.ts'
import { askClickUp } from '../support/jobs/clickup.ts'
import { answersTold } from '../support/jobs/told.ts'
import { useAgent } from '../support/vscode/agent.ts'

const entries = z.object({
  data: z.array(
    z.looseObject({
      id: z.string(),
      start: z.coerce.number(),
      duration: z.coerce.number(),
      task: z.object({ name: z.string() }).nullish(),
    }),
  ),
})
type Entry = z.infer<typeof entries>['data'][number]

const DAY_MS = 24 * 3_600_000
/** Of the person, wherever the machine is. */
const zone = 'Europe/Berlin'

/** `2026-11-30 09:00` */
const onTheWall = (ms: number): string =>
  new Intl.DateTimeFormat('sv-SE', {
    timeZone: zone,
    dateStyle: 'short',
    timeStyle: 'short',
  }).format(ms)

/** Some days around now, so that one on another day would be seen as well. */
const readEntries = async (sandbox: Sandbox): Promise<readonly Entry[]> => {
  const now = Date.now()
  const span = `start_date=${now - 10 * DAY_MS}&end_date=${now + 10 * DAY_MS}`
  const path = `/v2/team/${sandbox.workspaceId}/time_entries?${span}`
  return entries.parse(await askClickUp(sandbox, path)).data
}

let before: readonly Entry[] = []

const done = useAgent({
  job: logHours,
  name: 'log-hours',
  openFirst: ['Engineering'],
  prepare: async (sandbox) => {
    before = await readEntries(sandbox)
  },
})

const writes = () => done.sandbox.state.log.since(0).filter(({ method }) => method !== 'GET')

/** The day before that on which it was asked for, on the person's calendar. */
const yesterday = (): string => {
  const [today = ''] = onTheWall(writes()[0]?.at ?? 0).split(' ')
  return new Date(Date.parse(today) - DAY_MS).toISOString().slice(0, 10)
}

describe("asking Copilot Chat to log yesterday's hours", () => {
  it('leaves exactly the two stretches of yesterday, in the zone of the person', async () => {
    const { user } = z
      .object({ user: z.object({ timezone: z.string() }) })
      .parse(await askClickUp(done.sandbox, '/v2/user'))
    expect(user.timezone).toBe(zone)
    const after = await readEntries(done.sandbox)
    const added = after.filter(({ id }) => !before.some((one) => one.id === id))
    const shown = added.map(({ start, duration, task }) =>
      [onTheWall(start), onTheWall(start + duration), task?.name].join(' | '),
    )
    expect(shown.sort()).toEqual([
      `${yesterday()} 09:00 | ${yesterday()} 11:30 | Cache invalidation misses renamed projects`,
      `${yesterday()} 13:30 | ${yesterday()} 17:00 | Document the retry policy`,
    ])
  })

  it('leaves nothing in the future, and all other time as it was', async () => {
    const after = await readEntries(done.sandbox)
    for (const { start, duration } of after) expect(start + duration).toBeLessThan(Date.now())
    expect(after).toEqual(expect.arrayContaining([...before]))
  })

  it('asks the person before each of the two writes, and not before reading', () => {
    expect(done.answer.allowed).toBe(2)
    expect(writes().map(({ method, path }) => `${method} ${path}`)).toEqual(
      Array(2).fill(`POST /api/v2/team/${done.sandbox.workspaceId}/time_entries`),
    )
  })

  it('tells the model when each was taken to begin, and how long it took', () => {
    const [first, second] = answersTold(done.model)
    expect(first).toMatchObject({
      ok: true,
      result: { task: 'ENG-123', start: `${yesterday()}T09:00`, duration: '2h 30m' },
    })
    expect(second).toMatchObject({
      ok: true,
      result: { task: 'ENG-137', start: `${yesterday()}T13:30`, duration: '3h 30m' },
    })
  })

  it('tells in the chat what was understood by the words', () => {
    expect(done.answer.text).toContain(
      `"yesterday at nine" to "half past eleven" is 2h 30m from ${yesterday()} 09:00`,
    )
    expect(done.answer.text).toContain(
      `"yesterday at 1:30 pm" to "5pm" is 3h 30m from ${yesterday()} 13:30`,
    )
  })

  it('sends every request to ClickUp as the documents say', () => {
    expectDocumented(done.sandbox.state.log.since(0))
  })
})

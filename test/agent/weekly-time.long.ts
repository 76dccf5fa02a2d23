// A report of time in the real Copilot Chat: the figures are those of ClickUp, and nothing is written.
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { weeklyTime } from '../../scripts/model/jobs/weekly-time.ts'
import { expectDocumented } from '../support/contract.ts'
import { askClickUp } from '../support/jobs/clickup.ts'
import { useAgent } from '../support/vscode/agent.ts'

const done = useAgent({
  job: weeklyTime,
  name: 'weekly-time',
  openFirst: ['Engineering'],
})

const DAY_MS = 24 * 3_600_000
const entries = z.object({
  data: z.array(
    z.object({
      duration: z.coerce.number(),
      user: z.object({ username: z.string() }),
      task_location: z.object({ list_name: z.string().optional() }).optional(),
    }),
  ),
})
const teams = z.object({
  teams: z.array(z.object({ members: z.array(z.object({ user: z.object({ id: z.number() }) })) })),
})

const clock = (ms: number): string => {
  const minutes = Math.round(ms / 60_000)
  const parts = [
    minutes >= 60 ? `${Math.floor(minutes / 60)}h` : '',
    minutes % 60 > 0 ? `${minutes % 60}m` : '',
  ]
  return parts.filter(Boolean).join(' ')
}

/** Sums by person and list of the days that the job asked for. */
const readSums = async () => {
  const { sandbox } = done
  const [team] = teams.parse(await askClickUp(sandbox, '/v2/team')).teams
  const people = team?.members.map(({ user }) => user.id).join(',')
  // As asked: from the start of the day a week ago, in the zone of the team.
  const asked = sandbox.state.log.since(0).find(({ path }) => path.endsWith('/time_entries'))
  const query = new URLSearchParams(asked?.query)
  const [from, to] = [Number(query.get('start_date')), Number(query.get('end_date'))]
  const { data } = entries.parse(
    await askClickUp(
      sandbox,
      `/v2/team/${sandbox.workspaceId}/time_entries?start_date=${from}&end_date=${to}&assignee=${people}&include_location_names=true`,
    ),
  )
  const sums = new Map<string, number>()
  for (const { user, duration, task_location: place } of data) {
    const key = `${user.username}\t${place?.list_name ?? 'no list'}`
    sums.set(key, (sums.get(key) ?? 0) + duration)
  }
  return { sums, from, to, total: data.reduce((sum, { duration }) => sum + duration, 0) }
}

describe('asking Copilot Chat for a weekly report of time', () => {
  it('asks for the last seven days', async () => {
    const { from, to } = await readSums()
    expect(to - from).toBeGreaterThanOrEqual(7 * DAY_MS)
    expect(to - from).toBeLessThanOrEqual(9 * DAY_MS)
  })

  it('tells in the chat the time of each person on each list, and the total', async () => {
    const { sums, total } = await readSums()
    expect(sums.size).toBeGreaterThan(5)
    for (const [key, ms] of sums) {
      const [person = '', list = ''] = key.split('\t')
      expect(done.answer.text.replace(/\s+/g, ' ')).toContain(`${person} ${list} ${clock(ms)}`)
    }
    expect(done.answer.text).toContain(`${clock(total)} were tracked`)
  })

  it('adds up by person and by list', async () => {
    const { sums } = await readSums()
    const text = done.answer.text.replace(/\s+/g, ' ')
    for (const part of [0, 1]) {
      const totals = new Map<string, number>()
      for (const [key, ms] of sums) {
        const name = key.split('\t')[part] ?? ''
        totals.set(name, (totals.get(name) ?? 0) + ms)
      }
      for (const [name, ms] of totals) expect(text).toContain(`${name} ${clock(ms)}`)
    }
  })

  it('asks the person nothing and writes nothing', () => {
    expect(done.answer.allowed).toBe(0)
    const methods = done.sandbox.state.log.since(0).map(({ method }) => method)
    expect(new Set(methods)).toEqual(new Set(['GET']))
  })

  it('sends every request to ClickUp as the documents say', () => {
    expect(done.sandbox.state.log.since(0).length).toBeGreaterThan(0)
    expectDocumented(done.sandbox.state.log.since(0))
  })
})

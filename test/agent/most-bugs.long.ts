// A question of two figures in the real Copilot Chat: two calls, and the figures are those of ClickUp.
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { mostBugs } from '../../scripts/model/jobs/most-bugs.ts'
import { expectDocumented } from '../support/contract.ts'
import { askClickUp, findList } from '../support/jobs/clickup.ts'
import { useAgent } from '../support/vscode/agent.ts'

const done = useAgent({ job: mostBugs, name: 'most-bugs', openFirst: ['Engineering'] })

const page = z.object({
  tasks: z.array(
    z.object({
      status: z.object({ type: z.string() }),
      points: z.number().nullish(),
      assignees: z.array(z.object({ username: z.string() })),
    }),
  ),
  last_page: z.boolean(),
})

/** All tasks of a list that are not done, as ClickUp gives them. */
const openTasksOf = async (name: string) => {
  const list = await findList(done.sandbox, name)
  const open: z.output<typeof page>['tasks'] = []
  for (let number = 0; ; number += 1) {
    const path = `/v2/list/${list}/task?page=${number}&include_timl=true`
    const { tasks, last_page } = page.parse(await askClickUp(done.sandbox, path))
    open.push(...tasks.filter(({ status: { type } }) => type === 'open' || type === 'custom'))
    if (last_page) return open
  }
}

describe('asking Copilot Chat who has the most open bugs, and how many points are left', () => {
  it('takes two calls of tools at most', () => {
    const calls = done.model.exchanges.flatMap(({ step }) => step.calls)
    expect(calls.length).toBeGreaterThan(0)
    expect(calls.length).toBeLessThanOrEqual(2)
  })

  it('tells who has how many of the open bugs', async () => {
    const bugs = await openTasksOf('Bug Tracker')
    const counts = new Map<string, number>()
    for (const { username } of bugs.flatMap(({ assignees }) => assignees))
      counts.set(username, (counts.get(username) ?? 0) + 1)
    const [[person, most] = ['', 0]] = [...counts].sort((a, b) => b[1] - a[1])
    expect(bugs.length).toBeGreaterThan(100)
    expect(done.answer.text).toContain(
      `${person} has the most open bugs: ${most} of ${bugs.length}`,
    )
  })

  it('tells the points that are left in the sprint', async () => {
    const tasks = await openTasksOf('Current Sprint')
    const points = tasks.reduce((sum, task) => sum + (task.points ?? 0), 0)
    expect(points).toBeGreaterThan(0)
    expect(done.answer.text).toContain(`${points} points are left, in ${tasks.length} open tasks`)
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

// Starting the next task in the real Copilot Chat: what is held up is passed over, the timer runs.
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { startNext } from '../../scripts/model/jobs/start-next.ts'
import { expectDocumented } from '../support/contract.ts'
import { askClickUp } from '../support/jobs/clickup.ts'
import { useAgent } from '../support/vscode/agent.ts'

const created = z.object({ id: z.string() })
const task = z.object({
  id: z.string(),
  name: z.string(),
  status: z.object({ status: z.string() }),
  assignees: z.array(z.object({ username: z.string() })),
})
const listed = z.object({ tasks: z.array(task) })
const timer = z.object({
  data: z.object({ task: z.object({ id: z.string() }), duration: z.coerce.number() }).nullable(),
})

let sprint = ''
let heldUp = ''
let next = ''
let before: z.infer<typeof listed>['tasks'] = []

const readSprint = async () =>
  listed.parse(await askClickUp(done.sandbox, `/v2/list/${sprint}/task`)).tasks

const done = useAgent({
  job: startNext,
  name: 'start-next',
  openFirst: ['Engineering', 'Current Sprint'],
  // Two that nobody has: the more urgent one waits on something that is under way.
  prepare: async (sandbox) => {
    const list = [...sandbox.state.store.lists.values()].find(
      ({ name }) => name === 'Current Sprint',
    )
    sprint = list?.id ?? ''
    const add = async (name: string, priority: number) =>
      created.parse(
        await askClickUp(sandbox, `/v2/list/${sprint}/task`, { name, priority, status: 'to do' }),
      ).id
    heldUp = await add('Announce the new retry policy', 1)
    next = await add('Cap the retries of an export', 2)
    const [waitedFor] = listed
      .parse(await askClickUp(sandbox, `/v2/list/${sprint}/task`))
      .tasks.filter(({ status }) => status.status === 'in progress')
    await askClickUp(sandbox, `/v2/task/${heldUp}/dependency`, { depends_on: waitedFor?.id })
    before = listed.parse(await askClickUp(sandbox, `/v2/list/${sprint}/task`)).tasks
  },
})

describe('asking Copilot Chat to start the next task of the sprint', () => {
  it('takes the first that nothing holds up, and sets it in progress', async () => {
    expect((await readSprint()).find(({ id }) => id === next)).toMatchObject({
      status: { status: 'in progress' },
      assignees: [{ username: 'Alex Rivera' }],
    })
  })

  it('leaves every other task of the sprint as it was', async () => {
    const others = (tasks: typeof before) => tasks.filter(({ id }) => id !== next)
    expect(before.map(({ id }) => id)).toContain(heldUp)
    expect(others(await readSprint())).toEqual(others(before))
  })

  it('runs the timer on it', async () => {
    const { data } = timer.parse(
      await askClickUp(done.sandbox, `/v2/team/${done.sandbox.workspaceId}/time_entries/current`),
    )
    expect(data?.task.id).toBe(next)
    expect(data?.duration).toBeLessThan(0)
  })

  it('asks the person before the task and before the timer, and not before reading', () => {
    expect(done.answer.allowed).toBe(2)
  })

  it('tells in the chat what was taken, what comes later, and a branch for it', () => {
    expect(done.answer.text).toContain('Cap the retries of an export')
    expect(done.answer.text).toContain('Announce the new retry policy')
    expect(done.answer.text).toContain('-cap-the-retries-of-an-export')
  })

  it('sends every request to ClickUp as the documents say', () => {
    expect(done.sandbox.state.log.since(0).length).toBeGreaterThan(0)
    expectDocumented(done.sandbox.state.log.since(0))
  })
})

// Planning from a doc in the real Copilot Chat: a person asks, allows the write, and ClickUp has the tasks.
import { describe, expect, it } from 'vitest'
import { planFromDoc } from '../../scripts/model/jobs/plan-from-doc.ts'
import { expectDocumented } from '../support/contract.ts'
import { complaintsOfPlan, type PlannedTask, readBacklog, readSteps } from '../support/jobs/plan.ts'
import { useAgent } from '../support/vscode/agent.ts'

let before: readonly PlannedTask[] = []
let steps: readonly string[] = []

const done = useAgent({
  job: planFromDoc,
  name: 'plan-from-doc',
  openFirst: ['Engineering', 'Infrastructure Backlog'],
  prepare: async (sandbox) => {
    before = await readBacklog(sandbox)
    steps = await readSteps(sandbox)
  },
})

describe('asking Copilot Chat to plan the migration that a doc proposes', () => {
  it('leaves one estimated task for each of its steps in the backlog, and nothing else', async () => {
    expect(steps.length).toBeGreaterThan(5)
    expect(complaintsOfPlan(steps, before, await readBacklog(done.sandbox))).toEqual([])
  })

  it('asks the person once, before the tasks are created, and not before reading', () => {
    expect(done.answer.allowed).toBe(1)
  })

  it('tells in the chat what was planned', () => {
    for (const step of steps) expect(done.answer.text).toContain(step)
    expect(done.answer.text).toMatch(/\d+ hours in all/)
  })

  it('sends every request to ClickUp as the documents say', () => {
    expect(done.sandbox.state.log.since(0).length).toBeGreaterThan(0)
    expectDocumented(done.sandbox.state.log.since(0))
  })
})

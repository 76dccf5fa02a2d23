// Planning from a doc in the real Copilot Chat: a person asks, allows the write, and ClickUp has the tasks.
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { inRoot } from '../../scripts/lib/paths.ts'
import { planFromDoc } from '../../scripts/model/jobs/plan-from-doc.ts'
import { type ScriptedModel, startModel } from '../../scripts/model/server.ts'
import { type Sandbox, startSandbox } from '../../src/sandbox/server.ts'
import { expectDocumented } from '../support/contract.ts'
import { complaintsOfPlan, type PlannedTask, readBacklog, readSteps } from '../support/plan.ts'
import { type Answer, ask, stage, waitForChat } from '../support/vscode/chat.ts'
import { packExtension } from '../support/vscode/package.ts'
import { startVsCodeServer, type VsCodeServer } from '../support/vscode/server.ts'
import { openInTree, signIn } from '../support/vscode/signed-in.ts'
import { openWorkbench, type Workbench } from '../support/vscode/workbench.ts'

const picture = inRoot('.cache/screenshots/agent-plan-from-doc.png')

let sandbox: Sandbox
let model: ScriptedModel
let vscode: VsCodeServer | undefined
let workbench: Workbench | undefined
let before: readonly PlannedTask[]
let steps: readonly string[]
let answer: Answer | undefined

const doTheJob = async (bench: Workbench): Promise<Answer> => {
  await waitForChat(bench.page, 'Scripted')
  await signIn(bench, sandbox.token)
  await openInTree(bench.page, ['Engineering', 'Infrastructure Backlog'])
  return ask(bench.page, planFromDoc.prompt)
}

beforeAll(async () => {
  sandbox = await startSandbox({ rate: 1000 })
  model = await startModel([planFromDoc])
  vscode = await startVsCodeServer({
    vsix: [await packExtension()],
    extensions: [stage],
    env: { CLICKUP_API_URL: sandbox.url },
    model: model.url,
  })
  before = await readBacklog(sandbox)
  steps = await readSteps(sandbox)
  workbench = await openWorkbench(vscode)
  try {
    answer = await doTheJob(workbench)
  } finally {
    // Also where it failed, to see why.
    await workbench.screenshot(picture)
  }
})

afterAll(async () => {
  await workbench?.close()
  await vscode?.stop()
  await model?.stop()
  await sandbox?.close()
})

describe('asking Copilot Chat to plan the migration that a doc proposes', () => {
  it('leaves one estimated task for each of its steps in the backlog, and nothing else', async () => {
    expect(steps.length).toBeGreaterThan(5)
    expect(complaintsOfPlan(steps, before, await readBacklog(sandbox))).toEqual([])
  })

  it('asks the person once, before the tasks are created, and not before reading', () => {
    expect(answer?.allowed).toBe(1)
  })

  it('tells in the chat what was planned', () => {
    for (const step of steps) expect(answer?.text).toContain(step)
    expect(answer?.text).toMatch(/\d+ hours in all/)
  })

  it('sends every request to ClickUp as the documents say', () => {
    expect(sandbox.state.log.since(0).length).toBeGreaterThan(0)
    expectDocumented(sandbox.state.log.since(0))
  })
})

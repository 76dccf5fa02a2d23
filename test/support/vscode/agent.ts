// A job in the real Copilot Chat: sandbox, scripted model, VS Code and person, for one test file.
import { afterAll, beforeAll, expect, it, vi } from 'vitest'
import { inRoot } from '../../../scripts/lib/paths.ts'
import type { Job } from '../../../scripts/model/job.ts'
import { type ScriptedModel, startModel } from '../../../scripts/model/server.ts'
import { type Sandbox, startSandbox } from '../../../src/sandbox/server.ts'
import { type Answer, ask, stage, waitForChat } from './chat.ts'
import { packExtension } from './package.ts'
import { startVsCodeServer, type VsCodeServer } from './server.ts'
import { openInTree, signIn } from './signed-in.ts'
import { openWorkbench, type Workbench } from './workbench.ts'
import { anyToken, placesHolding } from './written.ts'

export type AgentOptions = {
  readonly job: Job
  /** Of the picture that is taken at the end, below `.cache/screenshots/`. */
  readonly name: string
  /** What the person opens in the tree first. */
  readonly openFirst: readonly string[]
  /** Whether the model is sent pictures. */
  readonly vision?: boolean
  /** Before the person comes: what the sandbox has besides, and what the test wants to remember. */
  readonly prepare?: (sandbox: Sandbox) => Promise<void>
}

/** All of it once the job is done. */
export type Done = {
  readonly sandbox: Sandbox
  readonly model: ScriptedModel
  readonly answer: Answer
}

/**
 * Has the job done before the tests of the file, which look at what came of it; one of them is here,
 * for it is the same for every job.
 */
export const useAgent = ({ job, name, openFirst, vision, prepare }: AgentOptions): Done => {
  let sandbox: Sandbox | undefined
  let model: ScriptedModel | undefined
  let vscode: VsCodeServer | undefined
  let workbench: Workbench | undefined
  let answer: Answer | undefined

  beforeAll(async () => {
    sandbox = await startSandbox({ rate: 1000 })
    model = await startModel([job])
    vscode = await startVsCodeServer({
      vsix: [await packExtension()],
      extensions: [stage],
      env: { CLICKUP_API_URL: sandbox.url },
      model: model.url,
      vision: vision ?? false,
      logLevel: 'trace',
      forTests: true,
    })
    await prepare?.(sandbox)
    sandbox.state.log.clear()
    workbench = await openWorkbench(vscode)
    try {
      await waitForChat(workbench.page, 'Scripted')
      await signIn(workbench, sandbox.token)
      await openInTree(workbench.page, openFirst)
      answer = await ask(workbench.page, job.prompt)
    } finally {
      // Also where it failed, to see why.
      await workbench.screenshot(inRoot(`.cache/screenshots/agent-${name}.png`))
    }
  })
  afterAll(async () => {
    await workbench?.close()
    await vscode?.stop()
    await model?.stop()
    await sandbox?.close()
  })

  const ready = <T>(value: T | undefined): T => {
    if (value === undefined) throw new Error('The job is not done yet.')
    return value
  }

  it('leaves the token in nothing that is logged, kept, shown or sent to the model', async () => {
    const placesOf = (pattern: RegExp) =>
      placesHolding(pattern, ready(workbench).page, [ready(vscode).folder])
    const tools = expect.stringContaining('mcpServer.')
    await vi.waitFor(
      async () => expect(await placesOf(/"tools\/call"/)).toContainEqual(tools),
      10_000,
    )
    expect(ready(sandbox).token).toMatch(anyToken)
    expect(await placesOf(anyToken)).toEqual([])
    expect(JSON.stringify(ready(model).exchanges)).not.toMatch(anyToken)
  })

  return {
    get sandbox() {
      return ready(sandbox)
    },
    get model() {
      return ready(model)
    },
    get answer() {
      return ready(answer)
    },
  }
}

// The main job in the real Copilot Chat: a person asks, allows the writes, and ClickUp has them.
import { copyFile, mkdir } from 'node:fs/promises'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { inRoot } from '../../scripts/lib/paths.ts'
import { nudgeStalled } from '../../scripts/model/jobs/nudge-stalled.ts'
import { type ScriptedModel, startModel } from '../../scripts/model/server.ts'
import { type Sandbox, startSandbox } from '../../src/sandbox/server.ts'
import { startServer } from '../support/server.ts'
import { complaintsOf, readSprint, type SprintTask } from '../support/sprint.ts'
import { type Answer, ask, stage, waitForChat } from '../support/vscode/chat.ts'
import { packExtension } from '../support/vscode/package.ts'
import { startVsCodeServer, type VsCodeServer } from '../support/vscode/server.ts'
import { openInTree, signIn, treeItem } from '../support/vscode/signed-in.ts'
import { openWorkbench, type Workbench } from '../support/vscode/workbench.ts'

const picture = inRoot('.cache/screenshots/agent-nudge-stalled.png')
const readmePicture = inRoot('media/readme/chat.png')

let sandbox: Sandbox
let model: ScriptedModel
let vscode: VsCodeServer | undefined
let workbench: Workbench | undefined
let before: readonly SprintTask[]
let answer: Answer | undefined

const doTheJob = async (bench: Workbench): Promise<Answer> => {
  await waitForChat(bench.page, 'Scripted')
  await signIn(bench, sandbox.token)
  await openInTree(bench.page, ['Engineering', 'Current Sprint'])
  const [task] = before
  await treeItem(bench.page, task?.name ?? '').waitFor()
  return ask(bench.page, nudgeStalled.prompt)
}

beforeAll(async () => {
  sandbox = await startSandbox({ rate: 1000 })
  model = await startModel([nudgeStalled])
  vscode = await startVsCodeServer({
    vsix: [await packExtension()],
    extensions: [stage],
    env: { CLICKUP_API_URL: sandbox.url },
    model: model.url,
  })
  before = await readSprint(sandbox)
  workbench = await openWorkbench(vscode)
  try {
    answer = await doTheJob(workbench)
  } finally {
    // Also where it failed, to see why.
    await workbench.screenshot(picture)
  }
})

afterAll(async () => {
  // UPDATE_PICTURES=1 npm test -- agent
  if (process.env.UPDATE_PICTURES && answer) {
    await mkdir(path.dirname(readmePicture), { recursive: true })
    await copyFile(picture, readmePicture)
  }
  await workbench?.close()
  await vscode?.stop()
  await model?.stop()
  await sandbox?.close()
})

describe('asking Copilot Chat to nudge a stalled sprint', () => {
  it('leaves one comment that mentions the assignees on each stalled task, and no other', async () => {
    expect(complaintsOf(before, await readSprint(sandbox))).toEqual([])
  })

  it('asks the person before each write, and not before reads', () => {
    expect(answer?.allowed).toBe(before.filter(({ stalled }) => stalled).length)
  })

  it('tells in the chat which tasks it was and who was asked', () => {
    for (const { name, assignees } of before.filter(({ stalled }) => stalled)) {
      expect(answer?.text).toContain(name)
      for (const { username } of assignees) expect(answer?.text).toContain(username)
    }
  })

  it('offers the model every tool of the server, and the instructions', async () => {
    const server = await startServer()
    const { tools } = await server.client.listTools()
    await server.close()
    const { request } = model.exchanges.find(({ step }) => step.calls.length > 0) ?? {}
    const offered = request?.tools?.map((tool) => tool.function.name)
    expect(offered?.filter((name) => name.startsWith('mcp_clickup_')).sort()).toEqual(
      tools.map(({ name }) => `mcp_clickup_${name}`).sort(),
    )
    expect(request?.messages[0]?.content).toContain(server.client.getInstructions())
  })

  it('never shows the model the token', () => {
    expect(JSON.stringify(model.exchanges)).not.toContain(sandbox.token)
  })
})

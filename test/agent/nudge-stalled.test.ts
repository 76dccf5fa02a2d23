// The main job in the real Copilot Chat: a person asks, allows the writes, and ClickUp has them.
import { copyFile, mkdir } from 'node:fs/promises'
import { afterAll, describe, expect, it } from 'vitest'
import { inRoot } from '../../scripts/lib/paths.ts'
import { nudgeStalled } from '../../scripts/model/jobs/nudge-stalled.ts'
import { complaintsOf, readSprint, type SprintTask } from '../support/jobs/sprint.ts'
import { startServer } from '../support/server.ts'
import { useAgent } from '../support/vscode/agent.ts'

let before: readonly SprintTask[] = []

const done = useAgent({
  job: nudgeStalled,
  name: 'nudge-stalled',
  openFirst: ['Engineering', 'Current Sprint'],
  prepare: async (sandbox) => {
    before = await readSprint(sandbox)
  },
})

afterAll(async () => {
  // UPDATE_PICTURES=1 npm test -- agent
  if (!process.env.UPDATE_PICTURES) return
  await mkdir(inRoot('media/readme'), { recursive: true })
  await copyFile(
    inRoot('.cache/screenshots/agent-nudge-stalled.png'),
    inRoot('media/readme/chat.png'),
  )
})

describe('asking Copilot Chat to nudge a stalled sprint', () => {
  it('leaves one comment that mentions the assignees on each stalled task, and no other', async () => {
    expect(complaintsOf(before, await readSprint(done.sandbox))).toEqual([])
  })

  it('asks the person before each write, and not before reads', () => {
    expect(done.answer.allowed).toBe(before.filter(({ stalled }) => stalled).length)
  })

  it('tells in the chat which tasks it was and who was asked', () => {
    for (const { name, assignees } of before.filter(({ stalled }) => stalled)) {
      expect(done.answer.text).toContain(name)
      for (const { username } of assignees) expect(done.answer.text).toContain(username)
    }
  })

  it('offers the model every tool of the server, and the instructions', async () => {
    const server = await startServer()
    const { tools } = await server.client.listTools()
    await server.close()
    const { request } = done.model.exchanges.find(({ step }) => step.calls.length > 0) ?? {}
    const offered = request?.tools?.map((tool) => tool.function.name)
    expect(offered?.filter((name) => name.startsWith('mcp_clickup_')).sort()).toEqual(
      tools.map(({ name }) => `mcp_clickup_${name}`).sort(),
    )
    expect(request?.messages[0]?.content).toContain(server.client.getInstructions())
  })
})

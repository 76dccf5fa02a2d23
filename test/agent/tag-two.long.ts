// Two tasks tagged differently in the real Copilot Chat: one call, one question, and nothing but the tags.
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { tagTwo } from '../../scripts/model/jobs/tag-two.ts'
import type { Sandbox } from '../../src/sandbox/server.ts'
import { expectDocumented } from '../support/contract.ts'
import { askClickUp } from '../support/jobs/clickup.ts'
import { useAgent } from '../support/vscode/agent.ts'

const task = z.object({ tags: z.array(z.object({ name: z.string() })) })

const WANTED = { 'ENG-123': 'api', 'ENG-137': 'performance' }
const IDS = ['ENG-123', 'ENG-137'] as const

const readTask = async (sandbox: Sandbox, id: string) => {
  const path = `/v2/task/${id}?custom_task_ids=true&team_id=${sandbox.workspaceId}`
  const { tags } = task.parse(await askClickUp(sandbox, path))
  return { tags: tags.map((tag) => tag.name) }
}

const before = new Map<string, readonly string[]>()

const done = useAgent({
  job: tagTwo,
  name: 'tag-two',
  openFirst: ['Engineering'],
  prepare: async (sandbox) => {
    for (const id of IDS) before.set(id, (await readTask(sandbox, id)).tags)
  },
})

const writes = () => done.sandbox.state.log.since(0).filter(({ method }) => method !== 'GET')

describe('asking Copilot Chat to tag two tasks differently', () => {
  it('takes one call of a tool', () => {
    const calls = done.model.exchanges.flatMap(({ step }) => step.calls)
    expect(calls.map(({ tool }) => tool)).toEqual([expect.stringContaining('update_tasks')])
  })

  it('asks the person once', () => {
    expect(done.answer.allowed).toBe(1)
  })

  it.each(IDS)('adds to %s its own tag, and takes none away', async (id) => {
    const there = before.get(id) ?? []
    expect(there).not.toContain(WANTED[id])
    const { tags } = await readTask(done.sandbox, id)
    expect(tags.toSorted()).toEqual([...there, WANTED[id]].toSorted())
  })

  it('writes nothing but the two tags', () => {
    expect(writes().map(({ method, path }) => [method, path.split('/').at(-1)])).toEqual(
      expect.arrayContaining(Object.values(WANTED).map((tag) => ['POST', tag])),
    )
    expect(writes()).toHaveLength(2)
  })

  it.each(IDS)('tells in the chat the tags of %s before and now', async (id) => {
    const { tags } = await readTask(done.sandbox, id)
    const was = before.get(id)?.join(', ') || 'none'
    expect(done.answer.text).toContain(`${id}: ${was} before, ${tags.join(', ')} now`)
  })

  it('sends every request to ClickUp as the documents say', () => {
    expect(writes().length).toBeGreaterThan(0)
    expectDocumented(done.sandbox.state.log.since(0))
  })
})

// Triage in the real Copilot Chat: the model sees the screenshot, the person allows, ClickUp has it in order.
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { triageBug } from '../../scripts/model/jobs/triage-bug.ts'
import { expectDocumented } from '../support/contract.ts'
import { askClickUp } from '../support/jobs/clickup.ts'
import { useAgent } from '../support/vscode/agent.ts'

const done = useAgent({
  job: triageBug,
  name: 'triage-bug',
  openFirst: ['Engineering', 'Bug Tracker'],
  vision: true,
})

const person = z.object({ id: z.number(), username: z.string() })
const task = z.object({
  id: z.string(),
  status: z.object({ status: z.string() }),
  priority: z.object({ priority: z.string() }).nullable(),
  assignees: z.array(person),
  tags: z.array(z.object({ name: z.string() })),
  custom_fields: z.array(z.looseObject({ name: z.string(), value: z.unknown().optional() })),
  attachments: z.array(z.object({ title: z.string(), url: z.string() })),
})
const comments = z.object({
  comments: z.array(
    z.object({
      comment_text: z.string(),
      comment: z.array(
        z.looseObject({ type: z.string().optional(), user: person.partial().optional() }),
      ),
    }),
  ),
})

const readBug = async () =>
  task.parse(
    await askClickUp(
      done.sandbox,
      `/v2/task/ENG-312?custom_task_ids=true&team_id=${done.sandbox.workspaceId}`,
    ),
  )

describe('asking Copilot Chat to triage a bug report', () => {
  it('leaves the task in order: status, priority, severity, tags, assignee', async () => {
    const bug = await readBug()
    expect(bug).toMatchObject({
      status: { status: 'triaged' },
      priority: { priority: 'urgent' },
      tags: expect.arrayContaining([expect.objectContaining({ name: 'customer' })]),
    })
    expect(bug.assignees.map(({ username }) => username)).toEqual(['Sam Chen'])
    // A drop-down reads back as the place of its option: Critical is the first.
    expect(bug.custom_fields.find(({ name }) => name === 'Severity')?.value).toBe(0)
  })

  it('leaves one comment that names the cause and mentions who is to act', async () => {
    const { id } = await readBug()
    const { comments: all } = comments.parse(
      await askClickUp(done.sandbox, `/v2/task/${id}/comment`),
    )
    expect(all).toHaveLength(1)
    expect(all[0]?.comment_text).toContain('NullFilterError')
    expect(all[0]?.comment_text).toContain('export-query.ts:118')
    const mentioned = all[0]?.comment.flatMap(({ type, user }) =>
      type === 'tag' ? [user?.username] : [],
    )
    expect(mentioned).toEqual(['Sam Chen', 'Tom Becker'])
  })

  it('shows the model the very screenshot', async () => {
    const { attachments } = await readBug()
    const { url = '' } = attachments.find(({ title }) => title === 'export-error.png') ?? {}
    const bytes = Buffer.from(await (await fetch(url)).arrayBuffer())
    expect(bytes.length).toBeGreaterThan(1000)
    const sent = done.model.exchanges.map(({ body }) => JSON.stringify(body))
    expect(sent.some((body) => body.includes(bytes.toString('base64').slice(0, 2000)))).toBe(true)
  })

  it('asks the person before each of the two writes, and not before reading', () => {
    expect(done.answer.allowed).toBe(2)
  })

  it('tells in the chat what it did and why', () => {
    for (const words of ['ENG-312', 'triaged', 'Critical', 'Sam Chen', 'export-query.ts:118'])
      expect(done.answer.text).toContain(words)
  })

  it('sends every request to ClickUp as the documents say', () => {
    expect(done.sandbox.state.log.since(0).length).toBeGreaterThan(0)
    expectDocumented(done.sandbox.state.log.since(0))
  })
})

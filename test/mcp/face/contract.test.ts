// One face, whichever SDK serves it and whoever speaks to it: over stdio and over HTTP, with clients of
// both lines, all that is offered is the same.
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { PROMPTS } from '../../../src/mcp/prompts/all.ts'
import { instructionsFor } from '../../../src/mcp/serve/instructions.ts'
import { LISTINGS } from '../../../src/mcp/tool/tool-list.ts'
import { type Speaker, startSpeaker, WAYS } from '../../support/face-clients.ts'
import { readSprint } from '../../support/jobs/sprint.ts'
import { codesOf } from '../../support/pair.ts'

const DEFAULT_OFF = ['chat', 'admin', 'research']

const offered = (...kinds: readonly string[]) =>
  LISTINGS.filter(
    ({ kind, toolset }) => kinds.includes(kind) && !DEFAULT_OFF.includes(toolset),
  ).map(({ name }) => name)

describe.each(WAYS)('over $name', (way) => {
  let speaker: Speaker
  beforeAll(async () => {
    speaker = await startSpeaker(way)
  })
  beforeEach(() => {
    speaker.sandbox.state.faults.clear()
  })
  afterAll(() => speaker.close())

  it('the server says who it is, in which revision, and what a model has to know', () => {
    expect(speaker.protocol()).toBe(way.protocol)
    expect(speaker.client.getServerVersion()).toMatchObject({ name: 'clickup', title: 'ClickUp' })
    expect(speaker.client.getInstructions()).toBe(instructionsFor({ access: ['read', 'write'] }))
    expect(speaker.client.getServerCapabilities()).toMatchObject({
      tools: {},
      prompts: {},
      resources: {},
      completions: {},
    })
  })

  it('the tools are those that the rules allow, whole and in their order', async () => {
    const { tools } = await speaker.client.listTools()
    expect(tools.map(({ name }) => name)).toEqual(offered('read', 'write'))
    for (const tool of tools) {
      const listing = LISTINGS.find(({ name }) => name === tool.name)
      expect(tool).toMatchObject({
        title: listing?.title,
        description: listing?.description,
        inputSchema: listing?.inputSchema,
        annotations: {
          title: listing?.title,
          readOnlyHint: listing?.kind === 'read',
          destructiveHint: false,
          openWorldHint: false,
        },
      })
    }
  })

  it('a task is read', async () => {
    const { ok, result } = await speaker.call('get_task', { task: 'ENG-123' })
    expect({ ok, id: result.id }).toEqual({ ok: true, id: 'ENG-123' })
  })

  it('a task is created, and is there', async () => {
    const name = `Made over ${way.name}`
    const made = await speaker.call('create_tasks', {
      list: 'Infrastructure Backlog',
      tasks: [{ name }],
    })
    expect(made.ok).toBe(true)
    expect([...speaker.sandbox.state.store.tasks.values()].map((task) => task.name)).toContain(name)
  })

  it.each([
    ['get_task', {}, 'INVALID_INPUT'],
    ['get_task', { nothing: 'like this' }, 'INVALID_INPUT'],
    ['no_such_tool', {}, 'INVALID_INPUT'],
    ['delete_tasks', { tasks: ['ENG-123'] }, 'ACCESS_DENIED'],
    ['send_message', { channel: 'general', text: 'Hello' }, 'ACCESS_DENIED'],
  ])('%s %j is answered in the envelope, as %s', async (tool, args, code) => {
    const answer = await speaker.call(tool, args)
    expect({ ok: answer.ok, codes: codesOf(answer) }).toEqual({ ok: false, codes: [code] })
  })

  it('a batch says how far it is', async () => {
    const said: string[] = []
    const answer = await speaker.call(
      'create_tasks',
      { list: 'Infrastructure Backlog', tasks: [{ name: 'Batch 0' }, { name: 'Batch 1' }] },
      { onprogress: ({ progress, message }) => said.push(`${progress} ${message}`) },
    )
    expect(answer.ok).toBe(true)
    const done = '3 Created 2 tasks in Engineering / Infrastructure Backlog'
    // Clients drop the last where it comes in one piece with the answer, as it may over a pipe.
    if (way.over === 'stdio' && said.length < 3) said.push(done)
    expect(said).toEqual([
      expect.stringMatching(/^1 1 of 2: create "Batch 0"/),
      expect.stringMatching(/^2 2 of 2: create "Batch 1"/),
      done,
    ])
  })

  it('the prompts are all there, and are written out', async () => {
    const { prompts } = await speaker.client.listPrompts()
    expect(prompts.map(({ name }) => name)).toEqual(PROMPTS.map(({ name }) => name))
    const { messages } = await speaker.client.getPrompt({
      name: 'standup',
      arguments: { person: 'Alex Rivera' },
    })
    expect(JSON.stringify(messages)).toContain('Alex Rivera')
    await expect(speaker.client.getPrompt({ name: 'plan_from_doc' })).rejects.toMatchObject({
      code: -32602,
      message: expect.stringContaining('The argument doc is missing.'),
    })
    await expect(speaker.client.getPrompt({ name: 'nothing' })).rejects.toMatchObject({
      code: -32602,
      message: expect.stringContaining('There is no prompt "nothing".'),
    })
  })

  it('what is at hand is listed, and each of it is read', async () => {
    const { resources } = await speaker.client.listResources()
    expect(resources.length).toBeGreaterThan(3)
    for (const { uri, mimeType, title } of resources.slice(0, 3)) {
      expect({ uri, mimeType, title }).toEqual({
        uri: expect.stringMatching(/^clickup:\/\/(task|list)\//),
        mimeType: 'text/markdown',
        title: expect.any(String),
      })
      const { contents } = await speaker.client.readResource({ uri })
      expect(contents).toMatchObject([{ uri, text: expect.stringMatching(/^# /) }])
    }
  })

  it('that the list has changed is told where a client stays connected', async () => {
    const { client, call, hearChanges } = speaker
    const { listChanged } = client.getServerCapabilities()?.resources ?? {}
    expect(listChanged).toBe(way.over === 'stdio' ? true : undefined)
    const { resources } = await client.listResources()
    if (way.over === 'stdio') {
      const told = new Promise<void>((heard) => void hearChanges(heard))
      await call('create_tasks', {
        list: 'Infrastructure Backlog',
        tasks: [{ name: 'Mine', assignees: ['me'], due: '2020-01-01' }],
      })
      await told
      expect((await client.listResources()).resources).not.toEqual(resources)
    }
  })

  it('resources are read by their templates, and no others', async () => {
    const { resourceTemplates } = await speaker.client.listResourceTemplates()
    expect(resourceTemplates.map(({ uriTemplate }) => uriTemplate)).toEqual([
      'clickup://task/{id}',
      'clickup://list/{id}',
      'clickup://doc/{id}',
    ])
    const uri = 'clickup://task/ENG-123'
    const { contents } = await speaker.client.readResource({ uri })
    expect(contents).toEqual([
      { uri, mimeType: 'text/markdown', text: expect.stringMatching(/^# ENG-123 /) },
    ])
    await expect(speaker.client.readResource({ uri: 'clickup://space/1' })).rejects.toMatchObject({
      code: -32602,
      message: expect.stringContaining('clickup://space/1'),
    })
  })

  it('what is typed is completed', async () => {
    const { client } = speaker
    const byPrompt = await client.complete({
      ref: { type: 'ref/prompt', name: 'standup' },
      argument: { name: 'person', value: 'ale' },
    })
    expect(byPrompt.completion.values).toContain('Alex Rivera')
    const byTemplate = await client.complete({
      ref: { type: 'ref/resource', uri: 'clickup://list/{id}' },
      argument: { name: 'id', value: 'bug' },
    })
    expect(byTemplate.completion.values).toContain('Engineering / Bug Tracker')
  })

  it('the main job is done: each stalled task of the sprint is asked about, and no other', async () => {
    const before = await readSprint(speaker.sandbox)
    const { result } = await speaker.call('find_tasks', {
      in: 'current sprint',
      statuses: ['in progress'],
      in_status_for: '> 4d',
      assignees: ['Backend'],
      columns: ['id', 'assignees'],
    })
    const [ids, people] = ['id', 'assignees'].map((name) => result.columns.indexOf(name))
    for (const row of result.rows) {
      const names = String(row[people ?? -1]).split(', ')
      const text = `${names.map((name) => `@${name}`).join(' ')} any news?`
      expect(await speaker.call('add_comment', { task: row[ids ?? -1], text })).toMatchObject({
        ok: true,
      })
    }
    const stalled = before.filter((task) => task.stalled)
    expect(stalled.length).toBeGreaterThan(1)
    for (const task of await readSprint(speaker.sandbox)) {
      const was = before.find(({ id }) => id === task.id)?.comments.length ?? 0
      const isStalled = stalled.some(({ id }) => id === task.id)
      expect([task.name, task.comments.length - was]).toEqual([task.name, isStalled ? 1 : 0])
    }
  })
})

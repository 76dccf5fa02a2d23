// What is not offered is not there: each toolset alone, through tools, prompts, resources,
// completions and operations, judged by what they answer and by what is asked of ClickUp.
import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { TOOLSETS, type Toolset } from '../../../src/access/rules.ts'
import { LISTINGS } from '../../../src/mcp/tool/tool-list.ts'
import type { Exchange } from '../../../src/sandbox/http/log.ts'
import { type Sandbox, startSandbox } from '../../../src/sandbox/server.ts'
import { codesOf, nameOf } from '../../support/pair.ts'
import { startServer, type TestServer } from '../../support/server.ts'

const folder = mkdtempSync(join(tmpdir(), 'hidden-'))
writeFileSync(join(folder, 'notes.txt'), 'Some notes.')

/** What may be read whatever the toolsets are, and what each may send besides: written down anew. */
const NAMES =
  /^GET \/api\/v2\/(user|team|group|team\/\d+\/(space|folder|shared|field|custom_item|taskTemplate)|(list|task)\/[^/]+\/member|space\/\d+(\/(folder|list|field|tag))?|folder\/\d+(\/(list|field))?|list\/\d+(\/field)?)$/
const TASKS = /^GET \/api\/v2\/(task\/[^/]+|list\/\d+\/task)$/
const OWN: Record<Toolset, readonly RegExp[]> = {
  workspace: [],
  tasks: [
    TASKS,
    /^GET \/api\/v2\/(task\/[^/]+\/comment|comment\/\d+\/reply|team\/\d+\/task|view\/[^/]+\/task|task\/bulk_time_in_status\/task_ids)$/,
    /^(POST|PUT|DELETE) \/api\/v2\/(list\/\d+\/task(\/|$)|list\/\d+\/taskTemplate\/|task\/[^/]+(\/(tag|field|dependency|link|checklist|merge)(\/|$)|$)|checklist\/)/,
    /^PUT \/api\/v3\/workspaces\/\d+\/tasks\/[^/]+\/home_list\/\d+$/,
  ],
  lists: [
    /^GET \/api\/v2\/list\/\d+\/view$/,
    /^(POST|PUT|DELETE) \/api\/v2\/(list|folder|space)\/\d+(\/list)?$/,
  ],
  comments: [TASKS, /\/api\/v2\/((task|list|view)\/[^/]+\/comment|comment\/\d+(\/reply)?)$/],
  docs: [/\/api\/v3\/workspaces\/\d+\/docs(\/|$)/],
  time: [TASKS, /\/api\/v2\/team\/\d+\/time_entries(\/|$)/],
  files: [TASKS, /^POST \/api\/v2\/task\/[^/]+\/attachment$/],
  chat: [/\/api\/v3\/workspaces\/\d+\/chat\//],
  research: [
    TASKS,
    /^GET \/api\/v2\/(task\/[^/]+\/comment|comment\/\d+\/reply|team\/\d+\/task)$/,
    /^GET \/api\/v3\/workspaces\/\d+\/docs(\/|$)/,
  ],
  api: [/\/api\/v2\/(team\/\d+\/(goal|webhook)|goal|key_result|webhook)(\/|$)/],
  admin: [],
}

const isOurs = ({ path }: Exchange): boolean => path.startsWith('/api/')

type Args = Record<string, unknown>

/** One ordinary call of each tool, and where it reaches further, several. */
const callsIn = ({ state, workspaceId }: Sandbox): readonly (readonly [string, Args])[] => {
  const { store } = state
  const task = (key: string) => store.taskByCustomId(workspaceId, key)
  const nameOfTask = (key: string) => task(key)?.name ?? ''
  const inList = `${store.lists.get(task('ENG-123')?.listId ?? '')?.name} / ${nameOfTask('ENG-123')}`
  const comment = [...store.comments.values()].find(
    ({ target, parentId }) => target.id === '868512p' && parentId === null,
  )
  const url = `https://app.clickup.com/t/868512p?comment=${comment?.id}`
  const chatView = [...store.views.values()].find(({ type }) => type === 'conversation')?.id
  const channel = [...store.channels.values()].find(({ name }) => name !== '')?.id
  const withFile = [...store.tasks.values()].find(({ attachments }) => attachments.length > 0)
  const all = [
    'full_description',
    'comments',
    'subtasks',
    'checklists',
    'dependencies',
    'attachments',
    'time_in_status',
  ]
  return [
    ['get_hierarchy', {}],
    ['find_members', { query: 'alex' }],
    [
      'find_tasks',
      {
        in: 'Bug Tracker',
        assignees: ['me', 'Backend'],
        columns: ['id', 'name', 'Severity', 'time_in_status'],
      },
    ],
    ['find_tasks', { text: 'build' }],
    ['get_task', { task: ['ENG-87', inList], include: all }],
    [
      'create_tasks',
      {
        list: 'Bug Tracker',
        tasks: [
          {
            name: 'New',
            assignees: ['me'],
            tags: ['infra'],
            priority: 'high',
            due: 'friday',
            checklists: { 'To do': ['one'] },
          },
        ],
      },
    ],
    [
      'update_tasks',
      {
        tasks: ['ENG-133'],
        set: {
          status: 'in progress',
          tags: { add: ['infra'] },
          assignees: { add: ['me'] },
          waits_on: { add: ['ENG-121'] },
        },
      },
    ],
    [
      'update_tasks',
      {
        tasks: ['ENG-133'],
        set: { tags: { remove: ['infra'] }, waits_on: { remove: ['ENG-121'] } },
      },
    ],
    ['delete_tasks', { tasks: ['ENG-141'], confirm: [nameOfTask('ENG-141')] }],
    ['merge_tasks', { into: 'ENG-121', tasks: ['ENG-130'], confirm: [nameOfTask('ENG-130')] }],
    ['get_list', { list: 'Bug Tracker' }],
    ['get_list', { list: 'current sprint' }],
    ['create_list', { in: 'Engineering', name: 'Short-lived', assignee: 'me' }],
    ['update_list', { list: 'Content Ideas', set: { content: 'What it is for' } }],
    ['delete_list', { list: 'Content Ideas', confirm: ['Content Ideas'] }],
    ['get_comments', { task: inList }],
    ['get_comments', { list: 'Bug Tracker' }],
    ['add_comment', { task: inList, text: 'Well done, @Priya Nair' }],
    ['add_comment', { view: chatView, text: 'Hello' }],
    ['update_comment', { comment: url, text: 'Better said' }],
    ['delete_comment', { comment: url, dry_run: true }],
    ['search', { query: 'architecture' }],
    ['fetch', { id: 'ENG-87' }],
    ['fetch', { id: 'doc:8cm2k-2014' }],
    ['find_docs', { text: 'architecture' }],
    ['get_doc', { doc: 'Onboarding Handbook' }],
    ['create_doc', { in: 'Engineering', name: 'Notes', content: 'Text' }],
    [
      'edit_doc',
      { doc: 'Onboarding Handbook', page: 'Holidays', mode: 'append', content: 'More.' },
    ],
    ['get_time_entries', { in: 'Bug Tracker', by: 'everybody', group_by: ['person', 'task'] }],
    ['track_time', { action: 'log', task: inList, duration: '1h' }],
    ['get_attachment', { task: withFile?.id, attachment: withFile?.attachments[0]?.id }],
    ['attach_files', { task: inList, paths: ['notes.txt'] }],
    ['get_messages', { channel }],
    ['send_message', { channel, text: 'Hello' }],
    ['find_operations', { query: 'goals' }],
    ['read_operation', { operation: 'GetGoals' }],
    ['read_operation', { operation: 'GetUserGroups' }],
    ['read_operation', { operation: 'GetListMembers', path: { list_id: 'Bug Tracker' } }],
    [
      'call_operation',
      {
        operation: 'CreateGoal',
        body: {
          name: 'G',
          due_date: 1_700_000_000_000,
          description: '',
          multiple_owners: false,
          owners: [],
          color: '#000000',
        },
      },
    ],
  ]
}

const PROMPTS: Readonly<Record<string, readonly Toolset[]>> = {
  standup: ['tasks'],
  nudge_stalled: ['tasks', 'comments'],
  plan_from_doc: ['docs', 'lists', 'tasks'],
  triage: ['tasks', 'lists', 'comments'],
  start_task: ['tasks', 'lists', 'time'],
  sprint_report: ['tasks', 'lists', 'time'],
}
const GIVEN = { doc: 'Onboarding Handbook', list: 'Bug Tracker', task: 'ENG-123' }
const RESOURCES: Readonly<Record<string, readonly [Toolset, string]>> = {
  'clickup://task/{id}': ['tasks', 'clickup://task/ENG-123'],
  'clickup://list/{id}': ['tasks', 'clickup://list/Bug%20Tracker'],
  'clickup://doc/{id}': ['docs', 'clickup://doc/Onboarding%20Handbook'],
}
const ARGUMENTS: readonly (readonly [string, string])[] = [
  ['standup', 'person'],
  ['nudge_stalled', 'in'],
  ['nudge_stalled', 'people'],
  ['plan_from_doc', 'doc'],
  ['plan_from_doc', 'list'],
  ['triage', 'task'],
  ['start_task', 'task'],
  ['sprint_report', 'sprint'],
]

const start = (sandbox: Sandbox, env: Record<string, string>) =>
  startServer({
    inProcess: true,
    env: {
      CLICKUP_API_URL: sandbox.url,
      CLICKUP_API_TOKEN: sandbox.token,
      CLICKUP_CONFIRM: 'argument',
      CLICKUP_ACCESS: 'read,write,delete',
      ...env,
    },
    roots: [pathToFileURL(folder).href],
  })

const SETS: readonly (readonly Toolset[])[] = [
  ...TOOLSETS.map((one) => [one]),
  ['docs', 'lists', 'tasks'],
  ['tasks', 'comments', 'time', 'lists'],
]

describe.each(SETS.map((on) => [on.join(','), on] as const))('with the toolset %s', (names, on) => {
  let sandbox: Sandbox
  let server: TestServer
  beforeAll(async () => {
    sandbox = await startSandbox({ rate: 100_000 })
    server = await start(sandbox, { CLICKUP_TOOLSETS: names })
  })
  afterAll(async () => {
    await server.close()
    await sandbox.close()
  })
  const has = (toolset: string) => on.some((one) => one === toolset)
  const asked = () => sandbox.state.log.since(0).filter(isOurs).map(nameOf)
  const strangers = () =>
    asked().filter(
      (one) => !NAMES.test(one) && !on.some((set) => OWN[set].some((own) => own.test(one))),
    )

  it('what is offered works, what is not is refused, and nothing else is asked', async () => {
    const listed = (await server.client.listTools()).tools.map(({ name }) => name)
    expect(listed).toEqual(LISTINGS.filter(({ toolset }) => has(toolset)).map(({ name }) => name))
    const calls = callsIn(sandbox)
    expect(new Set(calls.map(([name]) => name)).size).toBe(LISTINGS.length)
    for (const [tool, args] of calls) {
      sandbox.state.log.clear()
      // What has a shape of its own says nothing else where all is well.
      const { ok = true, issues = [] } = await server.call(tool, args)
      const bad = issues.filter(({ code }) => code !== 'INVALID_INPUT' || !ok)
      if (listed.includes(tool))
        expect({ tool, args, ok, bad }).toEqual({ tool, args, ok: true, bad: [] })
      else {
        expect([tool, ...issues.map(({ code }) => code)]).toEqual([tool, 'ACCESS_DENIED'])
        expect([tool, ...asked()]).toEqual([tool])
      }
      expect({ tool, strangers: strangers() }).toEqual({ tool, strangers: [] })
    }
  })

  it('prompts are those that have their tools', async () => {
    const wanted = Object.keys(PROMPTS).filter((name) => PROMPTS[name]?.every(has))
    const { prompts } = await server.client.listPrompts()
    expect(prompts.map(({ name }) => name)).toEqual(wanted)
    for (const name of Object.keys(PROMPTS)) {
      const got = server.client.getPrompt({ name, arguments: GIVEN })
      if (wanted.includes(name)) expect((await got).messages).toHaveLength(1)
      else await expect(got).rejects.toThrow(/leave out the toolset/)
    }
  })

  it('resources are those that have their tools', async () => {
    const wanted = Object.keys(RESOURCES).filter((one) => has(RESOURCES[one]?.[0] ?? ''))
    const { resourceTemplates } = await server.client.listResourceTemplates()
    expect(resourceTemplates.map(({ uriTemplate }) => uriTemplate)).toEqual(wanted)
    for (const [template, [, uri]] of Object.entries(RESOURCES)) {
      sandbox.state.log.clear()
      const read = server.client.readResource({ uri })
      if (wanted.includes(template)) expect((await read).contents).toHaveLength(1)
      else {
        await expect(read).rejects.toThrow(/leave out the toolset/)
        expect(asked()).toEqual([])
      }
      expect(strangers()).toEqual([])
    }
  })

  it('completions are those of what is offered', async () => {
    const complete = async (
      ref: Parameters<typeof server.client.complete>[0]['ref'],
      name: string,
    ) => {
      sandbox.state.log.clear()
      const { completion } = await server.client.complete({ ref, argument: { name, value: '' } })
      expect(strangers()).toEqual([])
      return completion.values.length > 0
    }
    for (const [name, argument] of ARGUMENTS)
      expect([name, argument, await complete({ type: 'ref/prompt', name }, argument)]).toEqual([
        name,
        argument,
        PROMPTS[name]?.every(has),
      ])
    for (const [uri, [toolset]] of Object.entries(RESOURCES))
      expect([uri, await complete({ type: 'ref/resource', uri }, 'id')]).toEqual([
        uri,
        has(toolset),
      ])
  })
})

describe('files with a comment, where comments are left out', () => {
  it('are refused before one is uploaded', async () => {
    const sandbox = await startSandbox({ rate: 100_000 })
    const server = await start(sandbox, { CLICKUP_TOOLSETS: 'files' })
    const answer = await server.call('attach_files', {
      task: 'ENG-123',
      paths: ['notes.txt'],
      comment: 'Here it is',
    })
    const sent = sandbox.state.log.since(0).map(nameOf)
    await server.close()
    await sandbox.close()
    expect({ codes: codesOf(answer), sent }).toEqual({ codes: ['ACCESS_DENIED'], sent: [] })
    expect(answer.issues?.[0]?.message).toContain('comment')
    expect(answer.issues?.[0]?.hint).toContain('without `comment`')
  })
})

describe.each([
  ['only reading is allowed', { CLICKUP_ACCESS: 'read' }, ['standup', 'sprint_report'], 3],
  ['the access has ended', { CLICKUP_EXPIRES_AT: '2020-01-01T00:00:00Z' }, [], 0],
])('where %s', (_, env, prompts, templates) => {
  it('prompts, resources and completions keep to it', async () => {
    const sandbox = await startSandbox({ rate: 100_000 })
    const server = await start(sandbox, { CLICKUP_TOOLSETS: 'all', ...env })
    const { client } = server
    const listed = (await client.listPrompts()).prompts.map(({ name }) => name)
    const shown = (await client.listResourceTemplates()).resourceTemplates
    const triage = await client.getPrompt({ name: 'triage', arguments: GIVEN }).catch(String)
    const { completion } = await client.complete({
      ref: { type: 'ref/prompt', name: 'triage' },
      argument: { name: 'task', value: '' },
    })
    const sent = sandbox.state.log.since(0).map(nameOf)
    await server.close()
    await sandbox.close()
    expect({ listed, shown: shown.length, sent }).toEqual({
      listed: prompts,
      shown: templates,
      sent: [],
    })
    expect(triage).toMatch(/do not allow this server to write|access ended/)
    expect(completion.values).toEqual([])
  })
})

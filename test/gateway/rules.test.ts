// What a link does not allow is not there, and forging a call of it sends nothing.
import { describe, expect, it } from 'vitest'
import { nameOf } from '../support/pair.ts'
import { ERA_NAMES, ERAS, messageIn, newer, older, post } from '../support/visitors.ts'
import { useGateway } from './use-gateway.ts'

const running = useGateway()

/** Reads of tasks, with their comments, and of what names need. */
const ALLOWED =
  /^GET \/api\/v2\/(user|team|group|task\/|team\/\d+\/(task|space|shared|field|custom_item|taskTemplate)|space\/|folder\/|list\/|comment\/\d+\/reply|view\/)/

const TOOLS = ['get_hierarchy', 'find_members', 'find_tasks', 'get_task', 'get_comments']

describe('a link to read tasks', () => {
  const linked = async () => {
    const link = await running.gateway.link({ config: { methods: ['read'], tags: ['tasks'] } })
    // Which workspaces the token sees was asked for it.
    running.sandbox.state.log.clear()
    return link
  }

  it.each(ERA_NAMES)('shows a client of %s just that', async (era) => {
    const visitor = await ERAS[era]((await linked()).url)
    const tools = await visitor.tools()
    expect(tools).toEqual(TOOLS.filter((name) => tools.includes(name)))
    expect(tools).toEqual(expect.arrayContaining(['find_tasks', 'get_task']))
    expect(await visitor.templates()).toEqual(['clickup://task/{id}', 'clickup://list/{id}'])
    // Each of the others needs a tool that it has not.
    expect(await visitor.prompts()).toEqual(['standup'])
    await visitor.close()
  })

  const FORGED: readonly (readonly [string, object])[] = [
    ['update_tasks', { tasks: ['ENG-87'], set: { priority: 'high' } }],
    ['add_comment', { task: 'ENG-87', text: 'Forged' }],
    ['delete_tasks', { tasks: ['ENG-87'], confirm: ['x'] }],
    ['find_docs', {}],
    ['get_time_entries', {}],
    ['read_operation', { operation: 'GetGoals', path: { team_id: '9014123456' } }],
    [
      'call_operation',
      { operation: 'CreateTask', path: { list_id: '1' }, body: { name: 'Forged' } },
    ],
    ['search', { query: 'anything' }],
    ['get_messages', { channel: 'general' }],
  ]

  it.each(FORGED)('refuses a forged call of %s in both eras', async (name, args) => {
    const { url } = await linked()
    for (const request of [older, newer]) {
      const answer = await post(url, request('tools/call', { name, arguments: args }))
      const { result, error } = messageIn(await answer.text())
      if (!error) expect(JSON.parse(result.content[0].text)).toMatchObject({ ok: false })
    }
    expect(running.asked().map(nameOf)).toEqual([])
  })

  it('refuses resources, prompts and completions of what it leaves out', async () => {
    const { url } = await linked()
    const forged: readonly (readonly [string, object])[] = [
      ['resources/read', { uri: 'clickup://doc/8cm2k-2014' }],
      [
        'completion/complete',
        {
          ref: { type: 'ref/resource', uri: 'clickup://doc/{id}' },
          argument: { name: 'id', value: 'q' },
        },
      ],
    ]
    for (const [method, params] of forged) {
      const { result, error } = messageIn(await (await post(url, older(method, params))).text())
      if (!error) expect(result).toMatchObject({ completion: { values: [] } })
    }
    expect(running.asked().map(nameOf)).toEqual([])
  })

  it('asks ClickUp for nothing else, whatever it is used for', async () => {
    const visitor = await ERAS['SDK 2.x, 2026-07-28']((await linked()).url)
    for (const [tool, args] of [
      ['get_task', { task: 'ENG-87', include: ['comments', 'subtasks', 'time_in_status'] }],
      ['find_tasks', { in: 'Bug Tracker', assignees: ['Backend'] }],
      ['find_tasks', { text: 'build' }],
    ] as const)
      expect(await visitor.call(tool, args)).toMatchObject({ ok: true })
    await visitor.close()
    expect(
      running
        .asked()
        .map(nameOf)
        .filter((one) => !ALLOWED.test(one)),
    ).toEqual([])
    expect(running.asked().length).toBeGreaterThan(3)
  })
})

describe('a link with single tools as methods', () => {
  it('offers those alone', async () => {
    const config = { methods: ['search', 'fetch'], tags: ['research'] }
    const visitor = await ERAS['SDK 1.x']((await running.gateway.link({ config })).url)
    expect(await visitor.tools()).toEqual(['search', 'fetch'])
    await visitor.close()
  })
})

describe('over HTTP', () => {
  it('nothing of the host is reached: no branch, no file', async () => {
    const config = { methods: ['read', 'write'] }
    const visitor = await ERAS['SDK 2.x, 2026-07-28']((await running.gateway.link({ config })).url)
    expect(await visitor.call('get_task', { task: 'current' })).toMatchObject({ ok: false })
    const files = await visitor.call('attach_files', { task: 'ENG-87', paths: ['/etc/hostname'] })
    expect(files).toMatchObject({ ok: false })
    const image = await visitor.call('get_attachment', {
      attachment: 'export-error.png',
      task: 'ENG-312',
    })
    expect(JSON.stringify(image)).not.toContain('saved_to')
    await visitor.close()
  })
})

// What a link does not allow is not there, and forging a call of it sends nothing.
import { describe, expect, it } from 'vitest'
import { nameOf } from '../support/pair.ts'
import { useGateway } from '../support/use-gateway.ts'
import { callByHand, ERA_NAMES, ERAS, messageIn, newer, older, post } from '../support/visitors.ts'

const running = useGateway()

/** Reads of tasks, with their comments, and of what names need. */
const ALLOWED =
  /^GET \/api\/v2\/(user|team|group|task\/|team\/\d+\/(task|space|shared|field|custom_item|taskTemplate)|space\/|folder\/|list\/|comment\/\d+\/reply|view\/)/

describe('a link to read tasks', () => {
  const linked = async () => {
    const link = await running.gateway.link({ config: { methods: ['read'], tags: ['tasks'] } })
    // Which workspaces the token sees was asked for it.
    running.sandbox.state.log.clear()
    return link
  }

  it.each(ERA_NAMES)('shows a client of %s just that', async (era) => {
    const visitor = await ERAS[era]((await linked()).url)
    expect(await visitor.tools()).toEqual(['find_tasks', 'get_task'])
    expect(await visitor.templates()).toEqual(['clickup://task/{id}', 'clickup://list/{id}'])
    const resources = await visitor.resources()
    expect(resources.length).toBeGreaterThan(3)
    for (const uri of resources) expect(uri).toMatch(/^clickup:\/\/(task|list)\//)
    expect(await visitor.completions('clickup://doc/{id}', '')).toEqual([])
    expect(await visitor.completions('clickup://list/{id}', 'bug')).toEqual([
      'Engineering / Bug Tracker',
    ])
    expect(await visitor.completions('clickup://task/{id}', 'ENG-87')).toEqual(['ENG-87'])
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
    for (const request of [older, newer])
      expect((await callByHand(url, name, args, request)).envelope).toMatchObject({ ok: false })
    expect(running.asked().map(nameOf)).toEqual([])
  })

  const forgedDoc = {
    ref: { type: 'ref/resource', uri: 'clickup://doc/{id}' },
    argument: { name: 'id', value: 'q' },
  }
  it.each([
    ['resources/read', { uri: 'clickup://doc/8cm2k-2014' }, undefined],
    ['prompts/get', { name: 'triage', arguments: { task: 'ENG-87' } }, undefined],
    ['prompts/get', { name: 'plan_from_doc', arguments: { doc: '8cm2k-2014' } }, undefined],
    ['completion/complete', forgedDoc, { completion: { values: [] } }],
  ] as const)('refuses %s of what it leaves out, %j', async (method, params, empty) => {
    const { url } = await linked()
    for (const request of [older, newer]) {
      const answer = await post(url, request(method, params))
      const { result, error } = messageIn(await answer.text())
      if (empty) expect(result).toMatchObject(empty)
      else expect(error).toMatchObject({ code: expect.any(Number) })
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

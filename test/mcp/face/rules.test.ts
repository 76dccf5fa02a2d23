// What the rules forbid is not there, over whatever way somebody asks; and nothing of the host is.
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { inRoot } from '../../../scripts/lib/paths.ts'
import { type Speaker, startSpeaker, WAYS } from '../../support/face-clients.ts'
import { codesOf } from '../../support/pair.ts'

describe.each(WAYS)('over $name, reading tasks alone', (way) => {
  let speaker: Speaker
  beforeAll(async () => {
    speaker = await startSpeaker(way, {
      env: { CLICKUP_ACCESS: 'read', CLICKUP_TOOLSETS: 'tasks' },
    })
  })
  afterAll(() => speaker.close())

  it('lists two tools, one prompt and two templates, and says that writing is off', async () => {
    const { client } = speaker
    const { tools } = await client.listTools()
    expect(tools.map(({ name }) => name)).toEqual(['find_tasks', 'get_task'])
    const { prompts } = await client.listPrompts()
    expect(prompts.map(({ name }) => name)).toEqual(['standup'])
    const { resourceTemplates } = await client.listResourceTemplates()
    expect(resourceTemplates.map(({ name }) => name)).toEqual(['task', 'list'])
    expect(client.getInstructions()).toContain('Writing is switched off')
  })

  it('refuses what is not listed, and asks ClickUp for nothing', async () => {
    const { client, call, sandbox } = speaker
    sandbox.state.log.clear()
    for (const [tool, args] of [
      ['create_tasks', { list: 'Bug Tracker', tasks: [{ name: 'No' }] }],
      ['call_operation', { method: 'DELETE', path: '/v2/task/868512p' }],
      ['get_doc', { doc: 'Onboarding Handbook' }],
    ] as const)
      expect(codesOf(await call(tool, args))).toEqual(['ACCESS_DENIED'])
    await expect(client.getPrompt({ name: 'triage', arguments: { task: 'x' } })).rejects.toThrow()
    await expect(client.readResource({ uri: 'clickup://doc/1' })).rejects.toThrow()
    const { completion } = await client.complete({
      ref: { type: 'ref/resource', uri: 'clickup://doc/{id}' },
      argument: { name: 'id', value: '' },
    })
    expect(completion.values).toEqual([])
    expect(sandbox.state.log.since(0)).toEqual([])
  })
})

describe.each(WAYS.filter(({ over }) => over === 'http'))('over $name', (way) => {
  it('no file of the host can be reached', async () => {
    const speaker = await startSpeaker(way)
    const { ok, issues } = await speaker.call('attach_files', {
      task: 'ENG-123',
      paths: [inRoot('package.json')],
    })
    const sent = speaker.sandbox.state.log.since(0).filter(({ method }) => method !== 'GET')
    expect({ ok, sent }).toEqual({ ok: false, sent: [] })
    expect(JSON.stringify(issues)).toMatch(/no folder|open folder|not open/i)
    await speaker.close()
  })
})

// What no tool can use is refused in words that tell how to mend it, and nothing is sent.
import { pathToFileURL } from 'node:url'
import { describe, expect, it } from 'vitest'
import { inRoot } from '../../../scripts/lib/paths.ts'
import { codesOf, usePair } from '../../support/pair.ts'

const { call, writes } = usePair(
  {},
  { env: { CLICKUP_TOOLSETS: 'all' }, roots: [pathToFileURL(inRoot('docs')).href] },
)

const long = 'x'.repeat(400)
const half = '\ud800'

const update = (set: Record<string, unknown>) =>
  ['update_tasks', { tasks: ['ENG-123'], set }] as const

describe('an argument that cannot be used', () => {
  it.each([
    ['find_tasks', { in: 'Current Sprint', statuses: ['constructor'] }],
    ['find_tasks', { assignees: {} }],
    ['find_tasks', { assignees: [{}] }],
    ['find_tasks', { cursor: '%zz' }],
    update({ assignees: {} }),
    update({ tags: {} }),
    update({ watchers: {} }),
    update({ lists: {} }),
    update({ waits_on: {} }),
    update({ fields: [] }),
    update({ fields: { Team: {} } }),
    update({ fields: JSON.parse('{"__proto__": "x"}') }),
    update({ checklists: JSON.parse('{"Release": {"__proto__": true}}') }),
    ['create_tasks', { list: 'Current Sprint', tasks: [{ name: 'x', assignees: {} }] }],
    ['get_task', { task: 'https://app.clickup.com/t/%zz' }],
    ['get_task', { task: 'https://[' }],
    ['get_list', { list: 'https://app.clickup.com/9014123456/v/li/%zz' }],
    ['get_doc', { doc: 'https://app.clickup.com/9014123456/docs/%zz' }],
    ['get_task', { task: half }],
    ['get_comments', { comment: '%zz' }],
    ['get_attachment', { attachment: 'https://[' }],
    ['get_attachment', { attachment: 'https://%zz/' }],
    ['get_attachment', { attachment: 'http://', task: 'ENG-312' }],
    ['attach_files', { task: 'ENG-123', urls: ['https://%zz/'] }],
    ['read_operation', { operation: 'GetTask', path: { task_id: {} } }],
    ['read_operation', { operation: 'GetTask', path: '{"__proto__": {"x": 1}}' }],
    ['call_operation', { operation: 'CreateTask', body: '{' }],
    [
      'call_operation',
      { operation: 'AddTagToTask', path: { task_id: 'ENG-123', tag_name: half }, dry_run: true },
    ],
  ] as const)('%s %j', async (tool, args) => {
    const answer = await call(tool, args)
    expect(new Set(codesOf(answer))).toEqual(new Set(['INVALID_INPUT']))
    expect(answer.issues?.[0]?.hint ?? answer.issues?.[0]?.candidates).toBeDefined()
    expect(writes()).toEqual([])
  })

  it.each([
    ['get_list', { list: long }],
    ['get_attachment', { attachment: long, task: 'ENG-312' }],
    ['attach_files', { task: 'ENG-123', paths: [long] }],
    ['attach_files', { task: 'ENG-123', paths: ['a\0b'] }],
    ['read_operation', { operation: 'GET /v2/task/%zz' }],
  ] as const)('%s %j names nothing that is there', async (tool, args) => {
    expect({ codes: codesOf(await call(tool, args)), sent: writes() }).toEqual({
      codes: ['NOT_FOUND'],
      sent: [],
    })
  })
})

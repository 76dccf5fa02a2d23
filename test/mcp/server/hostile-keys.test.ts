// Words that name something of every object, said wherever a tool takes a word: none of them reaches
// an object that others share, and the server is after each call what it was before.
import { beforeAll, describe, expect, it } from 'vitest'
import { LISTINGS } from '../../../src/mcp/tool/tool-list.ts'
import { HOSTILE, variants } from '../../support/hostile.ts'
import { codesOf, usePair } from '../../support/pair.ts'

const running = usePair(
  {},
  {
    inProcess: false,
    env: { CLICKUP_ACCESS: 'read,write,delete', CLICKUP_TOOLSETS: 'all' },
    // Nothing is deleted, so that every call meets the same workspace.
    answer: () => ({ action: 'decline' }),
  },
)
const { call, text } = running

type Args = Readonly<Record<string, unknown>>

/** A call that holds every argument that takes words. */
const CALLS: Readonly<Record<string, readonly Args[]>> = {
  get_hierarchy: [{ in: 'Engineering', depth: 'lists' }],
  find_members: [{ query: 'Priya' }],
  find_tasks: [
    {
      in: 'Current Sprint',
      text: 'export',
      assignees: ['me'],
      statuses: ['in progress'],
      tags: ['infra'],
      priorities: ['high'],
      due: 'this month',
      fields: { Team: 'Backend' },
      columns: ['id', 'Team'],
      order_by: 'name',
    },
    { updated: 'last 30 days', in_status_for: '> 1d', cursor: 'nonsense' },
    { in: 'Current Sprint', statuses: ['open'] },
    { in: 'Current Sprint', fields: {} },
  ],
  get_task: [{ task: ['ENG-123'], include: ['comments', 'checklists'] }],
  create_tasks: [
    {
      list: 'Current Sprint',
      tasks: [
        {
          name: 'New',
          description: 'Text',
          status: 'to do',
          priority: 'high',
          due: 'friday',
          start: 'today',
          estimate: '2h',
          type: 'milestone',
          checklists: { Release: { 'Write notes': true } },
          fields: { Team: 'Backend' },
          assignees: ['me'],
          tags: ['infra'],
          waits_on: ['ENG-124'],
          links: ['ENG-129'],
          subtasks: [{ name: 'Below' }],
        },
      ],
    },
    { list: 'Current Sprint', tasks: [{ name: 'New', checklists: { Release: ['one'] } }] },
  ],
  update_tasks: [
    {
      tasks: ['ENG-127'],
      set: {
        name: 'Renamed',
        status: 'in progress',
        priority: 'high',
        due: 'friday',
        checklists: { Release: { 'Write notes': true } },
        fields: { Team: 'Backend' },
        assignees: { add: ['me'] },
        tags: { add: ['infra'], remove: ['other'] },
        watchers: { add: ['me'] },
        waits_on: { add: ['ENG-124'] },
        lists: { add: ['Bug Tracker'] },
        estimates: { 'Priya Nair': '2h' },
      },
    },
    { tasks: ['ENG-127'], set: { list: 'Bug Tracker' } },
    { tasks: ['ENG-127'], set: { fields: {} } },
    { tasks: ['ENG-127'], set: { checklists: {} } },
    { tasks: ['ENG-127'], set: { estimates: {} } },
  ],
  delete_tasks: [{ tasks: ['ENG-129'], confirm: 'yes' }],
  merge_tasks: [{ into: 'ENG-121', tasks: ['ENG-130'], confirm: 'yes' }],
  get_list: [{ list: 'Current Sprint' }],
  create_list: [
    {
      in: 'Engineering',
      name: 'New list',
      content: 'Text',
      due: 'friday',
      priority: 'high',
      assignee: 'me',
    },
  ],
  update_list: [{ list: 'Launch Plan', set: { name: 'Launch Plan', priority: 'high' } }],
  delete_list: [{ list: 'Launch Plan', confirm: 'yes' }],
  get_comments: [{ task: 'ENG-123' }, { list: 'Current Sprint' }, { comment: '1', cursor: 'x' }],
  add_comment: [{ task: 'ENG-123', text: '@Priya hello', assign_to: 'me' }],
  update_comment: [{ comment: '1', text: 'Hello', assign_to: 'me' }],
  delete_comment: [{ comment: '1', confirm: 'yes' }],
  find_docs: [{ text: 'architecture', in: 'Engineering' }],
  get_doc: [{ doc: 'Architecture', page: 'Intro', cursor: 'x' }],
  create_doc: [{ in: 'Engineering', name: 'New doc', content: 'Text' }],
  edit_doc: [{ doc: 'Architecture', page: 'Intro', mode: 'append', content: 'Text' }],
  get_time_entries: [
    { by: ['me'], in: 'Engineering', from: 'last monday', to: 'today', group_by: ['day'] },
    { task: 'ENG-123' },
  ],
  track_time: [
    { action: 'log', task: 'ENG-123', duration: '1h', start: 'today 9:00', note: 'x' },
    { action: 'correct', entry: '1', end: 'today 9:00' },
  ],
  get_attachment: [{ attachment: 'export-error.png', task: 'ENG-312' }],
  attach_files: [
    { task: 'ENG-123', paths: ['a.txt'], comment: 'Hello' },
    { task: 'ENG-123', urls: ['https://127.0.0.1/a'] },
  ],
  get_messages: [{ channel: 'general', cursor: 'x' }],
  send_message: [{ channel: 'general', text: 'Hello', reply_to: '1' }],
  search: [{ query: 'retry policy' }],
  fetch: [{ id: 'task:ENG-123' }],
  find_operations: [{ query: 'goals' }],
  read_operation: [
    { operation: 'GetTask', path: { task_id: 'ENG-123' }, fields: ['name', 'status.status'] },
    { operation: 'GET /v2/task/ENG-123', query: { include_subtasks: true } },
    { operation: 'GetTasks', path: { list_id: 'Current Sprint' }, query: { statuses: ['open'] } },
  ],
  call_operation: [
    {
      operation: 'CreateTask',
      path: { list_id: 'Current Sprint' },
      body: { name: 'New', tags: ['infra'], custom_fields: [{ id: 'x', value: 'y' }] },
      fields: ['name'],
    },
    { operation: 'UpdateTask', path: { task_id: 'ENG-127' }, body: { name: 'x' }, dry_run: true },
    { operation: 'DeleteSpaceTag', path: { space_id: 'Engineering', tag_name: 'infra' } },
  ],
}

const probe = () => text('get_task', { task: 'ENG-312', include: ['comments', 'attachments'] })

let before = ''
beforeAll(async () => {
  before = await probe()
})

describe('a word that names something of every object', () => {
  it('is tried in every tool', () => {
    expect(Object.keys(CALLS)).toEqual(LISTINGS.map(({ name }) => name))
  })

  const cells = LISTINGS.flatMap(({ name }) => HOSTILE.map((word) => [name, word] as const))
  it.each(cells)(
    '%s with %s is an ordinary mistake, or an ordinary name',
    async (tool, word) => {
      const failed: unknown[] = []
      for (const args of CALLS[tool] ?? [])
        for (const said of variants(args, word)) {
          const answer = await call(tool, said as Record<string, unknown>)
          if (codesOf(answer).includes('INTERNAL_ERROR')) failed.push([said, answer.issues])
        }
      expect(failed).toEqual([])
      expect(await probe()).toBe(before)
    },
    60_000,
  )
})

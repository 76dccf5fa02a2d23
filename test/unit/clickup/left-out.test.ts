// One odd element costs only itself, and is counted: of every list in every answer.
import { describe, expect, it } from 'vitest'
import type * as z from 'zod'
import { type LeftOut, reading, sumOf } from '../../../src/base/problems/left-out.ts'
import { createApi } from '../../../src/clickup/http/api.ts'
import { commentSchema, eachComment } from '../../../src/clickup/objects/comment.ts'
import { folderSchema } from '../../../src/clickup/objects/container.ts'
import {
  getTasksPage,
  taskSchema,
  timeInStatusSchema,
} from '../../../src/clickup/objects/task/task.ts'
import { groupSchema, workspaceSchema } from '../../../src/clickup/objects/workspace.ts'
import { getPeople } from '../../../src/clickup/references/people.ts'
import { codesOf, usePair } from '../../support/pair.ts'
import { startPair } from '../../support/server.ts'
import { startUpstream } from '../../support/upstream.ts'

const user = { id: 1, username: 'Kim' }
const status = { status: 'to do', type: 'open' }
const task = { id: 'a1', name: 'One', status }

/** What each list holds: something that can be read, something that cannot, and what that is called. */
const LISTS: readonly (readonly [
  name: string,
  schema: z.ZodType,
  whole: Readonly<Record<string, unknown>>,
  key: string,
  good: unknown,
  odd: unknown,
  what: string,
])[] = [
  ['assignees', taskSchema, task, 'assignees', user, { username: 'Nobody' }, 'assignee'],
  ['watchers', taskSchema, task, 'watchers', user, 'nobody', 'watcher'],
  ['groups', taskSchema, task, 'group_assignees', { id: 'g' }, {}, 'group'],
  ['tags', taskSchema, task, 'tags', { name: 'ux' }, { label: 'ux' }, 'tag'],
  [
    'fields',
    taskSchema,
    task,
    'custom_fields',
    { id: 'f', name: 'F', type: 'text' },
    { id: 'f' },
    'custom-field',
  ],
  [
    'check lists',
    taskSchema,
    task,
    'checklists',
    { id: 'c', name: 'C', items: [] },
    { id: 'c' },
    'check-list',
  ],
  ['attachments', taskSchema, task, 'attachments', { id: 'x' }, { title: 'x' }, 'attachment'],
  [
    'dependencies',
    taskSchema,
    task,
    'dependencies',
    { task_id: 'a', depends_on: 'b' },
    { task_id: 'a' },
    'dependency',
  ],
  ['links', taskSchema, task, 'linked_tasks', { task_id: 'a', link_id: 'b' }, 7, 'link'],
  [
    'locations',
    taskSchema,
    task,
    'locations',
    { id: 'l', name: 'L' },
    { name: 'L' },
    'further-list',
  ],
  ['subtasks', taskSchema, task, 'subtasks', task, { id: 'b', name: 'No status' }, 'subtask'],
  [
    'statuses before',
    timeInStatusSchema,
    {},
    'status_history',
    { status: 'open' },
    {},
    'time-in-status',
  ],
  ['members', workspaceSchema, { id: 1, name: 'W' }, 'members', { user }, 'odd', 'member'],
  ['members of a group', groupSchema, { id: 'g', name: 'G' }, 'members', user, {}, 'group-member'],
  [
    'lists of a folder',
    folderSchema,
    { id: 'f', name: 'F' },
    'lists',
    { id: 'l', name: 'L' },
    { id: 'l' },
    'list',
  ],
  [
    'parts of a comment',
    commentSchema,
    { id: 'c' },
    'comment',
    { text: 'hi' },
    'odd',
    'comment-part',
  ],
]

describe.each(LISTS)('of %s', (_, schema, whole, key, good, odd, what) => {
  const read = (list: unknown) => {
    const { value, leftOut } = reading(() => schema.parse({ ...whole, [key]: list }))
    const kept = Object.entries(value ?? {}).find(([name]) => name === key)?.[1]
    return { count: Array.isArray(kept) ? kept.length : undefined, leftOut: [...leftOut] }
  }

  it('one that is odd is left out alone, and counted', () => {
    expect(read([good, odd, good, odd, odd])).toEqual({ count: 2, leftOut: [[what, 3]] })
  })

  it('all that can be read is kept, and nothing counted', () => {
    expect(read([good, good])).toEqual({ count: 2, leftOut: [] })
  })

  it('nothing is nothing', () => {
    expect(
      [read(null), read(undefined), read([]), read([null, good])].map(({ count }) => count),
    ).toEqual([0, 0, 0, 1])
    expect([read(null), read([null])].flatMap(({ leftOut }) => leftOut)).toEqual([])
  })

  it('what is no list at all is counted as one', () => {
    expect(read({ odd: true })).toEqual({ count: 0, leftOut: [[what, 1]] })
  })
})

it('of what is left out as a whole its parts are not counted', () => {
  const { leftOut } = reading(() =>
    taskSchema.parse({ ...task, checklists: [{ id: 'c', items: [{}, {}] }] }),
  )
  expect([...leftOut]).toEqual([['check-list', 1]])
})

describe('a full page that holds an odd one', () => {
  const comment = (n: number) => ({ id: `${n}`, comment: [], date: `${1000 - n}`, user })
  const page = (from: number) =>
    Array.from({ length: 25 }, (_, i) => (i === 3 ? { odd: true } : comment(from + i)))

  it('is not taken for the last: older comments follow', async () => {
    const { url } = await startUpstream(({ url: asked }) => ({
      body: { comments: asked.includes('start_id') ? [comment(25), comment(26)] : page(0) },
    }))
    const api = createApi({ token: 'pk_1_TEST', apiUrl: url })
    const found: string[] = []
    for await (const { id } of eachComment(api, { list: '1' })) found.push(id)
    expect(found).toHaveLength(24 + 2)
    expect(found.at(-1)).toBe('26')
  })

  it('goes on behind the last that says when it was written', async () => {
    const cursors: (string | null)[] = []
    const { url } = await startUpstream(({ url: asked }) => {
      cursors.push(new URL(asked, 'http://x').searchParams.get('start_id'))
      const full = [...Array.from({ length: 24 }, (_, i) => comment(i)), { id: 'undated', user }]
      return { body: { comments: asked.includes('start_id') ? [comment(24)] : full } }
    })
    const api = createApi({ token: 'pk_1_TEST', apiUrl: url })
    const found: string[] = []
    for await (const { id } of eachComment(api, { list: '1' })) found.push(id)
    expect(cursors).toEqual([null, '23'])
    expect(found.slice(-2)).toEqual(['undated', '24'])
  })

  it('of tasks neither, where ClickUp does not say so', async () => {
    const tasks = Array.from({ length: 100 }, (_, i) =>
      i === 3 ? { id: 'x' } : { ...task, id: `t${i}` },
    )
    const { url } = await startUpstream(() => ({ body: { tasks } }))
    const answer = await getTasksPage(createApi({ token: 'pk_1_TEST', apiUrl: url }), '1')
    expect([answer.tasks.length, answer.lastPage]).toEqual([99, false])
  })
})

describe('what is remembered', () => {
  it('is told to be less than all to whoever is told of it, and counted once', async () => {
    const { url } = await startUpstream(({ url: asked }) => ({
      body: asked.includes('/group')
        ? { groups: [{ id: 'g', name: 'G', members: [] }, { id: 'odd' }] }
        : { teams: [{ id: '1', name: 'W', members: [{ user }, 'odd'] }] },
    }))
    const api = createApi({ token: 'pk_1_TEST', apiUrl: url })
    const told = async () => {
      const some = new Set<LeftOut>()
      const { members, groups } = await getPeople(api.during({ onLeftOut: (one) => some.add(one) }))
      expect([members.length, groups.length]).toEqual([1, 1])
      return Object.fromEntries(sumOf(some))
    }
    const all = { member: 1, group: 1 }
    // Two at once share what is asked for; the third finds it remembered.
    expect(await Promise.all([told(), told()])).toEqual([all, all])
    expect(await told()).toEqual(all)
  })
})

describe('a call that leaves something out', () => {
  const pair = usePair()

  it('says so beside what it answers, and beside what it could not do', async () => {
    const { state } = pair.sandbox
    const field = [...state.store.fields.values()].find(({ scopeId }) =>
      state.store.lists.has(scopeId),
    )
    if (!field) throw new Error('The demo has no field of a list.')
    state.faults.add('GET /v2/folder/*/field=403x*')
    const found = await pair.call('find_tasks', {
      in: 'Engineering',
      fields: { [field.name]: 'any' },
    })
    expect([found.ok, codesOf(found)]).toEqual([true, ['INCOMPLETE']])
    expect(found.issues?.[0]?.message).toContain(
      '1 × fields of Engineering / Product Roadmap (folder 90140200001)',
    )
    const lost = await pair.call('find_tasks', { in: 'Engineering', fields: { Nowhere: 'any' } })
    expect([lost.ok, codesOf(lost).at(-1)]).toEqual([false, 'INCOMPLETE'])
    expect(codesOf(lost)).toHaveLength(2)
  })

  it('names what it was, as far as that is a few', async () => {
    // Of another, what was read before is remembered.
    const { call, sandbox, close } = await startPair({}, { inProcess: true })
    for (const kind of ['space', 'folder', 'list'])
      sandbox.state.faults.add(`GET /v2/${kind}/*/field=403x*`)
    const { issues } = await call('find_tasks', { fields: { Nowhere: 'any' } })
    await close()
    const told = issues?.find(({ code }) => code === 'INCOMPLETE')?.message ?? ''
    expect(told.match(/1 × fields of/g)).toHaveLength(10)
    expect(told).toContain('Marketing (space 90140100002)')
    expect(told).toMatch(/, and \d+ more\.$/)
  })
})

// No answer of a tool that reads is longer than the strictest client shows, as that counts it: the whole
// message, in which each quote of a name is escaped twice.
import { beforeAll, describe, expect, it } from 'vitest'
import { sentMessage } from '../../../src/base/text/fit.ts'
import { isFields } from '../../../src/base/text/records.ts'
import { LISTINGS } from '../../../src/mcp/tool/tool-list.ts'
import { usePair } from '../../support/pair.ts'

const MOST = 8000

/** What takes most room when it is escaped, and is seen by whoever reads it. */
const escaped = (length: number): string => '"\\ü\n'.repeat(length / 4)

const NAMES = ['name', 'username', 'title', 'text']
const TEXTS = ['description', 'content', 'markdown', 'note', 'comment_text']

/** Adds to every text that people may write, wherever it stands. */
const roughen = (value: unknown, seen: Set<unknown>): void => {
  if (typeof value !== 'object' || value === null || seen.has(value)) return
  seen.add(value)
  if (Array.isArray(value) || value instanceof Map) {
    for (const one of value.values()) roughen(one, seen)
    return
  }
  for (const [key, one] of Object.entries(value)) {
    if (typeof one !== 'string') roughen(one, seen)
    else if (NAMES.includes(key)) Reflect.set(value, key, `${one} ${escaped(80)}`)
    else if (TEXTS.includes(key)) Reflect.set(value, key, `${one} ${escaped(12_000)}`)
  }
}

const firstOf = <T>(map: ReadonlyMap<string, T>): string => [...map.keys()][0] ?? ''

interface Ids {
  readonly task: string
  readonly commented: string
  readonly list: string
  readonly space: string
  readonly doc: string
  readonly channel: string
}

const CALLS: Readonly<Record<string, (ids: Ids) => readonly Record<string, unknown>[]>> = {
  get_hierarchy: ({ space }) => [{}, { depth: 'folders' }, { in: space }, { features: true }],
  find_members: () => [{}, { query: 'a' }],
  find_tasks: ({ list }) => [
    { in: list, limit: 100 },
    { in: list, limit: 100, columns: ['id', 'name', 'list', 'url', 'tags', 'watchers'] },
    { in: list, limit: 100, order_by: 'name' },
    { in: list, group_by: ['assignees', 'list'] },
    { in: list, group_by: 'status', sum: 'points' },
  ],
  get_task: ({ task, commented }) => [
    { task },
    { task, include: ['full_description', 'comments', 'subtasks', 'checklists', 'attachments'] },
    { task: [task, commented] },
  ],
  get_list: ({ list }) => [{ list }],
  get_comments: ({ commented, list }) => [{ task: commented }, { list }],
  find_docs: () => [{}],
  get_doc: ({ doc }) => [{ doc }],
  get_time_entries: () => [
    { by: 'everybody', from: 'last 300 days' },
    { by: 'everybody', from: 'last 300 days', group_by: ['task', 'person'] },
  ],
  get_attachment: ({ task }) => [{ attachment: 'none.png', task }],
  // A large workspace may be without chat.
  get_messages: ({ channel }) => (channel ? [{ channel }] : []),
  find_operations: () => [{ query: 'task' }, { query: 'goal "\\" view' }],
  read_operation: ({ list }) => [
    { operation: 'GetTasks', path: { list_id: list } },
    { operation: 'GetTasks', path: { list_id: list }, fields: ['tasks.name'] },
  ],
}

/** They answer in a shape that their clients prescribe, and give a text whole. */
const IN_THEIR_OWN_SHAPE = ['search', 'fetch']

describe.each(['large', 'demo'] as const)(
  'the answers of tools that read, %s workspace',
  (seed) => {
    const running = usePair({ seed }, { env: { CLICKUP_TOOLSETS: 'all' } })
    let ids: Ids
    beforeAll(() => {
      const { store } = running.sandbox.state
      const comment = [...store.comments.values()].find(({ target }) => target.kind === 'task')
      ids = {
        task: firstOf(store.tasks),
        commented: comment?.target.id ?? firstOf(store.tasks),
        // The first one of the large workspace has thousands of tasks; the last of the demo is another workspace's.
        list:
          [...store.tasks.values()].findLast(
            ({ workspaceId }) => workspaceId === running.sandbox.workspaceId,
          )?.listId ?? '',
        space: firstOf(store.spaces),
        doc: firstOf(store.docs),
        channel: firstOf(store.channels),
      }
      const seen = new Set<unknown>()
      const { users, groups, spaces, folders, lists, fields, tasks, comments, docs, pages } = store
      const things = [users, groups, spaces, folders, lists, fields, tasks, comments, docs, pages]
      for (const some of [
        ...things,
        store.messages,
        store.channels,
        store.timeEntries,
        store.files,
      ])
        roughen(some, seen)
    })

    it('are called here, each of them', () => {
      const reading = LISTINGS.filter(({ kind }) => kind === 'read').map(({ name }) => name)
      expect(Object.keys(CALLS).sort()).toEqual(
        reading.filter((name) => !IN_THEIR_OWN_SHAPE.includes(name)).sort(),
      )
    })

    it.each(Object.keys(CALLS))('are no longer than is shown: %s', async (tool) => {
      for (const args of CALLS[tool]?.(ids) ?? []) {
        const text = await running.text(tool, args)
        const { ok, result, issues } = JSON.parse(text)
        // That it is short because it says nothing would prove nothing.
        if (tool !== 'get_attachment')
          expect({
            args,
            has: isFields(result) || Array.isArray(result),
            issues: ok ? [] : issues,
          }).toEqual({ args, has: true, issues: expect.any(Array) })
        expect({ args, size: Math.max(MOST, sentMessage(text).length) }).toEqual({
          args,
          size: MOST,
        })
      }
    })
  },
)

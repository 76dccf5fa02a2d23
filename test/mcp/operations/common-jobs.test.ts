// The commonest jobs that no tool of ours does: one search in a user's words, and one call by names and
// with no more than has to be said.
import { describe, expect, it } from 'vitest'
import { JOBS } from '../../support/operation-queries.ts'
import { usePair } from '../../support/pair.ts'

const pair = usePair({}, { env: { CLICKUP_ACCESS: 'read,write,delete', CLICKUP_TOOLSETS: 'all' } })
const { call, asked, writes } = pair

const store = () => pair.sandbox.state.store
const named = (name: string) => [...store().users.values()].find((one) => one.username === name)?.id
const lastOf = <T>(all: Iterable<T>): T | undefined => [...all].at(-1)
const listNamed = (name: string) => [...store().lists.values()].find((one) => one.name === name)

interface Job {
  readonly args: Record<string, unknown>
  /** Of what is said to be taken. */
  readonly takes: readonly string[]
  /** Other than what was said. */
  readonly understood?: Record<string, unknown>
  readonly holds: () => void
}

const runs = (id: string): Job => {
  const job = RUNS[id]
  if (!job) throw new Error(`nobody said how ${id} is called`)
  return job
}

const RUNS: Readonly<Record<string, Job>> = {
  CreateGoal: {
    args: { body: { name: 'Ship v2', due_date: '2027-03-31', owners: ['me', 'priya'] } },
    takes: ['name: string', 'due_date: date', 'owners?: person[]'],
    understood: { 'body.owners': ['Alex Rivera', 'Priya Nair'] },
    holds: () => {
      const goal = lastOf(store().goals.values())
      expect(goal).toMatchObject({ name: 'Ship v2', multipleOwners: true })
      expect(goal?.ownerIds).toEqual([named('Alex Rivera'), named('Priya Nair')])
      expect(new Date(goal?.dueDate ?? 0).toISOString()).toContain('2027-03-31')
    },
  },
  CreateKeyResult: {
    args: {
      path: { goal_id: 'Ship v2' },
      body: { name: 'Bugs closed', type: 'number', steps_end: 40, list_ids: ['Bug Tracker'] },
    },
    takes: ['goal_id: goal', 'type: number|currency|boolean|percentage|automatic', 'steps_end'],
    holds: () => {
      const goal = [...store().goals.values()].find(({ name }) => name === 'Ship v2')
      expect(goal?.keyResults).toMatchObject([
        { name: 'Bugs closed', start: 0, end: 40, listIds: [listNamed('Bug Tracker')?.id] },
      ])
    },
  },
  CreateWebhook: {
    args: {
      body: {
        endpoint: 'https://example.com/hook',
        events: ['task created', 'taskMoved'],
        list_id: 'Bug Tracker',
      },
    },
    takes: ['endpoint: string', 'taskCreated|', '|keyResultDeleted|*', 'list_id?: list'],
    holds: () =>
      expect(lastOf(store().webhooks.values())).toMatchObject({
        endpoint: 'https://example.com/hook',
        events: ['taskCreated', 'taskMoved'],
        place: { list: listNamed('Bug Tracker')?.id },
      }),
  },
  CreateListView: {
    args: {
      path: { list_id: 'Bug Tracker' },
      body: { name: 'Triage board', type: 'Board', filters: { show_closed: true } },
    },
    takes: ['list_id: list', 'name: string', 'type: list|board', 'settings?: '],
    holds: () => {
      const view = lastOf(store().views.values())
      expect(view).toMatchObject({ name: 'Triage board', type: 'board' })
      expect(view?.settings.filters).toMatchObject({
        op: 'AND',
        fields: [],
        show_closed: true,
      })
    },
  },
  CreateSpaceTag: {
    args: { path: { space_id: 'Marketing' }, body: { tag: { name: 'launch' } } },
    takes: ['space_id: space', 'tag: {name: string'],
    holds: () =>
      expect(
        [...store().spaces.values()].find(({ name }) => name === 'Marketing')?.tags.get('launch'),
      ).toMatchObject({ fg: '#ffffff', bg: '#7b68ee' }),
  },
  CreateFolder: {
    args: { path: { space_id: 'marketing' }, body: { name: 'Campaigns 2027' } },
    takes: ['space_id: space', 'name: string'],
    understood: { 'path.space_id': 'Marketing' },
    holds: () => expect(lastOf(store().folders.values())?.name).toBe('Campaigns 2027'),
  },
  AddGuestToList: {
    args: {
      path: { list_id: 'Launch Plan', guest_id: 'nora' },
      body: { permission_level: 'comment' },
    },
    takes: ['guest_id: person', 'permission_level: read|comment|edit|create'],
    understood: { 'path.guest_id': 'Nora Lindqvist' },
    holds: () => {
      const list = listNamed('Launch Plan')
      expect(lastOf(store().shares.values())).toMatchObject({
        guestId: named('Nora Lindqvist'),
        listId: list?.id,
        level: 'comment',
      })
      expect(list?.memberIds).toContain(named('Nora Lindqvist'))
    },
  },
  CreateFolderListFromTemplate: {
    args: {
      path: { folder_id: 'Sprints', template_id: 'release train' },
      body: { name: 'Release 9', options: { due_date: '2027-02-26' } },
    },
    takes: ['folder_id: folder', 'template_id: list template', 'name: string', 'due_date?: date'],
    understood: { 'path.template_id': 'Release train' },
    holds: () => {
      const list = listNamed('Release 9')
      expect(
        store()
          .tasksOf(list?.id ?? '')
          .map(({ name }) => name),
      ).toEqual([...['Freeze', 'Release notes', 'Retrospective']])
    },
  },
  CreateUserGroup: {
    args: { body: { name: 'Night shift', members: ['priya', 'me'] } },
    takes: ['name: string', 'members: person[]'],
    holds: () =>
      expect(lastOf(store().groups.values())).toMatchObject({
        name: 'Night shift',
        memberIds: [named('Priya Nair'), named('Alex Rivera')],
      }),
  },
  queryAuditLog: {
    args: {
      body: {
        applicability: 'hierarchy-activity',
        filter: { userId: ['priya nair'], eventType: 'task deleted', startTime: '2026-11-02' },
      },
    },
    takes: ['userId?: person[]', 'TASK_DELETED', 'startTime?: date', 'applicability?: agent-'],
    holds: () => {
      const [sent] = asked().filter(({ path }) => path.endsWith('/auditlogs'))
      expect(JSON.parse(String(sent?.body))).toMatchObject({
        filter: {
          userId: [String(named('Priya Nair'))],
          eventType: 'TASK_DELETED',
          // Midnight in Berlin.
          startTime: Date.parse('2026-11-01T23:00:00Z'),
        },
      })
    },
  },
}

describe('a common job takes one search and one call', () => {
  it.each(JOBS)('"%s"', async (query, id) => {
    const found = await call('find_operations', { query })
    const [first] = found.result
    expect(first.operation).toBe(id)
    const { args, takes, understood = {}, holds } = runs(id)
    for (const each of takes) expect(first.arguments).toContain(each)
    expect(first.arguments).not.toContain('more characters')
    const tool = first.kind === 'read' ? 'read_operation' : 'call_operation'
    const answer = await call(tool, { operation: first.operation, ...args })
    expect(answer.issues?.map(({ message }) => message)).toBeUndefined()
    expect(answer.ok).toBe(true)
    expect(answer.result.understood ?? {}).toMatchObject(understood)
    if (first.kind !== 'read') expect(writes()).toHaveLength(1)
    holds()
  })
})

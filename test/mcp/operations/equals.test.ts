// Every operation that writes becomes steps, and one that a tool of its own could do becomes that tool's.
import { describe, expect, it } from 'vitest'
import { openFolders } from '../../../src/base/files/open-folders.ts'
import { operationNamed } from '../../../src/changes/operations/asked.ts'
import { type PlannedOperation, planOperation } from '../../../src/changes/operations/plan.ts'
import type { Step } from '../../../src/changes/steps/step.ts'
import { planDeleteTasks } from '../../../src/changes/tasks/delete.ts'
import { planMergeTasks } from '../../../src/changes/tasks/merge.ts'
import { planUpdateTasks } from '../../../src/changes/tasks/update.ts'
import { prepare } from '../../../src/clickup/operations/request.ts'
import type { Arguments } from '../../../src/clickup/operations/shape.ts'
import type { Standpoint } from '../../../src/clickup/references/standpoint.ts'
import { operations } from '../../../src/openapi/catalogue.ts'
import { useSandbox } from '../../support/api.ts'
import { argumentsIn, idsFor } from '../../support/operation-arguments.ts'
import { codesOf, usePair } from '../../support/pair.ts'
import { createWorld, kindOf, written } from '../kinds/world.ts'

const planned = async (
  at: Standpoint,
  id: string,
  given: Partial<Arguments>,
): Promise<PlannedOperation> => {
  const whole = { path: {}, query: {}, body: undefined, ...given }
  const workplace = { ...at, folders: () => openFolders([]) }
  return planOperation(at, await prepare(operationNamed(id), whole, workplace))
}

describe('every operation that writes', () => {
  const running = useSandbox()
  const writing = operations().filter(({ kind, refused }) => kind !== 'read' && !refused)

  it.each(writing.map(({ id }) => id))('%s becomes steps that can be written down', async (id) => {
    const argumentsOf = argumentsIn(running.sandbox)
    const { path, query, body } = argumentsOf(operationNamed(id), idsFor(running.sandbox))
    const { steps, files, request } = await planned(running.at, id, {
      path: path as Arguments['path'],
      query: query as Arguments['query'],
      body: body as Arguments['body'],
    })
    expect(steps).not.toEqual([])
    for (const step of steps) {
      const read = written(step)
      expect(read).toEqual(step)
      const kind = kindOf(read.kind)
      expect(kind.after.parse(read.after)).toEqual(read.after)
      expect(kind.title?.(read) ?? kind.subject.title(read.target as never)).not.toBe('')
      // Bytes are no data: a file is its fingerprint.
      const { file } = (read.after ?? {}) as { readonly file?: { readonly sha256: string } }
      if (file) expect(files.has(file.sha256)).toBe(true)
    }
    expect(request[0]?.to).toMatch(/^(POST|PUT|PATCH|DELETE) \/v[23]\//)
    expect(running.requests().filter((one) => !one.startsWith('GET'))).toEqual([])
  })
})

type Plan = (at: Standpoint) => Promise<readonly Step[]>

const set =
  (said: Parameters<typeof planUpdateTasks>[2], key = 'ENG-121'): Plan =>
  (at) =>
    planUpdateTasks(at, [key], said)

const task = { task_id: 'ENG-121' }

const EQUAL: readonly (readonly [string, Partial<Arguments>, Plan])[] = [
  ['AddTagToTask', { path: { ...task, tag_name: 'infra' } }, set({ tags: { add: ['infra'] } })],
  [
    'RemoveTagFromTask',
    { path: { ...task, tag_name: 'infra' } },
    set({ tags: { remove: ['infra'] } }),
  ],
  [
    'AddTaskToList',
    { path: { ...task, list_id: 'Bug Tracker' } },
    set({ lists: { add: ['Bug Tracker'] } }),
  ],
  [
    'RemoveTaskFromList',
    { path: { ...task, list_id: 'Bug Tracker' } },
    set({ lists: { remove: ['Bug Tracker'] } }),
  ],
  [
    'AddDependency',
    { path: task, body: { depends_on: 'ENG-124' } },
    set({ waits_on: { add: ['ENG-124'] } }),
  ],
  [
    'AddDependency',
    { path: task, body: { dependency_of: 'ENG-124' } },
    set({ blocks: { add: ['ENG-124'] } }),
  ],
  [
    'DeleteDependency',
    { path: task, query: { depends_on: 'ENG-124' } },
    set({ waits_on: { remove: ['ENG-124'] } }),
  ],
  ['AddTaskLink', { path: { ...task, links_to: 'ENG-124' } }, set({ links: { add: ['ENG-124'] } })],
  [
    'DeleteTaskLink',
    { path: { ...task, links_to: 'ENG-124' } },
    set({ links: { remove: ['ENG-124'] } }),
  ],
  [
    'UpdateTask',
    {
      path: task,
      body: {
        ...{ name: 'Calm', status: 'in review', priority: 1, archived: true, points: 3 },
        time_estimate: 5_400_000,
      },
    },
    set({
      ...{ name: 'Calm', status: 'in review', priority: 'urgent', archived: true, points: 3 },
      estimate: '1h 30m',
    }),
  ],
  [
    'CreateChecklist',
    { path: task, body: { name: 'Leaving' } },
    set({ checklists: { Leaving: [] } }),
  ],
  [
    'moveTask',
    { path: { ...task, list_id: 'Current Sprint' }, body: {} },
    set({ move_to: 'Current Sprint' }),
  ],
  ['DeleteTask', { path: task }, (at) => planDeleteTasks(at, ['ENG-121'])],
  [
    'mergeTasks',
    { path: task, body: { source_task_ids: ['ENG-124', 'ENG-127'] } },
    (at) => planMergeTasks(at, 'ENG-121', ['ENG-124', 'ENG-127']),
  ],
]

describe('an operation that a tool of its own could do', () => {
  it.each(EQUAL)(
    '%s %j is planned, asked about and taken back like that',
    async (id, args, own) => {
      const { at } = createWorld()
      const { steps, isOurs } = await planned(at, id, args)
      expect(isOurs).toBe(true)
      expect(steps).toEqual(await own(createWorld().at))
    },
  )

  it.each([
    ['UpdateTask', { path: task, body: { name: 'Calm', due_date: 1_800_000_000_000 } }],
    ['UpdateTask', { path: task, body: { time_estimate: 90_500 } }],
    ['moveTask', { path: { ...task, list_id: 'Bug Tracker' }, body: { move_custom_fields: true } }],
    // Ours would take the one that is there for it.
    ['CreateChecklist', { path: { task_id: 'ENG-123' }, body: { name: 'Before merging' } }],
  ] as const)('%s %j says more than that, and stays an operation', async (id, args) => {
    const { steps, isOurs } = await planned(createWorld().at, id, args)
    expect(isOurs).toBe(false)
    expect(steps.map(({ kind }) => kind.split('.')[0])).toEqual(['operation'])
  })
})

describe('call_operation', () => {
  const whole = usePair(
    {},
    { env: { CLICKUP_ACCESS: 'read,write,delete', CLICKUP_CONFIRM: 'argument' } },
  )
  const tag = { operation: 'AddTagToTask', path: { ...task, tag_name: 'infra' } }

  it('shows the request besides, whatever tool could do it', async () => {
    const { result } = await whole.call('call_operation', { ...tag, dry_run: true })
    const id = whole.sandbox.state.store.taskByCustomId(whole.sandbox.workspaceId, 'ENG-121')?.id
    const { request, tags } = result.would[0].set
    expect(request).toMatch(new RegExp(`^POST /v2/task/(${id}|ENG-121)/tag/infra$`))
    expect(tags[1]).toContain('infra')
    expect(whole.writes()).toEqual([])
  })

  it('answers what was done as always, with what it was and is', async () => {
    const { ok, result } = await whole.call('call_operation', tag)
    expect({ ok, keys: Object.keys(result) }).toEqual({ ok: true, keys: ['did', 'answer'] })
    expect(result.did).toContain('add tag to task')
    expect(result.answer).toMatchObject({ id: 'ENG-121' })
    expect(result.answer.set.tags[1]).toContain('infra')
  })

  it('sends nothing where it is so already', async () => {
    const { ok, result } = await whole.call('call_operation', tag)
    expect({ ok, writes: whole.writes() }).toEqual({ ok: true, writes: [] })
    expect(result.answer.already.tags).toContain('infra')
  })

  it('asks before a task is deleted as delete_tasks does', async () => {
    const own = await whole.call('delete_tasks', { tasks: ['ENG-121'], dry_run: true })
    const args = { operation: 'DeleteTask', path: task }
    const { result } = await whole.call('call_operation', { ...args, dry_run: true })
    expect(result.would[0].destroys).toEqual(own.result.would[0].destroys)
    expect(codesOf(await whole.call('call_operation', args))).toEqual(['NOT_CONFIRMED'])
    expect(whole.writes()).toEqual([])
  })

  it('says that nothing shows what came of it, where nothing does', async () => {
    const made = await whole.call('update_tasks', {
      tasks: ['ENG-121'],
      set: { checklists: { Leaving: ['Keys'] } },
    })
    expect(made.ok).toBe(true)
    const { store } = whole.sandbox.state
    const [list] = store.taskByCustomId(whole.sandbox.workspaceId, 'ENG-121')?.checklists ?? []
    const answer = await whole.call('call_operation', {
      operation: 'DeleteChecklistItem',
      path: { checklist_id: list?.id, checklist_item_id: list?.items[0]?.id },
    })
    expect({ ok: answer.ok, codes: codesOf(answer) }).toEqual({ ok: true, codes: ['INCOMPLETE'] })
    expect(answer.issues?.[0]?.hint).toContain('do not repeat it')
  })
})

// Operations whose answer shows nothing: an empty 200 is no proof, so what can be read is compared.
import { describe, expect, it } from 'vitest'
import type { Store } from '../../../src/sandbox/state/store.ts'
import { addGoal } from '../../support/catalogue.ts'
import { codesOf } from '../../support/pair.ts'
import { ALEX, fieldNamed, listNamed, must, taskOf } from '../weather/cases/world.ts'
import { type Arguments, createWorld } from './world.ts'

type Row = readonly [
  operation: string,
  write: string,
  scene: (store: Store) => readonly [args: Arguments, holds: () => boolean],
]

const folderOf = (store: Store) =>
  must(
    [...store.folders.values()].find(({ name }) => name === 'Sprints'),
    'such folder',
  )
const spaceOf = (store: Store) =>
  must(
    [...store.spaces.values()].find(({ name }) => name === 'Marketing'),
    'such space',
  )
const view = (store: Store) => {
  const id = store.newDocId()
  const parent = { id: listNamed(store, 'Bug Tracker').id, type: 6 } as const
  const made = { id, name: 'Radar', type: 'board', parent, settings: {} }
  store.views.set(id, made)
  return made
}

const ROWS: readonly Row[] = [
  [
    'UpdateTask',
    'PUT /v2/task/*',
    (store) => [
      { path: { task_id: 'ENG-140' }, body: { name: 'Storm' } },
      () => taskOf(store, 'ENG-140').name === 'Storm',
    ],
  ],
  [
    'UpdateFolder',
    'PUT /v2/folder/*',
    (store) => {
      const folder = folderOf(store)
      return [
        { path: { folder_id: folder.id }, body: { name: 'Storm' } },
        () => folder.name === 'Storm',
      ]
    },
  ],
  [
    'UpdateList',
    'PUT /v2/list/*',
    (store) => {
      const list = listNamed(store, 'Bug Tracker')
      return [{ path: { list_id: list.id }, body: { name: 'Storm' } }, () => list.name === 'Storm']
    },
  ],
  [
    'UpdateGoal',
    'PUT /v2/goal/*',
    (store) => {
      const made = addGoal(store)
      const body = {
        name: 'Storm',
        due_date: 1_800_000_000_000,
        description: 'All year.',
        rem_owners: [],
        add_owners: [ALEX],
        color: '#32a852',
      }
      return [{ path: { goal_id: made.id }, body }, () => made.name === 'Storm']
    },
  ],
  [
    'SetCustomFieldValue',
    'POST /v2/task/*/field/*',
    (store) => {
      const { id } = fieldNamed(store, 'Effort')
      return [
        { path: { task_id: 'ENG-140', field_id: id }, body: { value: 3 } },
        () => taskOf(store, 'ENG-140').fields.get(id) === 3,
      ]
    },
  ],
  [
    'AddTagToTask',
    'POST /v2/task/*/tag/*',
    (store) => [
      { path: { task_id: 'ENG-140', tag_name: 'quality' } },
      () => taskOf(store, 'ENG-140').tags.includes('quality'),
    ],
  ],
  [
    'AddTaskToList',
    'POST /v2/list/*/task/*',
    (store) => [
      { path: { task_id: 'ENG-140', list_id: 'Bug Tracker' } },
      () => taskOf(store, 'ENG-140').extraListIds.length > 0,
    ],
  ],
  [
    'AddTaskLink',
    'POST /v2/task/*/link/*',
    (store) => [
      { path: { task_id: 'ENG-143', links_to: taskOf(store, 'ENG-142').id } },
      () => taskOf(store, 'ENG-143').links.length > 0,
    ],
  ],
  [
    'AddDependency',
    'POST /v2/task/*/dependency',
    (store) => [
      { path: { task_id: 'ENG-143' }, body: { depends_on: taskOf(store, 'ENG-142').id } },
      () => taskOf(store, 'ENG-143').dependencies.length > 0,
    ],
  ],
  [
    'CreateUserGroup',
    'POST /v2/team/*/group',
    (store) => [
      { body: { name: 'Storm', members: [ALEX] } },
      () => [...store.groups.values()].some(({ name }) => name === 'Storm'),
    ],
  ],
  [
    'CreateFolder',
    'POST /v2/space/*/folder',
    (store) => [
      { path: { space_id: spaceOf(store).id }, body: { name: 'Storm' } },
      () => [...store.folders.values()].some(({ name }) => name === 'Storm'),
    ],
  ],
  [
    'CreateChecklist',
    'POST /v2/task/*/checklist',
    (store) => [
      { path: { task_id: 'ENG-140' }, body: { name: 'Storm' } },
      () => taskOf(store, 'ENG-140').checklists.some(({ name }) => name === 'Storm'),
    ],
  ],
  [
    'DeleteView',
    'DELETE /v2/view/*',
    (store) => {
      const { id } = view(store)
      return [{ path: { view_id: id } }, () => !store.views.has(id)]
    },
  ],
  [
    'DeleteFolder',
    'DELETE /v2/folder/*',
    (store) => {
      const { id } = folderOf(store)
      return [{ path: { folder_id: id } }, () => !store.folders.has(id)]
    },
  ],
  [
    'DeleteGoal',
    'DELETE /v2/goal/*',
    (store) => {
      const { id } = addGoal(store)
      return [{ path: { goal_id: id } }, () => !store.goals.has(id)]
    },
  ],
  [
    'RemoveTagFromTask',
    'DELETE /v2/task/*/tag/*',
    (store) => {
      const task = taskOf(store, 'ENG-140')
      task.tags = ['infra']
      return [{ path: { task_id: 'ENG-140', tag_name: 'infra' } }, () => task.tags.length === 0]
    },
  ],
]

const call = async ([operation, write, scene]: Row, fault: string, then = '') => {
  const world = createWorld()
  const [args, holds] = scene(world.store)
  if (then) world.after(write, () => world.inject(then))
  world.inject(`${write}=${fault}`)
  const answer = await world.call('call_operation', { operation, ...args })
  const log = world.asked()
  const sent = log.findIndex(({ method }) => method !== 'GET')
  return {
    answer,
    holds: holds(),
    readAfter: log.slice(sent + 1).some(({ method }) => method === 'GET'),
  }
}

const TITLED = ROWS.map((row) => [row[0], row] as const)

describe('an operation whose answer shows nothing', () => {
  it.each(TITLED)('that happened is read back, or said to be unverified: %s', async (_, row) => {
    const { answer, holds, readAfter } = await call(row, 'empty-after')
    expect({ holds, ok: answer.ok }).toEqual({ holds: true, ok: true })
    expect({ isSeenOrSaid: readAfter || codesOf(answer).length > 0 }).toEqual({
      isSeenOrSaid: true,
    })
  })

  it.each(TITLED)('that did not happen is not told as done: %s', async (_, row) => {
    // As where a ClickApp is off: 200, and nothing is done.
    const { answer, holds, readAfter } = await call(row, 'ignored')
    expect(holds).toBe(false)
    expect({ readAfter, ok: answer.ok }).toEqual({ readAfter: true, ok: false })
    expect(['NOT_APPLIED', 'UNKNOWN_OUTCOME', 'UPSTREAM_ERROR']).toContain(codesOf(answer)[0])
  })

  it.each(TITLED)('that cannot be read is said to be unverified: %s', async (_, row) => {
    const { answer, holds } = await call(row, 'empty-after', 'GET /**=403 x*')
    expect(holds).toBe(true)
    expect(codesOf(answer).length).toBeGreaterThan(0)
    if (!answer.ok) expect(codesOf(answer)).toContain('UNKNOWN_OUTCOME')
  })
})

// Operations of the catalogue that are no kind of their own: each that can be taken back, and some that cannot.
import { openFolders } from '../../../src/base/files/open-folders.ts'
import { kindFor, operationNamed } from '../../../src/changes/operations/asked.ts'
import { planOperation } from '../../../src/changes/operations/plan.ts'
import { prepare } from '../../../src/clickup/operations/request.ts'
import type { Arguments } from '../../../src/clickup/operations/shape.ts'
import { acme } from '../../../src/sandbox/seed/demo/team.ts'
import type { Group } from '../../../src/sandbox/state/model.ts'
import type { Goal, KeyResult, View } from '../../../src/sandbox/state/side-model.ts'
import type { Store } from '../../../src/sandbox/state/store.ts'
import { viewBody } from '../catalogue.ts'
import type { Example } from './example.ts'

const OWNER = 44010001
const OTHER = 44010002

const DUE = 1_800_000_000_000

const keyResult = (store: Store, type: string): KeyResult => ({
  id: store.newUuid(),
  name: `Sunny ${type}`,
  ownerIds: [OWNER],
  type,
  unit: null,
  start: 0,
  end: 1,
  current: 1,
  note: 'At last.',
  taskIds: [],
  listIds: [],
  dateCreated: store.now(),
})

/** Asked for again it is the one that is there. */
const goalIn = (store: Store, ...types: readonly string[]): Goal => {
  const known = [...store.goals.values()].find(({ name }) => name === 'Less wind')
  if (known) return known
  const goal: Goal = {
    id: store.newUuid(),
    prettyId: 1,
    workspaceId: acme,
    name: 'Less wind',
    description: 'In summer.',
    color: '#32a852',
    dueDate: DUE,
    multipleOwners: true,
    ownerIds: [OWNER],
    creatorId: OWNER,
    dateCreated: store.now(),
    keyResults: types.map((type) => keyResult(store, type)),
  }
  store.goals.set(goal.id, goal)
  return goal
}

const named = <T extends { readonly name: string }>(all: Iterable<T>, name: string): T => {
  const found = [...all].find((one) => one.name === name)
  if (!found) throw new Error(`The demo has no ${name}.`)
  return found
}

const spaceIn = (store: Store): string => named(store.spaces.values(), 'Engineering').id

const groupIn = (store: Store): Group => {
  const known = [...store.groups.values()].find(({ name }) => name === 'Gardeners')
  if (known) return known
  const group: Group = {
    id: store.newUuid(),
    workspaceId: acme,
    name: 'Gardeners',
    handle: 'gardeners',
    initials: 'GA',
    memberIds: [OWNER],
    ownerId: OWNER,
    dateCreated: store.now(),
  }
  store.groups.set(group.id, group)
  return group
}

const viewIn = (store: Store, type = 'board'): View => {
  const known = [...store.views.values()].find(({ name }) => name === 'Radar')
  if (known) return known
  const parent = { id: named(store.lists.values(), 'Bug Tracker').id, type: 6 } as const
  const filters = { op: 'OR', fields: [], search: 'rain', show_closed: true }
  const view: View = { id: store.newDocId(), name: 'Radar', type, parent, settings: { filters } }
  store.views.set(view.id, view)
  return view
}

const VIEW = viewBody('Storms', 'board', 'assignee')

const emptyFolderIn = (store: Store): string => {
  const id = '90140600999'
  const space = spaceIn(store)
  if (!store.folders.has(id))
    store.addFolder({
      id,
      spaceId: space,
      parentId: null,
      name: 'Attic',
      orderindex: 9,
      archived: false,
      statuses: null,
    })
  return id
}

/** Plans it as call_operation does. */
export const operationExample = (
  id: string,
  what: string,
  args: (store: Store) => Partial<Arguments>,
): Example => ({
  kind: kindFor(operationNamed(id)),
  what: `${id}, ${what}`,
  of: async (at, store) => {
    const given = { path: {}, query: {}, body: undefined, ...args(store) }
    const workplace = { ...at, folders: () => openFolders([]) }
    return (await planOperation(at, await prepare(operationNamed(id), given, workplace))).steps
  },
})

const GOAL = { name: 'More sun', due_date: DUE, description: 'All year.', color: '#ffcc00' }

const GOALS: readonly Example[] = [
  operationExample('CreateGoal', 'with an owner', () => ({
    body: { ...GOAL, multiple_owners: true, owners: [OWNER] },
  })),
  operationExample('UpdateGoal', 'one owner for another', (store) => ({
    path: { goal_id: goalIn(store).id },
    body: { ...GOAL, add_owners: [OTHER], rem_owners: [OWNER] },
  })),
  operationExample('DeleteGoal', 'alone', (store) => ({ path: { goal_id: goalIn(store).id } })),
  operationExample('DeleteGoal', 'with a key result that is a yes or no', (store) => ({
    path: { goal_id: goalIn(store, 'boolean').id },
  })),
  operationExample('DeleteGoal', 'with a key result whose ends are not told', (store) => ({
    path: { goal_id: goalIn(store, 'number').id },
  })),
  operationExample('CreateKeyResult', 'a number', (store) => ({
    path: { goal_id: goalIn(store).id },
    body: {
      name: 'Hours of sun',
      owners: [OWNER],
      type: 'number',
      steps_start: 0,
      steps_end: 10,
      unit: 'h',
      task_ids: [],
      list_ids: [],
    },
  })),
  operationExample('EditKeyResult', 'its number', (store) => ({
    path: { key_result_id: goalIn(store, 'boolean').keyResults[0]?.id },
    body: { steps_current: 0, note: 'Not yet.' },
  })),
  operationExample('DeleteKeyResult', 'a yes or no', (store) => ({
    path: { key_result_id: goalIn(store, 'boolean').keyResults[0]?.id },
  })),
  operationExample('DeleteKeyResult', 'whose ends are not told', (store) => ({
    path: { key_result_id: goalIn(store, 'number').keyResults[0]?.id },
  })),
]

const VIEWS: readonly Example[] = [
  operationExample('CreateTeamView', 'a board', () => ({ body: VIEW })),
  operationExample('CreateSpaceView', 'a board', (store) => ({
    path: { space_id: spaceIn(store) },
    body: VIEW,
  })),
  operationExample('CreateFolderView', 'a board', (store) => ({
    path: { folder_id: named(store.folders.values(), 'Sprints').id },
    body: VIEW,
  })),
  operationExample('CreateListView', 'a board', (store) => ({
    path: { list_id: named(store.lists.values(), 'Bug Tracker').id },
    body: VIEW,
  })),
  operationExample('UpdateView', 'all of it', (store) => {
    const { id, parent } = viewIn(store)
    return { path: { view_id: id }, body: { ...VIEW, parent } }
  }),
  operationExample('DeleteView', 'a board', (store) => ({ path: { view_id: viewIn(store).id } })),
  operationExample('DeleteView', 'a chat', (store) => ({
    path: { view_id: viewIn(store, 'conversation').id },
  })),
]

const TAGS: readonly Example[] = [
  operationExample('CreateSpaceTag', 'a new one', (store) => ({
    path: { space_id: spaceIn(store) },
    body: { tag: { name: 'stormy', tag_fg: '#ffffff', tag_bg: '#000000' } },
  })),
  operationExample('CreateSpaceTag', 'one that is there', (store) => ({
    path: { space_id: spaceIn(store) },
    body: { tag: { name: 'infra', tag_fg: '#123456', tag_bg: '#654321' } },
  })),
  operationExample('EditSpaceTag', 'another name', (store) => {
    // Named again after it was renamed it would not be found.
    const name = store.spaces.get(spaceIn(store))?.tags.has('infra') ? 'infra' : 'plumbing'
    return {
      path: { space_id: spaceIn(store), tag_name: name },
      body: { tag: { name: 'plumbing', fg_color: '#ffffff', bg_color: '#000000' } },
    }
  }),
  operationExample('EditSpaceTag', 'the name of another one', (store) => ({
    path: { space_id: spaceIn(store), tag_name: 'infra' },
    body: { tag: { name: 'performance', fg_color: '#ffffff', bg_color: '#000000' } },
  })),
  operationExample('DeleteSpaceTag', 'from the tasks that have it', (store) => ({
    path: { space_id: spaceIn(store), tag_name: 'infra' },
  })),
]

const PLACES: readonly Example[] = [
  operationExample('CreateFolder', 'in a space', (store) => ({
    path: { space_id: spaceIn(store) },
    body: { name: 'Almanac' },
  })),
  operationExample('UpdateFolder', 'another name', (store) => ({
    path: { folder_id: emptyFolderIn(store) },
    body: { name: 'Cellar' },
  })),
  operationExample('DeleteFolder', 'an empty one', (store) => ({
    path: { folder_id: emptyFolderIn(store) },
  })),
  operationExample('DeleteFolder', 'with all that is in it', (store) => ({
    path: { folder_id: named(store.folders.values(), 'Sprints').id },
  })),
  operationExample('CreateUserGroup', 'with a member', () => ({
    body: { name: 'Florists', handle: 'florists', members: [OWNER] },
  })),
  operationExample('UpdateUserGroup', 'one member for another', (store) => ({
    path: { group_id: groupIn(store).id },
    body: { name: 'Rangers', members: { add: [OTHER], rem: [OWNER] } },
  })),
  operationExample('DeleteUserGroup', 'with its members', (store) => ({
    path: { group_id: groupIn(store).id },
  })),
]

const OTHERS: readonly Example[] = [
  operationExample('CreateWebhook', 'which nothing takes back', () => ({
    body: { endpoint: 'https://example.com/', events: ['*'] },
  })),
  operationExample('UpdateTask', 'with more than a kind of ours is', () => ({
    path: { task_id: 'ENG-121' },
    body: { name: 'Calm', due_date: DUE },
  })),
  operationExample('DeleteSpace', 'with all that is in it', (store) => ({
    path: { space_id: named(store.spaces.values(), 'Marketing').id },
  })),
]

export const OPERATION_EXAMPLES: readonly Example[] = [
  ...GOALS,
  ...VIEWS,
  ...TAGS,
  ...PLACES,
  ...OTHERS,
]

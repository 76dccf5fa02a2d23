// Goals and their key results, which are made under the goal but changed on their own.
import { idsIn, numberIn, textIn } from '../../http/body.ts'
import { badInput, notAuthorized } from '../../http/errors.ts'
import { type Call, del, get, post, put, type Route } from '../../http/route.ts'
import { person } from '../../present/user.ts'
import { workspaceOf } from '../../state/lookup.ts'
import type { Goal, KeyResult } from '../../state/side-model.ts'
import type { Store } from '../../state/store.ts'

const share = ({ start, end, current }: KeyResult) =>
  end === start ? 1 : Math.min(1, Math.max(0, (current - start) / (end - start)))

const keyResult = (store: Store, goal: Goal, value: KeyResult) => ({
  id: value.id,
  goal_id: goal.id,
  name: value.name,
  type: value.type,
  unit: value.unit ?? '',
  creator: goal.creatorId,
  date_created: String(value.dateCreated),
  goal_pretty_id: String(goal.prettyId),
  percent_completed: String(share(value)),
  completed: share(value) === 1,
  task_ids: value.taskIds,
  subcategory_ids: value.listIds,
  owners: value.ownerIds.map((id) => person(store, id)),
  last_action: {
    id: value.id,
    key_result_id: value.id,
    userid: goal.creatorId,
    date_modified: String(value.dateCreated),
    steps_taken: null,
    note: value.note,
    steps_before: null,
    steps_current: String(value.current),
    steps_before_float: value.start,
    steps_taken_float: value.current - value.start,
    steps_current_float: String(value.current),
  },
})

const progress = ({ keyResults }: Goal) =>
  keyResults.length === 0
    ? 0
    : Math.round((keyResults.reduce((sum, each) => sum + share(each), 0) / keyResults.length) * 100)

const core = (value: Goal) => ({
  id: value.id,
  pretty_id: String(value.prettyId),
  name: value.name,
  team_id: value.workspaceId,
  creator: value.creatorId,
  color: value.color,
  description: value.description,
  date_created: String(value.dateCreated),
  start_date: null,
  due_date: String(value.dueDate),
  private: false,
  archived: false,
  multiple_owners: value.multipleOwners,
  folder_id: null,
  members: [] as unknown[],
  percent_completed: progress(value),
})

const goal = (store: Store, value: Goal) => ({
  ...core(value),
  owners: value.ownerIds.map((id) => person(store, id)),
  key_results: value.keyResults.map((each) => keyResult(store, value, each)),
  history: [],
  pretty_url: `https://app.clickup.com/${value.workspaceId}/goals/${value.prettyId}`,
})

const goalInList = (store: Store, value: Goal) => ({
  ...core(value),
  owner: null,
  editor_token: '',
  date_updated: String(value.dateCreated),
  last_update: String(value.dateCreated),
  pinned: false,
  owners: value.ownerIds.map((id) => person(store, id)),
  key_result_count: value.keyResults.length,
  group_members: [],
})

const goalOf = (call: Call): Goal => {
  const found = call.store.goals.get(call.path('goal_id'))
  if (!found || !call.session.workspaceIds.includes(found.workspaceId)) throw notAuthorized()
  return found
}

const create = (call: Call) => {
  const { store, session, body } = call
  const name = textIn(body, 'name')
  if (!name) throw badInput('Goal name invalid')
  if (typeof body.multiple_owners !== 'boolean') throw badInput('multiple_owners required')
  const made: Goal = {
    id: store.newUuid(),
    prettyId: store.goals.size + 1,
    workspaceId: workspaceOf(call).id,
    name,
    description: textIn(body, 'description') ?? '',
    color: textIn(body, 'color') ?? '#32a852',
    dueDate: numberIn(body, 'due_date') ?? store.now(),
    multipleOwners: body.multiple_owners,
    ownerIds: idsIn(body.owners).filter((id) => store.users.has(id)),
    creatorId: session.userId,
    dateCreated: store.now(),
    keyResults: [],
  }
  store.goals.set(made.id, made)
  return { goal: goal(store, made) }
}

const update = (call: Call) => {
  const found = goalOf(call)
  const { store, body } = call
  found.name = textIn(body, 'name') ?? found.name
  found.description = textIn(body, 'description') ?? found.description
  found.color = textIn(body, 'color') ?? found.color
  found.dueDate = numberIn(body, 'due_date') ?? found.dueDate
  const removed = idsIn(body.rem_owners)
  found.ownerIds = [...new Set([...found.ownerIds, ...idsIn(body.add_owners)])].filter(
    (id) => store.users.has(id) && !removed.includes(id),
  )
  return { goal: goal(store, found) }
}

const texts = (value: unknown): string[] => (Array.isArray(value) ? value.map(String) : [])

const createResult = (call: Call) => {
  const { store, body } = call
  const of = goalOf(call)
  const name = textIn(body, 'name')
  if (!name) throw badInput('Key result name invalid')
  const start = numberIn(body, 'steps_start') ?? 0
  const made: KeyResult = {
    id: store.newUuid(),
    name,
    ownerIds: idsIn(body.owners).filter((id) => store.users.has(id)),
    type: textIn(body, 'type') ?? 'number',
    unit: textIn(body, 'unit') ?? null,
    start,
    end: numberIn(body, 'steps_end') ?? 1,
    current: start,
    note: '',
    taskIds: texts(body.task_ids),
    listIds: texts(body.list_ids),
    dateCreated: store.now(),
  }
  of.keyResults.push(made)
  return { key_result: keyResult(store, of, made) }
}

const resultOf = (call: Call): { of: Goal; found: KeyResult } => {
  for (const of of call.store.goals.values()) {
    const found = of.keyResults.find(({ id }) => id === call.path('key_result_id'))
    if (found && call.session.workspaceIds.includes(of.workspaceId)) return { of, found }
  }
  throw notAuthorized()
}

export const goalRoutes: readonly Route[] = [
  get('/v2/team/:team_id/goal', (call) => {
    const { id } = workspaceOf(call)
    const found = [...call.store.goals.values()].filter(({ workspaceId }) => workspaceId === id)
    const shown = found.filter(
      (each) => call.query.one('include_completed') !== 'false' || progress(each) < 100,
    )
    return { goals: shown.map((each) => goalInList(call.store, each)), folders: [] }
  }),
  post('/v2/team/:team_id/goal', create),
  get('/v2/goal/:goal_id', (call) => ({ goal: goal(call.store, goalOf(call)) })),
  put('/v2/goal/:goal_id', update),
  del('/v2/goal/:goal_id', (call) => {
    call.store.goals.delete(goalOf(call).id)
    return {}
  }),
  post('/v2/goal/:goal_id/key_result', createResult),
  put('/v2/key_result/:key_result_id', (call) => {
    const { of, found } = resultOf(call)
    found.current = numberIn(call.body, 'steps_current') ?? found.current
    found.note = textIn(call.body, 'note') ?? found.note
    return { key_result: keyResult(call.store, of, found) }
  }),
  del('/v2/key_result/:key_result_id', (call) => {
    const { of, found } = resultOf(call)
    of.keyResults = of.keyResults.filter((each) => each !== found)
    return {}
  }),
]

// update_tasks: every way in which a task is changed, one at a time, mixed, and in a batch.
import type { Task } from '../../../../src/sandbox/state/model.ts'
import type { Store } from '../../../../src/sandbox/state/store.ts'
import type { Arguments, Case, Part } from '../case.ts'
import { fieldNamed, listNamed, PRIYA, property, taskOf } from './world.ts'

const PUT = 'PUT /v2/task/*'
const TAG = '/v2/task/*/tag/*'
const FIELD = '/v2/task/*/field/*'
const MOVE = 'PUT /v3/workspaces/*/tasks/*/home_list/*'

type Parts = (store: Store, task: Task) => readonly Part[]

const change = (
  name: string,
  [write, nth]: readonly [write: string, nth: number],
  set: Arguments,
  parts: Parts,
  key = 'ENG-118',
): Case => ({
  tool: 'update_tasks',
  name,
  write,
  nth,
  scene: (store) => ({
    args: { tasks: [key], set },
    parts: parts(store, taskOf(store, key)),
  }),
})

const priority = (task: Task): Part =>
  property(task, 'priority', () => task.priority === 4, { write: PUT })

const tags = (task: Task): Part =>
  property(task, 'tags', () => task.tags.includes('bug') && !task.tags.includes('infra'), {
    write: TAG,
  })

const effort = (store: Store, task: Task): Part => {
  const { id } = fieldNamed(store, 'Effort')
  return property(task, 'Effort', () => task.fields.get(id) === 8, {
    write: `/v2/task/*/field/${id}`,
  })
}

const team = (store: Store, task: Task): Part => {
  const { id, options } = fieldNamed(store, 'Team')
  const frontend = options.find(({ text }) => text === 'Frontend')?.id
  return property(task, 'Team', () => task.fields.get(id) === frontend, {
    write: `/v2/task/*/field/${id}`,
  })
}

const properties: Parts = (_, task) => [
  priority(task),
  property(task, 'points', () => task.points === 8),
]

const fields: Parts = (store, task) => [effort(store, task), team(store, task)]

const moved: Parts = (store, task) => {
  const { id } = listNamed(store, 'Infrastructure Backlog')
  return [
    // Asked as move_to, told as the list.
    {
      ...property(task, 'list', () => task.listId === id, { write: MOVE }),
      words: /list|move/i,
    },
    priority(task),
  ]
}

const further: Parts = (store, task) => {
  const { id } = listNamed(store, 'Bug Tracker')
  return [property(task, 'lists', () => task.extraListIds.includes(id))]
}

/** Twice where the list or one of its items is there twice. */
const timesOf = (task: Task, name: string, wanted: Readonly<Record<string, boolean>>): number => {
  const lists = task.checklists.filter((one) => one.name === name)
  const items = lists.flatMap((one) => one.items)
  const counts = Object.keys(wanted).map(
    (item) => items.filter((each) => each.name === item).length,
  )
  const most = Math.max(lists.length, ...counts)
  const isWhole = Object.entries(wanted).every(([item, resolved]) =>
    items.some((each) => each.name === item && each.resolved === resolved),
  )
  return most > 1 || isWhole ? most : 0
}

const checklist =
  (name: string, items: Readonly<Record<string, boolean>>): Parts =>
  (_, task) => [
    {
      ...property(task, `checklist ${name}`, () => false),
      held: () => timesOf(task, name, items),
    },
  ]

const relations: Parts = (store, task) => [
  property(
    task,
    'waits_on',
    () =>
      task.dependencies.some(
        ({ taskId, dependsOn }) => taskId === task.id && dependsOn === taskOf(store, 'ENG-122').id,
      ),
    { words: /waits/i, write: 'POST /v2/task/*/dependency' },
  ),
  property(
    task,
    'links',
    () => {
      const { id } = taskOf(store, 'ENG-119')
      return task.links.some(({ taskId, linkId }) => taskId === id || linkId === id)
    },
    { words: /link/i, write: 'POST /v2/task/*/link/*' },
  ),
]

const RELATIONS = { waits_on: { add: ['ENG-122'] }, links: { add: ['ENG-119'] } }

const watchers: Parts = (_, task) => [
  property(task, 'watchers', () => task.watcherIds.includes(PRIYA)),
]

const estimates: Parts = (_, task) => [
  property(task, 'estimates', () => task.estimates.get(PRIYA) === 2 * 3_600_000),
]

const mixed: Parts = (store, task) => [priority(task), tags(task), effort(store, task)]

const MIXTURE = {
  priority: 'low',
  tags: { add: ['bug'], remove: ['infra'] },
  fields: { Effort: 8 },
}

const SIX = ['ENG-116', 'ENG-118', 'ENG-121', 'ENG-122', 'ENG-125', 'ENG-127']

const batch = (
  name: string,
  write: string,
  set: Arguments,
  part: (store: Store, task: Task) => Part,
): Case => ({
  tool: 'update_tasks',
  name,
  write,
  nth: 3,
  scene: (store) => ({
    args: { tasks: SIX, set },
    parts: SIX.map((key) => part(store, taskOf(store, key))),
  }),
})

const ofTask = (write: string, { id }: Task): string => write.replace('/task/*', `/task/${id}`)

export const UPDATE_TASKS: readonly Case[] = [
  change('properties', [PUT, 1], { priority: 'low', points: 8 }, properties),
  change('a tag', [TAG, 1], { tags: { add: ['bug'] } }, (_, task) => [
    property(task, 'tags', () => task.tags.includes('bug')),
  ]),
  change('tags, 2nd', [TAG, 2], { tags: MIXTURE.tags }, (_, task) => [tags(task)]),
  change('fields, 1st', [FIELD, 1], { fields: { Effort: 8, Team: 'Frontend' } }, fields),
  change('fields, 2nd', [FIELD, 2], { fields: { Effort: 8, Team: 'Frontend' } }, fields),
  change(
    'move and priority',
    [MOVE, 1],
    { move_to: 'Infrastructure Backlog', priority: 'low' },
    moved,
  ),
  change(
    'further list',
    ['POST /v2/list/*/task/*', 1],
    { lists: { add: ['Bug Tracker'] } },
    further,
  ),
  change(
    'new checklist',
    ['POST /v2/task/*/checklist', 1],
    { checklists: { Release: { Notes: false, Tag: true } } },
    checklist('Release', { Notes: false, Tag: true }),
  ),
  change(
    'new checklist, its items',
    ['POST /v2/checklist/*/checklist_item', 2],
    { checklists: { Release: { Notes: false, Tag: true } } },
    checklist('Release', { Notes: false, Tag: true }),
  ),
  change(
    'checklist, tick',
    ['PUT /v2/checklist/**', 1],
    { checklists: { 'Before merging': { Fix: true } } },
    checklist('Before merging', { Fix: true }),
    'ENG-123',
  ),
  change(
    'checklist, new item',
    ['POST /v2/checklist/**', 1],
    { checklists: { 'Before merging': { Changelog: false } } },
    checklist('Before merging', { Changelog: false }),
    'ENG-123',
  ),
  change('relations, 1st', ['POST /v2/task/*/dependency', 1], RELATIONS, relations),
  change('relations, 2nd', ['POST /v2/task/*/link/*', 1], RELATIONS, relations),
  change('watchers', [PUT, 1], { watchers: { add: ['Priya'] } }, watchers),
  change(
    'estimates',
    ['PATCH /v3/workspaces/*/tasks/*/time_estimates_by_user', 1],
    { estimates: { Priya: '2h' } },
    estimates,
  ),
  change('mixture, properties', [PUT, 1], MIXTURE, mixed),
  change('mixture, tag', [TAG, 1], MIXTURE, mixed),
  change('mixture, field', [FIELD, 1], MIXTURE, mixed),
  batch('six, 3rd', PUT, { points: 21 }, (_, task) =>
    property(task, 'points', () => task.points === 21, { write: ofTask(PUT, task) }),
  ),
  batch('six tags, 3rd', TAG, { tags: { add: ['quality'] } }, (_, task) =>
    property(task, 'tags', () => task.tags.includes('quality'), { write: ofTask(TAG, task) }),
  ),
]

// A workspace of the size of a company: 20 spaces, 400 lists, 50,000 tasks.
import { dayMs } from '../state/dates.ts'
import type { List, Priority, Space, Task } from '../state/model.ts'
import type { Store } from '../state/store.ts'
import { addManyDocs } from './demo/docs.ts'
import { acmePeople, idOf } from './demo/people.ts'
import { acme, addPeople } from './demo/team.ts'
import { addFields, addFolder, addList, addSpace } from './place.ts'
import { random } from './random.ts'
import type { StatusRow } from './rows.ts'

const areas = ['Sales', 'Support', 'Platform', 'Design', 'Finance', 'Legal', 'Research', 'Hiring']
const verbs = ['Add', 'Fix', 'Remove', 'Review', 'Document', 'Measure', 'Rename', 'Test']
const things = [
  'invoice template',
  'search filter',
  'login form',
  'nightly report',
  'contact import',
  'price table',
  'error page',
  'audit trail',
  'access rule',
  'backup job',
]

const spaces = 20
const foldersPerSpace = 4
const listsPerFolder = 4
const folderlessPerSpace = 4
const tasks = 50_000
/** One list that is long to scroll: the very first. */
const tasksInFirst = 5_000

const board: readonly StatusRow[] = [
  ['to do', '#87909e', 'open'],
  ['in progress', '#1090e0', 'custom'],
  ['review', '#f8ae00', 'custom'],
  ['done', '#008844', 'done'],
  ['closed', '#2c2f36', 'closed'],
]
const statuses = [
  'to do',
  'to do',
  'in progress',
  'in progress',
  'review',
  'done',
  'closed',
] as const

const at = <T>(values: readonly T[], i: number): T => {
  const value = values[i % values.length]
  if (value === undefined) throw new Error('nothing to choose from')
  return value
}

const priorityOf = (n: number): Priority | null => at([null, null, 3, 3, 2, 4, 1], n)

/** As tasks of 2019 to 2021 have them: short, and with no digit. */
const oldTaskId = (store: Store): string => {
  const letters = 'bcdfghjkmnpqrstvwxyz'
  const spread = (store.serial() * 7919) % letters.length ** 4
  const places = [0, 1, 2, 3].map((place) => Math.floor(spread / letters.length ** place))
  return `a${places.map((place) => letters[place % letters.length]).join('')}`
}

const task = (store: Store, list: List, n: number, next: () => number): Task => {
  const status = at(statuses, Math.floor(next() * statuses.length))
  const since = store.now() - Math.floor(next() * 40 * dayMs)
  const dateCreated = since - Math.floor(next() * 60 * dayMs)
  const who = idOf(at(acmePeople, Math.floor(next() * 8)))
  const over = status === 'done' || status === 'closed'
  return {
    id: n % 50 === 49 ? oldTaskId(store) : store.newTaskId(),
    workspaceId: acme,
    customId: null,
    customItemId: 0,
    listId: list.id,
    extraListIds: [],
    name: `${at(verbs, n)} ${at(things, n * 3)} ${n + 1}`,
    markdown: '',
    literal: false,
    visits: [
      { status: 'to do', since: dateCreated },
      { status, since },
    ],
    orderindex: n + 1,
    dateCreated,
    dateUpdated: since,
    dateDone: over ? since : null,
    dateClosed: status === 'closed' ? since : null,
    archived: false,
    creatorId: idOf('alex'),
    assigneeIds: n % 5 === 0 ? [] : [who],
    groupAssigneeIds: [],
    watcherIds: [idOf('alex')],
    checklists: [],
    tags: n % 7 === 0 ? ['customer'] : [],
    parentId: null,
    topLevelParentId: null,
    priority: priorityOf(Math.floor(next() * 7)),
    dueDate: n % 3 === 0 ? since + 20 * dayMs : null,
    startDate: null,
    points: null,
    timeEstimate: null,
    estimates: new Map(),
    timeSpent: 0,
    fields: new Map(),
    dependencies: [],
    links: [],
    attachments: [],
  }
}

const lists = spaces * (foldersPerSpace * listsPerFolder + folderlessPerSpace)

/** How many tasks the list with this number has: the rest is spread evenly. */
const countIn = (n: number): number => {
  if (n === 0) return tasksInFirst
  const rest = tasks - tasksInFirst
  const others = lists - 1
  return Math.floor(rest / others) + (n <= rest % others ? 1 : 0)
}

const fill = (store: Store, list: List, count: number, next: () => number) => {
  for (let n = 0; n < count; n++) store.addTask(task(store, list, n, next))
}

const addLists = (store: Store, space: Space, n: number): List[] => {
  const first = n * (foldersPerSpace * listsPerFolder + folderlessPerSpace)
  const inFolders = Array.from({ length: foldersPerSpace }, (_, f) => {
    const folderId = addFolder(store, space, n * foldersPerSpace + f, `Program ${f + 1}`)
    return Array.from({ length: listsPerFolder }, (_, l) =>
      addList(store, space, {
        n: first + f * listsPerFolder + l,
        name: `${space.name} list ${f + 1}.${l + 1}`,
        folderId,
      }),
    )
  })
  const folderless = Array.from({ length: folderlessPerSpace }, (_, l) =>
    addList(store, space, {
      n: first + foldersPerSpace * listsPerFolder + l,
      name: `${space.name} inbox ${l + 1}`,
    }),
  )
  return [...inFolders.flat(), ...folderless]
}

export const seedLarge = (store: Store): { workspaceId: string } => {
  addPeople(store)
  const next = random(50_000)
  let filled = 0
  for (let n = 0; n < spaces; n++) {
    const space = addSpace(store, n, {
      name: `${at(areas, n)} ${Math.floor(n / areas.length) + 1}`,
      color: '#1090e0',
      workspaceId: acme,
      customIdPrefix: null,
      multipleLists: false,
      board,
    })
    addFields(store, space.id, [
      ['Team', 'drop_down', ['Backend', 'Frontend']],
      ['Effort', 'number'],
    ])
    for (const list of addLists(store, space, n)) {
      fill(store, list, countIn(filled), next)
      filled += 1
    }
  }
  addManyDocs(store, 250)
  return { workspaceId: acme }
}

// The demo: workspace Acme, the same at every start, dated relative to now.
import { dateOnly, dayMs, monthSlashDay, onDayOf, weekday } from '../../state/dates.ts'
import type { Store } from '../../state/store.ts'
import { addComment, relate } from '../build.ts'
import { addFields, addFolder, addList, addSpace, type FieldRow, type ListRow } from '../place.ts'
import type { StatusRow } from '../rows.ts'
import { bugs } from './bugs.ts'
import { addChat } from './chat.ts'
import { addDocs } from './docs.ts'
import { infrastructure } from './infrastructure.ts'
import { teamZone } from './people.ts'
import { contentIdeas, lastSprint, launch, nextSprint, q3, q4, thisSprint } from './plans.ts'
import { currentSprint } from './sprint.ts'
import { acme, addPeople, globex } from './team.ts'
import { addTemplates, infrastructureFields } from './templates.ts'
import { addTime } from './time.ts'

const board: readonly StatusRow[] = [
  ['to do', '#87909e', 'open'],
  ['in progress', '#1090e0', 'custom'],
  ['in review', '#f8ae00', 'custom'],
  ['blocked', '#e16b16', 'custom'],
  ['done', '#008844', 'done'],
  ['closed', '#2c2f36', 'closed'],
]
const roadmapBoard: readonly StatusRow[] = [
  ['planned', '#87909e', 'open'],
  ['in development', '#1090e0', 'custom'],
  ['shipped', '#008844', 'done'],
  ['dropped', '#2c2f36', 'closed'],
]
const bugBoard: readonly StatusRow[] = [
  ['new', '#87909e', 'open'],
  ['triaged', '#b660e0', 'custom'],
  ['in progress', '#1090e0', 'custom'],
  ['fixed', '#008844', 'done'],
  ['closed', '#2c2f36', 'closed'],
]
const contentBoard: readonly StatusRow[] = [
  ['ideas', '#87909e', 'open'],
  ['drafting', '#5f55ee', 'custom'],
  ['awaiting approval', '#f8ae00', 'custom'],
  ['published', '#008844', 'closed'],
]

const engineeringFields: readonly FieldRow[] = [
  ['Release Notes', 'text'],
  ['Team', 'drop_down', ['Backend', 'Frontend', 'Platform']],
  ['Effort', 'number'],
  ['Target date', 'date'],
  ['Reviewer', 'users'],
  ['Platforms', 'labels', ['Web', 'iOS', 'Android', 'API']],
  ['Customer visible', 'checkbox'],
]
const bugFields: readonly FieldRow[] = [['Severity', 'drop_down', ['Critical', 'Major', 'Minor']]]
const marketingFields: readonly FieldRow[] = [
  ['Channel', 'drop_down', ['Blog', 'Social', 'Event']],
  ['Budget', 'currency'],
]

/** A sprint of two weeks, Monday to Sunday; the one with offset 0 began last Monday week. */
const sprint = (now: number, number: number, offset: number) => {
  const monday = onDayOf(now, teamZone, 12) - (weekday(now, teamZone) + 7 - offset * 14) * dayMs
  const start = dateOnly(monday, teamZone)
  const due = dateOnly(monday + 13 * dayMs, teamZone)
  const name = `Sprint ${number} (${monthSlashDay(start, teamZone)} - ${monthSlashDay(due, teamZone)})`
  return { name, dates: [start, due] as const }
}

const addEngineering = (store: Store) => {
  const space = addSpace(store, 1, {
    name: 'Engineering',
    color: '#1090e0',
    workspaceId: acme,
    customIdPrefix: 'ENG',
    multipleLists: true,
    board,
  })
  addFields(store, space.id, engineeringFields)
  const roadmap = addFolder(store, space, 1, 'Product Roadmap', roadmapBoard)
  const sprints = addFolder(store, space, 2, 'Sprints')
  const now = store.now()
  const list = (row: ListRow) => addList(store, space, row)
  list({ n: 1, name: 'Q3 Deliverables', folderId: roadmap, tasks: q3 })
  list({ n: 2, name: 'Q4 Deliverables', folderId: roadmap, tasks: q4 })
  list({ n: 3, ...sprint(now, 23, -1), folderId: sprints, tasks: lastSprint })
  list({ n: 4, ...sprint(now, 24, 0), folderId: sprints, tasks: thisSprint })
  list({ n: 5, ...sprint(now, 25, 1), folderId: sprints, tasks: nextSprint })
  const current = list({ n: 6, name: 'Current Sprint', members: ['alex'], tasks: currentSprint })
  list({
    n: 7,
    name: 'Bug Tracker',
    board: bugBoard,
    fields: bugFields,
    content: 'One bug, one task.',
    tasks: bugs(),
  })
  list({
    n: 8,
    name: 'Infrastructure Backlog',
    fields: infrastructureFields,
    tasks: infrastructure,
  })
  list({ n: 9, name: 'Old Backlog', archived: true })
  relate(store, acme, [...currentSprint, ...infrastructure])
  addComment(
    store,
    { kind: 'list', id: current.id },
    { by: 'alex', ago: '3d', text: 'Reminder: code freeze is on Friday.' },
  )
  const chat = { id: '8cm2k-114', name: 'Sprint chat', type: 'conversation' } as const
  store.views.set(chat.id, { ...chat, parent: { id: current.id, type: 6 }, settings: {} })
  addComment(
    store,
    { kind: 'view', id: chat.id },
    { by: 'maria', ago: '2d', text: 'Stand-up is in room 3 today, @lena.' },
  )
}

const addMarketing = (store: Store) => {
  const space = addSpace(store, 2, {
    name: 'Marketing',
    color: '#ee5e99',
    workspaceId: acme,
    customIdPrefix: null,
    multipleLists: false,
    board: contentBoard,
  })
  addFields(store, space.id, marketingFields)
  const folderId = addFolder(store, space, 3, 'Launch 5.0')
  addList(store, space, {
    n: 10,
    name: 'Launch Plan',
    folderId,
    members: ['tom', 'nora'],
    tasks: launch,
  })
  addList(store, space, { n: 11, name: 'Content Ideas', tasks: contentIdeas })
}

const addGlobex = (store: Store) => {
  const space = addSpace(store, 3, {
    name: 'Operations',
    color: '#607d8b',
    workspaceId: globex,
    customIdPrefix: null,
    multipleLists: false,
    board,
  })
  addList(store, space, {
    n: 12,
    name: 'Inbox',
    tasks: [{ name: 'Order chairs', status: 'to do', for: '1d', by: 'ivo', who: ['ivo'] }],
  })
}

export const seedDemo = (store: Store): { workspaceId: string } => {
  addPeople(store)
  addEngineering(store)
  addMarketing(store)
  addGlobex(store)
  addDocs(store)
  addTime(store)
  addChat(store)
  addTemplates(store)
  return { workspaceId: acme }
}

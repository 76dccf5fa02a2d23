// Where tasks live: adds spaces, folders, lists and custom fields from rows.
import type { Field, FieldType, List, Space } from '../state/model.ts'
import type { Store } from '../state/store.ts'
import { addTask, statusSet } from './build.ts'
import { idOf, type Person } from './demo/people.ts'
import type { StatusRow, TaskRow } from './rows.ts'

export type FieldRow = [
  name: string,
  type: FieldType,
  options?: readonly string[],
  more?: Partial<Pick<Field, 'config' | 'required' | 'itemTypes'>>,
]

const tags: readonly (readonly [string, string])[] = [
  ['api', '#1090e0'],
  ['bug', '#e50000'],
  ['customer', '#ee5e99'],
  ['infra', '#656f7d'],
  ['performance', '#f8ae00'],
  ['quality', '#008844'],
  ['ux', '#b660e0'],
]

const config: Partial<Record<FieldType, Record<string, unknown>>> = {
  currency: { precision: 2, default: null, currency_type: 'EUR' },
  users: {
    single_user: false,
    include_groups: false,
    include_guests: false,
    include_team_members: true,
  },
  drop_down: { sorting: 'manual', new_drop_down: true },
  emoji: { count: 5, code_point: '2b50' },
  manual_progress: { start: 0, end: 100, method: 'manual' },
  automatic_progress: {
    complete_on: 3,
    subtask_rollup: false,
    tracking: { subtasks: true, checklists: true, assigned_comments: false },
  },
  tasks: { fields: [], linked_subcategory_access: true },
  votes: { code_point: '1f44d', hide_voters: false },
  formula: {
    simple: false,
    version: '1.12',
    is_dynamic: false,
    return_types: ['number'],
    calculation_state: 'ready',
  },
  multi_key: { feature: 'baselines', subfield_type: 'date', subfield_type_id: 4 },
}

const optionColors = ['#02bcd4', '#7b68ee', '#f9ae27', '#2ecd6f']

export const addFields = (store: Store, scopeId: string, rows: readonly FieldRow[]) => {
  for (const [name, type, options = [], more = {}] of rows) {
    const field: Field = {
      id: store.newUuid(),
      name,
      type,
      options: options.map((text, i) => ({
        id: store.newUuid(),
        text,
        color: optionColors[i % optionColors.length] ?? null,
      })),
      required: false,
      dateCreated: 1_700_000_000_000,
      scopeId,
      itemTypes: null,
      ...structuredClone({ ...more, config: { ...config[type], ...more.config } }),
    }
    store.fields.set(field.id, field)
  }
}

export const addSpace = (
  store: Store,
  n: number,
  space: Pick<Space, 'name' | 'color' | 'workspaceId' | 'customIdPrefix' | 'multipleLists'> & {
    board: readonly StatusRow[]
  },
): Space => {
  const { board: rows, ...rest } = space
  const id = String(90140100000 + n)
  const added: Space = {
    id,
    private: false,
    archived: false,
    statuses: statusSet(`p${id}`, rows),
    tags: new Map(
      tags.map(([name, bg]) => [name, { name, fg: '#ffffff', bg, creatorId: idOf('alex') }]),
    ),
    orderindex: n,
    ...rest,
  }
  store.spaces.set(id, added)
  return added
}

export const addFolder = (
  store: Store,
  space: Space,
  n: number,
  name: string,
  rows?: readonly StatusRow[],
) => {
  const id = String(90140200000 + n)
  const statuses = rows ? statusSet(`c${id}`, rows) : null
  store.addFolder({
    id,
    spaceId: space.id,
    parentId: null,
    name,
    orderindex: n,
    archived: false,
    statuses,
  })
  return id
}

export type ListRow = {
  n: number
  name: string
  folderId?: string
  board?: readonly StatusRow[]
  dates?: readonly [start: number, due: number]
  content?: string
  archived?: boolean
  /** Whom it is shared with by name. */
  members?: readonly Person[]
  fields?: readonly FieldRow[]
  tasks?: readonly TaskRow[]
}

/** By its number among the rows. */
export const listId = (n: number): string => String(901403000000 + n)

export const addList = (store: Store, space: Space, row: ListRow): List => {
  const id = listId(row.n)
  const list: List = {
    id,
    spaceId: space.id,
    folderId: row.folderId ?? null,
    hiddenFolderId: String(90140290000 + row.n),
    name: row.name,
    content: row.content ?? '',
    orderindex: row.n,
    archived: row.archived ?? false,
    deleted: false,
    statuses: row.board ? statusSet(`sc${id}`, row.board) : null,
    startDate: row.dates?.[0] ?? null,
    dueDate: row.dates?.[1] ?? null,
    dueDateTime: false,
    priority: null,
    assigneeId: null,
    color: null,
    memberIds: (row.members ?? []).map(idOf),
  }
  store.addList(list)
  if (row.fields) addFields(store, id, row.fields)
  for (const task of row.tasks ?? []) addTask(store, list, task)
  return list
}

// The whole store as it would be compared by a person: names in place of ids, and no clocks.
import type { Space } from '../../../../src/sandbox/state/model.ts'
import type { View } from '../../../../src/sandbox/state/side-model.ts'
import type { Store } from '../../../../src/sandbox/state/store.ts'

/** What moves by itself, or is another's place among its like. */
const LEFT_OUT = new Set([
  'id',
  'at',
  'date',
  'dateCreated',
  'dateUpdated',
  'dateDone',
  'dateClosed',
  'createdAt',
  'updatedAt',
  'orderindex',
  'topLevelParentId',
  'prettyId',
  'customId',
  'block-id',
  'editorId',
  'assignedById',
])

/** As an example calls it. */
const BORN = 'never before'

const ROOMS = [
  'spaces',
  'folders',
  'lists',
  'views',
  'tasks',
  'comments',
  'docs',
  'pages',
  'timeEntries',
  'messages',
  'goals',
  'groups',
] as const

type Room = (typeof ROOMS)[number]

const nameOf = (one: object): string => {
  const { name, content, blocks, description } = one as Record<string, unknown>
  return String(name ?? content ?? description ?? JSON.stringify(blocks) ?? '')
}

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null

const isEmpty = (value: unknown): boolean => value === null || value === undefined || value === ''

/** Order counts in no set, and what is empty is as good as missing. */
const canonical = (value: unknown, called: ReadonlyMap<string, string>): unknown => {
  if (typeof value === 'string') return called.get(value) ?? value.trim()
  if (value instanceof Map)
    return canonical(Object.fromEntries([...value].map(([key, one]) => [String(key), one])), called)
  if (Array.isArray(value)) {
    const each = value.map((one) => canonical(one, called))
    return each.some((one) => isRecord(one) && 'text' in one)
      ? each
      : each.map((one) => JSON.stringify(one)).toSorted()
  }
  if (!isRecord(value)) return value
  return Object.fromEntries(
    Object.entries(value)
      .filter(([key, one]) => !LEFT_OUT.has(key) && typeof one !== 'function' && !isEmpty(one))
      // Of a status only where it stands now.
      .map(([key, one]): [string, unknown] => [
        called.get(key) ?? key,
        key === 'visits' && Array.isArray(one) ? one.at(-1)?.status : one,
      ])
      .map(([key, one]): [string, unknown] => [key, canonical(one, called)])
      .toSorted(([one], [other]) => (one < other ? -1 : 1)),
  )
}

export type Picture = Readonly<Record<string, readonly string[]>>

export const pictureOf = (store: Store): Picture => {
  const called = new Map<string, string>()
  for (const room of ROOMS)
    for (const [id, one] of store[room] as ReadonlyMap<string, object>)
      called.set(id, `${room}:${nameOf(one)}`)
  // A tag that was born with a task's stays in its space; of a view what is said is what differs.
  const asTold = (room: Room, one: object): object => {
    if (room === 'spaces')
      return { ...one, tags: [...(one as Space).tags.keys()].filter((tag) => tag !== BORN) }
    if (room === 'views') return { ...one, settings: (one as View).settings.filters }
    return one
  }
  const shown = (room: Room): readonly string[] =>
    [...(store[room] as ReadonlyMap<string, object>).values()]
      .filter((one) => !('deleted' in one && one.deleted === true))
      .map((one) => JSON.stringify(canonical(asTold(room, one), called)))
      .toSorted()
  return Object.fromEntries(ROOMS.map((room) => [room, shown(room)]))
}

/** What only the one has and what only the other. */
export const differences = (before: Picture, after: Picture): readonly string[] =>
  ROOMS.flatMap((room) => {
    const [was = [], is = []] = [before[room], after[room]]
    return [
      ...was.filter((one) => !is.includes(one)).map((one) => `${room} - ${one}`),
      ...is.filter((one) => !was.includes(one)).map((one) => `${room} + ${one}`),
    ]
  })

// An entry of time as what is changed, the running one too.
import * as l10n from '@vscode/l10n'
import * as z from 'zod'
import type { ChangedObject } from '../../access/changed-object.ts'
import { plainName } from '../../base/text/foreign-text.ts'
import type { Fields } from '../../base/text/records.ts'
import { MINUTE_MS } from '../../base/time/clock.ts'
import { labelOf } from '../../clickup/objects/task/label.ts'
import type { Task } from '../../clickup/objects/task/task.ts'
import {
  getTimeEntry,
  isRunning,
  lengthOf,
  showEntry,
  type TimeEntry,
  updateTimeEntry,
} from '../../clickup/objects/time-entry.ts'
import type { Standpoint } from '../../clickup/references/standpoint.ts'
import type { Subject } from '../steps/kind.ts'
import type { Json, Seen, Target } from '../steps/step.ts'

/** The task that time is tracked on. */
export type TaskIs = { readonly id: string; readonly label: string; readonly name: string }

export const taskSchema = z
  .object({ id: z.string(), label: z.string(), name: z.string() })
  .nullable()

export type TagIs = {
  readonly name: string
  readonly tag_fg?: string | undefined
  readonly tag_bg?: string | undefined
}

export const tagsSchema = z.array(
  z.object({ name: z.string(), tag_fg: z.string().optional(), tag_bg: z.string().optional() }),
)

/** An entry whole: what is needed to make it anew. */
export type EntryIs = {
  /** Epoch milliseconds. */
  readonly start: number
  /** Milliseconds; null while it runs. */
  readonly duration: number | null
  readonly task: TaskIs | null
  readonly note: string
  readonly billable: boolean
  readonly tags: readonly TagIs[]
}

type Told = Pick<Task, 'id' | 'name'> & { readonly custom_id?: string | null | undefined }

export const taskIs = (task: Told): TaskIs => ({
  id: task.id,
  label: labelOf(task),
  name: task.name,
})

export const taskLabel = ({ label, name }: TaskIs): string => `${label} (${plainName(name)})`

export const wordsForTask = (task: TaskIs | null): string =>
  task ? taskLabel(task) : l10n.t('no task')

const tagIs = ({ name, tag_fg, tag_bg }: TagIs): TagIs => ({
  name,
  ...(tag_fg ? { tag_fg } : {}),
  ...(tag_bg ? { tag_bg } : {}),
})

export const entryIs = (entry: TimeEntry): EntryIs => ({
  start: entry.start ?? 0,
  duration: isRunning(entry) ? null : lengthOf(entry, entry.start ?? 0),
  task: entry.task ? taskIs(entry.task) : null,
  note: entry.description ?? '',
  billable: entry.billable,
  tags: entry.tags.map(tagIs),
})

export const seenEntry = (entry: TimeEntry): Seen<EntryIs> => ({ at: 'known', is: entryIs(entry) })

export const isNear = (a: number, b: number): boolean => Math.abs(a - b) < MINUTE_MS

export const sameLength = (a: number | null, b: number | null): boolean =>
  a === null || b === null ? a === b : isNear(a, b)

const namesOf = (tags: readonly TagIs[]): string =>
  JSON.stringify(tags.map(({ name }) => name).sort())

export const sameEntry = (a: EntryIs, b: EntryIs): boolean =>
  isNear(a.start, b.start) &&
  sameLength(a.duration, b.duration) &&
  a.task?.id === b.task?.id &&
  a.note.trim() === b.note.trim() &&
  a.billable === b.billable &&
  namesOf(a.tags) === namesOf(b.tags)

/** The windows tell how long was worked on a task. */
type Place = { readonly task: string; readonly list?: string }

const touchedIn = (place: Json | undefined): readonly ChangedObject[] => {
  if (place === undefined) return []
  const { task, list } = place as Place
  return [{ kind: 'task', id: task, ...(list ? { listId: list } : {}) }]
}

export const entrySubject: Subject<TimeEntry> = {
  name: 'entry',
  read: (api, { id }) => getTimeEntry(api, id),
  update: async (api, { id }, bodies) => {
    await updateTimeEntry(api, id, Object.assign({}, ...bodies) as Fields)
    return undefined
  },
  title: ({ id }) => l10n.t`correct the time entry ${id}`,
  entry: ({ id }) => ({ entry: id }),
  touched: ({ in: place }) => touchedIn(place),
}

const placeOf = (task: TaskIs | null, list: string | undefined): Pick<Target, 'in'> =>
  task ? { in: { task: task.id, ...(list ? { list } : {}) } } : {}

/** An entry that is there, or with a slot a new one. */
export const targetOfEntry = (id: Target['id'], task: TaskIs | null, list?: string): Target => ({
  id,
  label:
    typeof id === 'string'
      ? l10n.t`time entry ${id}`
      : task
        ? taskLabel(task)
        : l10n.t('the new time entry'),
  ...placeOf(task, list),
})

/** Each property of an entry is told with the whole of it. */
export const tellEntry = async (
  _: unknown,
  entry: TimeEntry | undefined,
  { api, clock }: Standpoint,
): Promise<Fields> => (entry ? showEntry(entry, (await clock()).zone, api.timing.now()) : {})

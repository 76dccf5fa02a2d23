// A task's custom fields: those of one value, and those that hold people or tasks.
import * as l10n from '@vscode/l10n'
import * as z from 'zod'
import { all } from '../../../base/problems/all.ts'
import { isFields } from '../../../base/text/records.ts'
import { MINUTE_MS } from '../../../base/time/clock.ts'
import { formatDate, formatDay } from '../../../base/time/shown.ts'
import { clearField, getFields, setField } from '../../../clickup/fields/field.ts'
import { hasMembers, kindOf } from '../../../clickup/fields/kinds.ts'
import { idsNow, memberId, membersNow } from '../../../clickup/fields/members.ts'
import { labelsOf, numberIn, readFieldValue, unitOf } from '../../../clickup/fields/read.ts'
import { bodyOfStored, type Stored, storedIn } from '../../../clickup/fields/stored.ts'
import { tellingFields, tellMember, tellTask } from '../../../clickup/fields/told.ts'
import { encodeField } from '../../../clickup/fields/write.ts'
import type { CustomField } from '../../../clickup/objects/custom-field.ts'
import type { Task } from '../../../clickup/objects/task/task.ts'
import { fieldContext } from '../../../clickup/references/field-context.ts'
import { findField } from '../../../clickup/references/fields.ts'
import { knownNames } from '../../../clickup/references/names/known.ts'
import { deltaOf } from '../../steps/delta.ts'
import { fieldCalled } from '../../steps/field-words.ts'
import { shownName, toldOf } from '../../steps/people.ts'
import { stepOf } from '../../steps/plan.ts'
import { members, NOT_KNOWN, property, toSend } from '../../steps/property.ts'
import type { Delta, Json, Step } from '../../steps/step.ts'
import { argument, type Ground } from '../argument.ts'
import { taskSubject } from '../subject.ts'

/** Which field it is, the zone in which its days are told, and the currency in which its amounts are. */
type FieldOf = {
  readonly id: string
  readonly name: string
  readonly type: string
  readonly zone: string
  readonly unit?: string
  /** Of people that it holds, by id. */
  readonly told?: Readonly<Record<string, string>>
}

const fieldOf = ({ of }: Pick<Step, 'of'>): FieldOf => of as FieldOf

const fieldIn = (task: Task, id: string): CustomField | undefined =>
  task.custom_fields.find((one) => one.id === id)

/** As ClickUp has it, and as people read it; `day` of a date of which no time is meant. */
export type FieldIs = {
  readonly is: Stored
  readonly shown: string | number | boolean | readonly string[]
  readonly day?: true | undefined
}

/** An amount without its currency, which the field has and no value of it. */
const shownIn = (field: CustomField, zone: string): FieldIs['shown'] | undefined => {
  if (kindOf(field) === 'labels') return labelsOf(field)
  return unitOf(field) === undefined ? readFieldValue(field, zone) : numberIn(field)
}

const valueIn = (field: CustomField, zone: string): FieldIs | null => {
  const is = storedIn(field)
  const shown = shownIn(field, zone)
  return is === undefined ? null : { is, shown: shown ?? String(is) }
}

/** Of a date the number is not what is shown. */
const isMoment = ({ is, shown }: FieldIs): boolean =>
  typeof is === 'number' && typeof shown === 'string'

/** The order of labels is nobody's. */
const printOf = (is: Stored): string => JSON.stringify(Array.isArray(is) ? [...is].sort() : is)

/** A day is kept as some moment of it; seconds are not kept. */
const sameValue = (a: FieldIs | null, b: FieldIs | null): boolean => {
  // A box that is not ticked reads as nothing.
  if (a === null || b === null) return [a, b].every((one) => one === null || one.is === false)
  if (a.day || b.day) return String(a.shown).slice(0, 10) === String(b.shown).slice(0, 10)
  if (isMoment(a) && isMoment(b)) return Math.abs(Number(a.is) - Number(b.is)) < MINUTE_MS
  return printOf(a.is) === printOf(b.is) || a.shown === b.shown
}

const hasTime = ({ is, day }: FieldIs, zone: string): boolean =>
  day !== true && formatDate(Number(is), zone).length > 10

const LEAVES_NO_TRACE = l10n.t('A click leaves no trace by which it could be checked.')

const stored = z.union([
  z.string(),
  z.number(),
  z.boolean(),
  z.array(z.string()),
  z.object({ lat: z.number(), lng: z.number(), address: z.string() }),
])

const bodyFor = (after: FieldIs, { type, zone }: FieldOf) =>
  bodyOfStored(type, after.is, kindOf({ type }) === 'date' && hasTime(after, zone))

export const taskField = property<FieldIs | null, Task>({
  name: 'task.field',
  subject: taskSubject,
  after: z
    .object({
      is: stored,
      shown: z.union([z.string(), z.number(), z.boolean(), z.array(z.string())]),
      day: z.literal(true).optional(),
    })
    .nullable(),
  described: {
    sends: 'POST or DELETE /v2/task/{task_id}/field/{field_id}; of a new task its own body',
    proof: 'the task read back; of a button nothing',
    inverse: 'the former value; a click on a button cannot be taken back',
  },
  field: (step) => fieldCalled(fieldOf(step).name),
  create: ({ after, ...step }) => {
    const field = fieldOf(step)
    return after ? { custom_fields: [{ id: field.id, ...bodyFor(after, field) }] } : {}
  },
  send: async (api, { target, after, ...step }) => {
    const field = fieldOf(step)
    if (after) await setField(api, target.id, field, bodyFor(after, field))
    else await clearField(api, target.id, field.id)
    return {}
  },
  value: (task, step) => {
    const { id, type, zone } = fieldOf(step)
    if (kindOf({ type }) === 'button')
      return { at: 'unread', why: { code: 'INCOMPLETE', message: LEAVES_NO_TRACE } }
    const field = fieldIn(task, id)
    return { at: 'known', is: field ? valueIn(field, zone) : null }
  },
  same: sameValue,
  // Of one address there may be two places, and of one name two options.
  already: (now, { after }) =>
    sameValue(now, after) &&
    (!now || !after || isMoment(now) || printOf(now.is) === printOf(after.is)),
  invert: (done) => {
    const { before, id, kind, v, target, of } = done
    if (kindOf(fieldOf(done)) === 'button') return { irreversible: LEAVES_NO_TRACE }
    if (before.at === 'absent') return []
    if (before.at === 'unread') return NOT_KNOWN
    return [{ id, kind, v, target, ...(of ? { of } : {}), before: done.stored, after: before.is }]
  },
  show: (value, step) => {
    if (!value) return null
    const { zone, unit } = fieldOf(step)
    if (value.day) return formatDay(Number(value.is), zone)
    return unit === undefined ? value.shown : `${value.shown} ${unit}`
  },
})

/** People by number, tasks by text. */
export type Member = { readonly id: string; readonly name: string }

const byId = { keyOf: ({ id }: Member): string => id, nameOf: ({ name }: Member): string => name }

const differenceBody = (type: string, { add, remove }: Delta<Member>) => {
  const ids = (some: readonly Member[]) => some.map(({ id }) => memberId({ type }, id))
  return { value: { add: ids(add), rem: ids(remove) } }
}

export const taskFieldMembers = members<Member, Task>({
  ...byId,
  name: 'task.field.members',
  subject: taskSubject,
  after: deltaOf(z.object({ id: z.string(), name: z.string() })),
  described: {
    sends: 'POST /v2/task/{task_id}/field/{field_id} {value: {add, rem}}',
    proof: 'the task read back',
    inverse: 'who or what came goes, who or what went comes back',
  },
  field: (step) => fieldCalled(fieldOf(step).name),
  create: ({ after, ...step }) => {
    const { id, type } = fieldOf(step)
    return { custom_fields: [{ id, ...differenceBody(type, after) }] }
  },
  send: async (api, step) => {
    const field = fieldOf(step)
    await setField(api, step.target.id, field, differenceBody(field.type, toSend(byId, step)))
    return {}
  },
  value: (task, step) => {
    const field = fieldIn(task, fieldOf(step).id)
    return { at: 'known', is: field ? membersNow(field) : [] }
  },
  show: (now, step) =>
    kindOf(fieldOf(step)) === 'tasks' ? now.map(tellTask) : now.map((one) => shownName(one, step)),
})

/** A task that was read names its fields already; for a new one the list's are asked for. */
const fieldsFor = async ({ at, task, list }: Ground): Promise<readonly CustomField[]> =>
  task && task.list?.id === list.id && task.custom_fields.length > 0
    ? task.custom_fields
    : getFields(at.api, list)

const membersStep = (
  field: CustomField,
  value: unknown,
  names: ReadonlyMap<string, string>,
  { target, task }: Ground,
  of: FieldOf,
  tell: (member: Member) => string,
): Step => {
  const { add = [], rem = [] } = (isFields(value) ? value : {}) as {
    readonly add?: readonly Json[]
    readonly rem?: readonly Json[]
  }
  const there = membersNow(field)
  const known = new Map(there.map(({ id, name }) => [id, name]))
  const memberOf = (id: Json): Member => ({
    id: String(id),
    name: names.get(String(id)) ?? known.get(String(id)) ?? String(id),
  })
  const delta = { add: add.map(memberOf), remove: rem.map(memberOf) }
  const told =
    kindOf(of) === 'people' ? toldOf([...there, ...delta.add, ...delta.remove], tell) : undefined
  return stepOf(taskFieldMembers, target, delta, {
    object: task,
    of: { ...of, ...told },
    key: field.id,
  })
}

const planField = async (on: Ground, name: string, said: unknown): Promise<Step> => {
  const { at, target, task, list } = on
  const known = await fieldsFor(on)
  const found = findField(known, name, list)
  const field = { ...found, value: task && fieldIn(task, found.id)?.value }
  const context = await fieldContext(at)
  const { zone } = context.clock
  const unit = unitOf(field)
  const of: FieldOf = {
    id: field.id,
    name: tellingFields(known)(found),
    type: field.type,
    zone,
    ...(unit === undefined ? {} : { unit }),
  }
  const names = await knownNames(at.api)
  const { body, shown, names: meant = new Map() } = await encodeField(field, said, context)
  if (hasMembers(field)) {
    const cleared = { add: [], rem: idsNow(field) }
    return membersStep(field, body?.value ?? cleared, meant, on, of, (one) =>
      tellMember(one, names),
    )
  }
  // ClickUp refuses no labels at all as a value (docs/clickup-facts.md §15).
  const isEmpty =
    kindOf(field) === 'labels' && Array.isArray(body?.value) && body.value.length === 0
  if (!body || isEmpty) return stepOf(taskField, target, null, { object: task, of, key: field.id })
  const is = storedIn({ ...field, value: body.value }) ?? String(body.value)
  const asSaid = unit === undefined || typeof is !== 'number' ? (shown ?? String(body.value)) : is
  const after: FieldIs = {
    is,
    shown: kindOf(field) === 'labels' ? labelsOf({ ...field, value: body.value }) : asSaid,
    ...(body.value_options?.time === false ? { day: true } : {}),
  }
  return stepOf(taskField, target, after, { object: task, of, key: field.id })
}

const input = (description: string) => z.record(z.string(), z.unknown()).describe(description)

export const fields = argument<Readonly<Record<string, unknown>>>({
  create: input('Custom fields'),
  update: input('Custom fields; null clears'),
  plan: (said, on) => all(Object.entries(said).map(([name, value]) => planField(on, name, value))),
})

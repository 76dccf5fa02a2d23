// A plan: steps that were resolved and checked, each thing once.
import { createHash } from 'node:crypto'
import * as l10n from '@vscode/l10n'
import { CodedError } from '../../base/problems/error.ts'
import { type Fields, isFields } from '../../base/text/records.ts'
import type { Filled, Kind } from './kind.ts'
import { isSlot, slotsOf } from './slots.ts'
import type { Json, Plan, Seen, Step, Target } from './step.ts'

/** What a step may say besides its kind, target and value. */
export interface Further<V, O> extends Partial<Pick<Step, 'beside' | 'makes' | 'needs' | 'warns'>> {
  readonly of?: Json | undefined
  /** The object as it is, where it was read. */
  readonly object?: O | undefined
  /** What is there, where no object tells; else nothing is. */
  readonly before?: Seen<V>
  /** Tells it from others of its kind and target. */
  readonly key?: string | undefined
}

const idOf = (kind: string, { id }: Target, key: string | undefined): string =>
  [isSlot(id) ? `$${id.$slot}` : id, kind, ...(key === undefined ? [] : [key])].join('/')

/** One step; what is there now is read from the object. */
export const stepOf = <V, C, O>(
  kind: Kind<V, C, O>,
  target: Target,
  after: C,
  { object, before, of, key, ...more }: Further<V, O> = {},
): Step<C, V> => {
  const step: Step<C, V> = {
    id: idOf(kind.name, target, key),
    kind: kind.name,
    v: kind.v,
    target,
    ...(of === undefined ? {} : { of }),
    before: before ?? { at: 'absent' },
    after,
    ...more,
  }
  // What was read is no slot.
  return object === undefined ? step : { ...step, before: kind.value(object, step as Filled<C, V>) }
}

/** There for words alone: what has an id is known by that. */
const isWord = (key: string, within: Fields): boolean =>
  key === 'warns' || key === 'told' || (key === 'label' && within.id !== undefined)

/** The same for the same content, whatever the order of its keys. */
const canonical = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(canonical)
  if (!isFields(value)) return value
  return Object.fromEntries(
    Object.entries(value)
      .filter(([key, each]) => !isWord(key, value) && each !== undefined)
      .map(([key, each]) => [key, canonical(each)] as const)
      .sort(([one], [other]) => (one < other ? -1 : 1)),
  )
}

const printOf = (value: unknown): string => JSON.stringify(canonical(value))

/** Each once; two that want different values for the same thing cannot both be meant. */
const distinct = (steps: readonly Step[]): readonly Step[] => {
  const known = new Map<string, Step>()
  for (const step of steps) {
    const twin = known.get(step.id)
    if (twin && printOf(twin.after) !== printOf(step.after))
      throw new CodedError(
        'INVALID_INPUT',
        l10n.t`${step.target.label}: two different values are asked for the same thing (${step.kind}).`,
        { hint: l10n.t('Name each object once, and each of its values once. Nothing was sent.') },
      )
    if (!twin) known.set(step.id, step)
  }
  return [...known.values()]
}

/** @throws Error where two steps fill one slot, for each would be taken for the other, or none does */
const checkSlots = (steps: readonly Step[]): void => {
  const filled = new Set<string>()
  for (const { makes } of steps) {
    if (makes === undefined) continue
    if (filled.has(makes)) throw new Error(`Two steps fill the slot ${makes}.`)
    filled.add(makes)
  }
  const open = steps.flatMap(slotsOf).find((slot) => !filled.has(slot))
  if (open !== undefined) throw new Error(`No step fills the slot ${open}.`)
}

/** @throws CodedError INVALID_INPUT where one thing is asked to become two */
export const planOf = (now: number, steps: readonly Step[]): Plan => {
  const each = distinct(steps)
  checkSlots(each)
  const fingerprint = createHash('sha256').update(printOf(each)).digest('hex')
  return { id: `${now.toString(36)}-${fingerprint.slice(0, 12)}`, now, steps: each, fingerprint }
}

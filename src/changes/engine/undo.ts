// What takes back what was done: the inverse of each step, once it is seen that nobody has changed the
// same thing since.
import * as l10n from '@vscode/l10n'
import type { Problem } from '../../base/problems/problem.ts'
import { oneLine } from '../../base/text/foreign-text.ts'
import { isFields } from '../../base/text/records.ts'
import type { Api } from '../../clickup/http/api.ts'
import { wordFor } from '../steps/field-words.ts'
import type { Filled, KindOf } from '../steps/kind.ts'
import type { Delta, Done, Json, Step } from '../steps/step.ts'
import { nameOf, whereOf } from '../steps/words.ts'
import { chainKeyOf } from './order.ts'

/** Only what this plan has changed is taken back: what was so before, or never came to be, is not. */
export const wasDone = ({ fate, sent }: Done): boolean =>
  (fate === 'held' || fate === 'unverified') && sent !== 'no'

export interface Inverse {
  /** The last first: what was made goes when nothing stands on it any more. */
  readonly steps: readonly Step[]
  /** Why something has no way back, as sentences. */
  readonly irreversible: readonly string[]
}

const isDelta = (value: unknown): value is Delta<Json> =>
  isFields(value) && Array.isArray(value.add) && Array.isArray(value.remove)

const distinct = (members: readonly Json[]): readonly Json[] => [
  ...new Map(members.map((one) => [JSON.stringify(one), one])).values(),
]

/** Two inverses of one thing: a set gains and loses both, a value becomes what it was first. */
const foldedTwo = (later: Step, earlier: Step): Step => {
  const [one, other] = [later.after, earlier.after]
  if (!isDelta(one) || !isDelta(other)) return { ...earlier, before: later.before }
  const without = (members: readonly Json[], gone: readonly Json[]): readonly Json[] => {
    const keys = new Set(gone.map((each) => JSON.stringify(each)))
    return members.filter((each) => !keys.has(JSON.stringify(each)))
  }
  const after = {
    add: distinct([...without(one.add, other.remove), ...other.add]),
    remove: distinct([...without(one.remove, other.add), ...other.remove]),
  }
  return { ...earlier, before: later.before, after }
}

/** A plan asks for each thing once. @param steps the later first */
export const folded = (steps: readonly Step[]): readonly Step[] => {
  const byId = new Map<string, Step>()
  for (const step of steps) {
    const known = byId.get(step.id)
    byId.set(step.id, known ? foldedTwo(known, step) : step)
  }
  return [...byId.values()]
}

/**
 * What ends by it needs nothing else taken back, and goes one after the other: a subtask before its task.
 */
const endingInTurn = (steps: readonly Step[], kindOf: KindOf): readonly Step[] => {
  const keyOf = (step: Step): string => chainKeyOf(step, kindOf(step.kind))
  const ending = steps.filter(({ kind }) => kindOf(kind).ends)
  const over = new Set(ending.map(keyOf))
  return steps
    .filter((step) => ending.includes(step) || step.makes !== undefined || !over.has(keyOf(step)))
    .map((step) => {
      const before = ending[ending.indexOf(step) - 1]
      return before ? { ...step, needs: [...(step.needs ?? []), before.id] } : step
    })
}

/** @param done the steps in the order in which they were done */
export const inverseOf = (done: readonly Done[], kindOf: KindOf): Inverse => {
  const back = done
    .filter(wasDone)
    .toReversed()
    .map((step) => kindOf(step.kind).invert(step))
  return {
    steps: endingInTurn(folded(back.flatMap((one) => ('irreversible' in one ? [] : one))), kindOf),
    irreversible: [
      ...new Set(back.flatMap((one) => ('irreversible' in one ? [one.irreversible] : []))),
    ],
  }
}

const filled = (step: Step): Filled => ({ ...step, target: whereOf(step.target) })

const changedSince = (label: string, message: string): Problem => ({
  code: 'CONFLICT',
  message: `${label}: ${message}`,
  hint: l10n.t('Nothing was changed. Look at it, and change what is still to be changed.'),
})

/** What is told where something is not as this step has left it; nothing where it is. */
const conflictOf = (
  step: Done,
  object: unknown,
  back: readonly Step[],
  kindOf: KindOf,
): Problem | undefined => {
  const kind = kindOf(step.kind)
  const { label } = step.target
  if (object === undefined)
    return kind.ends || back.every((one) => kindOf(one.kind).ends)
      ? undefined
      : changedSince(label, l10n.t('it is not there any more.'))
  // A set keeps what others have put in or taken out since.
  if (kind.ends || isDelta(step.after)) return undefined
  const now = kind.value(object, filled(step))
  if (now.at !== 'known' || kind.holds(now.is, step)) return undefined
  const isBack = back.some((one) => one.kind === step.kind && kind.holds(now.is, one))
  if (isBack) return undefined
  if (kind.title) return changedSince(nameOf(step, kind), l10n.t('it was changed since.'))
  const is = oneLine(JSON.stringify(kind.show(now.is, step) ?? null))
  return changedSince(
    label,
    l10n.t`${wordFor(kind.field(step))} was changed since and is ${is} now.`,
  )
}

export interface Undoing {
  readonly steps: readonly Step[]
  /** What others have changed since: then nothing is to be sent. */
  readonly conflicts: readonly Problem[]
}

/**
 * Looks at everything that was done, once for each object.
 * @throws CodedError where something cannot be read
 */
export const planUndo = async (
  api: Api,
  done: readonly Done[],
  kindOf: KindOf,
): Promise<Undoing> => {
  const undone = done.filter(wasDone)
  const { steps } = inverseOf(undone, kindOf)
  const readings = new Map<string, Promise<unknown>>()
  const read = (step: Step): Promise<unknown> => {
    const { subject } = kindOf(step.kind)
    const key = chainKeyOf(step, kindOf(step.kind))
    const reading = readings.get(key) ?? subject.read(api, whereOf(step.target))
    readings.set(key, reading)
    return reading
  }
  const told = await Promise.all(
    undone.map(async (step) => {
      const back = kindOf(step.kind).invert(step)
      if ('irreversible' in back) return []
      return conflictOf(step, await read(step), back, kindOf) ?? []
    }),
  )
  const measured = steps.map(async (step) => {
    // What is made anew is not there yet.
    if (step.makes !== undefined || typeof step.target.id !== 'string') return step
    const kind = kindOf(step.kind)
    const object = kind.ends ? undefined : await read(step)
    if (object === undefined) return step
    const after = (await kind.anew?.(api, filled(step), object)) ?? step.after
    return { ...step, after, before: kind.value(object, filled(step)) }
  })
  return { steps: await Promise.all(measured), conflicts: told.flat() }
}

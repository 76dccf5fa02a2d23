// What came of a plan, as it is told: the engine alone says what became of each step.
import * as l10n from '@vscode/l10n'
import type { ChangedObject } from '../../access/changed-object.ts'
import { type Problem, problemOf } from '../../base/problems/problem.ts'
import type { Fields } from '../../base/text/records.ts'
import type { Standpoint } from '../../clickup/references/standpoint.ts'
import type { KindOf } from '../steps/kind.ts'
import { isGood, type Step } from '../steps/step.ts'
import { effectOf, whereOf } from '../steps/words.ts'
import { byField, type Deed, deedsOf, isDeed, isThere, type Preview } from './deeds.ts'
import type { Ran } from './execute.ts'
import { problemsOf, unverifiedOf } from './problems.ts'

const distinct = (problems: readonly Problem[]): readonly Problem[] => [
  ...new Map(problems.map((problem) => [`${problem.code} ${problem.message}`, problem])).values(),
]

/** What several steps tell under one name is one list. */
const joined = (told: readonly (Fields | undefined)[]): Fields => {
  const all: Record<string, unknown> = {}
  for (const [key, value] of told.flatMap((one) => Object.entries(one ?? {}))) {
    const before = all[key]
    all[key] = Array.isArray(before) && Array.isArray(value) ? [...before, ...value] : value
  }
  return all
}

/** What has happened is told whatever becomes of the telling, which may read a time zone or a name. */
const unlessUntold = async <T>(
  telling: () => T | Promise<T>,
): Promise<{ readonly told?: T; readonly why?: Problem }> => {
  try {
    return { told: await telling() }
  } catch (error) {
    return { why: problemOf(error) }
  }
}

const untold = (of: string, { message }: Problem): Problem => ({
  code: 'INCOMPLETE',
  message: l10n.t`${of}: not all that came of it can be told. ${message}`,
  hint: l10n.t('It is done: do not repeat it.'),
})

interface Telling {
  readonly entry?: Fields
  readonly untold: readonly Problem[]
}

const entryOf = async (
  { title, steps, lead, kind }: Deed<Ran>,
  kindOf: KindOf,
  at: Standpoint,
): Promise<Telling> => {
  const isOwn = isDeed(lead, kindOf)
  const isAll = isOwn && (lead.makes !== undefined || kind.ends === true)
  // Beside a stop that does not hold a note may: its entry is there.
  if (isAll ? !isThere(lead) : !steps.some(isGood)) return { untold: [] }
  const told = await Promise.all(
    steps
      .filter(isThere)
      .map((step) => unlessUntold(() => kindOf(step.kind).tell?.(step, step.object, at))),
  )
  const besides = joined(told.map((one) => one.told))
  const isMade = isOwn && lead.makes !== undefined
  const set: Record<string, unknown> = {}
  const already: Record<string, unknown> = {}
  const properties = steps.filter((one) => !isDeed(one, kindOf))
  for (const group of byField(properties, kindOf)) {
    const [first] = group
    if (!first || !group.every(isGood)) continue
    const effect = effectOf(group, kindOf(first.kind))
    if (!effect || (effect.from === undefined && effect.to === undefined)) continue
    const { field, from = null, to = null } = effect
    // What was made had nothing before, and what is told of it as a whole is not told again.
    if (isMade)
      Object.assign(set, Object.hasOwn(besides, field) || to === null ? {} : { [field]: to })
    else if (group.every(({ fate }) => fate === 'already')) already[field] = to
    else set[field] = [from, to]
  }
  const entry = Object.assign(
    {},
    kind.subject.entry(whereOf(lead.target)),
    besides,
    Object.keys(set).length > 0 ? { set } : {},
    Object.keys(already).length > 0 ? { already } : {},
  )
  return { entry, untold: told.flatMap(({ why }) => (why ? [untold(title, why)] : [])) }
}

export interface Outcome {
  /** Set on a dry run: nothing was sent. */
  readonly preview?: readonly Preview[]
  /** One for each object of which something holds. */
  readonly done: readonly Fields[]
  /** Ids of those of which something else does not hold. */
  readonly inPart: readonly string[]
  /** Titles of what does not hold at all. */
  readonly failed: readonly string[]
  /** What does not hold, is not known or was not tried. */
  readonly problems: readonly Problem[]
  /** What ClickUp confirmed, and nobody could see. */
  readonly unverified: readonly Problem[]
  readonly warnings: readonly Problem[]
  readonly touched: readonly ChangedObject[]
  readonly steps: readonly Ran[]
}

const touchedBy = ({ steps, lead, kind }: Deed<Ran>, kindOf: KindOf): readonly ChangedObject[] => {
  const moved = steps.filter(({ sent }) => sent === 'answered' || sent === 'unknown')
  if (moved.length === 0) return []
  return [
    ...kind.subject.touched(whereOf(lead.target)),
    ...moved.flatMap((step) => kindOf(step.kind).touches?.(step) ?? []),
  ]
}

/** @param planned the steps as they were planned, in the same order */
export const outcomeOf = async (
  ran: readonly Ran[],
  planned: readonly Step[],
  kindOf: KindOf,
  at: Standpoint,
): Promise<Outcome> => {
  const deeds = deedsOf(ran, planned, kindOf)
  const entries = await Promise.all(
    deeds.map(async (deed) => ({ deed, ...(await entryOf(deed, kindOf, at)) })),
  )
  const touched = deeds.flatMap((deed) => touchedBy(deed, kindOf))
  const notes = await Promise.all(
    ran.filter(isGood).map(async (step) => {
      const { told = [], why } = await unlessUntold(() => kindOf(step.kind).notes?.(step, at))
      return why ? [untold(step.target.label, why)] : told
    }),
  )
  return {
    done: entries.flatMap(({ entry }) => (entry ? [entry] : [])),
    inPart: entries.flatMap(({ deed, entry }) =>
      typeof entry?.id === 'string' && !deed.steps.every(isGood) ? [entry.id] : [],
    ),
    failed: entries.flatMap(({ deed, entry }) => (entry ? [] : [deed.title])),
    problems: distinct(deeds.flatMap((deed) => problemsOf(deed, kindOf, deeds.length === 1))),
    unverified: distinct(deeds.flatMap((deed) => unverifiedOf(deed, kindOf))),
    warnings: distinct([
      ...notes.flat(),
      ...entries.flatMap((one) => one.untold),
      ...planned.flatMap(({ warns = [] }) => warns),
    ]),
    touched: [...new Map(touched.map((one) => [JSON.stringify(one), one])).values()],
    steps: ran,
  }
}

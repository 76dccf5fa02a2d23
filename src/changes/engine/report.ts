// What came of a plan, as it is told: the engine alone says what became of each step.
import * as l10n from '@vscode/l10n'
import type { ChangedObject } from '../../access/changed-object.ts'
import { notApplied, type Problem } from '../../base/problems/problem.ts'
import { oneLine, plainName } from '../../base/text/foreign-text.ts'
import type { Fields } from '../../base/text/records.ts'
import type { Standpoint } from '../../clickup/references/standpoint.ts'
import type { Ran } from './execute.ts'
import { wordFor } from './field-words.ts'
import type { Effect, Kind, KindOf, Loss } from './kind.ts'
import { LOOK_FIRST_HINT } from './look.ts'
import { chainKeyOf } from './order.ts'
import { isGood, type Step } from './step.ts'
import { effectOf, effectsOf, titleOf, whereOf } from './words.ts'

/** All that is asked of one object: told as one thing. */
interface Deed<S extends Step> {
  readonly title: string
  readonly lead: S
  readonly kind: Kind
  readonly steps: readonly S[]
}

export const deedsOf = <S extends Step>(
  steps: readonly S[],
  planned: readonly Step[],
  kindOf: KindOf,
): readonly Deed<S>[] => {
  const deeds = new Map<string, S[]>()
  for (const [i, step] of steps.entries()) {
    // What was made has an id by now; what belongs together was planned for one target.
    const key = chainKeyOf(planned[i] ?? step, kindOf(step.kind))
    deeds.set(key, [...(deeds.get(key) ?? []), step])
  }
  return [...deeds.values()].flatMap((own) => {
    const lead = own.find(({ kind }) => kindOf(kind).title) ?? own[0]
    if (!lead) return []
    const kind = kindOf(lead.kind)
    return [{ title: titleOf(lead, kind), lead, kind, steps: own }]
  })
}

/** Steps of one field, in their order. */
export const byField = <S extends Step>(
  steps: readonly S[],
  kindOf: KindOf,
): readonly (readonly S[])[] => {
  const fields = new Map<string, S[]>()
  for (const step of steps) {
    const field = kindOf(step.kind).field(step)
    fields.set(field, [...(fields.get(field) ?? []), step])
  }
  return [...fields.values()]
}

/** What makes an object, ends it, or is one deed of its own. */
const isDeed = (step: Step, kindOf: KindOf): boolean => kindOf(step.kind).title !== undefined

export interface Preview {
  readonly title: string
  readonly effects: readonly Effect[]
  readonly destroys: readonly Loss[]
}

export const previewOf = (steps: readonly Step[], kindOf: KindOf): readonly Preview[] =>
  deedsOf(steps, steps, kindOf).map(({ title, steps: own }) => ({
    title,
    effects: byField(own, kindOf).flatMap((group) => {
      const [first] = group
      return first ? effectsOf(group, kindOf(first.kind)) : []
    }),
    destroys: lossesOf(own, kindOf),
  }))

export const lossesOf = (steps: readonly Step[], kindOf: KindOf): readonly Loss[] =>
  steps.flatMap((step) => kindOf(step.kind).destroys?.(step) ?? [])

const unknownOf = (of: string, why: Problem | undefined): Problem => ({
  code: 'UNKNOWN_OUTCOME',
  message: l10n.t`${of}: it may or may not have changed. ${why?.message ?? ''}`.trim(),
  hint: LOOK_FIRST_HINT,
})

const lookedFor = (message: string, why: Problem): Problem => ({ ...why, message })

/** What is told of a whole deed that does not hold. */
const deedProblem = (
  { fate, why }: Ran,
  title: string,
  notSo: string,
  isOne: boolean,
): Problem | undefined => {
  // Of several it is said which.
  const message = isOne ? (why?.message ?? '') : `${title}: ${why?.message ?? ''}`
  switch (fate) {
    case 'refused':
      return why && { ...why, message }
    case 'not_tried':
      return why && { ...why, message: l10n.t`Not tried: ${message}` }
    case 'unknown':
      return {
        code: 'UNKNOWN_OUTCOME',
        message: l10n.t`Nobody knows what came of it when ClickUp was asked to ${title}: it may or may not have happened. ${message}`,
        hint: LOOK_FIRST_HINT,
      }
    case 'not_held':
      return why
        ? {
            ...lookedFor(
              l10n.t`${message} It was looked for afterwards and is not there (${title}).`,
              why,
            ),
            hint: LOOK_FIRST_HINT,
          }
        : notApplied(notSo)
    default:
      return undefined
  }
}

/** What is told of a property that does not hold. */
const propertyProblem = (
  { fate, why }: Ran,
  of: string,
  notSo: string,
  hint: string | undefined,
): Problem | undefined => {
  const message = why?.message ?? ''
  switch (fate) {
    case 'refused':
      return why && { ...why, message: `${of}: ${message}` }
    case 'not_tried':
      return why && { ...why, message: l10n.t`${of}: not tried. ${message}` }
    case 'unknown':
      return unknownOf(of, why)
    case 'not_held':
      return why
        ? lookedFor(l10n.t`${of}: ${message} It was looked for afterwards and does not hold.`, why)
        : notApplied(notSo, hint)
    default:
      return undefined
  }
}

/** Of what was made a part does not hold: made again, it would be there twice. */
const notAgain = (problem: Problem): Problem => ({
  ...problem,
  hint: [problem.hint, l10n.t('Do not create it again: add what is missing.')]
    .filter((one) => one !== undefined)
    .join(' '),
})

const distinct = (problems: readonly Problem[]): readonly Problem[] => [
  ...new Map(problems.map((problem) => [`${problem.code} ${problem.message}`, problem])).values(),
]

const labelOf = ({ target }: Step): string => target.label

const problemsOf = (
  { steps, lead }: Deed<Ran>,
  kindOf: KindOf,
  isOne: boolean,
): readonly Problem[] => {
  const isMade = isDeed(lead, kindOf) && lead.makes !== undefined && isGood(lead)
  // What was to go in the request that makes it met with what that met with.
  const isNever = kindOf(lead.kind).make !== undefined && !isGood(lead)
  return byField(steps, kindOf).flatMap((group) => {
    const good = group.filter(isGood).length
    // What was not tried because of another of its own group is told with that.
    const isCaused = group.some((step) => !isGood(step) && step.fate !== 'not_tried')
    const told = group.filter(({ fate }) => !isCaused || fate !== 'not_tried')
    return told.flatMap((step) => {
      const kind = kindOf(step.kind)
      const to = effectOf(group, kind)?.to
      const word = wordFor(kind.field(step))
      if (isDeed(step, kindOf)) {
        const notSo =
          kind.hint?.(step) ?? l10n.t`ClickUp said yes, but did not ${titleOf(step, kind)}.`
        return deedProblem(step, titleOf(step, kind), notSo, isOne) ?? []
      }
      // What was never made has no properties: that it is not there is told already.
      if (isNever || (isDeed(lead, kindOf) && !isGood(lead) && step.fate === 'not_tried')) return []
      const name = `${labelOf(step)}, ${oneLine(word)}`
      const of = good > 0 ? l10n.t`${name} (${good} of ${group.length} requests done)` : name
      const notSo = isMade
        ? l10n.t`${labelOf(step)}: ClickUp created it, but did not set ${word} to ${JSON.stringify(to ?? null)}.`
        : l10n.t`${labelOf(step)}: ClickUp said yes, but ${word} did not become ${JSON.stringify(to ?? null)}.`
      const problem = propertyProblem(step, of, notSo, kind.hint?.(step))
      return problem ? (isMade ? notAgain(problem) : problem) : []
    })
  })
}

/** What ClickUp confirmed has happened, though it cannot be read back: taken for undone, it would be done twice. */
/** What was made is known by its own name; how it was asked for names others as well. */
const calledOf = ({ lead: { makes, target }, title }: Deed<Ran>): string => {
  const { label, name } = target
  return makes === undefined || name === undefined || name === label
    ? title
    : `${label} "${plainName(name)}"`
}

const unverifiedOf = (deed: Deed<Ran>, kindOf: KindOf): readonly Problem[] => {
  const { steps } = deed
  const called = calledOf(deed)
  const open = steps.filter(({ fate }) => fate === 'unverified')
  const [first] = open
  if (!first) return []
  const why: Problem = first.why ?? {
    code: 'INCOMPLETE',
    message: l10n.t('nothing that can be read shows it.'),
  }
  const isWhole = steps.every(isGood)
  const words = byField(open, kindOf).flatMap(([step]) =>
    step ? (isDeed(step, kindOf) ? called : wordFor(kindOf(step.kind).field(step))) : [],
  )
  const part = `${labelOf(first)}: ${words.join(', ')}`
  return [
    {
      ...why,
      message: isWhole
        ? l10n.t`ClickUp confirmed it (${called}), but it could not be read back: ${why.message}`
        : l10n.t`ClickUp confirmed a part (${part}), but that could not be read back: ${why.message}`,
      hint: isWhole
        ? l10n.t('It is done: do not repeat it.')
        : l10n.t('Do not repeat the part that is named as done.'),
    },
  ]
}

/** What several steps tell under one name is one list. */
const joined = (told: readonly (Fields | undefined)[]): Fields => {
  const all: Record<string, unknown> = {}
  for (const [key, value] of told.flatMap((one) => Object.entries(one ?? {}))) {
    const before = all[key]
    all[key] = Array.isArray(before) && Array.isArray(value) ? [...before, ...value] : value
  }
  return all
}

const entryOf = async (
  { steps, lead, kind }: Deed<Ran>,
  kindOf: KindOf,
  at: Standpoint,
): Promise<Fields | undefined> => {
  const isOwn = isDeed(lead, kindOf)
  if (isOwn ? !isGood(lead) : !steps.some(isGood)) return undefined
  const told = await Promise.all(
    steps.filter(isGood).map(async (step) => kindOf(step.kind).tell?.(step, step.object, at)),
  )
  const set: Record<string, unknown> = {}
  const already: Record<string, unknown> = {}
  const properties =
    isOwn && lead.makes !== undefined ? [] : steps.filter((one) => !isDeed(one, kindOf))
  for (const group of byField(properties, kindOf)) {
    const [first] = group
    if (!first || !group.every(isGood)) continue
    const effect = effectOf(group, kindOf(first.kind))
    if (!effect || (effect.from === undefined && effect.to === undefined)) continue
    if (group.every(({ fate }) => fate === 'already')) already[effect.field] = effect.to ?? null
    else set[effect.field] = [effect.from ?? null, effect.to ?? null]
  }
  return Object.assign(
    {},
    kind.subject.entry(whereOf(lead.target)),
    joined(told),
    Object.keys(set).length > 0 ? { set } : {},
    Object.keys(already).length > 0 ? { already } : {},
  )
}

export interface Outcome {
  /** Set on a dry run: nothing was sent. */
  readonly preview?: readonly Preview[]
  /** One for each object of which something holds. */
  readonly done: readonly Fields[]
  /** Titles of what does not hold at all. */
  readonly failed: readonly string[]
  /** What does not hold, is not known or was not tried. */
  readonly problems: readonly Problem[]
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
    deeds.map(async (deed) => ({ deed, entry: await entryOf(deed, kindOf, at) })),
  )
  const touched = deeds.flatMap((deed) => touchedBy(deed, kindOf))
  const notes = await Promise.all(
    ran.filter(isGood).map(async (step) => kindOf(step.kind).notes?.(step, at)),
  )
  return {
    done: entries.flatMap(({ entry }) => (entry ? [entry] : [])),
    failed: entries.flatMap(({ deed, entry }) => (entry ? [] : [deed.title])),
    problems: distinct(deeds.flatMap((deed) => problemsOf(deed, kindOf, deeds.length === 1))),
    warnings: distinct([
      ...deeds.flatMap((deed) => unverifiedOf(deed, kindOf)),
      ...notes.flatMap((some) => some ?? []),
      ...planned.flatMap(({ warns = [] }) => warns),
    ]),
    touched: [...new Map(touched.map((one) => [JSON.stringify(one), one])).values()],
    steps: ran,
  }
}

// What is told of a step that does not hold, is not known or was not tried, and of what was only confirmed.
import * as l10n from '@vscode/l10n'
import { notApplied, type Problem } from '../../base/problems/problem.ts'
import { oneLine, plainName } from '../../base/text/foreign-text.ts'
import { wordFor } from '../steps/field-words.ts'
import type { KindOf } from '../steps/kind.ts'
import { isGood, type Step } from '../steps/step.ts'
import { effectOf, titleOf } from '../steps/words.ts'
import { byField, type Deed, isDeed, isThere } from './deeds.ts'
import type { Ran } from './execute.ts'
import { LOOK_FIRST_HINT } from './look.ts'

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

const labelOf = ({ target }: Step): string => target.label

/** What ClickUp named and does not show: whoever looks for it later needs that. */
const idIn = ({ bound }: Ran): string => {
  const [id] = Object.values(bound).map((made) => made.id)
  return id === undefined ? '' : ` ${l10n.t`Its id is ${id}.`}`
}

export const problemsOf = (
  { steps, lead }: Deed<Ran>,
  kindOf: KindOf,
  isOne: boolean,
): readonly Problem[] => {
  const isMade = isDeed(lead, kindOf) && lead.makes !== undefined && isThere(lead)
  // What was to go in the request that makes it met with what that met with.
  const isNever = kindOf(lead.kind).make !== undefined && !isThere(lead)
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
        return deedProblem(step, titleOf(step, kind), notSo + idIn(step), isOne) ?? []
      }
      // What was never made has no properties: that it is not there is told already.
      if (isNever || (isDeed(lead, kindOf) && !isThere(lead) && step.fate === 'not_tried'))
        return []
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

/** What was made is known by its own name; how it was asked for names others as well. */
const calledOf = ({ lead: { makes, target }, title }: Deed<Ran>): string => {
  const { label, name } = target
  return makes === undefined || name === undefined || name === label
    ? title
    : `${label} "${plainName(name)}"`
}

/** What ClickUp confirmed has happened, though it cannot be read back: taken for undone, it would be done twice. */
export const unverifiedOf = (deed: Deed<Ran>, kindOf: KindOf): readonly Problem[] => {
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

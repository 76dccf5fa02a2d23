// What came of a batch in one sentence: the last that is told of its progress, which stays in sight.
import * as l10n from '@vscode/l10n'
import type { Step } from '../steps/step.ts'
import { isGood } from '../steps/step.ts'
import { whereOf } from '../steps/words.ts'
import { type Deed, isThere } from './deeds.ts'
import type { Ran } from './execute.ts'

const isDone = ({ lead, steps }: Deed<Ran>): boolean =>
  lead.makes === undefined ? steps.every(isGood) : isThere(lead)

/** `8`, or `7 of 8`. */
const countOf = (done: number, all: number): string =>
  done === all ? String(all) : l10n.t`${done} of ${all}`

/** One word for all, where they are of one kind. */
const wordsFor = (deeds: readonly Deed<Ran>[], count: string): string => {
  const [first] = deeds
  const kinds = new Set(deeds.map(({ kind }) => kind.did ?? kind.subject.did))
  const did = kinds.size === 1 ? (first?.kind.did ?? first?.kind.subject.did) : undefined
  const leads: readonly Step[] = deeds.map(({ lead }) => lead)
  return did?.(count, leads) ?? l10n.t`Done: ${count}`
}

const ofOne = (deed: Deed<Ran>): string | undefined => {
  const { lead, kind, steps } = deed
  const isAlready = steps.every(({ fate }) => fate === 'already')
  if (isAlready || !steps.every(isGood)) return undefined
  return kind.title ? kind.didOne?.(lead) : kind.subject.didOne?.(whereOf(lead.target))
}

const ofSeveral = (deeds: readonly Deed<Ran>[]): string => {
  const done = deeds.filter(isDone)
  if (deeds.every(({ steps }) => steps.every(({ fate }) => fate === 'already')))
    return l10n.t('All of it was so already')
  const said = wordsFor(deeds, countOf(done.length, deeds.length))
  const inPart = done.filter(({ steps }) => !steps.every(isGood)).length
  return inPart > 0 ? l10n.t`${said}, ${inPart} of them not all as asked` : said
}

/** Nothing where the answer alone can tell it. */
export const summaryOf = (deeds: readonly Deed<Ran>[]): string | undefined => {
  const [first, ...others] = deeds
  return first && others.length === 0 ? ofOne(first) : ofSeveral(deeds)
}

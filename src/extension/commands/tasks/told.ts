// What a person is told of what came of a write: once, with the way back or the way on.
import { commands, type LogOutputChannel, l10n } from 'vscode'
import type { Problem } from '../../../base/problems/problem.ts'
import { explanationOf, sentenceOf } from '../../../base/problems/said.ts'
import type { Outcome } from '../../../changes/engine/report.ts'
import { inverseOf, wasDone } from '../../../changes/engine/undo.ts'
import type { KindOf } from '../../../changes/steps/kind.ts'
import { type Done, isGood } from '../../../changes/steps/step.ts'
import { plain } from '../plain.ts'
import { ask, tell } from '../tell.ts'
import { type Entry, type History, wayOf } from '../undo/history.ts'

interface Told {
  readonly log: LogOutputChannel
  readonly history: History
}

type Results = Outcome['done']

/** What can be done with what was made. */
export interface Offer {
  readonly title: string
  readonly run: (results: Results) => Promise<void>
}

export interface Deed {
  /** What is being done, for the progress: `Moving 2 tasks`. */
  readonly title: string
  /** What is said when everything holds. */
  readonly done: (results: Results) => string
  readonly offers?: readonly Offer[] | undefined
  /** Told what does not hold, where the person looks for it in another place than a notification. */
  readonly onProblem?: ((text: string) => void) | undefined
  /** Set where it takes something back, or does it again. */
  readonly back?: { readonly isUndo: boolean; readonly title: string }
}

/** As data alone, which can be written down. */
const dataOf = ({ object: _, ...step }: Outcome['steps'][number]): Done => step

const fatesIn = ({ steps }: Outcome): string =>
  steps.map(({ kind, target, fate }) => `${target.label} ${kind} ${fate}`).join(', ')

/** Keeps what can be taken back. @returns what a button does that with, or why there is none */
export const wayBack = (
  { history }: Told,
  kindOf: KindOf,
  { back }: Deed,
  text: string,
  { steps }: Outcome,
): { readonly entry?: Entry; readonly why?: string | undefined } => {
  const done = steps.filter(wasDone).map(dataOf)
  const inverse = inverseOf(done, kindOf)
  const [why] = inverse.irreversible
  if (why !== undefined || inverse.steps.length === 0) return { why }
  const { title = text, isUndo = false } = back ?? {}
  const entry: Entry = { title, at: Date.now(), steps: done, isUndo }
  history.push(entry, back === undefined)
  return { entry }
}

/** Of what a button of a message does: no command stands behind it that would tell. */
export const tellFailed = ({ log }: Pick<Told, 'log'>, error: unknown): void => {
  const { text } = explanationOf(error)
  log.error(text)
  ask('error', plain(text))
}

const buttonsOf = (
  { offers = [] }: Deed,
  results: Results,
  told: Told,
): Readonly<Record<string, () => void>> => {
  const failed = (error: unknown): void => tellFailed(told, error)
  return Object.fromEntries(
    offers.map(({ title, run }) => [title, () => void run(results).catch(failed)]),
  )
}

const buttonOf = (entry: Entry | undefined): Readonly<Record<string, () => void>> => {
  if (!entry) return {}
  const label = wayOf(entry) === 'undo' ? l10n.t('Undo') : l10n.t('Redo')
  return { [label]: () => void commands.executeCommand('clickup.undo', entry) }
}

const WEATHER: readonly Problem['code'][] = ['UPSTREAM_ERROR', 'RATE_LIMIT']

/**
 * Whether it is known that nothing has happened, and only because ClickUp was out of reach. What was
 * to be made, and was sent, may still come to be: made again, it would be there twice.
 */
export const canTryAgain = ({ steps, problems }: Outcome, kindOf: KindOf): boolean =>
  steps.every(({ fate }) => fate !== 'unknown' && fate !== 'held' && fate !== 'unverified') &&
  !steps.some(({ sent, kind }) => sent === 'unknown' && kindOf(kind).lost) &&
  problems.every(({ code }) => WEATHER.includes(code))

const summaryOf = ([first, ...others]: readonly Problem[]): string => {
  if (!first) return ''
  const more = others.length > 0 ? ` ${l10n.t('({0} more in the log)', others.length)}` : ''
  return plain(sentenceOf(first)) + more
}

/** What was sent and what not, where the person has given up in the middle. */
const cancelledText = ({ steps, problems }: Outcome): string => {
  const done = steps.filter(isGood).length
  const open = problems.find(({ code }) => code === 'UNKNOWN_OUTCOME')
  if (open) return `${l10n.t('Cancelled.')} ${plain(sentenceOf(open))}`
  return done === 0
    ? l10n.t('Cancelled: nothing was changed.')
    : l10n.t('Cancelled: {0} of {1} changes were made, the others were not.', done, steps.length)
}

/** What does not hold is an error, what is worth knowing a warning; either is told once. */
export const tellOutcome = (
  told: Told,
  kindOf: KindOf,
  deed: Deed,
  outcome: Outcome,
  again?: () => void,
): void => {
  const { problems, unverified, warnings } = outcome
  const notes = [...unverified, ...warnings]
  told.log.info(`${deed.title}: ${fatesIn(outcome)}`)
  for (const problem of [...problems, ...notes]) told.log.warn(sentenceOf(problem))
  const isWhole = problems.length === 0
  const text = isWhole ? plain(deed.done(outcome.done)) : deed.title
  const { entry, why } = wayBack(told, kindOf, deed, text, outcome)
  const button = buttonOf(entry)
  const [problem] = problems
  if (problem && deed.onProblem) deed.onProblem(sentenceOf(problem))
  else if (!isWhole && outcome.steps.some(({ why: cause }) => cause?.code === 'CANCELLED')) {
    const isClear = outcome.steps.every(({ fate }) => fate === 'not_tried')
    tell(isClear ? 'note' : 'warning', cancelledText(outcome), button)
  } else if (!isWhole)
    ask('error', summaryOf(problems), {
      ...(again && canTryAgain(outcome, kindOf) ? { [l10n.t('Try Again')]: again } : {}),
      ...button,
    })
  else {
    const ways = { ...buttonsOf(deed, outcome.done, told), ...button }
    if (notes.length > 0) ask('warning', `${text}. ${summaryOf(notes)}`, ways)
    else if (why !== undefined) tell('information', `${text}. ${plain(why)}`, ways)
    else tell('done', text, ways)
  }
}

/** Given up before anything was sent. */
export const tellCancelled = ({ log }: Told, { title }: Pick<Deed, 'title'>): void => {
  log.info(`${title}: cancelled before anything was sent`)
  tell('note', l10n.t('Cancelled: nothing was changed.'))
}

/** ClickUp was out of reach before anything was sent. */
export const tellWeather = (
  { log }: Told,
  { title }: Pick<Deed, 'title'>,
  error: unknown,
  again: () => void,
): void => {
  const { text } = explanationOf(error)
  log.warn(`${title}: ${text}`)
  ask('error', `${plain(title)}: ${plain(text)}`, { [l10n.t('Try Again')]: again })
}

// The user's word before something is lost for good: asked for where the client can ask; by the
// argument `confirm` where it cannot and the person who set the server up has allowed that.

import { CodedError } from '../../base/problems/error.ts'
import { visible } from '../../base/text/foreign-text.ts'
import type { Confirm } from '../../changes/engine/confirm.ts'
import type { Loss } from '../../changes/steps/kind.ts'
import type { Plan } from '../../changes/steps/step.ts'
import { questionFor } from './question.ts'

/**
 * What came of a question: a form that came back without its box ticked is no yes, and none that was
 * meant as a no for certain; no answer where the client failed to put it, or where it is put now and
 * the call made again with the answer.
 */
export type Word = 'yes' | 'no' | 'unticked' | 'not asked' | 'later'

/**
 * Asks the user, in plain text, for as long as it takes.
 * @param plan what is asked about: an answer counts for nothing else
 */
export type Ask = (question: string, plan: Pick<Plan, 'fingerprint' | 'now'>) => Promise<Word>

/** None of these may tell a model what would count as a yes. */
const notConfirmed = (message: string, hint: string): CodedError =>
  new CodedError('NOT_CONFIRMED', `Nothing was sent: ${message}`, { hint })

const refusals: Record<Exclude<Word, 'yes'>, () => CodedError> = {
  // Clients that run without a person (`claude -p`, `codex exec`, `copilot -p`) say no by themselves.
  no: () =>
    notConfirmed(
      'the user declined, or this client answered by itself because nobody is there to be asked.',
      'Tell the user that nothing was done, and do not repeat the call: it comes to the same, whatever it says. They can do it in ClickUp itself, or ask for it again in an interactive session.',
    ),
  unticked: () =>
    notConfirmed(
      'the form came back without its box "Yes, do it" ticked.',
      'Tell the user so, and do not repeat the call by yourself. Only if they say that they meant yes, make it once more: they tick the box before they accept.',
    ),
  'not asked': () =>
    notConfirmed(
      'the client could not put the question to the user.',
      'Tell the user. They can do it in ClickUp itself, or with a client that can ask.',
    ),
  later: () => notConfirmed('the user is being asked.', 'Wait for what they say.'),
}

const cannotAsk = (setting: string): CodedError =>
  notConfirmed(
    'this client cannot ask the user, and nothing is lost for good without their word.',
    `Tell the user. Only they can allow it, for clients that cannot ask, by ${setting}.`,
  )

const notNamed = (): CodedError =>
  notConfirmed(
    '`confirm` does not hold exactly what would be lost.',
    'Show the user a dry run. If they agree, repeat the call with `confirm`: a list of the exact names under `destroys`, as the dry run shows them, each once for each object.',
  )

const alike = (said: readonly string[], names: readonly string[]): boolean => {
  const [ours, theirs] = [[...names].sort(), [...said].sort()]
  return ours.length === theirs.length && ours.every((name, i) => name === theirs[i])
}

/**
 * Whether these are the names of all that is lost, in any order: each to the letter, as ClickUp has
 * it or as an answer shows it.
 */
export const namesAll = (said: readonly string[], losses: readonly Loss[]): boolean => {
  const names = losses.map(({ name }) => name)
  return alike(said, names) || alike(said, names.map(visible))
}

export interface Asking {
  /** Missing where the client cannot ask. */
  readonly ask?: Ask | undefined
  /** Whether the person has allowed that a client which cannot ask confirms by argument. */
  readonly byArgument: boolean
  /** By what they allow it. */
  readonly setting: string
  /** The argument `confirm` of the call. */
  readonly said: readonly string[] | undefined
}

export const confirmBy =
  ({ ask, byArgument, setting, said }: Asking): Confirm =>
  async (losses, plan) => {
    if (ask) {
      const word = await ask(questionFor(losses), plan)
      return word === 'yes' ? undefined : refusals[word]()
    }
    if (!byArgument) return cannotAsk(setting)
    return said && namesAll(said, losses) ? undefined : notNamed()
  }

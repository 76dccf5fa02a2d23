// Writes of which nobody knows whether they happened: looked for, never repeated.
import * as l10n from '@vscode/l10n'
import { CodedError, leavesOpen } from '../../base/problems/error.ts'
import type { Api } from '../../clickup/http/api.ts'

/** Milliseconds that a call which is over still has to find out what came of its last write. */
const GRACE_MS = 3000

/** What was written may take a moment to show. */
const SECOND_LOOK_AFTER_MS = 1000

/** The same client for one look: a cancelled call, or one without time, has a little left for that. */
export const forLooking = (api: Api): Api => {
  const { signal, deadline = Number.POSITIVE_INFINITY, onWait } = api.call
  const least = api.timing.now() + GRACE_MS
  if (!signal?.aborted && deadline >= least) return api
  return api.during({
    deadline: least,
    ...(signal && !signal.aborted ? { signal } : {}),
    ...(onWait ? { onWait } : {}),
  })
}

export const LOOK_FIRST_HINT = l10n.t(
  'Look at the object before you try again, so that nothing is done twice.',
)

const unknownOutcome = (title: string, error: CodedError): CodedError =>
  new CodedError(
    'UNKNOWN_OUTCOME',
    l10n.t`Nobody knows what came of it when ClickUp was asked to ${title}: it may or may not have happened. ${error.message}`,
    { hint: LOOK_FIRST_HINT },
  )

/** ClickUp's yes weighs more than that it does not show; a broken connection does not. */
const notThere = (title: string, error: CodedError): CodedError => {
  if (error.details.accepted) return unknownOutcome(title, error)
  const { outcomeUnknown: _, ...details } = error.details
  return new CodedError(
    error.code,
    l10n.t`${error.message} It was looked for afterwards and is not there (${title}).`,
    { ...details, hint: LOOK_FIRST_HINT },
  )
}

/** Looks, and where nothing shows looks again. */
const lookTwice = async <T>(
  api: Api,
  lookFor: (api: Api) => Promise<T | undefined>,
): Promise<T | undefined> => {
  const looking = forLooking(api)
  const found = await lookFor(looking)
  if (found !== undefined) return found
  await looking.timing.sleep(SECOND_LOOK_AFTER_MS, looking.call.signal)
  return lookFor(looking)
}

/**
 * Sends what must not happen twice. Where no certain answer comes, what it makes is looked for.
 * @param title in words, after "ClickUp was asked to"
 * @param lookFor tells whether it has happened; missing where nothing can tell
 * @throws CodedError UNKNOWN_OUTCOME where neither the answer nor a look can tell
 */
export const sendOrFind = async <T>(
  api: Api,
  title: string,
  send: (api: Api) => Promise<T>,
  lookFor: ((api: Api) => Promise<T | undefined>) | undefined,
): Promise<T> => {
  try {
    return await send(api)
  } catch (error) {
    if (!leavesOpen(error)) throw error
    const unknown = unknownOutcome(title, error)
    if (!lookFor) throw unknown
    const found = await lookTwice(api, lookFor).catch(() => {
      throw unknown
    })
    if (found === undefined) throw notThere(title, error)
    return found
  }
}

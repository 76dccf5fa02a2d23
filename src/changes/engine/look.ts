// Looking what came of a write of which no certain answer came: it is looked for, never repeated.
import * as l10n from '@vscode/l10n'
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

/** Who gives up during a look is told what came of it all the same. */
const lookOnce = async <T>(api: Api, look: (api: Api) => Promise<T>): Promise<T> => {
  const looking = forLooking(api)
  try {
    return await look(looking)
  } catch (error) {
    const later = forLooking(api)
    if (looking !== api || later === api) throw error
    return look(later)
  }
}

/** Looks, and where it does not show looks again. */
export const lookTwice = async <T>(
  api: Api,
  look: (api: Api) => Promise<T>,
  shows: (found: T) => boolean,
): Promise<T> => {
  const found = await lookOnce(api, look)
  if (shows(found)) return found
  const { timing, call } = forLooking(api)
  await timing.sleep(SECOND_LOOK_AFTER_MS, call.signal).catch(() => undefined)
  return lookOnce(api, look)
}

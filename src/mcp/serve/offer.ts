// The resources that a client is offered, and how it hears that they are other ones.

import type { CallEnd } from '../call/call.ts'
import type { Calls } from '../call/calls.ts'
import { createWatch, type Listing, type Watch } from './watch.ts'

interface Offer {
  readonly list: (end: CallEnd) => Promise<Listing['offered']>
  /** Missing where the client cannot be told. */
  readonly watch: Watch | undefined
}

/** Of what nobody waits for. */
const QUIET = { signal: new AbortController().signal, progress: () => {} }

export const createOffer = (
  calls: () => Promise<Calls>,
  announce: (() => void) | undefined,
): Offer => {
  /** As the client told them last: it is not asked for them at each call. */
  let roots: readonly string[] | undefined
  const watch =
    announce &&
    createWatch(
      async (before, touched) =>
        (await calls()).list({ ...QUIET, roots: async () => roots }, before, touched),
      announce,
    )
  return {
    watch,
    list: async (end) => {
      const tell = async () => {
        roots = await end.roots()
        return roots
      }
      const now = async () => (await calls()).list({ ...end, roots: tell })
      return (await (watch ? watch.listed(now) : now())).offered
    },
  }
}

// Tells whatever is under way through a link when the link ends, is revoked or changes, on whichever
// node: by its own clock, by what the nodes tell each other, and, because a message may be lost, by
// looking at the store again and again while something is under way.
import * as z from 'zod'
import { CodedError } from '../../base/problems/error.ts'
import { jsonIn } from '../../base/text/json.ts'
import type { Store } from '../store/store.ts'

const CHANNEL = 'links'
const LOOK_MS = 800
/** More than that a timer cannot wait: it would ring at once. */
const LONGEST_TIMER_MS = 2 ** 31 - 1
/** A change may be told after a link was opened, and before it is watched. */
const REMEMBERED = 1000

const message = z.object({ id: z.string(), revision: z.number().nullable() })

export interface Watched {
  readonly id: string
  readonly revision: number
  /** Epoch milliseconds. */
  readonly endsAt: number | undefined
}

export interface Watch {
  /** Aborted with LINK_ENDED, or LINK_CHANGED where other rules hold from now on. */
  readonly signal: AbortSignal
  /** It is over, and nobody has to be told any more. */
  readonly done: () => void
}

export interface Ends {
  readonly watch: (watched: Watched) => Watch
  /** To all nodes. @param revision null: the link is gone */
  readonly tell: (id: string, revision: number | null) => Promise<void>
}

export const LINK_ENDED = new CodedError('EXPIRED', 'This link has ended.')
export const LINK_CHANGED = new CodedError(
  'CANCELLED',
  'This link has been changed, or has another URL. Call again.',
)

const reasonOf = (revision: number | null): CodedError =>
  revision === null ? LINK_ENDED : LINK_CHANGED

export const createEnds = ({
  store,
  now,
  revisionOf,
}: {
  readonly store: Pick<Store, 'publish' | 'subscribe'>
  readonly now: () => number
  /** As the store has it now; undefined where the link is gone. Rejects where it cannot be said. */
  readonly revisionOf: (id: string) => Promise<number | undefined>
}): Ends => {
  const watching = new Map<string, Set<{ revision: number; end: (reason: CodedError) => void }>>()
  const told = new Map<string, number | null>()
  let isListening = false
  let isLooking = false

  /** What was opened after that change is under way by right. */
  const endOlder = (id: string, revision: number | null): void => {
    for (const one of [...(watching.get(id) ?? [])])
      if (isOlder(one.revision, revision)) one.end(reasonOf(revision))
  }

  const hear = (text: string): void => {
    const heard = messageIn(text)
    if (!heard) return
    const { id, revision } = heard
    told.delete(id)
    told.set(id, revision)
    const [oldest] = told.keys()
    if (told.size > REMEMBERED && oldest !== undefined) told.delete(oldest)
    endOlder(id, revision)
  }

  const listen = (): void => {
    if (isListening) return
    isListening = true
    store.subscribe(CHANNEL, hear).catch(() => {
      isListening = false
    })
  }

  const look = async (): Promise<void> => {
    listen()
    // While the store is away nobody is let in, and what is under way goes on until its end.
    const lookAt = (id: string): Promise<void> =>
      revisionOf(id).then(
        (revision) => endOlder(id, revision ?? null),
        () => {},
      )
    await Promise.all([...watching.keys()].map(lookAt))
    isLooking = false
    if (watching.size > 0) lookSoon()
  }

  const lookSoon = (): void => {
    if (isLooking) return
    isLooking = true
    setTimeout(look, LOOK_MS).unref()
  }

  return {
    watch: ({ id, revision, endsAt }) => {
      const controller = new AbortController()
      let timer: NodeJS.Timeout | undefined
      const done = (): void => {
        clearTimeout(timer)
        const all = watching.get(id)
        all?.delete(one)
        if (all?.size === 0) watching.delete(id)
      }
      const end = (reason: CodedError): void => {
        done()
        controller.abort(reason)
      }
      const one = { revision, end }
      const wait = (): void => {
        const left = (endsAt ?? 0) - now()
        if (left <= 0) end(reasonOf(null))
        else timer = setTimeout(wait, Math.min(left, LONGEST_TIMER_MS)).unref()
      }
      watching.set(id, (watching.get(id) ?? new Set()).add(one))
      listen()
      lookSoon()
      const latest = told.get(id)
      if (latest !== undefined && isOlder(revision, latest)) end(reasonOf(latest))
      else if (endsAt !== undefined) wait()
      return { signal: controller.signal, done }
    },
    tell: async (id, revision) => {
      // The change itself is written: who misses the word finds it by looking.
      await store.publish(CHANNEL, JSON.stringify({ id, revision })).catch(() => {})
    },
  }
}

const isOlder = (revision: number, told: number | null): boolean => told === null || revision < told

/** What nodes of another version say in other words is found by looking. */
const messageIn = (text: string): z.infer<typeof message> | undefined =>
  message.safeParse(jsonIn(text)).data

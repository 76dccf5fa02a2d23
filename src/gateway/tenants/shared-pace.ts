// The pace of a token that several nodes send with: each request is reserved in the store first, so that
// ClickUp's window is never overdrawn.
import { randomUUID } from 'node:crypto'
import type { Pace } from '../../clickup/http/pace.ts'
import type { RateBudget } from '../../clickup/http/rate.ts'
import type { Store } from '../store/store.ts'

/** ClickUp's smallest (docs/clickup-facts.md §5): what holds until an answer says otherwise. */
const LEAST_LIMIT = 100
const WINDOW_MS = 60_000

/** The last tenth is left to the people whose token it is. */
const forAgents = (limit: number): number => limit - Math.ceil(limit / 10)

const BEAT_MS = 10_000
/** A plan changes rarely; whoever learns another limit says so at once. */
const LIMIT_KNOWN_MS = 24 * 3600_000

export interface SharedPaces {
  readonly of: (key: string) => Pace
}

export interface SharedPacesOptions {
  readonly store: Pick<Store, 'reserve' | 'get' | 'put' | 'list'>
  readonly now?: () => number
  readonly windowMs?: number | undefined
}

/** How many nodes there are: each says now and then that it is there. */
const createCensus = (store: SharedPacesOptions['store'], now: () => number) => {
  const self = `node:${randomUUID()}`
  let nodes = 1
  let beatAt = Number.NEGATIVE_INFINITY
  const count = async (): Promise<void> => {
    await store.put(self, '', { expiresAt: now() + 3 * BEAT_MS })
    nodes = Math.max(1, (await store.list('node:')).length)
  }
  return {
    /** Nobody waits for it. */
    beat: (): void => {
      if (now() - beatAt < BEAT_MS) return
      beatAt = now()
      count().catch(() => {
        // What was counted last holds.
      })
    },
    nodes: () => nodes,
  }
}

type Census = ReturnType<typeof createCensus>

/** What this node may send while the store is away. */
interface Share {
  left: number
  until: number
  /** Whether it was begun without the store. */
  alone: boolean
}

const paceOf = (
  { store, now, windowMs }: Required<SharedPacesOptions>,
  census: Census,
  key: string,
): Pace => {
  const limitKey = `limit:${key}`
  let budget: RateBudget | undefined
  let limit: number | undefined
  let share: Share = { left: 0, until: 0, alone: false }

  const most = (): number => forAgents(limit ?? LEAST_LIMIT)
  const seen = () =>
    budget && budget.resetsAt > now()
      ? {
          remaining: Math.max(0, budget.remaining - (budget.limit - forAgents(budget.limit))),
          resetsAt: budget.resetsAt,
        }
      : undefined

  const reserveThere = async (): Promise<number> => {
    limit ??= Number(await store.get(limitKey)) || undefined
    const { granted, remaining, resetsAt } = await store.reserve(`clickup:${key}`, {
      limit: most(),
      windowMs,
      seen: seen(),
    })
    share = { left: remaining, until: resetsAt, alone: false }
    return granted ? 0 : Math.max(1, resetsAt - now())
  }

  /** Of what was left for all, or of a new window, as much as comes to each node. */
  const reserveAlone = (): number => {
    if (now() >= share.until) share = { left: most(), until: now() + windowMs, alone: false }
    if (!share.alone)
      share = { ...share, left: Math.floor(share.left / census.nodes()), alone: true }
    const said = seen()
    if (share.left <= 0 || said?.remaining === 0)
      return Math.max(1, (said?.remaining === 0 ? said.resetsAt : share.until) - now())
    share.left -= 1
    return 0
  }

  const tell = async (said: number): Promise<void> => {
    limit = said
    await store.put(limitKey, String(said), { expiresAt: now() + LIMIT_KNOWN_MS })
  }

  return {
    reserve: async () => {
      census.beat()
      // A call that has been let in goes on; no other is while the store is away.
      return reserveThere().catch(reserveAlone)
    },
    learn: (said) => {
      if (!said) return
      budget = said
      if (said.limit !== limit)
        tell(said.limit).catch(() => {
          // Others learn it by themselves.
        })
    },
    rate: () => budget,
  }
}

export const createSharedPaces = ({
  store,
  now = Date.now,
  windowMs = WINDOW_MS,
}: SharedPacesOptions): SharedPaces => {
  const census = createCensus(store, now)
  return { of: (key) => paceOf({ store, now, windowMs }, census, key) }
}

// A sandbox in this process, and steps that are run on it below every tool.
import { type Ran, runSteps } from '../../../src/changes/engine/execute.ts'
import { KINDS } from '../../../src/changes/kinds.ts'
import { kindsBy } from '../../../src/changes/steps/kind.ts'
import { planOf } from '../../../src/changes/steps/plan.ts'
import type { Step } from '../../../src/changes/steps/step.ts'
import { createApi } from '../../../src/clickup/http/api.ts'
import { type Standpoint, standAt } from '../../../src/clickup/references/standpoint.ts'
import { createApp } from '../../../src/sandbox/http/app.ts'
import type { Exchange } from '../../../src/sandbox/http/log.ts'
import { createState } from '../../../src/sandbox/state/state.ts'
import type { Store } from '../../../src/sandbox/state/store.ts'
import { createClock } from '../weather/timing.ts'
import { createWire } from '../weather/wire.ts'

export const kindOf = kindsBy(KINDS)

export interface World {
  readonly at: Standpoint
  readonly store: Store
  readonly inject: (fault: string) => void
  readonly calm: () => void
  readonly log: () => readonly Exchange[]
  /** As a call would: with a time after which it is over. */
  readonly run: (steps: readonly Step[], signal?: AbortSignal) => Promise<readonly Ran[]>
}

const ORIGIN = 'http://127.0.0.1:1'
const CALL_MS = 45_000

export const createWorld = (): World => {
  const clock = createClock(Date.parse('2026-11-25T10:00:00Z'))
  const state = createState({ rate: 10_000, now: clock.now })
  state.store.origin = ORIGIN
  const wire = createWire({ app: createApp(state), clock })
  const client = createApi(
    { token: state.tokens.personal, apiUrl: ORIGIN },
    { fetch: wire, timing: clock },
  )
  return {
    at: standAt(client, clock.now()),
    store: state.store,
    inject: (fault) => state.faults.add(fault),
    calm: () => state.faults.clear(),
    log: () => state.log.since(0),
    run: (steps, signal) =>
      runSteps(
        {
          api: client.during({
            deadline: clock.now() + CALL_MS,
            ...(signal ? { signal } : {}),
          }),
          kindOf,
          means: {
            file: (sha) => ({ name: sha, type: 'text/plain', bytes: new Uint8Array([49]) }),
          },
        },
        planOf(clock.now(), steps).steps,
      ),
  }
}

/** What is written down is what is read again. */
export const written = <T>(value: T): T => JSON.parse(JSON.stringify(value)) as T

// One seed: a call, a storm, and whether the answer is true.
import { pathToFileURL } from 'node:url'
import { createCalls } from '../../../../src/mcp/call/calls.ts'
import { readConfig } from '../../../../src/mcp/config/config.ts'
import { type Envelope, serialise } from '../../../../src/mcp/tool/envelope.ts'
import { createApp } from '../../../../src/sandbox/http/app.ts'
import { createState } from '../../../../src/sandbox/state/state.ts'
import type { Store } from '../../../../src/sandbox/state/store.ts'
import { SETTINGS } from '../cell.ts'
import { createClock } from '../timing.ts'
import { createWire } from '../wire.ts'
import { type Call, untruthsOf } from './claims.ts'
import { type Dice, dice } from './dice.ts'
import { type Storm, stormBy } from './storms.ts'

const START = Date.parse('2026-11-25T10:00:00Z')
const ORIGIN = 'http://127.0.0.1:1'
/** By its own clock no call takes longer. */
const LONGEST_MS = 10 * 60_000

export interface Outcome {
  readonly seed: number
  readonly call: Call
  readonly storm: Storm
  readonly answer: Envelope | undefined
  readonly untruths: readonly string[]
  /** What was sent during the call, with what became of it. */
  readonly log: readonly string[]
}

/** @param draw makes a call for what is in the store */
export const runSeed = async (
  seed: number,
  draw: (by: Dice, store: Store) => Call,
  folder: string,
  change: (storm: Storm) => Storm = (storm) => storm,
): Promise<Outcome> => {
  const by = dice(seed)
  const clock = createClock(START)
  const state = createState({ rate: 10_000, now: clock.now })
  state.store.origin = ORIGIN
  if (by.chance(0.2)) Object.assign(state.store.quirks, { createTags: false, createFields: false })
  const call = draw(by, state.store)
  const storm = change(stormBy(by))
  const cancelling = new AbortController()
  const wire = createWire({
    app: createApp(state),
    clock,
    onSilence: () => {
      if (isStormy && storm.isImpatient) cancelling.abort()
    },
  })
  let isStormy = false
  let asked = 0
  const heard: typeof fetch = async (input, init) => {
    if (isStormy) asked += 1
    if (asked === storm.cancelAt && isStormy) cancelling.abort()
    return wire(input, init)
  }
  const { config } = readConfig([], {
    ...SETTINGS,
    CLICKUP_API_TOKEN: state.tokens.personal,
    CLICKUP_API_URL: ORIGIN,
    CLICKUP_STATE_DIR: folder,
    ...(storm.budgetMs === undefined ? {} : { CLICKUP_CALL_BUDGET_MS: String(storm.budgetMs) }),
  })
  const calls = createCalls(config, 'random', { fetch: heard, timing: clock })
  const doCall = (tool: string, args: unknown) =>
    calls.call(tool, args, {
      signal: cancelling.signal,
      progress: () => undefined,
      roots: async () => [pathToFileURL(folder).href],
      ask: async () => 'yes',
    })
  for (const [tool, args] of call.first ?? []) await doCall(tool, args)
  const before = call.asked.map(({ held }) => held())
  state.log.clear()
  state.faults.add(storm.faults)
  isStormy = true
  const reply = await Promise.race([
    doCall(call.tool, call.args).catch((error: unknown) => ({
      ok: false,
      issues: [{ code: 'INTERNAL_ERROR' as const, message: `thrown: ${String(error)}` }],
    })),
    clock.reaches(START + LONGEST_MS),
  ])
  const answer = reply && (JSON.parse(serialise(reply)) as Envelope)
  return {
    seed,
    call,
    storm,
    answer,
    untruths: untruthsOf(call.asked, before, answer),
    log: state.log
      .since(0)
      .map(
        ({ method, path, query, status, fault }) =>
          `${method} ${path}${query ? `?${query}` : ''} ${status}${fault ? ` [${fault}]` : ''}`,
      ),
  }
}

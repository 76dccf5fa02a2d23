// One cell of the table: a case in one kind of weather, in a sandbox of its own.
import { pathToFileURL } from 'node:url'
import { createCalls } from '../../../src/mcp/call/calls.ts'
import { readConfig } from '../../../src/mcp/config/config.ts'
import { type Envelope, serialise } from '../../../src/mcp/tool/envelope.ts'
import { createApp } from '../../../src/sandbox/http/app.ts'
import { pathPattern } from '../../../src/sandbox/http/faults.ts'
import type { Exchange } from '../../../src/sandbox/http/log.ts'
import { createState } from '../../../src/sandbox/state/state.ts'
import type { Case, Part, Scene } from './case.ts'
import { faultAt, type Weather } from './faults.ts'
import { type Evidence, judge, type Verdict } from './judge.ts'
import { createClock } from './timing.ts'
import { createWire } from './wire.ts'

export interface Cell extends Verdict {
  readonly row: Case
  readonly weather: Weather
  readonly answer: Envelope | undefined
  /** Whether the weather came: in calm, whether the request that would have failed was sent. */
  readonly isStruck: boolean
}

const START = Date.parse('2026-11-25T10:00:00Z')
const ORIGIN = 'http://127.0.0.1:1'
/** No call may take longer than this, by its own clock. */
const LONGEST_MS = 10 * 60_000

const isFor = ({ method, path }: Exchange, write: string): boolean => {
  const [verb, pattern] = write.includes(' ') ? write.split(' ') : [undefined, write]
  return (
    (verb === undefined || verb === method) &&
    pathPattern(pattern ?? '').test(path.replace(/^\/api/, ''))
  )
}

const hasRun = ({ status, fault = '' }: Exchange): boolean =>
  fault.includes('-after') || (status !== null && status < 400)

const evidenceOf = (part: Part, write: string, log: readonly Exchange[]): Evidence => {
  const { held, made, write: own = write, ...rest } = part
  return {
    ...rest,
    held: held(),
    ran: log.some((exchange) => isFor(exchange, own) && hasRun(exchange)),
    ...(made ? { made: made() } : {}),
  }
}

/** @param log what was asked of ClickUp during the call */
export const cellOf = (
  row: Case,
  weather: Weather,
  { parts }: Scene,
  log: readonly Exchange[],
  answer: Envelope | undefined,
): Cell => {
  const evidence = parts.map((part) => evidenceOf(part, row.write, log))
  const isStruck = weather.fault
    ? log.some(({ fault }) => fault !== undefined)
    : log.filter((exchange) => isFor(exchange, row.write)).length >= (row.nth ?? 1)
  return { row, weather, answer, isStruck, ...judge(evidence, answer) }
}

export const SETTINGS = {
  CLICKUP_ACCESS: 'read,write,delete',
  CLICKUP_TOOLSETS: 'all',
} as const

/**
 * @param folder what the client has open, and the server keeps files in
 * @param budgetMs of the call; the server's own where missing
 */
export const runCell = async (
  row: Case,
  weather: Weather,
  folder: string,
  budgetMs?: number,
): Promise<Cell> => {
  const clock = createClock(START)
  const state = createState({ rate: 10_000, now: clock.now })
  state.store.origin = ORIGIN
  const cancelling = new AbortController()
  const wire = createWire({
    app: createApp(state),
    clock,
    onSilence: () => {
      if (weather.cancels) cancelling.abort()
    },
  })
  const { config } = readConfig([], {
    ...SETTINGS,
    CLICKUP_API_TOKEN: state.tokens.personal,
    CLICKUP_API_URL: ORIGIN,
    CLICKUP_STATE_DIR: folder,
    ...(budgetMs === undefined ? {} : { CLICKUP_CALL_BUDGET_MS: String(budgetMs) }),
  })
  const calls = createCalls(config, 'weather', { fetch: wire, timing: clock })
  const call = (tool: string, args: unknown) =>
    calls.call(tool, args, {
      signal: cancelling.signal,
      progress: () => undefined,
      roots: async () => [pathToFileURL(folder).href],
      ask: async () => 'yes',
    })

  const scene = row.scene(state.store)
  for (const [tool, given] of scene.first ?? []) await call(tool, given)
  state.log.clear()
  state.faults.add(faultAt(weather, row.write, row.nth))
  const reply = await Promise.race([
    call(row.tool, scene.args).catch(() => undefined),
    clock.reaches(START + LONGEST_MS),
  ])
  return cellOf(
    row,
    weather,
    scene,
    state.log.since(0),
    reply && (JSON.parse(serialise(reply)) as Envelope),
  )
}

export const runCells = async (
  cases: readonly Case[],
  weather: readonly Weather[],
  folder: string,
): Promise<readonly Cell[]> => {
  const done: Cell[] = []
  for (const row of cases) for (const each of weather) done.push(await runCell(row, each, folder))
  return done
}

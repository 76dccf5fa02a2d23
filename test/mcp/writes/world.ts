// A server and a sandbox in this process for one test, by a clock of its own: nothing is waited for.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { createCalls } from '../../../src/mcp/call/calls.ts'
import { readConfig } from '../../../src/mcp/config/config.ts'
import { serialise } from '../../../src/mcp/tool/envelope.ts'
import { createApp } from '../../../src/sandbox/http/app.ts'
import { pathPattern } from '../../../src/sandbox/http/faults.ts'
import type { Exchange } from '../../../src/sandbox/http/log.ts'
import type { Quirks } from '../../../src/sandbox/state/quirks.ts'
import { createState } from '../../../src/sandbox/state/state.ts'
import type { Store } from '../../../src/sandbox/state/store.ts'
import { expectDocumented } from '../../support/contract.ts'
import { nameOf } from '../../support/pair.ts'
import type { AnyEnvelope } from '../../support/server.ts'
import { createClock } from '../weather/timing.ts'
import { createWire } from '../weather/wire.ts'

export type Arguments = Readonly<Record<string, unknown>>

export interface World {
  readonly store: Store
  /** As a client whose person says yes to whatever is asked. */
  readonly call: (tool: string, args: Arguments) => Promise<AnyEnvelope>
  readonly inject: (faults: string) => void
  /** Nothing goes wrong any more, and what was held goes on. */
  readonly calm: () => void
  /** Does something as soon as such a request comes: `DELETE /v2/task/*`. */
  readonly when: (request: string, act: () => void, nth?: number) => void
  /** The same, once it has been answered or its answer is lost. */
  readonly after: (request: string, act: () => void, nth?: number) => void
  /** The client gives up on what it has called. */
  readonly cancel: () => void
  /** The same, as soon as ClickUp falls silent: what it was asked for has happened by then. */
  readonly cancelInSilence: () => void
  readonly asked: () => readonly Exchange[]
  readonly writes: () => readonly string[]
  /** Such requests, each once however often it was repeated. */
  readonly sent: (request: string) => readonly string[]
}

const START = Date.parse('2026-11-25T10:00:00Z')
const ORIGIN = 'http://127.0.0.1:1'

/** The folder that the client has open, with one file in it. */
export const FILE = 'barograph.txt'
const folder = mkdtempSync(join(tmpdir(), 'writes-'))
writeFileSync(join(folder, FILE), 'up, down, up')
process.once('exit', () => rmSync(folder, { recursive: true, force: true }))

const isSuch = (request: string): ((method: string, path: string) => boolean) => {
  const [verb, path = ''] = request.split(' ')
  const pattern = pathPattern(path)
  return (method, asked) => method === verb && pattern.test(asked.replace(/^\/api/, ''))
}

interface Awaited {
  readonly is: ReturnType<typeof isSuch>
  readonly act: () => void
  left: number
}

const heed = (awaited: readonly Awaited[], method: string, path: string): void => {
  for (const each of awaited.filter(({ is }) => is(method, path))) {
    each.left -= 1
    if (each.left === 0) each.act()
  }
}

export const createWorld = (quirks: Partial<Quirks> = {}): World => {
  const clock = createClock(START)
  const state = createState({ rate: 10_000, now: clock.now, quirks })
  state.store.origin = ORIGIN
  let isImpatient = false
  const wire = createWire({
    app: createApp(state),
    clock,
    onSilence: () => {
      if (isImpatient) cancelling.abort()
    },
  })
  const comings: Awaited[] = []
  const endings: Awaited[] = []
  let cancelling = new AbortController()
  const heedful: typeof fetch = async (input, init) => {
    const method = init?.method ?? 'GET'
    const { pathname } = new URL(String(input))
    heed(comings, method, pathname)
    try {
      return await wire(input, init)
    } finally {
      heed(endings, method, pathname)
    }
  }
  const { config } = readConfig([], {
    CLICKUP_ACCESS: 'read,write,delete',
    CLICKUP_TOOLSETS: 'all',
    CLICKUP_API_TOKEN: state.tokens.personal,
    CLICKUP_API_URL: ORIGIN,
    CLICKUP_STATE_DIR: folder,
  })
  const calls = createCalls(config, 'writes', { fetch: heedful, timing: clock })
  return {
    store: state.store,
    call: async (tool, args) => {
      cancelling = new AbortController()
      const reply = await calls.call(tool, args, {
        signal: cancelling.signal,
        progress: () => undefined,
        roots: async () => [pathToFileURL(folder).href],
        ask: async () => 'yes',
      })
      expectDocumented(state.log.since(0))
      return JSON.parse(serialise(reply)) as AnyEnvelope
    },
    inject: (faults) => state.faults.add(faults),
    calm: () => state.faults.clear(),
    when: (request, act, nth = 1) => {
      comings.push({ is: isSuch(request), act, left: nth })
    },
    after: (request, act, nth = 1) => {
      endings.push({ is: isSuch(request), act, left: nth })
    },
    cancel: () => cancelling.abort(),
    cancelInSilence: () => {
      isImpatient = true
    },
    asked: () => state.log.since(0),
    sent: (request) => {
      const such = state.log
        .since(0)
        .filter(({ method, path }) => isSuch(request)(method, path))
        .map((one) => `${nameOf(one)} ${one.body}`)
      return [...new Set(such)]
    },
    writes: () =>
      state.log
        .since(0)
        .filter(({ method }) => method !== 'GET')
        .map(nameOf),
  }
}

/** What an answer lists as done; of one object that is all of it. */
export const doneIn = ({ ok, result }: AnyEnvelope): readonly Record<string, unknown>[] => {
  const list: readonly unknown[] = Array.isArray(result?.done) ? result.done : ok ? [result] : []
  return list.map((one) =>
    typeof one === 'object' && one ? (one as Record<string, unknown>) : { id: one },
  )
}

export const textOf = ({ issues = [] }: AnyEnvelope): string => JSON.stringify(issues)

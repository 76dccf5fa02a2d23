// The client of the product, connected to a sandbox that lasts for one test file.
import { afterAll, beforeAll, beforeEach } from 'vitest'
import { type Api, createApi } from '../../src/clickup/http/api.ts'
import { type Standpoint, standAt } from '../../src/clickup/references/standpoint.ts'
import { type Sandbox, type startSandbox as Start, startSandbox } from '../../src/sandbox/server.ts'
import { virtualTime } from './timing.ts'

export interface Connected {
  readonly sandbox: Sandbox
  /** Knows nothing at the start of each test, and never waits. */
  readonly api: Api
  /** Where tests stand: off any branch. */
  readonly at: Standpoint
  /** `GET /api/v2/user` and so on, of the requests since the test began. */
  readonly requests: () => readonly string[]
}

/** Starts with the file, ends with it; each test has a client of its own and an empty log. */
export const useSandbox = (options: Parameters<typeof Start>[0] = {}): Connected => {
  let sandbox: Sandbox | undefined
  let api: Api | undefined
  const running = (): Sandbox => {
    if (!sandbox) throw new Error('The sandbox runs only while tests do.')
    return sandbox
  }
  const client = (): Api => {
    if (!api) throw new Error('The client exists only inside of tests.')
    return api
  }
  beforeAll(async () => {
    sandbox = await startSandbox({ rate: 10_000, ...options })
  })
  beforeEach(() => {
    running().state.log.clear()
    running().state.faults.clear()
    api = createApi(
      { token: running().token, apiUrl: running().url },
      { timing: virtualTime(Date.now()).timing },
    )
  })
  afterAll(() => running().close())
  return {
    get sandbox() {
      return running()
    },
    get api() {
      return client()
    },
    get at() {
      return standAt(client())
    },
    requests: () =>
      running()
        .state.log.since(0)
        .map(({ method, path }) => `${method} ${path}`),
  }
}

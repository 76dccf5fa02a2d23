// One server and one sandbox for all tests of a file; each test begins with an empty log.
import { afterAll, afterEach, beforeAll, beforeEach, expect } from 'vitest'
import type { Exchange } from '../../src/sandbox/http/log.ts'
import type { Sandbox } from '../../src/sandbox/server.ts'
import type { SandboxOptions } from '../../src/sandbox/state/state.ts'
import { expectDocumented } from './contract.ts'
import { type AnyEnvelope, type ServerOptions, startPair, type TestServer } from './server.ts'

export interface Pair extends TestServer {
  readonly sandbox: Sandbox
}

export interface RunningPair {
  readonly pair: Pair
  readonly call: TestServer['call']
  readonly text: TestServer['text']
  readonly sandbox: Sandbox
  /** What was asked of ClickUp since the test began. */
  readonly asked: () => readonly Exchange[]
  /** Those that would change something: `POST /api/v2/task/868512p/comment`. */
  readonly writes: () => readonly string[]
}

export const nameOf = ({ method, path }: Exchange): string => `${method} ${path}`

/** The codes of an answer's issues, in order. */
export const codesOf = ({ issues = [] }: AnyEnvelope): readonly string[] =>
  issues.map(({ code }) => code)

/** The server runs in the process of the test, unless said. */
export const usePair = (
  sandboxOptions: SandboxOptions = {},
  serverOptions: ServerOptions = {},
): RunningPair => {
  let started: Pair | undefined
  const pair = (): Pair => {
    if (!started) throw new Error('The server runs only while tests do.')
    return started
  }
  const asked = () => pair().sandbox.state.log.since(0)
  beforeAll(async () => {
    const server = { inProcess: true, ...serverOptions }
    started = await startPair({ rate: 10_000, ...sandboxOptions }, server)
  })
  beforeEach(() => {
    pair().sandbox.state.log.clear()
    pair().sandbox.state.faults.clear()
  })
  afterEach(() => {
    expectDocumented(asked())
    // A test that ends has been held to account; closing looks at what is left.
    pair().sandbox.state.log.clear()
  })
  afterAll(() => pair().close())
  return {
    get pair() {
      return pair()
    },
    get sandbox() {
      return pair().sandbox
    },
    call: (...request) => pair().call(...request),
    text: (...request) => pair().text(...request),
    asked,
    writes: () =>
      asked()
        .filter(({ method }) => method !== 'GET')
        .map(nameOf),
  }
}

/** Holds a call to be refused, in such words, with nothing sent; answers what it was told. */
export const expectRefusal = async (
  { call, writes }: Pick<RunningPair, 'call' | 'writes'>,
  [tool, args]: Parameters<TestServer['call']>,
  code: string,
  words: RegExp,
): Promise<NonNullable<AnyEnvelope['issues']>[number] | undefined> => {
  const answer = await call(tool, args)
  expect({ ok: answer.ok, codes: codesOf(answer), writes: writes() }).toEqual({
    ok: false,
    codes: [code],
    writes: [],
  })
  expect(JSON.stringify(answer.issues)).toMatch(words)
  return answer.issues?.[0]
}

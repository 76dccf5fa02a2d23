// A gateway in front of a sandbox, for all tests of a file; each test begins with an empty log.
import { afterAll, afterEach, beforeAll, beforeEach } from 'vitest'
import type { Exchange } from '../../src/sandbox/http/log.ts'
import { type Sandbox, startSandbox } from '../../src/sandbox/server.ts'
import type { SandboxOptions } from '../../src/sandbox/state/state.ts'
import { expectDocumented } from './contract.ts'
import { type Gateway, type GatewayOptions, startGateway } from './gateway.ts'

interface Running {
  readonly gateway: Gateway
  readonly sandbox: Sandbox
  /** What was asked of ClickUp since the test began. */
  readonly asked: () => readonly Exchange[]
}

export const useGateway = (
  sandboxOptions: SandboxOptions = {},
  options: Omit<GatewayOptions, 'sandbox'> = {},
): Running => {
  let sandbox: Sandbox | undefined
  let gateway: Gateway | undefined
  const there = <T>(one: T | undefined): T => {
    if (one === undefined) throw new Error('The gateway runs only while tests do.')
    return one
  }
  beforeAll(async () => {
    sandbox = await startSandbox({ rate: 100_000, ...sandboxOptions })
    gateway = await startGateway({ ...options, sandbox })
  })
  beforeEach(() => {
    there(sandbox).state.log.clear()
    there(sandbox).state.faults.clear()
  })
  afterEach(() => expectDocumented(there(sandbox).state.log.since(0)))
  afterAll(async () => {
    await gateway?.stop()
    await sandbox?.close()
  })
  return {
    get gateway() {
      return there(gateway)
    },
    get sandbox() {
      return there(sandbox)
    },
    asked: () => there(sandbox).state.log.since(0),
  }
}

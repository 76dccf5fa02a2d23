// A sandbox that lasts for one test file.
import { afterAll } from 'vitest'
import { startSandbox } from '../../../src/sandbox/server.ts'
import type { SandboxOptions } from '../../../src/sandbox/state/state.ts'
import { caller, idsIn } from './calls.ts'

/** The sandbox, how to call it with the personal token, and the ids in its demo. */
export const useSandbox = async (options: SandboxOptions = {}) => {
  const sandbox = await startSandbox({ rate: 10_000, ...options })
  afterAll(() => sandbox.close())
  return { sandbox, call: caller(sandbox), ids: idsIn(sandbox) }
}

// The embedded ClickUp as a child process that ends with its window.
import { type ChildProcess, spawn } from 'node:child_process'
import { createInterface } from 'node:readline'
import { l10n } from 'vscode'

/**
 * What became of what was done in it before: `new` where nothing was, `lost` where it cannot be read,
 * `elsewhere` where another window has it, and nothing is kept here.
 */
export type Kept = 'kept' | 'new' | 'lost' | 'elsewhere'

export interface SandboxAddress {
  readonly url: string
  readonly token: string
  readonly workspaceId: string
  readonly kept: Kept
}

export interface Sandbox extends SandboxAddress {
  /** Settles when the process is gone, whoever ended it. */
  readonly exited: Promise<void>
  readonly stop: () => void
}

const START_TIMEOUT_MS = 20_000

const isKept = (value: unknown): value is Kept =>
  value === 'kept' || value === 'new' || value === 'lost' || value === 'elsewhere'

const readAddress = (line: string): SandboxAddress | undefined => {
  try {
    const {
      url,
      token,
      workspace_id: workspaceId,
      state,
    }: Record<string, unknown> = JSON.parse(line)
    return typeof url === 'string' && typeof token === 'string' && typeof workspaceId === 'string'
      ? { url, token, workspaceId, kept: isKept(state) ? state : 'new' }
      : undefined
  } catch {
    return undefined
  }
}

const firstAddress = async (child: ChildProcess): Promise<SandboxAddress> => {
  if (!child.stdout) throw new Error(l10n.t('The sandbox has no output.'))
  for await (const line of createInterface({ input: child.stdout })) {
    const address = readAddress(line)
    if (address) return address
  }
  throw new Error(l10n.t('The sandbox ended before it was ready.'))
}

export interface SandboxFiles {
  readonly script: string
  /** In which what is done in it is kept. */
  readonly state: string
}

/** Starts `dist/sandbox.js` on a free port of the loopback interface. */
export const startSandbox = async ({ script, state }: SandboxFiles): Promise<Sandbox> => {
  const args = [script, '--port', '0', '--state', state, '--until-stdin-closes']
  const child = spawn(process.execPath, args, {
    env: { ...process.env, ELECTRON_RUN_AS_NODE: '1' },
    // Its standard input ends with this process, however that ends.
    stdio: ['pipe', 'pipe', 'ignore'],
    windowsHide: true,
  })
  const exited = new Promise<void>((resolve) => {
    child.once('exit', () => resolve())
    child.once('error', () => resolve())
  })
  const failed = new Promise<never>((_, reject) => {
    child.once('error', reject)
    const late = () => reject(new Error(l10n.t('The sandbox did not start in time.')))
    setTimeout(late, START_TIMEOUT_MS).unref()
  })
  try {
    const address = await Promise.race([firstAddress(child), failed])
    child.stdout?.resume()
    return { ...address, exited, stop: () => void child.kill() }
  } catch (error) {
    child.kill()
    throw error
  } finally {
    failed.catch(() => {})
  }
}

// The embedded ClickUp as a child process that ends with its window.
import { type ChildProcess, spawn } from 'node:child_process'
import { createInterface } from 'node:readline'
import { l10n } from 'vscode'

export interface SandboxAddress {
  readonly url: string
  readonly token: string
  readonly workspaceId: string
}

export interface Sandbox extends SandboxAddress {
  /** Settles when the process is gone, whoever ended it. */
  readonly exited: Promise<void>
  readonly stop: () => void
}

const START_TIMEOUT_MS = 20_000

const readAddress = (line: string): SandboxAddress | undefined => {
  try {
    const { url, token, workspace_id: workspaceId }: Record<string, unknown> = JSON.parse(line)
    return typeof url === 'string' && typeof token === 'string' && typeof workspaceId === 'string'
      ? { url, token, workspaceId }
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

/** Starts `dist/sandbox.js` on a free port of the loopback interface. */
export const startSandbox = async (script: string): Promise<Sandbox> => {
  const child = spawn(process.execPath, [script, '--port', '0', '--until-stdin-closes'], {
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

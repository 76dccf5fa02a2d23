// Looks whether the settings about agents can be read as they were meant: a while after the start,
// where somebody has set any, and on every change.
import { Disposable, workspace } from 'vscode'
import { AFTER_START_MS } from '../../views/quietly.ts'
import type { Values } from './tell-complaints.ts'

const NAMES = ['access', 'toolsets', 'expiresAt', 'servers'] as const

const read = (): Values => {
  const settings = workspace.getConfiguration('clickup')
  return Object.fromEntries(NAMES.map((name) => [name, settings.get(name)]))
}

const isAnySet = (): boolean => {
  const settings = workspace.getConfiguration('clickup')
  return NAMES.some((name) => {
    const { globalValue, workspaceValue, workspaceFolderValue } = settings.inspect(name) ?? {}
    return [globalValue, workspaceValue, workspaceFolderValue].some((one) => one !== undefined)
  })
}

export const watchSettings = (): Disposable => {
  let now = read()
  const look = async (before?: Values): Promise<void> => {
    now = read()
    const { tellComplaints } = await import('./tell-complaints.ts')
    tellComplaints(now, before)
  }
  const timer = isAnySet() ? setTimeout(look, AFTER_START_MS) : undefined
  return Disposable.from(
    workspace.onDidChangeConfiguration((event) => {
      if (event.affectsConfiguration('clickup')) void look(now)
    }),
    { dispose: () => clearTimeout(timer) },
  )
}

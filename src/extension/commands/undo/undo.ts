// Commands that take back what a person did, or do it again. How, is loaded when it is needed.
import { commands, Disposable } from 'vscode'
import type { Explain } from '../explain.ts'
import type { Desk } from '../tasks/writing.ts'
import type { Entry, Way } from './history.ts'

/** A menu or key hands in a row, which says nothing of what was done. */
const isEntry = (value: unknown): value is Entry =>
  typeof value === 'object' && value !== null && 'steps' in value && 'isUndo' in value

export const registerUndoCommands = (desk: Desk, explain: Explain): Disposable => {
  const run = (way: Way) => (entry: unknown) =>
    explain(async () => {
      const { undo } = await import('./take-back.ts')
      await undo(desk, way, isEntry(entry) ? entry : undefined)
    })
  return Disposable.from(
    commands.registerCommand('clickup.undo', run('undo')),
    commands.registerCommand('clickup.redo', run('redo')),
  )
}

// Commands for lists and folders. What they do is loaded when needed.
import { commands, Disposable } from 'vscode'
import type { Explain } from '../explain.ts'
import type { Desk } from '../tasks/writing.ts'
import type { PlaceName } from './manage-places.ts'

export interface PlaceActions {
  readonly desk: Desk
  /** The place that a node stands for; the selected one where none is given. */
  readonly placeOf: (node: unknown) => PlaceName | undefined
}

type Manage = typeof import('./manage-places.ts')
type Deed = (
  desk: Desk,
  given: PlaceName | undefined,
  likely: PlaceName | undefined,
) => Promise<void>

export const registerPlaceCommands = (actions: PlaceActions, explain: Explain): Disposable => {
  const { desk, placeOf } = actions
  const on = (deedOf: (manage: Manage) => Deed) => (node: unknown) =>
    explain(async () => {
      const place = placeOf(node)
      const deed = deedOf(await import('./manage-places.ts'))
      await deed(desk, node === undefined ? undefined : place, place)
    })
  return Disposable.from(
    commands.registerCommand(
      'clickup.createList',
      on(({ createList }) => createList),
    ),
    commands.registerCommand(
      'clickup.createFolder',
      on(({ createFolder }) => createFolder),
    ),
    commands.registerCommand(
      'clickup.renameList',
      on(({ renameList }) => renameList),
    ),
    commands.registerCommand(
      'clickup.renameFolder',
      on(({ renameFolder }) => renameFolder),
    ),
    commands.registerCommand(
      'clickup.deleteList',
      on(({ deleteList }) => deleteList),
    ),
    commands.registerCommand(
      'clickup.deleteFolder',
      on(({ deleteFolder }) => deleteFolder),
    ),
  )
}

// Opens long texts of a task in an editor of VS Code: saved, they go to ClickUp.
import { commands, l10n, Uri, window, workspace } from 'vscode'
import type { CustomField } from '../../../clickup/objects/custom-field.ts'
import type { Task } from '../../../clickup/objects/task/task.ts'
import { idOf, type Tasks } from '../tasks/task-names.ts'
import type { Desk } from '../tasks/writing.ts'
import { onlyOne } from './common.ts'
import { TEXT_SCHEME } from './text-scheme.ts'

/** Names of files hold no slashes, and what they are called is the end of the path. */
const fileName = (name: string): string => name.replace(/[\\/:*?"<>|]/g, '-')

const show = async (path: string): Promise<void> => {
  const uri = Uri.from({ scheme: TEXT_SCHEME, path })
  const isOpen = workspace.textDocuments.some((one) => one.uri.toString() === uri.toString())
  const document = await workspace.openTextDocument(uri)
  await window.showTextDocument(document, { preview: false })
  // What stood open may be old; what is being written there stays.
  if (isOpen && !document.isDirty) await commands.executeCommand('workbench.action.files.revert')
}

export const editDescription = async (_: Desk, tasks: Tasks): Promise<void> => {
  const task = onlyOne(tasks)
  const name = l10n.t('{0} Description', idOf(task))
  await show(`/${task.id}/description/${fileName(name)}.md`)
}

export const editField = (_: Desk, task: Task, { id, name }: CustomField): Promise<void> =>
  show(`/${task.id}/${id}/${fileName([idOf(task), name].join(' '))}.md`)

export const NEW_DESCRIPTION = '/new/description/New-Task.md'

/** The description of a task that is not made yet. */
export const editNewDescription = (): Promise<void> => show(NEW_DESCRIPTION)

// The address of a task's page, by which VS Code opens it, finds its tab again and goes back to it.
import { Uri } from 'vscode'
import type { Task } from '../../clickup/objects/task/task.ts'

/** The editor that shows pages, as package.json names it. */
export const VIEW_TYPE = 'clickup.task'

const SCHEME = 'clickup-task'

/** Before the page has said what it is called, the tab is called after the end of the path. */
export const uriOf = ({ id, custom_id: customId }: Pick<Task, 'id' | 'custom_id'>): Uri =>
  Uri.from({ scheme: SCHEME, path: `/${id}/${customId || id}` })

export const idIn = ({ path }: Uri): string => path.split('/')[1] ?? ''

/** Whether a command was given a page, by the menu in its title. */
export const isPage = (value: unknown): value is Uri =>
  value instanceof Uri && value.scheme === SCHEME

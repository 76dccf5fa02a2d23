// What goes with a folder that ends: its lists, by name, and how many tasks are in them.
import * as l10n from '@vscode/l10n'
import { oneLine, plainName } from '../../base/text/foreign-text.ts'
import type { Folder } from '../../clickup/objects/container.ts'
import { counted } from '../pictures/kept.ts'

export type FolderPicture = {
  readonly name: string
  readonly lists: readonly string[]
  readonly tasks: number
}

export const seenIn = ({ name, lists }: Folder): FolderPicture => ({
  name,
  lists: lists.map((list) => oneLine(list.name)),
  tasks: lists.reduce((sum, { task_count: count = 0 }) => sum + count, 0),
})

const MOST_NAMES = 10

const listWords = (lists: readonly string[]): readonly string[] => {
  if (lists.length === 0) return []
  const names = lists.slice(0, MOST_NAMES).map((name) => `"${plainName(name)}"`)
  const more = lists.length > MOST_NAMES ? ', …' : ''
  return [
    lists.length === 1
      ? l10n.t`its list ${names.join()}`
      : l10n.t`its ${lists.length} lists (${names.join(', ') + more})`,
  ]
}

/** `with its 2 lists ("Now", "Next"), 12 tasks` */
export const wordsFor = ({ lists, tasks }: FolderPicture): string | undefined => {
  const parts = [...listWords(lists), ...counted(tasks, l10n.t('1 task'), l10n.t`${tasks} tasks`)]
  return parts.length > 0 ? l10n.t`with ${parts.join(', ')}` : undefined
}

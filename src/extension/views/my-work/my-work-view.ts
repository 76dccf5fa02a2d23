// The view of the person's own tasks, with the number of those on its icon that cannot wait.
import { l10n } from 'vscode'
import { createTree, type Tree, type TreeOptions } from '../tree/tree.ts'
import type { Counts, MyWorkModel } from './my-work-model.ts'

export type MyWorkView = Tree<MyWorkModel>

const badgeOf = ({ overdue, today }: Counts) => {
  const parts = [
    ...(overdue > 0 ? [l10n.t('{0} overdue', overdue)] : []),
    ...(today > 0 ? [l10n.t('{0} due today', today)] : []),
  ]
  return parts.length > 0 ? { value: overdue + today, tooltip: parts.join(', ') } : undefined
}

export const createMyWorkView = (options: Omit<TreeOptions, 'id'>): MyWorkView =>
  createTree({ ...options, id: 'clickup.myWork' }, async (events, view) => {
    const { MyWorkModel } = await import('./my-work-model.ts')
    const filter = () => options.memory.filterOfMine
    const onCounts = (counts: Counts): void => {
      view.badge = badgeOf(counts)
      const parts = [
        ...(counts.cutAt === undefined ? [] : [l10n.t('the first {0}', counts.cutAt)]),
        ...(filter().text === '' ? [] : [l10n.t('filter: {0}', filter().text)]),
      ]
      view.description = parts.join(' · ')
    }
    const { lingering } = options.memory
    const isVisible = () => view.visible
    return new MyWorkModel({ ...events, lingering, isVisible, onCounts, filter })
  })

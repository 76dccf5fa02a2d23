// The view of the person's own tasks, with the number of those overdue on its icon.
import { l10n } from 'vscode'
import { createTree, type Tree, type TreeOptions } from '../tree/tree.ts'
import { type Counts, MyWorkModel } from './my-work-model.ts'

export type MyWorkView = Tree<MyWorkModel>

const badgeOf = (overdue: number) =>
  overdue === 0
    ? undefined
    : {
        value: overdue,
        tooltip: overdue === 1 ? l10n.t('1 overdue task') : l10n.t('{0} overdue tasks', overdue),
      }

export const createMyWorkView = (options: Omit<TreeOptions, 'id'>): MyWorkView =>
  createTree({ ...options, id: 'clickup.myWork' }, (events, view) => {
    const onCounts = ({ overdue, cutAt }: Counts): void => {
      view().badge = badgeOf(overdue)
      view().description = cutAt === undefined ? '' : l10n.t('the first {0}', cutAt)
    }
    const { lingering } = options.memory
    return new MyWorkModel({ ...events, lingering, isVisible: () => view().visible, onCounts })
  })

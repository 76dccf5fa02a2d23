// The view of the person's own tasks, with the number of those overdue on its icon.
import { l10n } from 'vscode'
import { MyWorkModel } from './my-work-model.ts'
import { createTree, type Tree, type TreeOptions } from './tree.ts'

export type MyWorkView = Tree<MyWorkModel>

const badgeOf = (overdue: number) =>
  overdue === 0
    ? undefined
    : {
        value: overdue,
        tooltip: overdue === 1 ? l10n.t('1 overdue task') : l10n.t('{0} overdue tasks', overdue),
      }

export const createMyWorkView = (options: Omit<TreeOptions, 'id' | 'dragAndDrop'>): MyWorkView =>
  createTree({ ...options, id: 'clickup.myWork' }, (events, view) => {
    const onOverdue = (count: number): void => {
      view().badge = badgeOf(count)
    }
    return new MyWorkModel({ ...events, isVisible: () => view().visible, onOverdue })
  })

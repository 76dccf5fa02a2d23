// Asks how the tasks of a list are to be grouped and sorted; what holds now is marked.
import { l10n, type QuickPickItem, window } from 'vscode'
import type { ArrangeActions } from '../views/actions.ts'
import { GROUPINGS, type GroupBy, SORTINGS, type SortBy } from '../views/tree/order/arrangement.ts'
import { plain } from './plain.ts'

interface Item<T> extends QuickPickItem {
  readonly value: T
}

const groupings = (): Readonly<Record<GroupBy, string>> => ({
  status: l10n.t('Status'),
  due: l10n.t('Due Date'),
  assignee: l10n.t('Assignee'),
  priority: l10n.t('Priority'),
  none: l10n.t('Not at All'),
})

const sortings = (): Readonly<Record<SortBy, string>> => ({
  clickup: l10n.t('As ClickUp Lists Them'),
  due: l10n.t('Due Date'),
  priority: l10n.t('Priority'),
  name: l10n.t('Name'),
  updated: l10n.t('Last Updated'),
})

const ask = async <T extends string>(
  title: string,
  values: readonly T[],
  labels: Readonly<Record<T, string>>,
  current: T,
): Promise<T | undefined> => {
  const items = values.map(
    (value): Item<T> => ({
      label: labels[value],
      value,
      ...(value === current && { description: l10n.t('current') }),
    }),
  )
  // What holds now stands first, where the box starts.
  items.sort((one, other) => Number(other.value === current) - Number(one.value === current))
  const picked = await window.showQuickPick(items, { title })
  return picked?.value
}

export const groupTasks = async (actions: ArrangeActions, node: unknown): Promise<void> => {
  const { list, arrangement } = actions.arrangementOf(node)
  const title = list ? l10n.t('Group Tasks of {0} By', plain(list.name)) : l10n.t('Group Tasks By')
  const group = await ask(title, GROUPINGS, groupings(), arrangement.group)
  if (group) await actions.arrange({ group }, list?.id)
}

export const sortTasks = async (actions: ArrangeActions, node: unknown): Promise<void> => {
  const { list, arrangement } = actions.arrangementOf(node)
  const title = list ? l10n.t('Sort Tasks of {0} By', plain(list.name)) : l10n.t('Sort Tasks By')
  const sort = await ask(title, SORTINGS, sortings(), arrangement.sort)
  if (sort) await actions.arrange({ sort }, list?.id)
}

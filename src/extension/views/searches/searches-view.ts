// The view of the saved searches, with what the watched ones find on its icon.
import { l10n } from 'vscode'
import { createTree, type Tree, type TreeOptions } from '../tree/tree.ts'
import type { Store } from '../tree/view-memory.ts'
import type { SearchesModel } from './searches-model.ts'

export type SearchesView = Tree<SearchesModel>

const badgeOf = (count: number) =>
  count === 0
    ? undefined
    : {
        value: count,
        tooltip:
          count === 1
            ? l10n.t('1 task in watched searches')
            : l10n.t('{0} tasks in watched searches', count),
      }

/** @param onAny told whether anything is saved at all */
export const createSearchesView = (
  options: Omit<TreeOptions, 'id'>,
  store: Store,
  onAny: (any: boolean) => void,
): SearchesView =>
  createTree({ ...options, id: 'clickup.searches' }, async (events, view) => {
    const { SavedSearches } = await import('./saved-searches.ts')
    const { SearchesModel } = await import('./searches-model.ts')
    return new SearchesModel({
      ...events,
      onAny,
      saved: new SavedSearches(store),
      isVisible: () => view.visible,
      onCount: (count) => {
        view.badge = badgeOf(count)
      },
    })
  })

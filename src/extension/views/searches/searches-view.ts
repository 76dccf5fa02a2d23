// The view of the saved searches, with what the watched ones find on its icon.
import { l10n } from 'vscode'
import { createTree, type Tree, type TreeOptions } from '../tree/tree.ts'
import type { SavedSearches } from './saved-searches.ts'
import { SearchesModel } from './searches-model.ts'

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

export const createSearchesView = (
  options: Omit<TreeOptions, 'id' | 'dragAndDrop'>,
  saved: SavedSearches,
): SearchesView =>
  createTree({ ...options, id: 'clickup.searches' }, (events, view) => {
    const onCount = (count: number): void => {
      view().badge = badgeOf(count)
    }
    return new SearchesModel({ ...events, saved, isVisible: () => view().visible, onCount })
  })

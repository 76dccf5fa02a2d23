// The view of the saved searches, with what the watched ones find on its icon.
import { l10n, type TreeView } from 'vscode'
import type { ChangedObject } from '../../../access/changed-object.ts'
import type { ModelOptions } from '../tree/model.ts'
import type { BranchNode, TreeNode } from '../tree/nodes.ts'
import { createTree, type Tree, type TreeOptions } from '../tree/tree.ts'
import type { Store } from '../tree/view-memory.ts'
import type { SearchesModel } from './searches-model.ts'

export type SearchesView = Tree<LazySearches>

interface Options extends ModelOptions {
  /** Where they are kept. */
  readonly store: Store
  readonly view: () => TreeView<TreeNode>
  readonly onAny: (any: boolean) => void
}

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

const load = async ({ store, view, ...options }: Options): Promise<SearchesModel> => {
  const { SavedSearches } = await import('./saved-searches.ts')
  const { SearchesModel } = await import('./searches-model.ts')
  return new SearchesModel({
    ...options,
    saved: new SavedSearches(store),
    isVisible: () => view().visible,
    onCount: (count) => {
      view().badge = badgeOf(count)
    },
  })
}

/** The model, which is loaded when something is first asked of it. */
class LazySearches {
  readonly #options: Options
  #model: Promise<SearchesModel> | undefined

  constructor(options: Options) {
    this.#options = options
  }

  async children(node?: BranchNode): Promise<readonly TreeNode[]> {
    return (await this.model()).children(node)
  }

  model(): Promise<SearchesModel> {
    this.#model ??= load(this.#options)
    return this.#model
  }

  async renew(again: boolean): Promise<void> {
    await (await this.model()).renew(again)
  }

  /** Nothing where nothing was asked of it yet, for then nothing is shown. */
  async ifLoaded(run: (model: SearchesModel) => void | Promise<void>): Promise<void> {
    const model = await this.#model
    if (model) await run(model)
  }

  apply(objects: readonly ChangedObject[]): Promise<void> {
    return this.ifLoaded((model) => model.apply(objects))
  }
}

/** @param onAny told whether anything is saved at all */
export const createSearchesView = (
  options: Omit<TreeOptions, 'id'>,
  store: Store,
  onAny: (any: boolean) => void,
): SearchesView =>
  createTree(
    { ...options, id: 'clickup.searches' },
    (events, view) => new LazySearches({ ...events, store, view, onAny }),
  )

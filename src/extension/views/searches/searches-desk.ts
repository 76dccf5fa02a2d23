// What commands for saved searches work with.
import type { TreeNode } from '../tree/nodes.ts'
import type { Store } from '../tree/view-memory.ts'
import type { SearchesModel } from './searches-model.ts'

export interface SearchesDesk {
  /** Where they are kept. */
  readonly store: Store
  /** Nothing while signed out. */
  readonly workspaceId: () => Promise<string | undefined>
  /** The row that a menu was opened on, else the selected one. */
  readonly rowOf: (node: unknown) => TreeNode | undefined
  readonly model: () => Promise<SearchesModel>
}

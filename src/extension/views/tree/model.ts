// What a view is made from: an account, and whom it tells of what it holds.
import type { Problem } from '../../../base/problems/problem.ts'
import type { Api } from '../../../clickup/http/api.ts'
import type { TreeNode } from './nodes.ts'

export interface ModelSession {
  readonly api: Api
  readonly workspace: { readonly id: string; readonly name: string }
  readonly sandbox: boolean
}

/** What the view as a whole is: only where it is ready are there nodes. */
export type ViewState = 'loading' | 'signed-out' | 'empty' | 'failed' | 'ready'

export interface ModelOptions {
  /** The account in use, nothing while signed out. */
  readonly connect: () => Promise<ModelSession | undefined>
  /** Told which node is to be shown anew with all below it; nothing means the whole tree. */
  readonly onChange: (node: TreeNode | undefined) => void
  /** Told why what is shown is not up to date, and when it is again. */
  readonly onStale?: (why: Problem | undefined) => void
  readonly onState: (state: ViewState, failure?: Problem) => void
  /** Told what went wrong, besides the node that shows it. */
  readonly onError: (error: unknown) => void
}

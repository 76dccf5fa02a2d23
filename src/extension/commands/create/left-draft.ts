// The task that was thought up and not made: given up, or not written. It is offered again as long as the
// window lives, in the workspace whose lists and people it names.
import type { Draft } from './drafts.ts'

const isEmpty = ({ text, list: _, parent: __, kept: ___, ...chosen }: Draft): boolean =>
  text.trim() === '' &&
  Object.values(chosen).every((value) => (Array.isArray(value) ? value.length === 0 : !value))

export class LeftDraft {
  #left: { readonly draft: Draft; readonly workspace: string | undefined } | undefined

  in(workspace: string | undefined): Draft | undefined {
    return this.#left?.workspace === workspace ? this.#left?.draft : undefined
  }

  /** Whatever it is: somebody comes back for it. */
  hold(draft: Draft, workspace: string | undefined): void {
    this.#left = { draft, workspace }
  }

  /** For the next time; nothing that is worth keeping keeps what was there. */
  keep(draft: Draft, workspace: string | undefined): void {
    if (!isEmpty(draft)) this.hold(draft, workspace)
  }

  /** It is made. */
  drop(): void {
    this.#left = undefined
  }
}

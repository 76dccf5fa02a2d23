// What is kept and cannot be read by this program as it runs now costs only itself.
import { UnreadableError } from './store.ts'

export interface Unreadable {
  readonly id: string
  /** Why, and what to do. */
  readonly message: string
}

/** @param read throws `UnreadableError` where it cannot */
export const readEach = <T>(
  entries: readonly (readonly [key: string, value: string])[],
  prefix: string,
  read: (id: string, text: string) => T,
): { readonly all: readonly T[]; readonly unreadable: readonly Unreadable[] } => {
  const all: T[] = []
  const unreadable: Unreadable[] = []
  for (const [key, text] of entries) {
    const id = key.slice(prefix.length)
    try {
      all.push(read(id, text))
    } catch (error) {
      if (!(error instanceof UnreadableError)) throw error
      unreadable.push({ id, message: error.message })
    }
  }
  return { all, unreadable }
}

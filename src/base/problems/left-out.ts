// What of an answer could not be read and was left out, so that it costs only itself and can be said.

/** Of each thing how many. */
export type LeftOut = ReadonlyMap<string, number>

/** Answers are read one at a time, from their first to their last word: there is never more than one. */
let current: Map<string, number> | undefined

export const leaveOut = (what: string, count = 1): void =>
  void current?.set(what, (current.get(what) ?? 0) + count)

/** @returns what was read, and what was left out of it */
export const reading = <T>(read: () => T): { readonly value: T; readonly leftOut: LeftOut } => {
  const outer = current
  const counts = new Map<string, number>()
  current = counts
  try {
    return { value: read(), leftOut: counts }
  } finally {
    current = outer
  }
}

/** Of several answers together. */
export const sumOf = (answers: Iterable<LeftOut>): LeftOut => {
  const sum = new Map<string, number>()
  for (const counts of answers)
    for (const [what, count] of counts) sum.set(what, (sum.get(what) ?? 0) + count)
  return sum
}

// One of each kind at a time: what somebody still uses is found again, however long ago it was let go.

/** @returns the one of a key, made where nobody has it any more */
export const createShared = <T extends object>(): ((key: string, make: () => T) => T) => {
  const used = new Map<string, WeakRef<T>>()
  const collected = new FinalizationRegistry<string>((key) => {
    // Another may have been made since.
    if (!used.get(key)?.deref()) used.delete(key)
  })
  return (key, make) => {
    const known = used.get(key)?.deref()
    if (known) return known
    const made = make()
    used.set(key, new WeakRef(made))
    collected.register(made, key)
    return made
  }
}

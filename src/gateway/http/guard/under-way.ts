// The calls that are under way: how many for each link, and when the last has ended.

export interface UnderWay {
  /** @returns how to leave, once or oftener; undefined where the link has as many as it may */
  readonly enter: (link: string) => (() => void) | undefined
  readonly count: () => number
  /** Resolves when none is left, or this time is over. */
  readonly drained: (ms: number) => Promise<void>
}

export const createUnderWay = (most: number): UnderWay => {
  const links = new Map<string, number>()
  let all = 0
  let waiting: (() => void)[] = []
  const leave = (link: string): void => {
    all -= 1
    const left = (links.get(link) ?? 1) - 1
    if (left > 0) links.set(link, left)
    else links.delete(link)
    if (all > 0) return
    for (const tell of waiting) tell()
    waiting = []
  }
  return {
    enter: (link) => {
      const now = links.get(link) ?? 0
      if (now >= most) return undefined
      links.set(link, now + 1)
      all += 1
      let isIn = true
      return () => {
        if (isIn) leave(link)
        isIn = false
      }
    },
    count: () => all,
    drained: (ms) =>
      new Promise((resolve) => {
        if (all === 0) return resolve()
        const timer = setTimeout(resolve, ms)
        waiting.push(() => {
          clearTimeout(timer)
          resolve()
        })
      }),
  }
}

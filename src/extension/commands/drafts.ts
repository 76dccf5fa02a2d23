// What a person typed and could not send, or did not send yet: it stands in the box when that is opened
// again. Kept as long as the window lives.

/** Nobody comes back to more than these. */
const MOST = 50

export class Drafts {
  readonly #texts = new Map<string, string>()

  /** Empty where there is none. @param key what it is for: `comment:abc` */
  of(key: string): string {
    return this.#texts.get(key) ?? ''
  }

  /** An empty one is none. */
  keep(key: string, text: string): void {
    this.#texts.delete(key)
    if (text.trim() === '') return
    this.#texts.set(key, text)
    const [oldest] = this.#texts.keys()
    if (this.#texts.size > MOST && oldest !== undefined) this.#texts.delete(oldest)
  }

  forget(key: string): void {
    this.#texts.delete(key)
  }

  /** With another account, whose text it is not. */
  clear(): void {
    this.#texts.clear()
  }
}

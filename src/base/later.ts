// What is not there before it is first needed: a start of VS Code loads none of it.

export class Later<Thing> {
  readonly #load: () => Promise<Thing>
  #loading: Promise<Thing> | undefined
  #now: Thing | undefined

  constructor(load: () => Promise<Thing>) {
    this.#load = load
  }

  /** Nothing as long as nobody has asked for it, or while it is being loaded: then it knows nothing. */
  get now(): Thing | undefined {
    return this.#now
  }

  get(): Promise<Thing> {
    this.#loading ??= this.#keep()
    return this.#loading
  }

  async #keep(): Promise<Thing> {
    this.#now = await this.#load()
    return this.#now
  }
}

// What was asked and answered, kept for tests: the newest exchanges, up to a total size.

export type Exchange = {
  n: number
  at: number
  method: string
  path: string
  /** The raw query, without `?`. */
  query: string
  /** Lower-case names; the authorization header only says which kind it was. */
  headers: Record<string, string>
  body: string
  /** null = no answer was given (the socket was closed). */
  status: number | null
  answerHeaders: Record<string, string>
  answer: string
  fault?: string
  /** Requests that were not answered yet as it came: `POST /api/v2/list/1/task`. */
  beside: readonly string[]
}

const mostBytes = 64 * 1024 * 1024

const size = (exchange: Exchange) => exchange.body.length + exchange.answer.length + 500

export class ExchangeLog {
  #exchanges: Exchange[] = []
  #bytes = 0
  #count = 0
  readonly #open = new Set<{ readonly name: string }>()

  /** A request has come. */
  open(name: string): { readonly beside: readonly string[]; readonly close: () => void } {
    const beside = [...this.#open].map((each) => each.name)
    const own = { name }
    this.#open.add(own)
    return {
      beside,
      close: () => {
        this.#open.delete(own)
      },
    }
  }

  add(exchange: Omit<Exchange, 'n'>) {
    this.#count += 1
    const kept = { n: this.#count, ...exchange }
    this.#exchanges.push(kept)
    this.#bytes += size(kept)
    while (this.#bytes > mostBytes && this.#exchanges.length > 1) {
      const oldest = this.#exchanges.shift()
      if (oldest) this.#bytes -= size(oldest)
    }
  }

  /** Exchanges after number `n`, oldest first. */
  since(n: number): Exchange[] {
    return this.#exchanges.filter((each) => each.n > n)
  }

  clear() {
    this.#exchanges = []
    this.#bytes = 0
  }
}

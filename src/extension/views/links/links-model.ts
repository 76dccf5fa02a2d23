// The links of the gateway as they were read last.
import { commands, type LogOutputChannel, l10n } from 'vscode'
import { noteProblem } from '../../../base/problems/noted.ts'
import { problemOf } from '../../../base/problems/problem.ts'
import { oneLine } from '../../../base/text/foreign-text.ts'
import { createLinksClient } from '../../../links/client.ts'
import type { Link } from '../../../links/link.ts'
import type { Gateway } from './gateway.ts'

export interface LinksModelOptions {
  readonly gateway: Gateway
  readonly log: LogOutputChannel
  /** Above the rows. */
  readonly onMessage: (words: string | undefined) => void
}

const setContext = (key: string, value: unknown): void =>
  void commands.executeCommand('setContext', `clickup.links.${key}`, value)

const aboutUnreadable = (ids: readonly string[]): string | undefined =>
  ids.length > 0
    ? l10n.t(
        'The gateway cannot read {0}. Its page says why; there they can be revoked as well.',
        oneLine(ids.join(', ')),
      )
    : undefined

export class LinksModel {
  readonly #options: LinksModelOptions
  #links: readonly Link[] | undefined
  #readAt: number | undefined
  #reading: Promise<readonly Link[]> | undefined

  constructor(options: LinksModelOptions) {
    this.#options = options
  }

  /** Epoch milliseconds; nothing where they are to be read. */
  get readAt(): number | undefined {
    return this.#readAt
  }

  /** Reads them where that was not done, or is to be done anew. */
  links(): Promise<readonly Link[]> {
    if (this.#readAt !== undefined && !this.#reading) return Promise.resolve(this.#links ?? [])
    if (this.#reading) return this.#reading
    const mine: Promise<readonly Link[]> = this.#read(() => this.#reading === mine).finally(() => {
      if (this.#reading === mine) this.#reading = undefined
    })
    this.#reading = mine
    return mine
  }

  /** What is being read may not hold yet what has just been done: they are read anew. */
  stale(): void {
    this.#readAt = undefined
    this.#reading = undefined
  }

  /** Another gateway, or none. */
  clear(): void {
    this.stale()
    this.#links = undefined
    this.#options.onMessage(undefined)
  }

  /** @param counts whether it is still what is wanted */
  async #read(counts: () => boolean): Promise<readonly Link[]> {
    this.#readAt = Date.now()
    if (!this.#links) setContext('state', 'loading')
    try {
      const address = await this.#options.gateway.address()
      const { links: found, unreadable } = address
        ? await createLinksClient(address).list()
        : { links: [], unreadable: [] }
      if (!counts()) return this.links()
      this.#links = found
      this.#options.onMessage(aboutUnreadable(unreadable))
      setContext('state', found.length === 0 ? 'empty' : 'filled')
    } catch (error) {
      if (!counts()) return this.links()
      this.#fail(error)
    }
    return this.#links ?? []
  }

  #fail(error: unknown): void {
    noteProblem(this.#options.log, error)
    const { code } = problemOf(error)
    // What is no longer one's own to see goes; what is out of reach for a while stays.
    if (code === 'FORBIDDEN') this.#links = undefined
    const hasRows = this.#links !== undefined && this.#links.length > 0
    this.#options.onMessage(
      hasRows ? l10n.t('Not up to date: the gateway does not answer.') : undefined,
    )
    setContext('failure', code)
    setContext('state', hasRows ? 'filled' : 'failed')
  }
}

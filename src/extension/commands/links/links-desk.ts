// What commands for links work with.
import type { LogOutputChannel } from 'vscode'
import type { Gateway } from '../../views/links/gateway.ts'
import type { LinksView } from '../../views/links/links-view.ts'

/** What is handed to a gateway, and stays there sealed. */
export interface SharedAccount {
  readonly token: string
  readonly workspaceId: string
  readonly isSandbox: boolean
}

export interface LinksDesk {
  readonly gateway: Gateway
  readonly view: Pick<LinksView, 'refresh' | 'links' | 'linkOf'>
  /** Nothing while signed out. */
  readonly account: () => Promise<SharedAccount | undefined>
  readonly log: LogOutputChannel
}

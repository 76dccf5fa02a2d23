// The dialogues of the commands for links, by their names.
import { connectGateway, disconnectGateway, openGatewayPage } from './connect.ts'
import type { LinksDesk } from './links-desk.ts'
import { changeLink, copyLinkConfiguration, revokeLink, rotateLink } from './manage.ts'
import { shareLink } from './share.ts'

/** @param row the one that a menu was opened on */
type Deed = (desk: LinksDesk, row: unknown) => Promise<unknown>

export const DEEDS = {
  connectGateway,
  disconnectGateway,
  openGatewayPage,
  shareLink,
  changeLink,
  copyLinkConfiguration,
  revokeLink,
  rotateLink,
} as const satisfies Readonly<Record<string, Deed>>

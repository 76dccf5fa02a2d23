// Commands for links: of the row that a menu was opened on, or of one that the person chooses.
import { commands, Disposable } from 'vscode'
import type { Explain } from '../explain.ts'
import type { DEEDS } from './deeds.ts'
import type { LinksDesk } from './links-desk.ts'

export const registerLinkCommands = (desk: LinksDesk, explain: Explain): Disposable => {
  const run = (name: keyof typeof DEEDS) => (row: unknown) =>
    explain(async () => void (await (await import('./deeds.ts')).DEEDS[name](desk, row)))
  return Disposable.from(
    commands.registerCommand('clickup.connectGateway', run('connectGateway')),
    commands.registerCommand('clickup.disconnectGateway', run('disconnectGateway')),
    commands.registerCommand('clickup.openGatewayPage', run('openGatewayPage')),
    commands.registerCommand('clickup.shareLink', run('shareLink')),
    commands.registerCommand('clickup.copyLinkConfiguration', run('copyLinkConfiguration')),
    commands.registerCommand('clickup.changeLink', run('changeLink')),
    commands.registerCommand('clickup.rotateLink', run('rotateLink')),
    commands.registerCommand('clickup.revokeLink', run('revokeLink')),
    commands.registerCommand('clickup.refreshLinks', () => desk.view.refresh()),
  )
}

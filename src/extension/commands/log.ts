// Commands for looking into what the extension does.
import { commands, type Disposable, type LogOutputChannel } from 'vscode'

export const registerLogCommands = (log: LogOutputChannel): Disposable =>
  commands.registerCommand('clickup.showLog', () => log.show())

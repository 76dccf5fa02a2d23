// Commands that lead to Copilot Chat.
import { commands, type Disposable, l10n } from 'vscode'
import type { Explain } from './explain.ts'

const questionOf = (given: unknown): string =>
  typeof given === 'string' && given !== ''
    ? given
    : l10n.t('What is assigned to me in ClickUp, and what am I late with?')

/** Puts a question into the chat, which the person sends, or changes first. */
export const registerChatCommands = (explain: Explain): Disposable =>
  commands.registerCommand('clickup.askCopilot', (given?: unknown) =>
    explain(async () => {
      const options = { query: questionOf(given), mode: 'agent', isPartialQuery: true }
      await commands.executeCommand('workbench.action.chat.open', options)
    }),
  )

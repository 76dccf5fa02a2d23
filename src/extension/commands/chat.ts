// Commands that lead to Copilot Chat.
import { commands, type Disposable, l10n } from 'vscode'
import type { Task } from '../../clickup/objects/task/task.ts'
import type { Explain } from './explain.ts'

const questionOf = (given: unknown): string =>
  typeof given === 'string' && given !== ''
    ? given
    : l10n.t('What is assigned to me in ClickUp, and what am I late with?')

/** Puts a question into the chat, which the person sends, or changes first. */
const ask = async (query: string): Promise<void> => {
  const options = { query, mode: 'agent', isPartialQuery: true }
  await commands.executeCommand('workbench.action.chat.open', options)
}

/** The person goes on with what is to be known of it, or to be done. */
export const askAbout = (
  { id, custom_id: customId, name }: Task,
  oneLine: (text: string) => string,
) => ask(`${l10n.t('ClickUp task {0} ({1}):', customId || id, oneLine(name))} `)

/** @param onPage what a page in whose title the command was taken has in front; never rejects */
export const registerChatCommands = (
  explain: Explain,
  onPage: (page: unknown) => Promise<boolean>,
): Disposable =>
  commands.registerCommand('clickup.askCopilot', (given?: unknown) =>
    explain(async () => {
      if (await onPage(given)) return
      await ask(questionOf(given))
    }),
  )

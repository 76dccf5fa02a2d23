// Puts something of tasks into the clipboard.
import { env, l10n } from 'vscode'
import { urlOfTask } from '../../views/tree/urls.ts'
import { plain } from '../plain.ts'
import { tell } from '../tell.ts'
import { idOf, type Tasks } from './task-names.ts'

const copy = async (text: string): Promise<void> => {
  await env.clipboard.writeText(text)
  tell('done', plain(l10n.t('Copied {0}', text)))
}

export const copyIds = (tasks: Tasks) => copy(tasks.map(idOf).join(', '))

export const copyLinks = (tasks: Tasks) => copy(tasks.map(urlOfTask).join('\n'))

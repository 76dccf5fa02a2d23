// The dialogue that creates a task.
import { l10n, window } from 'vscode'
import { planCreateTasks } from '../../../changes/tasks/create.ts'
import { pickList } from '../pick-place.ts'
import { connected, type Desk, write } from './writing.ts'

/**
 * @param list asked for when it is missing
 * @param first the id of the list that is offered first then
 */
export const createTask = async (
  desk: Desk,
  list?: { readonly id: string; readonly name: string },
  first?: string,
): Promise<void> => {
  const title = l10n.t('Create Task')
  const target = list ?? (await pickList(await connected(desk), title, first))
  if (!target) return
  const name = await window.showInputBox({
    title: l10n.t('Create Task in {0}', target.name),
    prompt: l10n.t('What is to be done?'),
    ignoreFocusOut: true,
    validateInput: (text) => (text.length > 2000 ? l10n.t('This is too long.') : undefined),
  })
  if (!name?.trim()) return
  await write(desk, {
    title: l10n.t('Creating a task in {0}', target.name),
    plan: (planning) => planCreateTasks(planning, target.id, [{ name: name.trim() }]),
    done: ([task]) => l10n.t('Created {0} in {1}', String(task?.id ?? name), target.name),
  })
}

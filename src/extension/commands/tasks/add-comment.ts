// The dialogue that comments on tasks.
import { l10n, window } from 'vscode'
import { all } from '../../../base/problems/all.ts'
import { commentSteps } from '../../../changes/comments/add.ts'
import { onTask } from '../../../changes/comments/place.ts'
import { namesOf, type Tasks } from './task-names.ts'
import { type Desk, write } from './writing.ts'

export const addComment = async (desk: Desk, tasks: Tasks): Promise<void> => {
  const text = await window.showInputBox({
    title: l10n.t('Comment on {0}', namesOf(tasks)),
    prompt: l10n.t('Markdown is kept, and @name notifies that person.'),
    ignoreFocusOut: true,
  })
  if (!text?.trim()) return
  await write(desk, {
    title: l10n.t('Commenting on {0}', namesOf(tasks)),
    plan: async (at) =>
      (await all(tasks.map((task) => commentSteps(at, { ...onTask(task), text })))).flat(),
    done: () => l10n.t('Commented on {0}', namesOf(tasks)),
  })
}

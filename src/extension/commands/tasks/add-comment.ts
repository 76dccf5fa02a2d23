// The dialogue that comments on tasks.
import { l10n, window } from 'vscode'
import { planComment } from '../../../changes/comments/add.ts'
import type { Api } from '../../../clickup/http/api.ts'
import type { Task } from '../../../clickup/objects/task/task.ts'
import { idOf, namesOf, type Tasks } from './task-names.ts'
import { type Desk, write } from './writing.ts'

const commentOn = (api: Api, task: Task, text: string): ReturnType<typeof planComment> =>
  planComment(api, {
    parent: { task: { id: task.id } },
    label: idOf(task),
    text,
    touched: [{ kind: 'task', id: task.id }],
  })

export const addComment = async (desk: Desk, tasks: Tasks): Promise<void> => {
  const text = await window.showInputBox({
    title: l10n.t('Comment on {0}', namesOf(tasks)),
    prompt: l10n.t('Markdown is kept, and @name notifies that person.'),
    ignoreFocusOut: true,
  })
  if (!text?.trim()) return
  await write(desk, {
    title: l10n.t('Commenting on {0}', namesOf(tasks)),
    plan: ({ api }) => Promise.all(tasks.map((task) => commentOn(api, task, text))),
    done: () => l10n.t('Commented on {0}', namesOf(tasks)),
  })
}

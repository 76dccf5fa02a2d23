// Badges at the end of rows. VS Code takes them by address: a row has that of its page, and says in the
// fragment what its badge is, so that nothing is looked up.
import { type Disposable, FileDecoration, ThemeColor, type Uri, window } from 'vscode'
import type { Task } from '../../../../clickup/objects/task/task.ts'
import { isPage, uriOf } from '../../../address/page-uri.ts'
import type { Mark } from './urgency.ts'

/** A row that is dropped into an editor opens its page. */
export const markedUri = (task: Pick<Task, 'id' | 'custom_id'>, mark: Mark | undefined): Uri =>
  uriOf(task).with(mark ? { fragment: new URLSearchParams({ ...mark }).toString() } : {})

export const showMarks = (): Disposable =>
  window.registerFileDecorationProvider({
    provideFileDecoration: (uri) => {
      if (!isPage(uri) || uri.fragment === '') return undefined
      const mark = new URLSearchParams(uri.fragment)
      const badge = mark.get('badge')
      const color = mark.get('color')
      if (badge === null) return undefined
      return new FileDecoration(
        badge,
        mark.get('words') ?? undefined,
        color === null ? undefined : new ThemeColor(color),
      )
    },
  })

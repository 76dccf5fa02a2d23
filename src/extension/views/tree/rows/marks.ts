// Badges at the end of rows. VS Code takes them by address: a row has that of its page, and says in the
// fragment what its badge is, so that nothing is looked up.
import { type Disposable, FileDecoration, ThemeColor, Uri, window } from 'vscode'
import type { Task } from '../../../../clickup/objects/task/task.ts'
import type { Mark } from './urgency.ts'

/** Of the pages of tasks: a row that is dropped into an editor opens its page. */
const SCHEME = 'clickup-task'

export const markedUri = (
  { id, custom_id: customId }: Pick<Task, 'id' | 'custom_id'>,
  mark: Mark | undefined,
): Uri =>
  Uri.from({
    scheme: SCHEME,
    path: `/${id}/${customId ?? id}`,
    ...(mark && { fragment: new URLSearchParams({ ...mark }).toString() }),
  })

export const showMarks = (): Disposable =>
  window.registerFileDecorationProvider({
    provideFileDecoration: ({ scheme, fragment }) => {
      if (scheme !== SCHEME || fragment === '') return undefined
      const mark = new URLSearchParams(fragment)
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

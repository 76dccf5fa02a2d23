// The colour of rows that were closed a moment ago.
import { type Disposable, ThemeColor, window } from 'vscode'
import { PALE, PALE_SCHEME } from './struck.ts'

export const paleRows = (): Disposable =>
  window.registerFileDecorationProvider({
    provideFileDecoration: ({ scheme }) =>
      scheme === PALE_SCHEME ? { color: new ThemeColor(PALE) } : undefined,
  })

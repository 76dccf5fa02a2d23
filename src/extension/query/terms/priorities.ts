// `!high`, `!none`: how urgent a task is.
import * as l10n from '@vscode/l10n'
import { readPriority } from '../../../clickup/references/priorities.ts'
import type { Kind } from '../term.ts'

export const PRIORITY: Kind = {
  examples: l10n.t('!urgent, !high, !normal, !low, !none'),
  mean: async (value) => {
    const wanted = readPriority(value) ?? undefined
    return { matches: ({ priority }) => priority === wanted }
  },
}

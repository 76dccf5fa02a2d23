// `status:"in review"`: by its name, or by a category that stands for several.
import * as l10n from '@vscode/l10n'
import { sameName } from '../../../base/text/names.ts'
import { resolveStatuses } from '../../../clickup/references/statuses.ts'
import type { Kind } from '../term.ts'

export const STATUSES: Kind = {
  examples: l10n.t('status:"in review", status:active, status:blocked,"to do"'),
  mean: async (value, { api, scope }) => {
    const statuses = await resolveStatuses(api, [value], scope)
    return {
      matches: (task) => statuses.some(({ status }) => sameName(status, task.status.status)),
      narrow: { statuses },
    }
  },
}

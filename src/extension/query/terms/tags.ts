// `#api`: a tag, or an id as ClickUp writes it, `#868512p`.
import * as l10n from '@vscode/l10n'
import { sameName } from '../../../base/text/names.ts'
import { readTaskKey } from '../../../clickup/references/tasks.ts'
import type { Kind } from '../term.ts'

export const TAGS: Kind = {
  examples: l10n.t('#api, #"needs design"'),
  mean: async (value) => {
    const key = readTaskKey(`#${value}`)
    const label = key && ('id' in key ? key.id : key.customId)
    return {
      matches: ({ tags, id, custom_id: customId }) =>
        tags.some((tag) => sameName(tag, value)) ||
        (label !== undefined && (label === id || label === customId)),
      ...(!key && { narrow: { tags: [value] } }),
    }
  },
}

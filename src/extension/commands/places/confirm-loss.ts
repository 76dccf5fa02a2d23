// Asks before something ends for good, with all that goes with it.
import { l10n } from 'vscode'
import { CodedError } from '../../../base/problems/error.ts'
import type { Confirm } from '../../../changes/engine/confirm.ts'
import type { Loss } from '../../../changes/steps/kind.ts'
import { plain } from '../plain.ts'
import { askModal } from '../tell.ts'

/** `Delete the list "Bugs"?` */
const questionOf = ({ kind, name }: Loss): string =>
  l10n.t('Delete the {0} "{1}" for good?', kind, name.replaceAll('"', "'"))

const detailOf = ({ more, where }: Loss): string =>
  [
    [where, more].filter(Boolean).join(' '),
    l10n.t('ClickUp has no way back: what is deleted can only be made anew.'),
  ]
    .filter(Boolean)
    .join('\n\n')

/** Nothing is deleted unless the person says so in this very question. */
export const confirmLoss: Confirm = async ([loss]) => {
  if (!loss) return undefined
  const yes = l10n.t('Delete')
  const answer = await askModal(plain(questionOf(loss)), plain(detailOf(loss)), yes)
  return answer === yes ? undefined : new CodedError('CANCELLED', l10n.t('Nothing was deleted.'))
}

// Chooses a status, starting at the current one, each in its colour.
import { l10n, type QuickPickItem } from 'vscode'
import { sameName } from '../../../base/text/names.ts'
import type { Status } from '../../../clickup/objects/container.ts'
import { statusPicture } from '../../views/tree/statuses/status-picture.ts'
import { type PickQuestion, pickOne } from '../boxes/pick.ts'
import { plain } from '../plain.ts'

interface StatusItem extends QuickPickItem {
  readonly status: string
}

/** @param now the statuses that are there */
const itemOf = (status: Status, now: readonly string[]): StatusItem => {
  const count = now.filter((one) => sameName(one, status.status)).length
  const isCurrent = count > 0 && count === now.length
  return {
    label: plain(status.status),
    iconPath: statusPicture(status),
    ...(isCurrent && { description: l10n.t('current') }),
    ...(count > 0 && !isCurrent && { description: l10n.t('{0} of {1}', count, now.length) }),
    status: status.status,
  }
}

export const chooseStatus = async (
  statuses: Promise<readonly Status[]>,
  now: readonly string[],
  question: Pick<PickQuestion, 'title' | 'canGoBack'>,
): Promise<string | undefined> => {
  const items = statuses.then((all) => all.map((status) => itemOf(status, now)))
  const picked = await pickOne(
    items,
    { ...question, placeholder: l10n.t('Choose a status') },
    (item) => now.some((one) => sameName(one, item.status)),
  )
  return picked?.status
}

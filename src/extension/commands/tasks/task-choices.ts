// The statuses that a person may choose for tasks: those that all of them can have.
import { l10n } from 'vscode'
import { CodedError } from '../../../base/problems/error.ts'
import { sameName } from '../../../base/text/names.ts'
import type { Status } from '../../../clickup/objects/container.ts'
import { getList } from '../../../clickup/objects/hierarchy.ts'
import type { Tasks } from './task-names.ts'
import { connected, type Desk } from './writing.ts'

/**
 * The statuses that every list of these tasks has.
 * @throws CodedError CONFLICT where there is none
 */
export const commonStatuses = async (desk: Desk, tasks: Tasks): Promise<readonly Status[]> => {
  const api = await connected(desk)
  const lists = [...new Set(tasks.flatMap(({ list }) => list?.id ?? []))]
  const [first = [], ...others] = await Promise.all(
    lists.map(async (id) => (await getList(api, id)).statuses ?? []),
  )
  const common = first.filter(({ status }) =>
    others.every((statuses) => statuses.some((one) => sameName(one.status, status))),
  )
  if (common.length > 0) return common
  const message = l10n.t('The lists of these tasks have no status in common.')
  throw new CodedError('CONFLICT', message)
}

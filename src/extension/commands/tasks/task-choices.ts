// What a person may choose for tasks: a status that all of them can have, people to assign.
import { l10n, type QuickPickItem, ThemeIcon } from 'vscode'
import { CodedError } from '../../../base/problems/error.ts'
import { sameName } from '../../../base/text/names.ts'
import type { Api } from '../../../clickup/http/api.ts'
import type { Status } from '../../../clickup/objects/container.ts'
import { getList } from '../../../clickup/objects/hierarchy.ts'
import { nameOf, type User } from '../../../clickup/objects/user.ts'
import { getMe } from '../../../clickup/objects/workspace.ts'
import { getPeople } from '../../../clickup/references/people.ts'
import { aheadOf } from '../../views/tree/recents.ts'
import { statusIcon } from '../../views/tree/status-icons.ts'
import { plain } from '../plain.ts'
import type { Tasks } from './task-names.ts'
import { connected, type Desk } from './writing.ts'

/** The statuses that every list of these tasks has. */
const commonStatuses = async (desk: Desk, tasks: Tasks): Promise<readonly Status[]> => {
  const api = await connected(desk)
  const lists = [...new Set(tasks.flatMap(({ list }) => list?.id ?? []))]
  const [first = [], ...others] = await Promise.all(
    lists.map(async (id) => (await getList(api, id)).statuses ?? []),
  )
  return first.filter(({ status }) =>
    others.every((statuses) => statuses.some((one) => sameName(one.status, status))),
  )
}

interface StatusItem extends QuickPickItem {
  readonly status: string
}

const statusItem = (status: Status, tasks: Tasks): StatusItem => ({
  label: plain(status.status),
  iconPath: new ThemeIcon(statusIcon(status)),
  ...(tasks.every((task) => sameName(task.status.status, status.status)) && {
    description: l10n.t('current'),
  }),
  status: status.status,
})

export const statusItems = async (desk: Desk, tasks: Tasks): Promise<StatusItem[]> => {
  const statuses = await commonStatuses(desk, tasks)
  if (statuses.length > 0) return statuses.map((status) => statusItem(status, tasks))
  const message = l10n.t('The lists of these tasks have no status in common.')
  throw new CodedError('CONFLICT', message)
}

/** Me first, then whom the person has chosen last. */
const orderOf = async (api: Api): Promise<(user: User) => number> => {
  const { id: me } = await getMe(api)
  const ids = [me, ...aheadOf(api).recent('person')]
  return ({ id }) => (ids.includes(id) ? ids.indexOf(id) : ids.length)
}

export interface PersonItem extends QuickPickItem {
  readonly user: User
}

const personItem = (user: User, tasks: Tasks): PersonItem => ({
  label: plain(nameOf(user)),
  ...(user.email && user.username && { description: user.email }),
  picked: tasks.every(({ assignees }) => assignees.some(({ id }) => id === user.id)),
  iconPath: new ThemeIcon('person'),
  user,
})

export const personItems = async (desk: Desk, tasks: Tasks): Promise<PersonItem[]> => {
  const api = await connected(desk)
  const { members } = await getPeople(api)
  const order = await orderOf(api)
  return members
    .map((user) => personItem(user, tasks))
    .sort(
      (one, other) =>
        Number(other.picked) - Number(one.picked) || order(one.user) - order(other.user),
    )
}

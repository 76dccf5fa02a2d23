// Chooses people: oneself first, then whom one has chosen last, groups by their members, and whoever is there though no longer a member.
import { l10n, type QuickPickItem, ThemeIcon } from 'vscode'
import type { Api } from '../../../clickup/http/api.ts'
import { nameOf, type User } from '../../../clickup/objects/user.ts'
import { type Group, getMe } from '../../../clickup/objects/workspace.ts'
import { getPeople } from '../../../clickup/references/people.ts'
import type { Ahead } from '../../views/tree/recents.ts'
import { type PickQuestion, pickMany } from '../boxes/pick.ts'
import { plain } from '../plain.ts'

interface PersonItem extends QuickPickItem {
  readonly user?: User
  readonly group?: Group
}

/** Of each task, whom it has. */
type Holders = readonly (readonly User[])[]

const personItem = (user: User, holders: Holders, marks: readonly string[]): PersonItem => {
  const count = holders.filter((people) => people.some(({ id }) => id === user.id)).length
  const words = [
    ...marks,
    ...(user.username && user.email ? [user.email] : []),
    ...(count > 0 && count < holders.length
      ? [l10n.t('on {0} of {1}', count, holders.length)]
      : []),
  ]
  return {
    label: plain(nameOf(user)),
    ...(words.length > 0 && { description: plain(words.join(' · ')) }),
    picked: count > 0 && count === holders.length,
    iconPath: new ThemeIcon('person'),
    user,
  }
}

const groupItem = (group: Group): PersonItem => ({
  label: plain(group.name),
  description: plain(l10n.t('group: {0}', group.members.map(nameOf).join(', '))),
  iconPath: new ThemeIcon('organization'),
  group,
})

const itemsFor = async (
  api: Api,
  holders: Holders,
  ahead: Ahead,
): Promise<readonly PersonItem[]> => {
  const [{ members, groups }, me] = await Promise.all([getPeople(api), getMe(api)])
  const recent = ahead.recent('person')
  const held = new Map(holders.flat().map((user) => [user.id, user]))
  const gone = [...held.values()].filter(({ id }) => !members.some((user) => user.id === id))
  const marksOf = ({ id }: User): readonly string[] => (id === me.id ? [l10n.t('me')] : [])
  const items = [
    ...members.map((user) => personItem(user, holders, marksOf(user))),
    ...gone.map((user) => personItem(user, holders, [l10n.t('no longer a member')])),
  ]
  const rankOf = ({ user, picked }: PersonItem): number => {
    if (user?.id === me.id) return 0
    if (picked) return 1
    if (user && held.has(user.id)) return 2
    const place = recent.indexOf(user?.id ?? '')
    return place < 0 ? 3 + recent.length : 3 + place
  }
  const ranked = [...items].sort((one, other) => rankOf(one) - rankOf(other))
  return [...ranked, ...groups.filter((one) => one.members.length > 0).map(groupItem)]
}

const membersOf = ({ group }: PersonItem, all: readonly PersonItem[]): readonly PersonItem[] =>
  group ? all.filter(({ user }) => user && group.members.some(({ id }) => id === user.id)) : []

export interface ChosenPeople {
  /** All that are ticked in the end. */
  readonly people: readonly User[]
  readonly add: readonly User[]
  readonly remove: readonly User[]
}

export interface PeopleQuestion extends Pick<PickQuestion, 'title' | 'placeholder' | 'canGoBack'> {
  readonly ahead: Ahead
}

/** Nothing when the person gives up, or goes back. */
export const choosePeople = async (
  api: Api,
  holders: Holders,
  { ahead, ...question }: PeopleQuestion,
): Promise<ChosenPeople | undefined> => {
  const picked = await pickMany(itemsFor(api, holders, ahead), {
    ...question,
    matchesDescription: true,
    membersOf,
  })
  if (!picked) return undefined
  const usersOf = (some: readonly PersonItem[]) => some.flatMap(({ user }) => user ?? [])
  const { now, came, went } = picked
  for (const { user } of came) if (user) ahead.chose('person', user.id)
  return { people: usersOf(now), add: usersOf(came), remove: usersOf(went) }
}

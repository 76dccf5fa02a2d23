// What a list is called.
import * as l10n from '@vscode/l10n'
import { nameText, unlessNull } from '../../../base/input/arguments.ts'
import { CodedError, isCodedError } from '../../../base/problems/error.ts'
import { MOST_PATH, oneLine } from '../../../base/text/foreign-text.ts'
import { sameName } from '../../../base/text/names.ts'
import type { Api } from '../../../clickup/http/api.ts'
import type { List } from '../../../clickup/objects/container.ts'
import { getFolderlessLists, getFolders } from '../../../clickup/objects/hierarchy.ts'
import type { Place } from '../../../clickup/objects/place.ts'
import { nameOf } from '../../steps/named.ts'
import { stepOf } from '../../steps/plan.ts'
import { argument } from '../argument.ts'
import { listProperty } from '../subject.ts'

const isRenamed = (from: string, label: string): boolean => label.endsWith(from)

export const listName = listProperty<string>({
  name: 'list.name',
  ...nameOf('/v2/list/{list_id}'),
  // From now on it is found by its new path alone.
  tell: ({ before, after, target: { label } }) =>
    before.at === 'known' && isRenamed(before.is, label)
      ? { list: oneLine(label.slice(0, -before.is.length) + after, MOST_PATH) }
      : {},
})

/** The lists of its folder, or those of its space that stand in none; nothing where that is hidden. */
const listsBeside = async (api: Api, { id, spaceId }: Place): Promise<readonly List[]> => {
  try {
    const reading = [getFolders(api, spaceId), getFolderlessLists(api, spaceId)] as const
    const [folders, lists] = await Promise.all(reading)
    const groups = [...folders.map((folder) => folder.lists), lists]
    return groups.find((group) => group.some((list) => list.id === id)) ?? []
  } catch (error) {
    if (isCodedError(error, 'NOT_FOUND')) return []
    throw error
  }
}

/** ClickUp refuses a name that a list beside it has; said beforehand it can be mended. */
const checkName = async (api: Api, place: Place, name: string): Promise<void> => {
  const beside = await listsBeside(api, place)
  const twin = beside.find((one) => one.id !== place.id && sameName(one.name, name))
  if (twin)
    throw new CodedError(
      'CONFLICT',
      l10n.t`There is a list ${oneLine(place.path.slice(0, -place.name.length) + twin.name, MOST_PATH)} already (${twin.id}).`,
      { hint: l10n.t('Choose another name.') },
    )
}

export const name = argument<string | undefined>({
  update: unlessNull(nameText.describe('New name')),
  plan: async (said, { at, target, there }) => {
    if (said === undefined) return []
    if (there) await checkName(at.api, there.place, said)
    return [stepOf(listName, target, said, { object: there?.list })]
  },
})

// Creating, changing and deleting lists.
import * as l10n from '@vscode/l10n'
import { CodedError, isCodedError } from '../../base/problems/error.ts'
import { MOST_PATH, oneLine } from '../../base/text/foreign-text.ts'
import { sameName } from '../../base/text/names.ts'
import type { Api } from '../../clickup/http/api.ts'
import type { List } from '../../clickup/objects/container.ts'
import { forgetHierarchy, getFolderlessLists, getFolders } from '../../clickup/objects/hierarchy.ts'
import { type ListDetails, readList, updateList } from '../../clickup/objects/list.ts'
import type { Place } from '../../clickup/objects/place.ts'
import { resolvePlace } from '../../clickup/references/places.ts'
import type { Standpoint } from '../../clickup/references/standpoint.ts'
import type { Change, Comparison } from '../engine/change.ts'
import { bodyOf, comparisonOf, partsOf, type WantedList } from './parts.ts'

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
      {
        hint: l10n.t('Choose another name.'),
      },
    )
}

export const planUpdateList = async (
  at: Standpoint,
  reference: string,
  wanted: WantedList,
): Promise<Change<ListDetails>> => {
  const { api } = at
  const place = await resolvePlace(at, reference, ['list'])
  if (wanted.name !== undefined) await checkName(api, place, wanted.name)
  const before = await readList(api, place.id)
  const parts = (await partsOf(at, wanted, before)).filter(
    ({ holds, unchanged = holds }) => !unchanged(before),
  )
  const told = (list: ListDetails): Comparison =>
    parts.length > 0
      ? comparisonOf(list, place.path, parts, [{ kind: 'list', id: place.id }])
      : {
          result: { id: list.id, list: place.path, unchanged: true },
          missing: [],
          touched: [],
        }
  return {
    title: l10n.t`update the list ${oneLine(place.path, MOST_PATH)}`,
    effects: parts.map(({ effect }) => effect),
    async send(to) {
      if (parts.length === 0) return before
      const body = { name: before.name, ...bodyOf(parts) }
      return updateList(to, place.id, body).finally(() => forgetHierarchy(to))
    },
    // Of a change that was taken some may hold: what does not is said like any other.
    async lookFor(to) {
      const list = await readList(to, place.id)
      return parts.some(({ holds }) => holds(list)) ? list : undefined
    },
    confirmed: (list) => told(list),
    compare: async (to, sent) =>
      told(parts.every(({ holds }) => holds(sent)) ? sent : await readList(to, place.id)),
  }
}

/** A deleted list may answer still, and says so (docs/clickup-facts.md §9). */
export const readPresent = async (api: Api, id: string): Promise<ListDetails> => {
  const list = await readList(api, id)
  if (!list.deleted) return list
  throw new CodedError('NOT_FOUND', l10n.t`The list ${id} was deleted.`, { status: 404 })
}

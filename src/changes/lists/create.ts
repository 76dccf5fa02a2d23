// A new list in a space or folder.

import * as l10n from '@vscode/l10n'
import type { ChangedObject } from '../../access/changed-object.ts'
import { CodedError } from '../../base/problems/error.ts'
import { MOST_PATH, oneLine, plainName } from '../../base/text/foreign-text.ts'
import { sameName } from '../../base/text/names.ts'
import type { Api } from '../../clickup/http/api.ts'
import { forgetHierarchy, getFolderlessLists, getFolders } from '../../clickup/objects/hierarchy.ts'
import { createList, type ListDetails, readList } from '../../clickup/objects/list.ts'
import type { Place } from '../../clickup/objects/place.ts'
import { resolvePlace } from '../../clickup/references/places.ts'
import type { Standpoint } from '../../clickup/references/standpoint.ts'
import type { Change } from '../engine/change.ts'
import { bodyOf, comparisonOf, partsOf, type WantedList } from './parts.ts'

const listsIn = async (api: Api, parent: Place) =>
  parent.kind === 'space'
    ? getFolderlessLists(api, parent.id)
    : ((await getFolders(api, parent.spaceId)).find(({ id }) => id === parent.id)?.lists ?? [])

/** Read anew, whatever is remembered. */
const readListsIn = (api: Api, parent: Place) => {
  forgetHierarchy(api)
  return listsIn(api, parent)
}

/** @throws CodedError CONFLICT when a list of that name is there already */
export const planCreateList = async (
  at: Standpoint,
  parentReference: string,
  wanted: WantedList & { readonly name: string },
): Promise<Change<ListDetails, ReadonlySet<string>>> => {
  const { api } = at
  const parent = await resolvePlace(at, parentReference, ['space', 'folder'])
  const twin = (await listsIn(api, parent)).find(({ name }) => sameName(name, wanted.name))
  if (twin)
    throw new CodedError(
      'CONFLICT',
      l10n.t`${oneLine(parent.path, MOST_PATH)} already has a list "${plainName(twin.name)}" (${twin.id}).`,
      { hint: l10n.t('Use that list, or another name.') },
    )
  const parts = await partsOf(at, wanted)
  const path = `${parent.path} / ${wanted.name}`
  const touched = ({ id }: ListDetails): readonly ChangedObject[] => [
    { kind: parent.kind === 'space' ? 'space' : 'folder', id: parent.id },
    { kind: 'list', id },
  ]
  return {
    title: l10n.t`create the list ${oneLine(path, MOST_PATH)}`,
    effects: parts.map(({ effect }) => effect),
    mark: async (to) => new Set((await readListsIn(to, parent)).map(({ id }) => id)),
    send: (to) => createList(to, parent, bodyOf(parts)).finally(() => forgetHierarchy(to)),
    async lookFor(to, before) {
      const found = (await readListsIn(to, parent)).find(
        ({ id, name }) => sameName(name, wanted.name) && !before.has(id),
      )
      return found && readList(to, found.id)
    },
    confirmed: (list) => comparisonOf(list, path, parts, touched(list), true),
    compare: async (to, list) =>
      comparisonOf(
        parts.every(({ holds }) => holds(list)) ? list : await readList(to, list.id),
        path,
        parts,
        touched(list),
        true,
      ),
  }
}

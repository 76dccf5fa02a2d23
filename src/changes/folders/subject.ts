// A folder as what is changed: one reading shows all of it.
import * as l10n from '@vscode/l10n'
import { MOST_PATH, oneLine } from '../../base/text/foreign-text.ts'
import type { Api } from '../../clickup/http/api.ts'
import type { Folder } from '../../clickup/objects/container.ts'
import {
  forgetHierarchy,
  getFolders,
  readFolder,
  updateFolder,
} from '../../clickup/objects/hierarchy.ts'
import type { Place } from '../../clickup/objects/place.ts'
import { unlessHidden } from '../pictures/kept.ts'
import type { Subject } from '../steps/kind.ts'
import type { Target } from '../steps/step.ts'

/** The id of the space that it stands in. */
export const spaceOf = ({ in: space }: Pick<Target, 'in'>): string => String(space)

/**
 * By itself a deleted folder answers like one that cannot be seen (docs/clickup-facts.md §4), so its
 * space is asked; an archived one is not told there.
 */
const readIn = async (api: Api, space: string, id: string): Promise<Folder | undefined> => {
  forgetHierarchy(api)
  const folders = await getFolders(api, space)
  return folders.find((folder) => folder.id === id) ?? (await unlessHidden(readFolder(api, id)))
}

export const folderSubject: Subject<Folder> = {
  name: 'folder',
  read: (api, where) => readIn(api, spaceOf(where), where.id),
  update: (api, { id }, bodies) =>
    updateFolder(api, id, Object.assign({}, ...bodies)).finally(() => forgetHierarchy(api)),
  title: ({ label }) => l10n.t`update the folder ${label}`,
  entry: ({ id, label }) => ({ id, folder: label }),
  touched: ({ id }) => [{ kind: 'folder', id }],
  placed: (where, { id }) => ({ ...where, id }),
}

/** A folder that is there. */
export const targetOf = ({ id, name, path, spaceId }: Place): Target => ({
  id,
  in: spaceId,
  label: oneLine(path, MOST_PATH),
  name,
})

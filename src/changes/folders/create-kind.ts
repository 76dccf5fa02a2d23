// A new folder in a space.
import * as l10n from '@vscode/l10n'
import * as z from 'zod'
import { sameName } from '../../base/text/names.ts'
import type { Api } from '../../clickup/http/api.ts'
import type { Folder } from '../../clickup/objects/container.ts'
import { createFolder, forgetHierarchy, getFolders } from '../../clickup/objects/hierarchy.ts'
import type { Kind, Lost } from '../steps/kind.ts'
import { madeOf } from '../steps/slots.ts'
import { inverseOfCreate } from './delete-kind.ts'
import { type FolderPicture, seenIn } from './picture.ts'
import { folderSubject, spaceOf } from './subject.ts'

export type NewFolderIs = { readonly name: string }

/** Read anew, whatever is remembered. */
const readIn = (api: Api, space: string): Promise<readonly Folder[]> => {
  forgetHierarchy(api)
  return getFolders(api, space)
}

const lost: Lost<NewFolderIs, FolderPicture> = {
  words: 'a folder of that name in the same space that was not there before',
  at: ({ target }) => `folders:${spaceOf(target)}`,
  mark: async (api, { target }) =>
    new Set((await readIn(api, spaceOf(target))).map(({ id }) => id)),
  find: async (api, { target, after }, known) => {
    const folder = (await readIn(api, spaceOf(target))).find(
      ({ id, name }) => sameName(name, after.name) && !known.has(id),
    )
    return folder && madeOf(folder.id)
  },
}

export const folderCreate: Kind<FolderPicture, NewFolderIs, Folder> = {
  name: 'folder.create',
  v: 1,
  subject: folderSubject,
  after: z.object({ name: z.string() }),
  described: {
    sends: 'POST /v2/space/{space_id}/folder',
    proof: 'the answer, which is the folder',
    inverse: 'the folder is deleted, as long as no list is in it',
  },
  field: () => 'name',
  make: async (api, { target, after }) => {
    const folder = await createFolder(api, spaceOf(target), after.name).finally(() =>
      forgetHierarchy(api),
    )
    return { object: folder, made: madeOf(folder.id) }
  },
  lost,
  value: (folder) => ({ at: 'known', is: seenIn(folder) }),
  holds: (now, { after }) => now.name === after.name,
  same: (a, b) => a.name === b.name && a.lists.join() === b.lists.join(),
  applied: (_, { after: { name } }) => ({ name, lists: [], tasks: 0 }),
  invert: inverseOfCreate,
  show: ({ name }) => name,
  title: ({ target }) => l10n.t`create the folder ${target.label}`,
  touches: ({ target }) => [{ kind: 'space', id: spaceOf(target) }],
}

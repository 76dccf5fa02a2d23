// A new list, with all that is wanted of it in one request.
import * as l10n from '@vscode/l10n'
import * as z from 'zod'
import { sameName } from '../../base/text/names.ts'
import type { Api } from '../../clickup/http/api.ts'
import type { List } from '../../clickup/objects/container.ts'
import { forgetHierarchy, getFolderlessLists, getFolders } from '../../clickup/objects/hierarchy.ts'
import { createList, type ListDetails } from '../../clickup/objects/list.ts'
import { getWorkspace } from '../../clickup/objects/workspace.ts'
import { urlOfList } from '../../clickup/references/urls.ts'
import type { Kind, Lost } from '../steps/kind.ts'
import { madeOf } from '../steps/slots.ts'
import { inverseOfCreate } from './delete-kind.ts'
import { type ListPicture, seenIn } from './picture.ts'
import { type Above, aboveOf, listSubject } from './subject.ts'

export type NewListIs = { readonly name: string }

export const listsIn = async (api: Api, { kind, id, space }: Above): Promise<readonly List[]> =>
  kind === 'space'
    ? getFolderlessLists(api, id)
    : ((await getFolders(api, space)).find((folder) => folder.id === id)?.lists ?? [])

/** Read anew, whatever is remembered. */
const readIn = (api: Api, above: Above): Promise<readonly List[]> => {
  forgetHierarchy(api)
  return listsIn(api, above)
}

const lost: Lost<NewListIs, ListPicture> = {
  words: 'a list of that name in the same place that was not there before',
  at: ({ target }) => `lists:${aboveOf(target).kind}:${aboveOf(target).id}`,
  mark: async (api, { target }) =>
    new Set((await readIn(api, aboveOf(target))).map(({ id }) => id)),
  find: async (api, { target, after }, known) => {
    const list = (await readIn(api, aboveOf(target))).find(
      ({ id, name }) => sameName(name, after.name) && !known.has(id),
    )
    return list && madeOf(list.id)
  },
}

export const listCreate: Kind<ListPicture, NewListIs, ListDetails> = {
  name: 'list.create',
  v: 1,
  subject: listSubject,
  after: z.object({ name: z.string() }),
  described: {
    sends:
      'POST /v2/space/{space_id}/list or /v2/folder/{folder_id}/list with all that is wanted of it',
    proof: 'the answer, which is the list',
    inverse: 'the list is deleted, as long as no task is in it',
  },
  field: () => 'name',
  make: async (api, { target, after }, bodies) => {
    const body = Object.assign({ name: after.name }, ...bodies)
    const list = await createList(api, aboveOf(target), body).finally(() => forgetHierarchy(api))
    return { object: list, made: madeOf(list.id) }
  },
  lost,
  value: (list) => ({ at: 'known', is: seenIn(list) }),
  holds: (now, { after }) => now.name === after.name,
  same: (a, b) => a.name === b.name && a.tasks === b.tasks,
  applied: (_, { after: { name } }) => ({ name, tasks: 0, tracked: 0 }),
  invert: inverseOfCreate,
  show: ({ name }) => name,
  title: ({ target }) => l10n.t`create the list ${target.label}`,
  tell: async ({ makes, bound }, _, { api }) => {
    const id = makes === undefined ? undefined : bound[makes]?.id
    return id === undefined ? {} : { url: urlOfList((await getWorkspace(api)).id, id) }
  },
  touches: ({ target }) => [{ kind: aboveOf(target).kind, id: aboveOf(target).id }],
}

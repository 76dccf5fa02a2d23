// Spaces, folders and lists: single levels for the tree, the whole for references; and writing folders.
import * as l10n from '@vscode/l10n'
import * as z from 'zod'
import type { Problem } from '../../base/problems/problem.ts'
import type { Api } from '../http/api.ts'
import { refusalOf, unlessDeleted } from '../http/refusals.ts'
import {
  type Folder,
  folderSchema,
  type List,
  listSchema,
  type Space,
  spaceSchema,
} from './container.ts'
import { eachOf } from './shapes.ts'
import { getMe, getWorkspace } from './workspace.ts'

const isThere = ({ deleted }: { readonly deleted: boolean }): boolean => !deleted

/** GET /v2/team/{id}/space */
export const getSpaces = async (api: Api): Promise<readonly Space[]> => {
  const { id } = await getWorkspace(api)
  return api.memory.recall('spaces', async () => {
    const spaces = await api.request({
      path: `/v2/team/${id}/space`,
      query: { archived: false },
      answer: z
        .object({ spaces: eachOf(spaceSchema, 'space') })
        .transform(({ spaces }) => spaces.filter(isThere)),
    })
    api.memory.note(
      'spaces',
      spaces.map((space) => space.id),
    )
    return spaces
  })
}

/** GET /v2/space/{id}/folder: every folder of the space, flat, with its lists. */
export const getFolders = (api: Api, spaceId: string): Promise<readonly Folder[]> =>
  api.memory.recall(foldersKey(spaceId), () =>
    api.request({
      path: `/v2/space/${spaceId}/folder`,
      query: { archived: false },
      answer: z
        .object({ folders: eachOf(folderSchema, 'folder') })
        .transform(({ folders }) => folders.filter(isThere)),
    }),
  )

/**
 * GET /v2/space/{id}/list: the lists that stand in no folder; without statuses
 * (docs/clickup-facts.md §10).
 */
export const getFolderlessLists = (api: Api, spaceId: string): Promise<readonly List[]> =>
  api.memory.recall(listsKey(spaceId), () =>
    api.request({
      path: `/v2/space/${spaceId}/list`,
      query: { archived: false },
      answer: z
        .object({ lists: eachOf(listSchema, 'list') })
        .transform(({ lists }) => lists.filter(isThere)),
    }),
  )

/** GET /v2/list/{id}, remembered: the list with its own statuses. */
export const getList = (api: Api, listId: string): Promise<List> =>
  api.memory.recall(`list:${listId}`, () =>
    unlessDeleted('list', api.request({ path: `/v2/list/${listId}`, answer: listSchema })),
  )

/** GET /v2/folder/{id}, remembered: with its lists and their statuses. */
export const getFolder = (api: Api, folderId: string): Promise<Folder> =>
  api.memory.recall(`folder:${folderId}`, () => readFolder(api, folderId))

/** GET /v2/space/{id}, remembered, and not asked for where all spaces are known. */
export const getSpace = async (api: Api, spaceId: string): Promise<Space> => {
  const spaces = api.memory.known('spaces') ? await getSpaces(api) : []
  const known = spaces.find(({ id }) => id === spaceId)
  if (known) return known
  return api.memory.recall(`space:${spaceId}`, () =>
    unlessDeleted('space', api.request({ path: `/v2/space/${spaceId}`, answer: spaceSchema })),
  )
}

export interface SpaceTree {
  readonly space: Space
  readonly folders: readonly Folder[]
  readonly lists: readonly List[]
  /** Why nothing, or not all, of it could be read. */
  readonly unread?: Problem
}

const FOLDERS = 'folders'
const NOT_ANSWERED = 'all-folders:not-answered'

/**
 * GET /v2/team/{id}/folder: the folders of all spaces, by space; undocumented, so that it may not be
 * answered, or in another way (docs/clickup-facts.md §10).
 */
const getAllFolders = (api: Api): Promise<ReadonlyMap<string, readonly Folder[]> | undefined> =>
  api.memory.recall(FOLDERS, async () => {
    if (api.memory.known(NOT_ANSWERED)) return undefined
    const { id } = await getWorkspace(api)
    try {
      const folders = await api.request({
        path: `/v2/team/${id}/folder`,
        query: { archived: false },
        answer: z
          .object({ folders: eachOf(folderSchema, 'folder') })
          .transform((all) => all.folders),
      })
      const shown = folders.filter((folder) => !folder.hidden && isThere(folder))
      if (shown.every(({ space }) => space)) return bySpace(shown)
    } catch (error) {
      refusalOf(error)
    }
    // Not for ever: what failed may be answered later.
    await api.memory.recall(NOT_ANSWERED, async () => true)
    return undefined
  })

const bySpace = (folders: readonly Folder[]): ReadonlyMap<string, readonly Folder[]> => {
  const spaces = new Map<string, Folder[]>()
  for (const folder of folders) {
    const { id = '' } = folder.space ?? {}
    spaces.set(id, [...(spaces.get(id) ?? []), folder])
  }
  return spaces
}

const foldersKey = (spaceId: string): string => `space:${spaceId}:folders`
const listsKey = (spaceId: string): string => `space:${spaceId}:lists`
const refusalKey = (spaceId: string): string => `space:${spaceId}:refused`

/** Takes what one request tells of all spaces, where more than one is missing. */
const readFoldersAtOnce = async (api: Api, spaces: readonly Space[]): Promise<void> => {
  const missing = spaces.filter(
    ({ id }) => !api.memory.known(foldersKey(id)) && !api.memory.known(refusalKey(id)),
  )
  if (missing.length < 2 || !(await getAllFolders(api))) return
  await Promise.all(
    missing.map(({ id }) =>
      api.memory.recall(foldersKey(id), async () => (await getAllFolders(api))?.get(id) ?? []),
    ),
  )
  // From here on each space is renewed by itself.
  api.memory.forget(FOLDERS)
}

/**
 * Everything of one space: 2 requests, none when remembered. What ClickUp refuses of it costs only
 * itself, and is not asked for again for a while.
 * @param atOnce after which its folders may be known; its other lists do not wait for that
 */
export const getSpaceTree = async (
  api: Api,
  space: Space,
  atOnce: Promise<void> = Promise.resolve(),
): Promise<SpaceTree> => {
  const { memory } = api
  const key = refusalKey(space.id)
  const refused = memory.known(key)
    ? await memory.recall(key, async (): Promise<Problem | undefined> => undefined)
    : undefined
  let unread = refused
  const part = async <T>(
    name: string,
    read: () => Promise<readonly T[]>,
  ): Promise<readonly T[]> => {
    if (refused && !memory.known(name)) return []
    try {
      return await read()
    } catch (error) {
      unread = refusalOf(error)
      return []
    }
  }
  const [folders, lists] = await Promise.all([
    atOnce.then(() => part(foldersKey(space.id), () => getFolders(api, space.id))),
    part(listsKey(space.id), () => getFolderlessLists(api, space.id)),
  ])
  // What was no refusal may be gone the next moment.
  const why = unread
  if (why && !refused && why.code !== 'UPSTREAM_ERROR') await memory.recall(key, async () => why)
  return { space, folders, lists, ...(why && { unread: why }) }
}

/**
 * The whole workspace in S + 4 requests for S spaces: who, workspaces, spaces, all folders, and one a
 * space; 2S + 3 where the folders have to be asked for space by space.
 */
export const getHierarchy = async (api: Api): Promise<readonly SpaceTree[]> => {
  const isWalk = !knowsHierarchy(api)
  const [spaces] = await Promise.all([getSpaces(api), getMe(api)])
  const atOnce = readFoldersAtOnce(api, spaces)
  let read = 0
  const reading = Promise.all(
    spaces.map(async (space) => {
      const tree = await getSpaceTree(api, space, atOnce)
      read += 1
      if (isWalk && spaces.length > 5 && (read % 5 === 0 || read === spaces.length))
        api.call.onWait?.(l10n.t`Read ${read} of ${spaces.length} spaces`)
      return tree
    }),
  )
  const [trees] = await Promise.all([reading, atOnce])
  return trees
}

/** Whether `getHierarchy` would answer without a request: a tree reads spaces one by one. */
export const knowsHierarchy = ({ memory }: Api): boolean => {
  const ids = memory.peek('spaces') as readonly string[] | undefined
  return (
    ids !== undefined &&
    memory.known('spaces') &&
    ids.every(
      (id) =>
        memory.known(refusalKey(id)) ||
        (memory.known(foldersKey(id)) && memory.known(listsKey(id))),
    )
  )
}

export const forgetHierarchy = (api: Api): void => {
  for (const key of ['spaces', FOLDERS, 'space', 'folder', 'list']) api.memory.forget(key)
}

/** GET /v2/folder/{id}, read anew: with its lists and how many tasks each has. */
export const readFolder = (api: Api, folderId: string): Promise<Folder> =>
  unlessDeleted('folder', api.request({ path: `/v2/folder/${folderId}`, answer: folderSchema }))

/** POST /v2/space/{id}/folder */
export const createFolder = (api: Api, spaceId: string, name: string): Promise<Folder> =>
  api.request({
    method: 'POST',
    path: `/v2/space/${spaceId}/folder`,
    body: { name },
    answer: folderSchema,
  })

/** PUT /v2/folder/{id} */
export const updateFolder = (
  api: Api,
  folderId: string,
  body: Readonly<Record<string, unknown>>,
): Promise<Folder> =>
  api.request({ method: 'PUT', path: `/v2/folder/${folderId}`, body, answer: folderSchema })

/** DELETE /v2/folder/{id}: with all its lists and their tasks. */
export const deleteFolder = (api: Api, folderId: string): Promise<unknown> =>
  api.request({ method: 'DELETE', path: `/v2/folder/${folderId}`, answer: z.unknown() })

// Spaces, folders and lists: single levels for the tree, the whole for references; and writing folders.
import * as l10n from '@vscode/l10n'
import * as z from 'zod'
import type { Api } from '../http/api.ts'
import {
  type Folder,
  folderSchema,
  type List,
  listSchema,
  type Space,
  spaceSchema,
} from './container.ts'
import { getMe, getWorkspace } from './workspace.ts'

/** GET /v2/team/{id}/space */
export const getSpaces = async (api: Api): Promise<readonly Space[]> => {
  const { id } = await getWorkspace(api)
  return api.memory.recall('spaces', async () => {
    const spaces = await api.request({
      path: `/v2/team/${id}/space`,
      query: { archived: false },
      answer: z.object({ spaces: z.array(spaceSchema) }).transform((answer) => answer.spaces),
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
  api.memory.recall(`space:${spaceId}:folders`, () =>
    api.request({
      path: `/v2/space/${spaceId}/folder`,
      query: { archived: false },
      answer: z.object({ folders: z.array(folderSchema) }).transform(({ folders }) => folders),
    }),
  )

/**
 * GET /v2/space/{id}/list: the lists that stand in no folder; without statuses
 * (docs/clickup-facts.md §10).
 */
export const getFolderlessLists = (api: Api, spaceId: string): Promise<readonly List[]> =>
  api.memory.recall(`space:${spaceId}:lists`, () =>
    api.request({
      path: `/v2/space/${spaceId}/list`,
      query: { archived: false },
      answer: z.object({ lists: z.array(listSchema) }).transform(({ lists }) => lists),
    }),
  )

/** GET /v2/list/{id}, remembered: the list with its own statuses. */
export const getList = (api: Api, listId: string): Promise<List> =>
  api.memory.recall(`list:${listId}`, () =>
    api.request({ path: `/v2/list/${listId}`, answer: listSchema }),
  )

/** GET /v2/folder/{id}, remembered: with its lists and their statuses. */
export const getFolder = (api: Api, folderId: string): Promise<Folder> =>
  api.memory.recall(`folder:${folderId}`, () =>
    api.request({ path: `/v2/folder/${folderId}`, answer: folderSchema }),
  )

/** GET /v2/space/{id}, remembered, and not asked for where all spaces are known. */
export const getSpace = async (api: Api, spaceId: string): Promise<Space> => {
  const spaces = api.memory.known('spaces') ? await getSpaces(api) : []
  const known = spaces.find(({ id }) => id === spaceId)
  if (known) return known
  return api.memory.recall(`space:${spaceId}`, () =>
    api.request({ path: `/v2/space/${spaceId}`, answer: spaceSchema }),
  )
}

export interface SpaceTree {
  readonly space: Space
  readonly folders: readonly Folder[]
  readonly lists: readonly List[]
}

/** Everything of one space: 2 requests, none when remembered. */
export const getSpaceTree = async (api: Api, space: Space): Promise<SpaceTree> => {
  const [folders, lists] = await Promise.all([
    getFolders(api, space.id),
    getFolderlessLists(api, space.id),
  ])
  return { space, folders, lists }
}

/** The whole workspace in 2S + 3 requests for S spaces: who, workspaces, spaces, and two a space. */
export const getHierarchy = async (api: Api): Promise<readonly SpaceTree[]> => {
  const isWalk = !knowsHierarchy(api)
  const [spaces] = await Promise.all([getSpaces(api), getMe(api)])
  let read = 0
  return Promise.all(
    spaces.map(async (space) => {
      const tree = await getSpaceTree(api, space)
      read += 1
      if (isWalk && spaces.length > 5 && (read % 5 === 0 || read === spaces.length))
        api.call.onWait?.(l10n.t`Read ${read} of ${spaces.length} spaces`)
      return tree
    }),
  )
}

/** Whether `getHierarchy` would answer without a request: a tree reads spaces one by one. */
export const knowsHierarchy = ({ memory }: Api): boolean => {
  const ids = memory.peek('spaces') as readonly string[] | undefined
  return (
    ids !== undefined &&
    memory.known('spaces') &&
    ids.every((id) => memory.known(`space:${id}:folders`) && memory.known(`space:${id}:lists`))
  )
}

export const forgetHierarchy = (api: Api): void => {
  api.memory.forget('spaces')
  api.memory.forget('space')
  api.memory.forget('folder')
  api.memory.forget('list')
}

/** GET /v2/folder/{id}, read anew: with its lists and how many tasks each has. */
export const readFolder = (api: Api, folderId: string): Promise<Folder> =>
  api.request({ path: `/v2/folder/${folderId}`, answer: folderSchema })

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

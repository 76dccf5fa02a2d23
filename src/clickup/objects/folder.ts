// Folders: reading one anew, and writing them.
import * as z from 'zod'
import type { Api } from '../http/api.ts'
import { type Folder, folderSchema } from './container.ts'

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

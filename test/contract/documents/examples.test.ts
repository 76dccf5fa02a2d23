// Where the full documents are at hand: the client reads every official example of what it asks for.
// CLICKUP_OPENAPI_DIR names the folder with openapi-v2.json and openapi-v3.json.
import { existsSync, readFileSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { inRoot } from '../../../scripts/lib/paths.ts'
import { getFields } from '../../../src/clickup/fields/field.ts'
import { type Api, createApi } from '../../../src/clickup/http/api.ts'
import {
  createComment,
  createReply,
  getCommentsPage,
  getReplies,
} from '../../../src/clickup/objects/comment.ts'
import {
  getFolder,
  getFolderlessLists,
  getFolders,
  getList,
  getSpace,
  getSpaces,
} from '../../../src/clickup/objects/hierarchy.ts'
import { getListMembers, getListViews } from '../../../src/clickup/objects/list.ts'
import { getSpaceTags } from '../../../src/clickup/objects/task/tag.ts'
import {
  getTask,
  getTasksPage,
  getTimesInStatus,
  getWorkspaceTasksPage,
} from '../../../src/clickup/objects/task/task.ts'
import { createTask, updateTask } from '../../../src/clickup/objects/task/writes.ts'
import { getGroups, getMe, getWorkspaces } from '../../../src/clickup/objects/workspace.ts'
import { isObject } from '../support/documents.ts'
import { createContract } from '../support/support.ts'

const folder = [process.env.CLICKUP_OPENAPI_DIR, inRoot('../shared/clickup-api')].find(
  (each) => each !== undefined && existsSync(path.join(each, 'openapi-v2.json')),
)

const note = { comment: [{ text: 'x' }], notify_all: false }

/** How the client asks for each operation that it uses. */
const used: Readonly<Record<string, (api: Api) => Promise<unknown>>> = {
  GetAuthorizedUser: (api) => getMe(api),
  GetAuthorizedTeams: (api) => getWorkspaces(api),
  GetTeams1: (api) => getGroups(api),
  GetSpaces: (api) => getSpaces(api),
  GetFolders: (api) => getFolders(api, '1'),
  GetFolderlessLists: (api) => getFolderlessLists(api, '1'),
  GetList: (api) => getList(api, '1'),
  GetFolder: (api) => getFolder(api, '1'),
  GetSpace: (api) => getSpace(api, '1'),
  GetListMembers: (api) => getListMembers(api, '1'),
  GetListViews: (api) => getListViews(api, '1'),
  GetAccessibleCustomFields: (api) => getFields(api, { kind: 'list', id: '1' }),
  GetSpaceTags: (api) => getSpaceTags(api, '1'),
  GetTasks: (api) => getTasksPage(api, '1'),
  GetFilteredTeamTasks: (api) => getWorkspaceTasksPage(api),
  GetTask: (api) => getTask(api, { id: 'abc' }),
  "GetBulkTasks'TimeinStatus": (api) => getTimesInStatus(api, ['abc']),
  GetTaskComments: (api) => getCommentsPage(api, { task: { id: 'abc' } }),
  GetListComments: (api) => getCommentsPage(api, { list: '1' }),
  GetChatViewComments: (api) => getCommentsPage(api, { view: '1' }),
  GetThreadedComments: (api) => getReplies(api, '1'),
  CreateTaskComment: (api) => createComment(api, { task: { id: 'abc' } }, note),
  CreateListComment: (api) => createComment(api, { list: '1' }, note),
  CreateChatViewComment: (api) => createComment(api, { view: '1' }, note),
  CreateThreadedComment: (api) => createReply(api, '1', note),
  CreateTask: (api) => createTask(api, '1', { name: 'x' }),
  UpdateTask: (api) => updateTask(api, 'abc', { name: 'x' }),
}

/** Examples stand beside the schema, in it, one or many, with a summary or bare. */
const examplesIn = (media: unknown): unknown[] => {
  if (!isObject(media)) return []
  const named = isObject(media.examples)
    ? Object.values(media.examples).map((each) => (isObject(each) ? each.value : each))
    : []
  const { schema } = media
  const inSchema = isObject(schema)
    ? [schema.example, ...(Array.isArray(schema.examples) ? schema.examples : [])]
    : []
  const all = [media.example, ...named, ...inSchema].filter((each) => each !== undefined)
  return [...new Map(all.map((each) => [JSON.stringify(each), each])).values()]
}

const pathsOf = (): Record<string, unknown> => {
  const text = readFileSync(path.join(folder ?? '', 'openapi-v2.json'), 'utf8')
  const document = JSON.parse(text) as { paths: Record<string, unknown> }
  return document.paths
}

type Example = { operationId: string; n: number; answer: unknown }

const examples = (): Example[] => {
  if (folder === undefined) return []
  return Object.values(pathsOf()).flatMap((item) =>
    Object.values(isObject(item) ? item : {}).flatMap((operation) => {
      if (!isObject(operation) || !isObject(operation.responses)) return []
      const operationId = String(operation.operationId)
      const ok = operation.responses['200']
      if (!(operationId in used) || !isObject(ok) || !isObject(ok.content)) return []
      return examplesIn(ok.content['application/json']).map((answer, n) => ({
        operationId,
        n: n + 1,
        answer,
      }))
    }),
  )
}

/** What must survive reading: how many objects there are, or which one it is. */
const gist = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.length
  if (value instanceof Map) return value.size
  if (typeof value === 'string') return { id: value }
  if (!isObject(value)) return {}
  const inner = Object.values(value)
  const [only] = inner
  if (inner.length === 1 && isObject(only) && 'username' in only) return gist(only)
  if ('id' in value) return { id: String(value.id), ...(value.name ? { name: value.name } : {}) }
  const list = inner.find((each) => Array.isArray(each))
  return list === undefined ? inner.length || {} : gist(list)
}

describe('the operations that the client uses', () => {
  it('are all documented', () => {
    const ids = createContract().operations.map(({ id }) => id)
    expect(Object.keys(used).filter((id) => !ids.includes(id))).toEqual([])
  })
})

describe.skipIf(folder === undefined)('the official examples', () => {
  let server: Server
  let answer: unknown
  let base: string

  beforeAll(async () => {
    server = createServer((request, response) => {
      request.resume()
      response.setHeader('content-type', 'application/json')
      response.end(JSON.stringify(answer))
    })
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  })
  afterAll(() => {
    server.closeAllConnections()
    server.close()
  })

  /** A client that knows its workspace already, so that the example is the first answer it reads. */
  const client = async () => {
    const api = createApi({ token: 'pk_1_X', apiUrl: base, workspaceId: '1' })
    answer = { teams: [{ id: '1', name: 'Acme', members: [] }] }
    await getWorkspaces(api)
    return api
  }

  it('are there for most operations', () => {
    const having = new Set(examples().map(({ operationId }) => operationId))
    expect(having.size).toBeGreaterThan(15)
  })

  it.each(examples())('of $operationId ($n) is read', async (example) => {
    const api = await client()
    if (example.operationId === 'GetAuthorizedTeams') api.memory.forget('workspaces')
    answer = example.answer
    expect(gist(await used[example.operationId]?.(api))).toEqual(gist(example.answer))
  })
})

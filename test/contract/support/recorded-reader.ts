// An answer of ClickUp as it was sent, given to whatever the client reads it with.
import { getFields } from '../../../src/clickup/fields/field.ts'
import { type Api, createApi } from '../../../src/clickup/http/api.ts'
import { uploadAttachment } from '../../../src/clickup/objects/attachment.ts'
import { getChannels, getMessages } from '../../../src/clickup/objects/chat.ts'
import { createComment, getCommentsPage } from '../../../src/clickup/objects/comment.ts'
import { createPage, getDoc, getDocs, getPages } from '../../../src/clickup/objects/doc.ts'
import {
  getFolder,
  getFolderlessLists,
  getFolders,
  getSpace,
  getSpaces,
} from '../../../src/clickup/objects/hierarchy.ts'
import {
  getListMembers,
  getListViews,
  readList,
  updateList,
} from '../../../src/clickup/objects/list.ts'
import { createChecklist } from '../../../src/clickup/objects/task/checklist.ts'
import { getSpaceTags } from '../../../src/clickup/objects/task/tag.ts'
import {
  getTask,
  getTasksPage,
  getTimesInStatus,
  getWorkspaceTasksPage,
} from '../../../src/clickup/objects/task/task.ts'
import { getTemplates } from '../../../src/clickup/objects/task/template.ts'
import { getTaskTypes } from '../../../src/clickup/objects/task/type.ts'
import { createTask } from '../../../src/clickup/objects/task/writes.ts'
import {
  createTimeEntry,
  getRunningEntry,
  getTimeEntries,
  getTimeEntry,
} from '../../../src/clickup/objects/time-entry.ts'
import { getGroups, getMe, getWorkspaces } from '../../../src/clickup/objects/workspace.ts'
import { virtualTime } from '../../support/timing.ts'

const comment = { comment: [{ text: 'Seen.' }], notify_all: false }
const span = { from: 0, to: 1 }

/** What reads the answer to an operation, by the operation's name in ClickUp's documents. */
const READERS: Readonly<Record<string, (api: Api) => Promise<unknown>>> = {
  GetAuthorizedUser: getMe,
  GetAuthorizedTeams: getWorkspaces,
  GetTeams1: getGroups,
  GetSpaces: getSpaces,
  GetSpace: (api) => getSpace(api, '1'),
  GetSpaceTags: (api) => getSpaceTags(api, '1'),
  GetFolders: (api) => getFolders(api, '1'),
  GetFolder: (api) => getFolder(api, '1'),
  GetFolderlessLists: (api) => getFolderlessLists(api, '1'),
  GetList: (api) => readList(api, '1'),
  UpdateList: (api) => updateList(api, '1', {}),
  GetListMembers: (api) => getListMembers(api, '1'),
  GetListViews: (api) => getListViews(api, '1'),
  GetAccessibleCustomFields: (api) => getFields(api, { kind: 'list', id: '1' }),
  GetCustomItems: getTaskTypes,
  GetTaskTemplates: getTemplates,
  GetTask: (api) => getTask(api, { id: '1' }),
  CreateTask: (api) => createTask(api, '1', {}),
  GetTasks: (api) => getTasksPage(api, '1'),
  GetFilteredTeamTasks: (api) => getWorkspaceTasksPage(api),
  "GetBulkTasks'TimeinStatus": (api) => getTimesInStatus(api, ['1']),
  CreateTaskAttachment: (api) =>
    uploadAttachment(api, '1', { name: 'a.txt', type: 'text/plain', bytes: new Uint8Array() }),
  CreateChecklist: (api) => createChecklist(api, '1', 'Before merging'),
  EditChecklist: (api) => createChecklist(api, '1', 'Before merging'),
  GetTaskComments: (api) => getCommentsPage(api, { task: { id: '1' } }),
  CreateTaskComment: (api) => createComment(api, { task: { id: '1' } }, comment),
  Gettimeentrieswithinadaterange: (api) => getTimeEntries(api, span),
  GetSingularTimeEntry: (api) => getTimeEntry(api, '1'),
  GetRunningTimeEntry: getRunningEntry,
  CreateTimeEntry: (api) => createTimeEntry(api, {}),
  GetDocs: (api) => getDocs(api),
  GetDoc: (api) => getDoc(api, '1'),
  GetDocPages: (api) => getPages(api, '1'),
  CreatePage: (api) => createPage(api, '1', { name: 'Notes', content: '' }),
  GetChatChannels: getChannels,
  GetChatMessages: (api) => getMessages(api, '1'),
}

export const READ_OPERATIONS: ReadonlySet<string> = new Set(Object.keys(READERS))

export interface Reading {
  readonly read: unknown
  /** Kinds of what was left out, with how many. */
  readonly leftOut: Readonly<Record<string, number>>
}

const WORKSPACES = { teams: [{ id: '90150000001', name: 'Acme', members: [] }] }

/** A client for which ClickUp has one answer; which workspace it is in it is told none the less. */
const answering = (answer: unknown, status: number, isWorkspaces: boolean): Api => {
  const body = typeof answer === 'string' ? answer : JSON.stringify(answer)
  return createApi(
    { token: 'pk_1', apiUrl: 'http://127.0.0.1:9' },
    {
      timing: virtualTime().timing,
      fetch: async (input) =>
        !isWorkspaces && new URL(String(input)).pathname.endsWith('/v2/team')
          ? Response.json(WORKSPACES)
          : new Response(body, { status }),
    },
  )
}

/** @throws CodedError for a refusal, and for an answer that the client cannot read */
export const readAnswer = async (
  operation: string,
  answer: unknown,
  status = 200,
): Promise<Reading> => {
  const reader = READERS[operation]
  if (!reader) throw new Error(`Nothing of the client reads ${operation}.`)
  const leftOut: Record<string, number> = {}
  const api = answering(answer, status, operation === 'GetAuthorizedTeams').during({
    onLeftOut: (counts) => {
      for (const [what, count] of counts) leftOut[what] = (leftOut[what] ?? 0) + count
    },
  })
  return { read: await reader(api), leftOut }
}

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** What holds nothing is nothing: `{user: null}` is no member. */
const isGiven = (value: unknown): boolean => {
  if (!isObject(value)) return value !== null && value !== undefined && value !== ''
  const parts = Object.values(value)
  return parts.length === 0 || parts.some(isGiven)
}

/** Below its one key, as `{user: …}` and `{tasks: […]}` are; pages have words of their own beside it. */
const unwrapped = (raw: unknown, read: unknown): unknown => {
  if (!isObject(raw)) return raw
  const arrays = Object.values(raw).filter(Array.isArray)
  if (Array.isArray(read)) return arrays[0] ?? []
  const [only, ...others] = Object.values(raw)
  return others.length === 0 && isObject(only) ? only : raw
}

const lossesBelow = (raw: unknown, read: unknown, path: string): readonly string[] => {
  if (Array.isArray(raw) && Array.isArray(read)) {
    const given = raw.filter(isGiven)
    if (given.length > read.length) return [`${path}: ${given.length} came, ${read.length} read`]
    // Some are told together with those that are always there.
    if (given.length < read.length) return []
    return given.flatMap((one, i) => lossesBelow(one, read[i], `${path}[${i}]`))
  }
  if (!isObject(raw) || !isObject(read)) return []
  return Object.entries(read).flatMap(([key, value]) => {
    const below = path ? `${path}.${key}` : key
    if (!Object.hasOwn(raw, key) || !isGiven(raw[key])) return []
    return value === undefined ? [below] : lossesBelow(raw[key], value, below)
  })
}

/** Where something came under a name that the client knows, and nothing, or fewer of it, was read. */
export const lossesOf = (raw: unknown, read: unknown): readonly string[] =>
  lossesBelow(unwrapped(raw, read), read, '')

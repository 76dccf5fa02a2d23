// What the extension and a server process say to each other: HTTP/1.1 over a private local socket.

import { type ChangedObject, objectKinds } from '../access/changed-object.ts'
import { LONG_OVER, readEnd } from '../access/expiry.ts'
import { ACCESS, type Rules, TOOLSETS } from '../access/rules.ts'
import { jsonIn } from '../base/text/json.ts'
import { isFields } from '../base/text/records.ts'

/** A call that an agent made, without anything of what was said in it. */
export interface CallReport {
  readonly tool: string
  /** `ok`, or the code of what went wrong first. */
  readonly outcome: string
  readonly ms: number
}

/** What a server needs to talk to ClickUp as the signed-in person. Kept in memory only. */
export interface Credentials {
  readonly token: string
  /** Origin of the API without a slash at the end, such as `https://api.clickup.com`. */
  readonly apiUrl: string
  readonly workspaceId?: string
  /** Who is signed in, for people to read. */
  readonly account?: string
  /** What the settings let the server that asks do now; missing when it did not say which it is. */
  readonly rules?: Rules
  /** What the window has open, as absolute paths: for clients that do not tell it themselves. */
  readonly folders?: readonly string[]
}

export type TokenAnswer =
  | ({ readonly status: 'signed-in' } & Credentials)
  | { readonly status: 'signed-out' }

/** The content of the file by which a window makes its socket known. */
export interface WindowFile {
  readonly socket: string
  readonly key: string
  /** The process of the extension host: the parent of the servers that this window starts. */
  readonly pid: number
  /** Milliseconds since the epoch, with a fraction, so that two windows never tie. */
  readonly startedAt: number
}

export const tokenPath = '/token'
export const changesPath = '/changes'
export const callsPath = '/calls'
export const windowFilePattern = /^window-[\w-]+\.json$/
export const authorizationOf = (key: string): string => `Bearer ${key}`

/** Longest message that either end reads, in bytes. */
export const messageLimit = 262_144

const text = (value: unknown): string | undefined =>
  typeof value === 'string' && value !== '' ? value : undefined

const isText = (value: unknown): value is string => text(value) !== undefined

const kindOf = (value: unknown): ChangedObject['kind'] | undefined =>
  objectKinds.find((kind) => kind === value)

export const parseWindowFile = (json: string): WindowFile | undefined => {
  const value = jsonIn(json)
  if (!isFields(value)) return undefined
  const socket = text(value.socket)
  const key = text(value.key)
  const { pid, startedAt } = value
  if (!socket || !key || typeof pid !== 'number' || typeof startedAt !== 'number') return undefined
  return { socket, key, pid, startedAt }
}

/** The label of the server that asks for the token. */
export const parseTokenRequest = (json: string): string | undefined => {
  const value = jsonIn(json)
  return isFields(value) ? text(value.server) : undefined
}

/** Knows the words of this version only: another one may know more. */
const parseRules = ({ access, toolsets, expiresAt }: Record<string, unknown>): Rules => ({
  access: ACCESS.filter((name) => Array.isArray(access) && access.includes(name)),
  toolsets: TOOLSETS.filter((name) => Array.isArray(toolsets) && toolsets.includes(name)),
  expiresAt: expiresAt === undefined ? undefined : (readEnd(expiresAt) ?? LONG_OVER),
})

export const parseTokenAnswer = (json: string): TokenAnswer | undefined => {
  const value = jsonIn(json)
  if (!isFields(value)) return undefined
  if (value.status === 'signed-out') return { status: 'signed-out' }
  const token = text(value.token)
  const apiUrl = text(value.apiUrl)
  if (value.status !== 'signed-in' || !token || !apiUrl) return undefined
  const workspaceId = text(value.workspaceId)
  const account = text(value.account)
  return {
    status: 'signed-in',
    token,
    apiUrl,
    ...(workspaceId && { workspaceId }),
    ...(account && { account }),
    ...(Array.isArray(value.folders) && { folders: value.folders.filter(isText) }),
    ...('rules' in value && { rules: parseRules(isFields(value.rules) ? value.rules : {}) }),
  }
}

const parseChangedObject = (value: unknown): ChangedObject | undefined => {
  if (!isFields(value)) return undefined
  const kind = kindOf(value.kind)
  const id = text(value.id)
  if (!kind || !id) return undefined
  const listId = text(value.listId)
  const taskId = text(value.taskId)
  return { kind, id, ...(listId && { listId }), ...(taskId && { taskId }) }
}

/** Reads a report of changes; objects of a kind that this version does not know are left out. */
export const parseChanges = (json: string): readonly ChangedObject[] | undefined => {
  const value = jsonIn(json)
  if (!isFields(value) || !Array.isArray(value.objects)) return undefined
  return value.objects.map(parseChangedObject).filter((object) => object !== undefined)
}

/** What is no name of a tool or code of an error could be a text of others. */
const isName = (value: unknown): value is string =>
  typeof value === 'string' && /^[A-Za-z_]{1,40}$/.test(value)

export const parseCallReport = (json: string): CallReport | undefined => {
  const value = jsonIn(json)
  if (!isFields(value)) return undefined
  const { tool, outcome, ms } = value
  return isName(tool) && isName(outcome) && typeof ms === 'number'
    ? { tool, outcome, ms }
    : undefined
}

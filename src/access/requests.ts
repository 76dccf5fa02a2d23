// What every request to ClickUp is: what it does, and which toolsets may send it. The one table for
// the gate before the network and for the catalogue of operations alike.
import type { Access, Toolset } from './rules.ts'

export interface RequestRule {
  /** Its path with `{}` for each parameter. */
  readonly pattern: string
  readonly kind: Access
  /** The toolset it belongs to. */
  readonly toolset: Toolset
  /** Others whose tools cannot do without it. */
  readonly also: readonly Toolset[]
  /** Whether it may be read whatever the toolsets are, because names are resolved by it. */
  readonly free: boolean
}

/** Paths below `/api`: `{}` is an id, `{*}` a name that people gave and that may hold anything. */
const PATHS: Record<Toolset, readonly string[]> = {
  workspace: [
    '/v2/user',
    '/v2/team',
    '/v2/team/{}/space',
    '/v2/team/{}/shared',
    '/v2/team/{}/plan',
    '/v2/team/{}/seats',
    '/v2/space/{}',
    '/v2/group',
    '/v2/list/{}/member',
    '/v2/task/{}/member',
  ],
  tasks: [
    '/v2/task/{}',
    '/v2/task/{}/merge',
    '/v2/task/{}/tag/{*}',
    '/v2/task/{}/field/{}',
    '/v2/task/{}/dependency',
    '/v2/task/{}/link/{}',
    '/v2/task/{}/checklist',
    '/v2/task/{}/time_in_status',
    '/v2/task/bulk_time_in_status/task_ids',
    '/v2/checklist/{}',
    '/v2/checklist/{}/checklist_item',
    '/v2/checklist/{}/checklist_item/{}',
    '/v2/list/{}/task',
    '/v2/list/{}/task/{}',
    '/v2/list/{}/taskTemplate/{}',
    '/v2/team/{}/task',
    '/v2/team/{}/taskTemplate',
    '/v2/team/{}/custom_item',
    '/v2/space/{}/tag',
    '/v2/space/{}/tag/{*}',
    '/v2/view/{}/task',
    '/v3/workspaces/{}/tasks/{}/home_list/{}',
    '/v3/workspaces/{}/tasks/{}/time_estimates_by_user',
  ],
  lists: [
    '/v2/list/{}',
    '/v2/list/{}/field',
    '/v2/list/{}/view',
    '/v2/folder/{}',
    '/v2/folder/{}/list',
    '/v2/folder/{}/list_template/{}',
    '/v2/folder/{}/position',
    '/v2/folder/{}/field',
    '/v2/folder/{}/view',
    '/v2/space/{}/folder',
    '/v2/space/{}/folder_template/{}',
    '/v2/space/{}/list',
    '/v2/space/{}/list_template/{}',
    '/v2/space/{}/field',
    '/v2/space/{}/view',
    '/v2/team/{}/field',
    '/v2/team/{}/folder',
    '/v2/team/{}/view',
    '/v2/team/{}/folder_template',
    '/v2/team/{}/list_template',
    '/v2/view/{}',
  ],
  comments: [
    '/v2/task/{}/comment',
    '/v2/list/{}/comment',
    '/v2/view/{}/comment',
    '/v2/comment/{}',
    '/v2/comment/{}/reply',
  ],
  docs: [
    '/v3/workspaces/{}/docs',
    '/v3/workspaces/{}/docs/{}',
    '/v3/workspaces/{}/docs/{}/page_listing',
    '/v3/workspaces/{}/docs/{}/pages',
    '/v3/workspaces/{}/docs/{}/pages/{}',
  ],
  time: [
    '/v2/team/{}/time_entries',
    '/v2/team/{}/time_entries/start',
    '/v2/team/{}/time_entries/stop',
    '/v2/team/{}/time_entries/current',
    '/v2/team/{}/time_entries/tags',
    '/v2/team/{}/time_entries/{}',
    '/v2/team/{}/time_entries/{}/history',
    '/v2/task/{}/time',
    '/v2/task/{}/time/{}',
  ],
  files: ['/v2/task/{}/attachment', '/v3/workspaces/{}/{}/{}/attachments'],
  chat: [
    '/v3/workspaces/{}/chat/channels',
    '/v3/workspaces/{}/chat/channels/direct_message',
    '/v3/workspaces/{}/chat/channels/location',
    '/v3/workspaces/{}/chat/channels/{}',
    '/v3/workspaces/{}/chat/channels/{}/followers',
    '/v3/workspaces/{}/chat/channels/{}/members',
    '/v3/workspaces/{}/chat/channels/{}/messages',
    '/v3/workspaces/{}/chat/messages/{}',
    '/v3/workspaces/{}/chat/messages/{}/reactions',
    '/v3/workspaces/{}/chat/messages/{}/reactions/{*}',
    '/v3/workspaces/{}/chat/messages/{}/replies',
    '/v3/workspaces/{}/chat/messages/{}/tagged_users',
    '/v3/workspaces/{}/comments/types/{}/subtypes',
  ],
  // It has no requests of its own: it reads what tasks and docs are.
  research: [],
  api: [
    '/v2/team/{}/goal',
    '/v2/goal/{}',
    '/v2/goal/{}/key_result',
    '/v2/key_result/{}',
    '/v2/team/{}/webhook',
    '/v2/webhook/{}',
    '/v2/oauth/token',
  ],
  admin: [
    '/v2/team/{}/user',
    '/v2/team/{}/user/{}',
    '/v2/team/{}/guest',
    '/v2/team/{}/guest/{}',
    '/v2/task/{}/guest/{}',
    '/v2/list/{}/guest/{}',
    '/v2/folder/{}/guest/{}',
    '/v2/team/{}/customroles',
    '/v2/team/{}/group',
    '/v2/group/{}',
    '/v3/workspaces/{}/auditlogs',
    '/v3/workspaces/{}/{}/{}/acls',
  ],
}

/** All that may be read besides the toolsets that are on: what names need for being resolved. */
export const FREE_READS: readonly string[] = [
  // Who and where: the account, workspaces with their members, user groups, members of places.
  '/v2/user',
  '/v2/team',
  '/v2/group',
  '/v2/list/{}/member',
  '/v2/task/{}/member',
  // The hierarchy, with the statuses of its places.
  '/v2/team/{}/space',
  '/v2/team/{}/folder',
  '/v2/team/{}/shared',
  '/v2/space/{}',
  '/v2/space/{}/folder',
  '/v2/space/{}/list',
  '/v2/folder/{}',
  '/v2/folder/{}/list',
  '/v2/list/{}',
  // Custom fields, tags, task types, templates of tasks.
  '/v2/team/{}/field',
  '/v2/space/{}/field',
  '/v2/folder/{}/field',
  '/v2/list/{}/field',
  '/v2/space/{}/tag',
  '/v2/team/{}/custom_item',
  '/v2/team/{}/taskTemplate',
]

/** Reads that tools of other toolsets cannot do without: what they act on must be found and shown. */
const BORROWED: Readonly<Record<string, readonly Toolset[]>> = {
  // A task that is commented on, timed, or given a file; by "List / name" the list is looked through.
  '/v2/task/{}': ['comments', 'time', 'files', 'research'],
  '/v2/list/{}/task': ['comments', 'time', 'files', 'research'],
  // get_task shows the comments of a task, and so does fetch.
  '/v2/task/{}/comment': ['tasks', 'research'],
  '/v2/comment/{}/reply': ['tasks', 'research'],
  // What is searched and fetched.
  '/v2/team/{}/task': ['research'],
  '/v3/workspaces/{}/docs': ['research'],
  '/v3/workspaces/{}/docs/{}': ['research'],
  '/v3/workspaces/{}/docs/{}/page_listing': ['research'],
  '/v3/workspaces/{}/docs/{}/pages': ['research'],
  '/v3/workspaces/{}/docs/{}/pages/{}': ['research'],
}

/** DELETEs that only take something off: a change of what it was on, and nothing is lost. */
const TAKES_OFF: readonly string[] = [
  '/v2/task/{}/tag/{*}',
  '/v2/task/{}/field/{}',
  '/v2/task/{}/dependency',
  '/v2/task/{}/link/{}',
  '/v2/list/{}/task/{}',
  '/v2/checklist/{}/checklist_item/{}',
  '/v2/team/{}/time_entries/tags',
]

const kindOf = (method: string, pattern: string): Access => {
  // The audit log is queried by POST; merging destroys what is merged.
  if (method === 'GET' || pattern.endsWith('/auditlogs')) return 'read'
  if (pattern.endsWith('/merge')) return 'delete'
  return method === 'DELETE' && !TAKES_OFF.includes(pattern) ? 'delete' : 'write'
}

interface Row {
  readonly pattern: string
  readonly segments: readonly string[]
  readonly toolset: Toolset
}

const isOpen = (segment: string): boolean => segment.startsWith('{')

/** Where two fit, the one that says more: `…/time_entries/tags` is no entry. */
const ROWS: readonly Row[] = (Object.keys(PATHS) as Toolset[])
  .flatMap((toolset) =>
    PATHS[toolset].map((pattern) => ({ pattern, segments: pattern.split('/'), toolset })),
  )
  .sort((a, b) => a.segments.filter(isOpen).length - b.segments.filter(isOpen).length)

const rowFor = (segments: readonly string[]): Row | undefined =>
  ROWS.find(
    (row) =>
      row.segments.length === segments.length &&
      row.segments.every((segment, i) => isOpen(segment) || segment === segments[i]),
  )

/**
 * What a request does and who may send it; undefined where nobody said.
 * @param path below `/api`, filled or with its parameters in braces
 */
export const ruleOf = (method: string, path: string): RequestRule | undefined => {
  const row = rowFor(path.split('/'))
  if (!row) return undefined
  const { pattern, toolset } = row
  const reads = method === 'GET'
  return {
    pattern,
    kind: kindOf(method, pattern),
    toolset,
    also: reads ? (BORROWED[pattern] ?? []) : [],
    free: reads && FREE_READS.includes(pattern),
  }
}

const decoded = (text: string): string | undefined => {
  try {
    return decodeURIComponent(text)
  } catch {
    return undefined
  }
}

/** Dots that lead upwards, however they are hidden: behind blanks, parameters, further encoding. */
const leadsUp = (part: string): boolean =>
  /^\.{1,2}$/.test((decoded(part) ?? part).replace(/;.*$/s, '').replace(/[\s\p{C}]/gu, ''))

const isSafe = (segment: string, isName: boolean): boolean => {
  const text = decoded(segment)
  if (!text) return false
  if (isName) return !text.split(/[/\\]/).some(leadsUp)
  return !/[/\\?#%\p{Cc}]/u.test(text) && !leadsUp(text)
}

/**
 * Whether a path leads where it says: the address that is sent must have the very path that was
 * judged, and no segment of it may be read as several, by whoever decodes it.
 * @param path below `/api`
 */
export const leadsWhereItSays = (path: string): boolean => {
  const whole = `https://host.invalid/api${path}`
  if (!URL.canParse(whole) || new URL(whole).href !== whole) return false
  if (/[?#]/.test(path)) return false
  const segments = path.split('/')
  const row = rowFor(segments)
  return segments.every((segment, i) => i === 0 || isSafe(segment, row?.segments[i] === '{*}'))
}

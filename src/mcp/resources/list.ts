// What is offered without being searched for: the task of the branch, the sprint that runs, and my open
// tasks. Each part is read once, and again when it may have changed.

import type { ChangedObject } from '../../access/changed-object.ts'
import { isCodedError } from '../../base/problems/error.ts'
import { oneLine, plainName } from '../../base/text/foreign-text.ts'
import type { Api } from '../../clickup/http/api.ts'
import { labelOf } from '../../clickup/objects/task/label.ts'
import type { Task } from '../../clickup/objects/task/task.ts'
import { standAt } from '../../clickup/references/standpoint.ts'
import { findCurrentTask } from '../../clickup/references/tasks.ts'
import { getMyTasks } from '../../clickup/search/my-tasks.ts'
import { runningSprints } from './sprints.ts'

/** A resource as clients are told of it, besides that all are Markdown. */
export interface Offered {
  readonly uri: string
  readonly name: string
  readonly title: string
  readonly description: string
}

/** The kinds of what is offered, in their order, and the tools that show the same. */
export const KINDS = [
  { kind: 'current', tools: ['get_task'] },
  { kind: 'sprints', tools: ['find_tasks'] },
  { kind: 'mine', tools: ['find_tasks', 'get_task'] },
] as const

type Kind = (typeof KINDS)[number]['kind']

/** What there is of a kind; nothing where that could not be found out, though it may be a moment later. */
type Part = readonly Offered[] | undefined

/** What was offered, and what that depends on. */
export interface Listing {
  /** The mark of whose it is; nothing where nobody is signed in. */
  readonly account: object | undefined
  /** The kinds that the rules allow. */
  readonly kinds: readonly Kind[]
  /** Of the folders that the client has open. */
  readonly branches: readonly string[]
  readonly parts: Readonly<Partial<Record<Kind, Part>>>
  readonly offered: readonly Offered[]
}

const MOST_MINE = 20

const MOST_NAME = 120

const address = (kind: 'task' | 'list', id: string): string =>
  `clickup://${kind}/${encodeURIComponent(id)}`

const offeredTask = (task: Task, lead: string, said: string): Offered => {
  const name = `${labelOf(task)} ${oneLine(task.name, MOST_NAME)}`
  const list = task.list?.name ? `, in "${plainName(task.list.name)}"` : ''
  return {
    uri: address('task', labelOf(task)),
    name,
    title: `${lead}${name}`,
    description: `${said}: "${plainName(task.status.status)}"${list}`,
  }
}

const current = async (api: Api, branches: readonly string[]): Promise<readonly Offered[]> => {
  const { task } = await findCurrentTask({ api, branches: async () => branches })
  return [offeredTask(task, 'Current task: ', 'The task of the git branch')]
}

const NOT_OPEN = ['done', 'closed']

/** Those that are due first come first; what is due never, after all others. */
const byDue = (a: Task, b: Task): number =>
  (a.due_date ?? Number.POSITIVE_INFINITY) - (b.due_date ?? Number.POSITIVE_INFINITY) || 0

const mine = async (api: Api): Promise<readonly Offered[]> =>
  (await getMyTasks(api))
    .filter(({ status }) => !NOT_OPEN.includes(status.type ?? ''))
    .toSorted((a, b) => byDue(a, b) || labelOf(a).localeCompare(labelOf(b)))
    .slice(0, MOST_MINE)
    .map((task) => offeredTask(task, '', 'Assigned to me'))

const sprints = async (api: Api): Promise<readonly Offered[]> =>
  (await runningSprints(standAt(api))).map(({ id, name: full }) => {
    const name = oneLine(full, MOST_NAME)
    return {
      uri: address('list', id),
      name,
      title: `Active sprint: ${name}`,
      description: 'The open tasks of the sprint that runs now',
    }
  })

const READERS: Record<Kind, (api: Api, branches: readonly string[]) => Promise<Part>> = {
  current,
  sprints,
  mine,
}

/** What else than the object itself it may be that one of a kind has changed by. */
const TOUCHED: Record<Kind, readonly ChangedObject['kind'][]> = {
  current: ['task', 'list', 'folder', 'space'],
  sprints: ['list', 'folder', 'space', 'workspace'],
  mine: ['task', 'list', 'folder', 'space'],
}

/** What may be answered otherwise the next moment; all else is how it is. */
const PASSING = ['UPSTREAM_ERROR', 'RATE_LIMIT', 'CANCELLED'] as const

/** Each but once: the current task is mostly one of mine. */
const onceEach = (all: readonly Offered[]): readonly Offered[] =>
  all.filter(({ uri }, i) => all.findIndex((one) => one.uri === uri) === i)

const ACCOUNT = 'resources:account'

/** A mark that stays with what an account remembers, and goes with it. */
const accountOf = ({ memory }: Api): object => {
  const known = memory.peek(ACCOUNT)
  if (typeof known === 'object' && known !== null) return known
  const mark = {}
  memory.note(ACCOUNT, mark)
  return mark
}

export interface Asked {
  /** Nothing where nobody is signed in. */
  readonly api: Api | undefined
  readonly kinds: readonly Kind[]
  readonly branches: readonly string[]
}

/**
 * @param before what of it is still so is not read again
 * @param touched what was changed since then
 */
export const listResources = async (
  { api, kinds, branches }: Asked,
  before?: Listing,
  touched: readonly ChangedObject[] = [],
): Promise<Listing> => {
  const account = api && accountOf(api)
  const known = before?.account === account ? before : undefined
  const isSame = (kind: Kind): boolean =>
    known?.parts[kind] !== undefined &&
    !touched.some((one) => TOUCHED[kind].includes(one.kind)) &&
    (kind !== 'current' || known.branches.join('\n') === branches.join('\n'))
  const read = async (kind: Kind): Promise<Part> => {
    if (!api) return []
    if (isSame(kind)) return known?.parts[kind]
    try {
      return await READERS[kind](api, branches)
    } catch (error) {
      return isCodedError(error, ...PASSING) ? known?.parts[kind] : []
    }
  }
  const parts = await Promise.all(kinds.map(async (kind) => [kind, await read(kind)] as const))
  return {
    account,
    kinds,
    branches,
    parts: Object.fromEntries(parts),
    offered: onceEach(parts.flatMap(([, part]) => part ?? [])),
  }
}

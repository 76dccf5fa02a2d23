// Tasks by id, custom id, CU-id, #id, URL, `current`, or `List / exact name`.

import * as l10n from '@vscode/l10n'
import { CodedError, isCodedError } from '../../base/problems/error.ts'
import { plainName } from '../../base/text/foreign-text.ts'
import { marked, markedId } from '../../base/text/marks.ts'
import { asRead, called, sameName } from '../../base/text/names.ts'
import { ambiguous, notFound } from '../../base/text/nearest.ts'
import type { Api } from '../http/api.ts'
import type { Query } from '../http/query.ts'
import { type Place, pathOf } from '../objects/place.ts'
import { CUSTOM_ID, labelOf, MARKED_ID } from '../objects/task/label.ts'
import { getTask, getTasksPage, type Task, type TaskKey } from '../objects/task/task.ts'
import { findPlaces, resolvePlace } from './places.ts'
import type { Standpoint } from './standpoint.ts'
import { isUrl, readUrl } from './urls.ts'

const TASK_ID = /^(?=[a-z0-9]*\d)[a-z0-9]{5,12}$/i

// The oldest ids may hold no digit, and look as words do (docs/clickup-facts.md §2).
const WORD_ID = /^(?:CU-|#)?([a-z]{5,6})$/i

/** What stands behind `/t/` in an address is a key whatever it looks like. */
export const keyBehindT = (id: string): TaskKey =>
  id.includes('-') ? { customId: id.toUpperCase() } : { id: id.toLowerCase() }

/**
 * @returns the key, or `undefined` when the text has none of the forms and must be a name; what may as
 * well be a word is none
 */
export const readTaskKey = (text: string): TaskKey | undefined => {
  const trimmed = text.trim()
  const target = readUrl(trimmed)
  if (target?.kind === 'task') return keyBehindT(target.id)
  const marked = MARKED_ID.exec(trimmed)?.[1]
  if (marked) return { id: marked.toLowerCase() }
  const told = markedId(trimmed, 'task')
  if (told && TASK_ID.test(told)) return { id: told.toLowerCase() }
  if (told && CUSTOM_ID.test(told)) return { customId: told.toUpperCase() }
  const custom = trimmed.replace(/^#/, '')
  if (CUSTOM_ID.test(custom)) return { customId: custom.toUpperCase() }
  return TASK_ID.test(trimmed) ? { id: trimmed.toLowerCase() } : undefined
}

// Without a mark only what begins as ClickUp's ids do (docs/clickup-facts.md §2).
const BRANCH_ID = /(?:^|[/_-])(86[a-z0-9]{5,10})(?![A-Za-z0-9])/g
const BRANCH_CUSTOM_ID =
  /(?<=^|[/_-])(?=([A-Za-z][A-Za-z0-9]*(?:_[A-Za-z0-9]+)*-\d+)(?![A-Za-z0-9]))/g

/**
 * The keys that a branch name such as `feature/ENG-123-login` or `CU-868512p_login` may hold. Only with
 * ClickUp's mark and a digit one is certain: `CU-login` and `lodash-4` look as ids do, and of
 * `ENG_OPS-12` both `ENG_OPS-12` and `OPS-12` may be meant.
 */
export const taskKeysOfBranch = (branch: string): readonly TaskKey[] => {
  const marked = /(?:^|[/_-])CU-((?=[a-z0-9]*\d)[a-z0-9]{5,12})(?![a-z0-9])/i.exec(branch)?.[1]
  if (marked) return [{ id: marked.toLowerCase() }]
  const word = /(?:^|[/_-])CU-([a-z]{5,6})(?![a-z0-9])/i.exec(branch)?.[1]
  const named = (pattern: RegExp): readonly string[] =>
    [...branch.matchAll(pattern)].flatMap(([, found]) => found ?? [])
  return [
    ...[...(word ? [word.toLowerCase()] : []), ...named(BRANCH_ID)].map((id) => ({ id })),
    ...[...new Set(named(BRANCH_CUSTOM_ID).map((id) => id.toUpperCase()))].map((customId) => ({
      customId,
    })),
  ]
}

const shownKey = (key: TaskKey): string => ('id' in key ? key.id : key.customId)

/** No branch name holds more that look like one. */
const MOST_KEYS = 8

interface Existing {
  readonly key: TaskKey
  readonly task: Task
}

/** Those of them that are tasks: which prefixes a workspace has, only its tasks tell. */
const existing = async (api: Api, keys: readonly TaskKey[]): Promise<readonly Existing[]> => {
  const found = await Promise.all(
    keys.slice(0, MOST_KEYS).map(async (key) => {
      try {
        return { key, task: await getTask(api, key) }
      } catch (error) {
        if (isCodedError(error, 'NOT_FOUND', 'INVALID_INPUT')) return undefined
        throw error
      }
    }),
  )
  const tasks = new Map(found.flatMap((one) => (one ? [[one.task.id, one] as const] : [])))
  return [...tasks.values()]
}

/**
 * The task of the branch that is checked out; no request where no branch name holds what looks like one.
 * @throws CodedError NOT_FOUND, AMBIGUOUS
 */
export const findCurrentTask = async ({
  api,
  branches,
}: Pick<Standpoint, 'api' | 'branches'>): Promise<Existing> => {
  const names = await branches()
  const keys = [
    ...new Map(names.flatMap(taskKeysOfBranch).map((key) => [shownKey(key), key])).values(),
  ]
  const found = await existing(api, keys)
  const [only, ...others] = found
  if (only && others.length === 0) return only
  if (only)
    throw ambiguous(
      l10n.t('"current" may mean more than one current task.'),
      found.map(({ key }) => shownKey(key)),
    )
  throw new CodedError('NOT_FOUND', noneIn(names, keys), {
    hint: l10n.t('Name the task by its id, custom id or URL.'),
  })
}

const noneIn = (names: readonly string[], keys: readonly TaskKey[]): string => {
  if (names.length === 0)
    return l10n.t('No git branch is checked out in the open folders, so there is no current task.')
  return keys.length === 0
    ? l10n.t`No task id stands in the branch name (${names.join(', ')}).`
    : l10n.t`No task of this workspace stands in the branch name (${names.join(', ')}): there is no ${keys.map(shownKey).join(', ')}.`
}

interface Parts {
  readonly list: string
  readonly name: string
}

/** No name holds more slashes. */
const MOST_PARTINGS = 20

/**
 * Where a text may be parted into list and task. With blanks around it, as in paths, a slash parts more
 * surely: names such as `CI/CD` hold one too.
 */
const partingsOf = (text: string): readonly Parts[] => {
  const at = (slash: RegExp): readonly Parts[] =>
    [...text.matchAll(slash)].slice(0, MOST_PARTINGS).flatMap((found) => {
      const list = text.slice(0, found.index).trim()
      const name = text.slice(found.index + found[0].length).trim()
      return list && name ? [{ list, name }] : []
    })
  const parted = at(/\s+\/\s+/g)
  return parted.length > 0 ? parted : at(/\//g)
}

/** Of several ways to part it, those whose first part is a list; where none is, the last. */
const withinLists = async (
  at: Standpoint,
  partings: readonly Parts[],
): Promise<readonly { readonly list: Place; readonly name: string }[]> => {
  const known =
    partings.length > 1
      ? (await Promise.all(partings.map(({ list }) => findPlaces(at.api, list, ['list'])))).flatMap(
          (lists, i) => lists.map((list) => ({ list, name: partings[i]?.name ?? '' })),
        )
      : []
  if (known.length > 0) return known
  const last = partings.at(-1)
  if (!last) return []
  try {
    return [{ list: await resolvePlace(at, last.list, ['list']), name: last.name }]
  } catch (error) {
    if (!isCodedError(error, 'AMBIGUOUS')) throw error
    // Which of the lists is meant may be told by the task.
    const lists = await findPlaces(at.api, last.list, ['list'])
    if (lists.length === 0) throw error
    return lists.map((list) => ({ list, name: last.name }))
  }
}

const tasksIn = async (api: Api, list: Place): Promise<readonly Task[]> => {
  const tasks: Task[] = []
  for (let page = 0, last = false; !last && page < 10; page += 1) {
    const answer = await getTasksPage(api, list.id, {
      page,
      subtasks: true,
      include_closed: true,
      include_timl: true,
    })
    tasks.push(...answer.tasks)
    last = answer.lastPage
  }
  return tasks
}

/** Of a list and a task below it. */
const MOST_TOLD = 120

/** With its id: where a path ends and a name begins, only that tells for certain. */
const tellTask = ({ path }: Place, { id, name }: Task): string =>
  marked(pathOf([path, name]), 'task', id, MOST_TOLD)

const taskByName = async (at: Standpoint, text: string): Promise<TaskKey> => {
  const wanted = await withinLists(at, partingsOf(text))
  const looked = await Promise.all(
    wanted.map(async ({ list, name }) => ({ list, name, tasks: await tasksIn(at.api, list) })),
  )
  const named = looked.flatMap(({ name, tasks }) => called(tasks, name, (task) => [task.name]))
  const exact = named.filter((task) =>
    looked.some(({ name }) => asRead(name) === asRead(task.name)),
  )
  const found = exact.length > 0 ? exact : named
  const [only, ...others] = new Map(found.map((task) => [task.id, task])).values()
  if (only && others.length === 0) return { id: only.id }
  if (only)
    throw ambiguous(
      l10n.t`"${plainName(only.name)}" may mean more than one task.`,
      [only, ...others].map(labelOf),
    )
  const last = looked.at(-1)
  if (last)
    throw notFound(
      l10n.t`There is no task in ${last.list.path} "${plainName(last.name)}".`,
      text,
      looked.flatMap(({ list, tasks }) => tasks.map((task) => tellTask(list, task))),
    )
  throw new CodedError(
    'NOT_FOUND',
    l10n.t`"${plainName(text)}" is no task id, custom id or ClickUp URL.`,
    {
      hint: l10n.t(
        'Name a task by id (868512p), custom id (ENG-123), URL, or as "List / exact task name".',
      ),
    },
  )
}

/**
 * The key of the task that a person or a model means.
 * @throws CodedError NOT_FOUND, AMBIGUOUS, INVALID_INPUT for a URL of something else
 */
export const resolveTaskKey = async (at: Standpoint, text: string): Promise<TaskKey> => {
  if (sameName(text, 'current')) return (await findCurrentTask(at)).key
  const key = readTaskKey(text)
  if (key) return key
  if (isUrl(text.trim()))
    throw new CodedError(
      'INVALID_INPUT',
      l10n.t`That address is not one of a ClickUp task: ${text}`,
      { hint: l10n.t("A task's address looks like https://app.clickup.com/t/868512p.") },
    )
  const word = WORD_ID.exec(markedId(text, 'task') ?? text.trim())?.[1]
  const [old] = word ? await existing(at.api, [{ id: word.toLowerCase() }]) : []
  return old?.key ?? taskByName(at, text)
}

/**
 * The task itself, read anew.
 * @throws CodedError as `resolveTaskKey`, and NOT_FOUND when ClickUp does not know the key
 */
export const resolveTask = async (
  at: Standpoint,
  text: string,
  query: Query = {},
): Promise<Task> => {
  const key = await resolveTaskKey(at, text)
  try {
    return await getTask(at.api, key, query)
  } catch (error) {
    if (!isCodedError(error, 'NOT_FOUND')) throw error
    const id = 'id' in key ? key.id : key.customId
    throw new CodedError(
      'NOT_FOUND',
      l10n.t`There is no task ${id}, or this account cannot see it.`,
      {
        ...error.details,
        hint: l10n.t('Check the id; find_tasks finds tasks by words in their names.'),
      },
    )
  }
}

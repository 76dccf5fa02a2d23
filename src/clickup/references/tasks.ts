// Tasks by id, custom id, CU-id, #id, URL, `current`, or `List / exact name`.

import * as l10n from '@vscode/l10n'
import type { Branches } from '../../base/git/branches.ts'
import { CodedError, isCodedError } from '../../base/problems/error.ts'
import { plainName } from '../../base/text/foreign-text.ts'
import { sameName } from '../../base/text/names.ts'
import { ambiguous, notFound } from '../../base/text/nearest.ts'
import type { Query } from '../http/query.ts'
import { labelOf } from '../objects/task/label.ts'
import { getTask, getTasksPage, type Task, type TaskKey } from '../objects/task/task.ts'
import { resolvePlace } from './places.ts'
import type { Standpoint } from './standpoint.ts'
import { isUrl, readUrl } from './urls.ts'

const CUSTOM_ID = /^[A-Za-z][A-Za-z0-9_]*-\d+$/

const TASK_ID = /^(?=[a-z0-9]*\d)[a-z0-9]{5,12}$/i

// `CU-` marks a plain id; with few digits behind it, it is the prefix of a custom id instead.
const MARKED_ID = /^(?:CU-|#)((?=[a-z0-9]*\d)[a-z0-9]{5,12})$/i

/** @returns the key, or `undefined` when the text has none of the forms and must be a name */
export const readTaskKey = (text: string): TaskKey | undefined => {
  const trimmed = text.trim()
  const target = readUrl(trimmed)
  if (target?.kind === 'task') return readTaskKey(target.id)
  const marked = MARKED_ID.exec(trimmed)?.[1]
  if (marked) return { id: marked.toLowerCase() }
  const custom = trimmed.replace(/^#/, '')
  if (CUSTOM_ID.test(custom)) return { customId: custom.toUpperCase() }
  return TASK_ID.test(trimmed) ? { id: trimmed.toLowerCase() } : undefined
}

// In this order: `fix-404` is what a custom id may look like too, `ENG-123` is more surely one.
const BRANCH_CUSTOM_IDS = [
  /(?:^|[/_-])([A-Z][A-Z0-9]*-\d+)(?![A-Za-z0-9])/,
  /(?:^|[/_-])([A-Za-z][A-Za-z0-9]*-\d+)(?![A-Za-z0-9])/,
]

// Without a mark only what begins as ClickUp's ids do (docs/clickup-facts.md §2).
const BRANCH_ID = /(?:^|[/_-])(86[a-z0-9]{5,10})(?![A-Za-z0-9])/

/** The key in a branch name such as `feature/ENG-123-login` or `CU-868512p_login`. */
export const taskKeyOfBranch = (branch: string): TaskKey | undefined => {
  const marked = /(?:^|[/_-])CU-((?=[a-z0-9]*\d)[a-z0-9]{5,12})(?![a-z0-9])/i.exec(branch)?.[1]
  if (marked) return { id: marked.toLowerCase() }
  const plain = BRANCH_ID.exec(branch)?.[1]
  const [sure, likely] = BRANCH_CUSTOM_IDS.map((pattern) => pattern.exec(branch)?.[1])
  if (sure) return { customId: sure }
  if (plain) return { id: plain }
  return likely ? { customId: likely.toUpperCase() } : undefined
}

const currentTask = async (branches: Branches): Promise<TaskKey> => {
  const names = await branches()
  const keys = new Map(
    names.flatMap((name) => {
      const key = taskKeyOfBranch(name)
      return key ? [[JSON.stringify(key), key] as const] : []
    }),
  )
  const [only, ...others] = keys.values()
  if (only && others.length === 0) return only
  if (only)
    throw ambiguous(
      l10n.t('"current" may mean more than one current task.'),
      [...keys.values()].map((key) => ('id' in key ? key.id : key.customId)),
    )
  throw new CodedError(
    'NOT_FOUND',
    names.length === 0
      ? l10n.t('No git branch is checked out in the open folders, so there is no current task.')
      : l10n.t`No task id stands in the branch name (${names.join(', ')}).`,
    { hint: l10n.t('Name the task by its id, custom id or URL.') },
  )
}

/** With blanks around it, as in paths, a slash parts more surely: names such as `CI/CD` hold one too. */
const partsOf = (text: string): readonly [list: string, name: string] | undefined => {
  const [, list, name] = /^(.*\S)\s+\/\s+(.+)$/.exec(text) ?? /^(.+)\/(.+)$/.exec(text) ?? []
  return list && name ? [list, name.trim()] : undefined
}

const taskByName = async (at: Standpoint, text: string): Promise<TaskKey> => {
  const parts = partsOf(text)
  if (!parts)
    throw new CodedError(
      'NOT_FOUND',
      l10n.t`"${plainName(text)}" is no task id, custom id or ClickUp URL.`,
      {
        hint: l10n.t(
          'Name a task by id (868512p), custom id (ENG-123), URL, or as "List / exact task name".',
        ),
      },
    )
  const [place, name] = parts
  const list = await resolvePlace(at, place, ['list'])
  const tasks: Task[] = []
  for (let page = 0, last = false; !last && page < 10; page += 1) {
    const answer = await getTasksPage(at.api, list.id, {
      page,
      subtasks: true,
      include_closed: true,
      include_timl: true,
    })
    tasks.push(...answer.tasks)
    last = answer.lastPage
  }
  const [only, ...others] = tasks.filter((task) => sameName(task.name, name))
  if (only && others.length === 0) return { id: only.id }
  if (only)
    throw ambiguous(
      l10n.t`"${plainName(name)}" may mean more than one task.`,
      [only, ...others].map(labelOf),
    )
  throw notFound(
    l10n.t`There is no task in ${list.path} "${plainName(name)}".`,
    name,
    tasks.map((task) => task.name),
  )
}

/**
 * The key of the task that a person or a model means.
 * @throws CodedError NOT_FOUND, AMBIGUOUS, INVALID_INPUT for a URL of something else
 */
export const resolveTaskKey = async (at: Standpoint, text: string): Promise<TaskKey> => {
  if (sameName(text, 'current')) return currentTask(at.branches)
  const key = readTaskKey(text)
  if (key) return key
  if (isUrl(text.trim()))
    throw new CodedError(
      'INVALID_INPUT',
      l10n.t`That address is not one of a ClickUp task: ${text}`,
      { hint: l10n.t("A task's address looks like https://app.clickup.com/t/868512p.") },
    )
  return taskByName(at, text)
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

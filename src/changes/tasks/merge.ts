// Merging tasks: everything of the sources moves into one task, and ClickUp has no way back.

import * as l10n from '@vscode/l10n'
import { all } from '../../base/problems/all.ts'
import { CodedError } from '../../base/problems/error.ts'
import { notApplied } from '../../base/problems/problem.ts'
import { plainName } from '../../base/text/foreign-text.ts'
import type { Api } from '../../clickup/http/api.ts'
import { labelOf } from '../../clickup/objects/task/label.ts'
import { mergeTasks } from '../../clickup/objects/task/relation.ts'
import { getTask, type Task } from '../../clickup/objects/task/task.ts'
import type { Standpoint } from '../../clickup/references/standpoint.ts'
import { resolveTask } from '../../clickup/references/tasks.ts'
import type { Change, Comparison } from '../engine/change.ts'
import { lookForGone } from '../engine/gone.ts'
import { taskAndListTouched, taskTouched } from '../engine/touched.ts'

/**
 * A merged task is gone, or answers as the one that took it in, or is archived.
 * @throws CodedError where it cannot be seen, which says nothing
 */
const isMerged = async (api: Api, task: Task): Promise<boolean> => {
  let now: Task | undefined
  const isGone = await lookForGone(async () => {
    now = await getTask(api, { id: task.id })
  })
  return isGone === true || (now !== undefined && (now.id !== task.id || now.archived))
}

/** @throws CodedError INVALID_INPUT when a task would be merged into itself */
export const planMergeTasks = async (
  at: Standpoint,
  into: string,
  references: readonly string[],
): Promise<Change<true>> => {
  const target = await resolveTask(at, into)
  const found = await all(references.map((reference) => resolveTask(at, reference)))
  const sources = [...new Map(found.map((task) => [task.id, task])).values()]
  if (sources.some(({ id }) => id === target.id))
    throw new CodedError(
      'INVALID_INPUT',
      l10n.t`${labelOf(target)} cannot be merged into itself.`,
      {
        hint: l10n.t('Name only the other tasks in `tasks`.'),
      },
    )
  const named = (task: Task): string => `${labelOf(task)} "${plainName(task.name)}"`
  const told = (merged: readonly Task[]): Comparison => ({
    result: { into: labelOf(target), merged: merged.map(labelOf) },
    missing: sources
      .filter((task) => !merged.includes(task))
      .map((task) =>
        notApplied(l10n.t`ClickUp said yes, but ${labelOf(task)} is still a task of its own.`),
      ),
    touched: [taskTouched(target), ...sources.flatMap(taskAndListTouched)],
    futile: merged.length === 0,
  })
  return {
    title: l10n.t`merge ${sources.map(named).join(', ')} into ${named(target)}`,
    effects: [{ field: 'merged into', from: sources.map(labelOf), to: labelOf(target) }],
    destroys: sources.map((task) => ({
      verb: l10n.t('merge'),
      kind: l10n.t('task'),
      name: task.name,
      label: labelOf(task),
      where: l10n.t`into ${named(target)}`,
    })),
    // Merging knows no custom ids (docs/clickup-facts.md §2).
    send: async (to) => {
      await mergeTasks(
        to,
        target.id,
        sources.map(({ id }) => id),
      )
      return true
    },
    lookFor: async (to) =>
      (await Promise.all(sources.map((task) => isMerged(to, task)))).some(Boolean)
        ? true
        : undefined,
    confirmed: () => told(sources),
    async compare(to) {
      const merged = await Promise.all(sources.map((task) => isMerged(to, task)))
      return told(sources.filter((_, i) => merged[i]))
    },
  }
}

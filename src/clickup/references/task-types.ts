// Task types and task templates by name or id.
import * as l10n from '@vscode/l10n'
import { CodedError } from '../../base/problems/error.ts'
import { plainName } from '../../base/text/foreign-text.ts'
import { sameName } from '../../base/text/names.ts'
import { nearest } from '../../base/text/nearest.ts'
import type { Api } from '../http/api.ts'
import { unlessRefused } from '../http/refusals.ts'
import type { Named } from '../objects/shapes.ts'
import type { Task } from '../objects/task/task.ts'
import { getTemplates } from '../objects/task/template.ts'
import { getTaskTypes } from '../objects/task/type.ts'

const oneNamed = (reference: string, all: readonly Named[], missing: string): Named => {
  const found = all.find(({ id, name }) => id === reference || sameName(name, reference))
  if (found) return found
  throw new CodedError('INVALID_INPUT', missing, {
    candidates: nearest(
      reference,
      all.map(({ name }) => name),
    ),
    hint: l10n.t('Use one of the candidates.'),
  })
}

/** By number, as tasks tell it; nothing is asked for where all are ordinary tasks and milestones. */
export const taskTypeNames = async (
  api: Api,
  tasks: readonly Task[],
): Promise<ReadonlyMap<number, string>> => {
  if (tasks.every(({ custom_item_id: type = 0 }) => type < 2)) return new Map()
  // Nobody asked for the name: where that is refused, the number stands for it.
  const types = await unlessRefused(api, 'task-types', getTaskTypes(api))
  return new Map(types.map(({ id, name }) => [Number(id), name]))
}

/** @throws CodedError INVALID_INPUT with the nearest names */
export const resolveTaskType = async (
  api: Api,
  reference: string,
): Promise<{ readonly id: number; readonly name: string }> => {
  const missing = l10n.t`There is no task type "${plainName(reference)}".`
  const { id, name } = oneNamed(reference, await getTaskTypes(api), missing)
  return { id: Number(id), name }
}

/** @throws CodedError INVALID_INPUT with the nearest names */
export const resolveTemplate = async (api: Api, reference: string): Promise<Named> =>
  oneNamed(
    reference,
    await getTemplates(api),
    l10n.t`There is no task template "${plainName(reference)}".`,
  )

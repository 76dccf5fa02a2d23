// Task types and task templates by name or id.
import * as l10n from '@vscode/l10n'
import { CodedError } from '../../base/problems/error.ts'
import { plainName } from '../../base/text/foreign-text.ts'
import { meantAmong, tellingAmong } from '../../base/text/marks.ts'
import { ambiguous, nearest } from '../../base/text/nearest.ts'
import type { Api } from '../http/api.ts'
import { unlessRefused } from '../http/refusals.ts'
import type { Named } from '../objects/shapes.ts'
import type { Task } from '../objects/task/task.ts'
import { getTemplates } from '../objects/task/template.ts'
import { getTaskTypes } from '../objects/task/type.ts'

type NamedKind = 'type' | 'template'

/** How each is told so that it is found again. */
export const tellingNamed = (all: readonly Named[], kind: NamedKind): ((one: Named) => string) =>
  tellingAmong(all, { kind, id: ({ id }) => id, name: ({ name }) => name })

/** @returns its name as it is told */
const oneNamed = (
  reference: string,
  all: readonly Named[],
  kind: NamedKind,
  missing: string,
): Named => {
  const [only, ...others] = meantAmong(all, reference, {
    kind,
    id: ({ id }) => id,
    names: ({ name }) => [name],
  })
  const tell = tellingNamed(all, kind)
  if (only && others.length > 0)
    throw ambiguous(
      l10n.t`"${plainName(reference)}" may mean more than one.`,
      [only, ...others].map(tell),
    )
  if (only) return { id: only.id, name: tell(only) }
  throw new CodedError('INVALID_INPUT', missing, {
    candidates: nearest(reference, all.map(tell)),
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
  const tell = tellingNamed(types, 'type')
  return new Map(types.map((one) => [Number(one.id), tell(one)]))
}

/** @throws CodedError INVALID_INPUT with the nearest names */
export const resolveTaskType = async (
  api: Api,
  reference: string,
): Promise<{ readonly id: number; readonly name: string }> => {
  const missing = l10n.t`There is no task type "${plainName(reference)}".`
  const { id, name } = oneNamed(reference, await getTaskTypes(api), 'type', missing)
  return { id: Number(id), name }
}

/** @throws CodedError INVALID_INPUT with the nearest names */
export const resolveTemplate = async (api: Api, reference: string): Promise<Named> =>
  oneNamed(
    reference,
    await getTemplates(api),
    'template',
    l10n.t`There is no task template "${plainName(reference)}".`,
  )

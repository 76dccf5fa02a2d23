// What an operation destroys, by its names.
import { plainName } from '../../base/text/foreign-text.ts'
import { type Fields, isFields } from '../../base/text/records.ts'
import type { Operation } from '../../openapi/catalogue.ts'
import { withoutSecretsIn } from '../../openapi/secrets.ts'
import type { Loss } from '../steps/kind.ts'
import { known, type Target } from '../steps/step.ts'
import { type OperationStep, OWN, operationOf, valuesOf } from './asked.ts'

/** `DeleteATimeEntry` → `delete a time entry` */
const spelt = (id: string): string =>
  id
    .replace(/([a-z])([A-Z])/g, '$1 $2')
    .replace(/\bA([A-Z])/g, 'A $1')
    .toLowerCase()
    .replace(/ (chat|public)$/, '')

/** `update folder "Sprints" (folder 123)` */
export const titleFor = ({ id }: Operation, { label, name }: Target): string =>
  [
    spelt(id),
    ...(name ? [`"${plainName(name)}"`] : []),
    ...(label && label !== id ? [`(${label})`] : []),
  ].join(' ')

const textsOf = (object: Fields): readonly unknown[] => [
  object.name,
  object.title,
  object.username,
  object.email,
  // A webhook has no other name.
  typeof object.endpoint === 'string' ? withoutSecretsIn(object.endpoint) : undefined,
]

/** An entry of time is known by its task, a guest by the person. */
export const nameIn = (object: Fields): string | undefined => {
  const nested = [object.task, object.user].filter(isFields).flatMap(textsOf)
  const name = [...textsOf(object), ...nested].find(
    (each) => typeof each === 'string' && each !== '',
  )
  return typeof name === 'string' ? name : undefined
}

const counted = (count: number, one: string): readonly string[] =>
  count > 0 ? [`${count} ${count === 1 ? one : `${one}s`}`] : []

/** What ClickUp says to be in it. */
const contentsOf = (before: Fields): string | undefined => {
  const { task_count: tasks, lists, folders, key_results: results, bearers } = before
  const parts = [
    ...counted(Number(folders ?? 0), 'folder'),
    ...counted(Number(lists ?? 0), 'list'),
    ...counted(Number(tasks ?? 0), 'task'),
    ...counted(Array.isArray(results) ? results.length : 0, 'key result'),
  ]
  if (Array.isArray(bearers) && bearers.length > 0)
    return `which ${counted(bearers.length, 'task').join()} ${bearers.length === 1 ? 'has' : 'have'}`
  return parts.length > 0 ? `with its ${parts.join(' and ')}` : undefined
}

/** `DeleteATimeEntry` → `delete`, `time entry`; `RemoveGuestFromTask` → `remove`, `guest` */
const deedOf = ({ id }: Operation): Pick<Loss, 'verb' | 'kind'> => {
  const [verb = 'delete', ...words] = spelt(id).split(' ')
  const [kind = ''] = words.join(' ').replace(/^a /, '').split(' from ')
  return { verb, kind }
}

/** What is lost for good, as the user knows it. */
export const lossesOf = (step: OperationStep): readonly Loss[] => {
  const operation = operationOf(step)
  if (operation.kind !== 'delete') return []
  const { label, name } = step.target
  const values = Object.entries(valuesOf(step.target as Parameters<typeof valuesOf>[0]))
  const last = values.filter(([key]) => !OWN.has(key)).at(-1)?.[1]
  const more = contentsOf(known(step.before) ?? {})
  return [
    {
      ...deedOf(operation),
      name: name ?? last ?? operation.id,
      ...(label !== operation.id ? { label } : {}),
      ...(more ? { more } : {}),
    },
  ]
}

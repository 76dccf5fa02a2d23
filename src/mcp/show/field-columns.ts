// Custom fields as columns of rows, and as small objects.
import { asRead } from '../../base/text/names.ts'
import { type Telling, tellingFields, toldValue } from '../../clickup/fields/told.ts'
import type { CustomField } from '../../clickup/objects/custom-field.ts'
import type { Task } from '../../clickup/objects/task/task.ts'
import { fieldsCalled } from '../../clickup/references/fields.ts'
import { type Cell, several, type View } from './view.ts'

export interface FieldColumn {
  /** Those that are called so: in each space it may be another one. */
  readonly fields: readonly CustomField[]
  /** How it is told. */
  readonly told: string
}

/**
 * One column for all fields of a name, unless a task has several of them: then each has its own.
 * @param fields those that tasks may have
 * @param means whether a name means something else where it is given back
 */
export const fieldColumns = (
  name: string,
  fields: readonly CustomField[],
  tasks: readonly Task[],
  means: (name: string) => boolean,
): readonly FieldColumn[] => {
  const named = [...new Map(fieldsCalled(fields, name).map((field) => [field.id, field])).values()]
  const [first, ...others] = named
  if (!first) return []
  const tell = tellingFields(fields, means)
  const hasSeveral = ({ custom_fields: own }: Task): boolean =>
    own.filter(({ id }) => named.some((field) => field.id === id)).length > 1
  return others.length === 0 || tasks.some(hasSeveral)
    ? named.map((field) => ({ fields: [field], told: tell(field) }))
    : [{ fields: named, told: asRead(first.name) }]
}

const valueCell = (field: CustomField, view: Telling): Cell => {
  const told = toldValue(field, view)
  return typeof told === 'object' ? several(told) : (told ?? null)
}

// The task's own definition is used: the options of a field of the same name differ between spaces.
export const fieldCell = ({ fields }: FieldColumn, task: Task, view: View): Cell =>
  task.custom_fields
    .filter(({ id }) => fields.some((field) => field.id === id))
    .map((field) => valueCell(field, view))
    .find((cell) => cell !== null) ?? null

/** Only the fields that are set, by name; two of one name by what tells them apart. */
export const customFieldsOf = (
  fields: readonly CustomField[],
  view: Telling,
): Record<string, Cell> => {
  const tell = tellingFields(fields)
  return Object.fromEntries(
    fields.flatMap((field) => {
      const cell = valueCell(field, view)
      return cell === null ? [] : [[tell(field), cell]]
    }),
  )
}

// Custom fields as columns of rows.
import { sameName } from '../../base/text/names.ts'
import { readable } from '../../base/text/pictures.ts'
import { longLabel } from '../../clickup/fields/labels.ts'
import { readFieldValue } from '../../clickup/fields/read.ts'
import type { CustomField } from '../../clickup/objects/custom-field.ts'
import type { Task } from '../../clickup/objects/task/task.ts'
import { isField } from '../../clickup/references/fields.ts'

export interface FieldColumn {
  readonly label: string
  readonly field: CustomField
  /** Of this field alone, and not of the one of its name that another space has. */
  readonly isAlone: boolean
}

/**
 * One column for all fields of a name, unless a task has several of them: then each has its own.
 * @param fields those that tasks may have
 */
export const fieldColumns = (
  name: string,
  fields: readonly CustomField[],
  tasks: readonly Task[],
): readonly FieldColumn[] => {
  const named = [
    ...new Map(
      fields.filter((field) => isField(field, name)).map((field) => [field.id, field]),
    ).values(),
  ]
  const [first] = named
  if (!first) return []
  const hasSeveral = ({ custom_fields: own }: Task): boolean =>
    own.filter((field) => sameName(field.name, first.name)).length > 1
  return tasks.some(hasSeveral)
    ? named.map((field) => ({ label: longLabel(field), field, isAlone: true }))
    : [{ label: first.name, field: first, isAlone: false }]
}

// The task's own definition is used: the options of a field of the same name differ between spaces.
export const fieldCell = ({ field, isAlone }: FieldColumn, task: Task, zone: string) => {
  const { id, name } = field
  const own =
    task.custom_fields.find((one) => one.id === id) ??
    (isAlone ? undefined : task.custom_fields.find((one) => sameName(one.name, name)))
  const value = own && readFieldValue(own, zone)
  return typeof value === 'string' ? readable(value) : (value ?? null)
}

// What the fields of one place are called: by name, and where several have one name, by name and id.
import { normalise } from '../../base/text/names.ts'
import type { CustomField } from '../objects/custom-field.ts'

type Called = Pick<CustomField, 'id' | 'name'>

/** Tells two fields of one name apart, and is taken wherever a field is named. */
export const longLabel = ({ id, name }: Called): string => `${name} (${id})`

/** By id. @param fields all that one place has, those that are not set too */
export const fieldLabels = (fields: readonly Called[]): ReadonlyMap<string, string> => {
  const ids = new Map<string, Set<string>>()
  for (const { id, name } of fields) {
    const key = normalise(name)
    ids.set(key, (ids.get(key) ?? new Set()).add(id))
  }
  return new Map(
    fields.map((field) => [
      field.id,
      (ids.get(normalise(field.name))?.size ?? 1) > 1 ? longLabel(field) : field.name,
    ]),
  )
}

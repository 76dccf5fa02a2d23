// What is known of a custom field and its values on tasks, apart from how it is asked for.
import { type FieldKind, kindOf } from '../../../clickup/fields/kinds.ts'
import { membersNow } from '../../../clickup/fields/members.ts'
import { readFieldValue } from '../../../clickup/fields/read.ts'
import { encodeField, type FieldContext } from '../../../clickup/fields/write.ts'
import type { CustomField } from '../../../clickup/objects/custom-field.ts'

/** A field with its value on each of the tasks. */
export interface FieldOfTasks {
  readonly field: CustomField
  readonly held: readonly CustomField[]
}

export type Bar = 'computed' | 'votes' | 'signature' | 'baseline' | 'files' | 'place'

const BARRED: Partial<Record<FieldKind, Bar>> = {
  counted: 'computed',
  formula: 'computed',
  votes: 'votes',
  signature: 'signature',
  baseline: 'baseline',
  files: 'files',
  place: 'place',
}

/** Why it cannot be set by hand here; nothing where it can. */
export const bar = (field: CustomField): Bar | undefined => BARRED[kindOf(field)]

/** How it reads where all tasks have the same; empty where all have nothing. */
export const commonValue = ({ held }: FieldOfTasks, zone: string): string | undefined => {
  const values = held.map((field) => String(readFieldValue(field, zone) ?? ''))
  return values.every((value) => value === values[0]) ? values[0] : undefined
}

/** On how many of the tasks the field holds this option, person or task. */
export const countHolding = ({ held }: FieldOfTasks, id: string): number =>
  held.filter((one) => membersNow(one).some((member) => member.id === id)).length

/**
 * How a text is understood, where that is not the text itself.
 * @throws CodedError INVALID_INPUT with what to write instead
 */
export const understoodAs = async (
  field: CustomField,
  text: string,
  context: FieldContext,
): Promise<string | undefined> => {
  const { shown } = await encodeField(field, text.trim(), context)
  return shown === undefined || String(shown) === text.trim() ? undefined : String(shown)
}

/** A box of one line would lose the others. */
export const isLong = ({ field, held }: FieldOfTasks): boolean =>
  field.type === 'text' && held.length === 1 && /\n/.test(String(held[0]?.value ?? ''))

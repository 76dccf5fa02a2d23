// Fields that hold several: labels, people, tasks.
import * as l10n from '@vscode/l10n'
import { plainName } from '../../base/text/foreign-text.ts'
import { isFields } from '../../base/text/records.ts'
import type { CustomField } from '../objects/custom-field.ts'
import type { FieldBody } from './field.ts'
import { kindOf } from './kinds.ts'
import { asText, optionId, refuse } from './options.ts'
import { nameIn } from './read.ts'

/** `[…]` and `{set}` are exactly these, `{add, remove}` a change of what is there, anything else one. */
interface Difference {
  readonly add: readonly unknown[]
  readonly remove: readonly unknown[]
  readonly exactly: boolean
}

const listFrom = (value: unknown): readonly unknown[] =>
  value === undefined ? [] : Array.isArray(value) ? value : [value]

const KEYS: readonly string[] = ['add', 'remove', 'rem']

/** @throws CodedError INVALID_INPUT where a part of what was said would be dropped */
const differenceOf = (field: CustomField, said: unknown): Difference => {
  if (!isFields(said)) return { add: listFrom(said), remove: [], exactly: true }
  const keys = Object.keys(said)
  if (keys.join() === 'set') return { add: listFrom(said.set), remove: [], exactly: true }
  if (keys.length === 0 || keys.some((key) => !KEYS.includes(key)))
    throw refuse(
      l10n.t`The field "${plainName(field.name)}" (${field.type}) takes a list, {add, remove} or {set}.`,
      l10n.t('Give a list of names, or {"add": […], "remove": […]}.'),
    )
  return {
    add: listFrom(said.add),
    remove: [...listFrom(said.remove), ...listFrom(said.rem)],
    exactly: false,
  }
}

export const heldIn = ({ value }: CustomField): readonly unknown[] =>
  listFrom(value).filter((item) => item !== null && item !== undefined)

/** Whom or what the field holds, with a name for each. */
export const membersNow = (
  field: CustomField,
): readonly { readonly id: string; readonly name: string }[] =>
  heldIn(field).map((item) => ({
    id: String(isFields(item) ? item.id : item),
    name: nameIn(item) ?? String(item),
  }))

export const idsNow = (field: CustomField): readonly string[] =>
  heldIn(field).map((item) => String(isFields(item) ? item.id : item))

export const labelsValue = (field: CustomField, said: unknown): FieldBody => {
  const { add, remove, exactly } = differenceOf(field, said)
  const removed = remove.map((each) => optionId(field, each))
  const added = add.map((each) => optionId(field, each))
  checkApart(field, added, removed)
  const kept = exactly ? [] : idsNow(field).filter((id) => !removed.includes(id))
  // Writing overwrites all labels (docs/clickup-facts.md §15).
  return { value: [...new Set([...kept, ...added])] }
}

/** @throws CodedError INVALID_INPUT where the same is to come and to go */
const checkApart = (
  field: CustomField,
  add: readonly (string | number)[],
  remove: readonly (string | number)[],
): void => {
  const both = add.map(String).find((id) => remove.map(String).includes(id))
  if (both === undefined) return
  throw refuse(
    l10n.t`The field "${plainName(field.name)}" (${field.type}) cannot gain and lose the same at once.`,
    l10n.t('Name each once. Nothing was sent.'),
  )
}

const textsOf = (field: CustomField, values: readonly unknown[]): readonly string[] =>
  values.map((value) => asText(field, value))

interface Member<Id> {
  readonly id: Id
  readonly name: string
}

/** A body, and how it reads where the body itself does not tell. */
export interface Encoded extends FieldBody {
  readonly shown?: string
  /** By id. */
  readonly names?: ReadonlyMap<string, string>
}

/** People have numbers; a user group among them, as a task, has a text (docs/clickup-facts.md §15). */
export const isPersonId = (id: string): boolean => /^-?\d+$/.test(id)

export const memberId = (field: Pick<CustomField, 'type'>, id: string): string | number =>
  kindOf(field) === 'people' && isPersonId(id) ? Number(id) : id

/** `{add, rem}` of ids, as people and relationship fields take it. */
export const membership = async <Id extends string | number>(
  field: CustomField,
  said: unknown,
  find: (references: readonly string[]) => Promise<readonly Member<Id>[]>,
): Promise<Encoded> => {
  const { add, remove, exactly } = differenceOf(field, said)
  const adding = await find(textsOf(field, add))
  const removing = await find(textsOf(field, remove))
  const ids = [...new Set(adding.map(({ id }) => id))]
  const removed = removing.map(({ id }) => id)
  checkApart(field, ids, removed)
  const stale = exactly ? idsNow(field).filter((id) => !ids.map(String).includes(id)) : []
  const names = (members: readonly Member<Id>[], sign: string) =>
    members.map(({ name }) => (exactly ? name : `${sign}${name}`))
  return {
    value: { add: ids, rem: [...removed, ...stale.map((id) => memberId(field, id))] },
    shown: [...names(adding, '+'), ...names(removing, '-')].join(', '),
    names: new Map([...adding, ...removing].map(({ id, name }) => [String(id), name])),
  }
}

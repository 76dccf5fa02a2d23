// Custom field values from what people say, checked against the field's own options and limits.

import * as l10n from '@vscode/l10n'
import { plainName } from '../../base/text/foreign-text.ts'
import { normalise } from '../../base/text/names.ts'
import { isFields } from '../../base/text/records.ts'
import type { Clock } from '../../base/time/clock.ts'
import { parseMoment } from '../../base/time/moments.ts'
import type { CustomField } from '../objects/custom-field.ts'
import type { Task } from '../objects/task/task.ts'
import { nameOf, type User } from '../objects/user.ts'
import type { FieldBody } from './field.ts'
import { fixedIn } from './fixed.ts'
import { kindOf } from './kinds.ts'
import { type Encoded, idsNow, labelsValue, membership } from './members.ts'
import { asText, optionId, refuse } from './options.ts'
import { type FieldValue, readFieldValue, unitOf } from './read.ts'

/** How persons and tasks in a value are found. */
export interface FieldContext {
  readonly clock: Clock
  readonly people: (references: readonly string[]) => Promise<readonly User[]>
  readonly task: (reference: string) => Promise<Task>
}

export interface EncodedField {
  /** `undefined` clears the field. */
  readonly body?: FieldBody
  /** How the value reads once it is stored. */
  readonly shown?: FieldValue | undefined
  /** Of people and tasks, by id. */
  readonly names?: ReadonlyMap<string, string>
}

const PATTERNS: ReadonlyMap<string, { readonly pattern: RegExp; readonly hint: string }> = new Map(
  Object.entries({
    url: {
      pattern: /^https?:\/\/\S+$/i,
      hint: l10n.t('Give a whole address, such as https://example.com.'),
    },
    email: { pattern: /^[^\s@]+@[^\s@]+\.[^\s@]+$/, hint: l10n.t('Give an e-mail address.') },
    phone: {
      pattern: /^\+\d[\d\s().-]{5,}$/,
      hint: l10n.t('Give it with its country code: +1 201 555 0123.'),
    },
  }),
)

const textValue = (field: CustomField, said: unknown): FieldBody => {
  const value = asText(field, said)
  const rule = PATTERNS.get(field.type)
  if (rule && !rule.pattern.test(value))
    throw refuse(
      l10n.t`The field "${plainName(field.name)}" (${field.type}) cannot take "${plainName(value)}".`,
      rule.hint,
    )
  return { value }
}

const numberValue = (field: CustomField, said: unknown): number => {
  const value = typeof said === 'string' && said.trim() !== '' ? Number(said) : said
  if (typeof value === 'number' && Number.isFinite(value)) return value
  throw refuse(
    l10n.t`The field "${plainName(field.name)}" (${field.type}) takes a number.`,
    l10n.t('Give a plain number, such as 8 or 12.5.'),
  )
}

/** An amount may be said with the field's own currency, as it is shown. */
const amountValue = (field: CustomField, said: unknown): number => {
  const unit = unitOf(field)
  const [, amount, currency] = /^(.*\d)\s*([A-Za-z]{3})$/.exec(String(said).trim()) ?? []
  if (unit === undefined || typeof said !== 'string' || currency === undefined)
    return numberValue(field, said)
  if (currency.toUpperCase() === unit.toUpperCase()) return numberValue(field, amount)
  throw refuse(
    l10n.t`The field "${plainName(field.name)}" (${field.type}) holds ${plainName(unit)}, not ${currency}.`,
    l10n.t('Give the amount in its own currency.'),
  )
}

const bounded = (field: CustomField, said: unknown, least: number, most: number): number => {
  const value = numberValue(field, said)
  if (value >= least && value <= most) return value
  throw refuse(
    l10n.t`The field "${plainName(field.name)}" (${field.type}) cannot take ${value}.`,
    l10n.t`Give a number from ${least} to ${most}.`,
  )
}

const whole = (field: CustomField, value: number): number => {
  if (Number.isInteger(value)) return value
  throw refuse(
    l10n.t`The field "${plainName(field.name)}" (${field.type}) cannot take ${value}.`,
    l10n.t('Give a whole number.'),
  )
}

const limitOf = (field: CustomField, key: string, fallback: number): number => {
  const value = Number(field.type_config?.[key])
  return Number.isFinite(value) ? value : fallback
}

const YES = ['true', 'yes', 'checked', 'on']

const NO = ['false', 'no', 'unchecked', 'off']

/** @throws CodedError INVALID_INPUT for what is neither yes nor no */
export const booleanValue = (field: CustomField, said: unknown): boolean => {
  const word = ['string', 'number', 'boolean'].includes(typeof said) ? normalise(String(said)) : ''
  if (YES.includes(word)) return true
  if (NO.includes(word)) return false
  throw refuse(
    l10n.t`The field "${plainName(field.name)}" (${field.type}) takes true or false.`,
    l10n.t('Give true or false.'),
  )
}

/** A button can be clicked, and nothing else. */
const clicked = (field: CustomField, said: unknown): true => {
  if (booleanValue(field, said)) return true
  throw refuse(
    l10n.t`The field "${plainName(field.name)}" (${field.type}) can only be clicked.`,
    l10n.t('Give true, which clicks it.'),
  )
}

const dateValue = (field: CustomField, said: unknown, clock: Clock): FieldBody => {
  const { at, hasTime } = parseMoment(asText(field, said), clock)
  return { value: at, value_options: { time: hasTime } }
}

const locationValue = (field: CustomField, said: unknown): FieldBody => {
  const { lat, lng, address, formatted_address, ...others } = isFields(said) ? said : {}
  const place = address ?? formatted_address
  const isPoint =
    typeof lat === 'number' &&
    typeof lng === 'number' &&
    Math.abs(lat) <= 90 &&
    Math.abs(lng) <= 180
  if (isPoint && typeof place === 'string' && Object.keys(others).length === 0)
    return { value: { location: { lat, lng }, formatted_address: place } }
  throw refuse(
    l10n.t`The field "${plainName(field.name)}" (${field.type}) takes a place.`,
    l10n.t('Give {"lat": 52.52, "lng": 13.4, "address": "Berlin, Germany"}.'),
  )
}

const encode = async (
  field: CustomField,
  said: unknown,
  context: FieldContext,
): Promise<Encoded> => {
  switch (kindOf(field)) {
    case 'number':
      return { value: amountValue(field, said) }
    case 'box':
      return { value: booleanValue(field, said) }
    case 'option':
      return { value: optionId(field, said) }
    case 'labels':
      return labelsValue(field, said)
    case 'date':
      return dateValue(field, said, context.clock)
    case 'people':
      return membership(field, said, async (names) =>
        (await context.people(names)).map((user) => ({ id: Number(user.id), name: nameOf(user) })),
      )
    case 'tasks':
      return membership(field, said, async (names) =>
        (await Promise.all(names.map(context.task))).map(({ id, name }) => ({ id, name })),
      )
    case 'rating':
      return { value: whole(field, bounded(field, said, 0, limitOf(field, 'count', 5))) }
    case 'progress':
      return {
        value: {
          current: bounded(field, said, limitOf(field, 'start', 0), limitOf(field, 'end', 100)),
        },
      }
    case 'place':
      return locationValue(field, said)
    case 'button':
      return { value: clicked(field, said) }
    case 'files':
      throw refuse(
        l10n.t`The field "${plainName(field.name)}" (${field.type}) holds files.`,
        l10n.t('Attach the file to the task instead.'),
      )
    default:
      return textValue(field, said)
  }
}

const isNothing = (said: unknown): boolean =>
  said === null || said === '' || (Array.isArray(said) && said.length === 0)

/**
 * @param said a string, number, boolean, list, `{add, remove}`, or null to clear
 * @throws CodedError INVALID_INPUT with the field's options, or with what to do instead; what the references throw
 */
export const encodeField = async (
  field: CustomField,
  said: unknown,
  context: FieldContext,
): Promise<EncodedField> => {
  const fixed = fixedIn(field)
  if (fixed) throw refuse(fixed.message, fixed.hint)
  if (isNothing(said)) return {}
  const { shown: told, names, ...body } = await encode(field, said, context)
  if (told !== undefined) return { body, shown: told, ...(names ? { names } : {}) }
  const shown = readFieldValue({ ...field, value: body.value }, context.clock.zone)
  // A date without a time is sent as an instant within its day; only the day is meant.
  const dayOnly = body.value_options?.time === false
  return { body, shown: dayOnly ? String(shown).slice(0, 10) : shown }
}

/** Whether the value that is stored now is the one that was written. */
export const fieldHolds = (
  field: CustomField,
  encoded: EncodedField,
  stored: unknown,
  zone: string,
): boolean => {
  const now = readFieldValue({ ...field, value: stored }, zone)
  if (!encoded.body) return now === undefined || now === false || now === 0
  const { value } = encoded.body
  if (kindOf(field) === 'button') return true
  if (isFields(value) && Array.isArray(value.add) && Array.isArray(value.rem)) {
    const ids = idsNow({ ...field, value: stored })
    return (
      value.add.every((id) => ids.includes(String(id))) &&
      value.rem.every((id) => !ids.includes(String(id)))
    )
  }
  if (field.type === 'labels' && Array.isArray(value))
    return (
      [...idsNow({ ...field, value: stored })].sort().join() === value.map(String).sort().join()
    )
  if (field.type === 'date' && encoded.body.value_options?.time === false)
    return String(now).slice(0, 10) === String(encoded.shown).slice(0, 10)
  return now === encoded.shown
}

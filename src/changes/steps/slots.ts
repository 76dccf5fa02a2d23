// Slots: how a step refers to what another one makes, anywhere in its values.
import * as z from 'zod'
import { isFields } from '../../base/text/records.ts'
import { type Bound, type Json, jsonOf, type Made, type Slot, type Step } from './step.ts'

export const slot = (name: string, of?: Slot['of']): Slot => ({
  $slot: name,
  ...(of ? { of } : {}),
})

export const isSlot = (value: unknown): value is Slot =>
  isFields(value) && typeof value.$slot === 'string'

/** An id, or the slot that it will fill. */
export const idSchema = z.union([
  z.string(),
  z.object({ $slot: z.string(), of: z.enum(['id', 'whole']).optional() }),
])

/** Names of all slots in a value, however deep. */
export const slotsIn = (value: unknown): readonly string[] => {
  if (isSlot(value)) return [value.$slot]
  if (Array.isArray(value)) return value.flatMap(slotsIn)
  return isFields(value) ? Object.values(value).flatMap(slotsIn) : []
}

/** Of all that a step refers to, be it only by its target. */
export const slotsOf = ({ target, of, after }: Step): readonly string[] =>
  slotsIn([target, of, after])

const filling = ({ $slot: name, of }: Slot, bound: Bound): string | Made => {
  const made = bound[name]
  if (!made) throw new Error(`Nothing has filled the slot ${name}.`)
  return of === 'whole' ? made : made.id
}

/** The value with what filled its slots. */
export const fill = <T>(value: T, bound: Bound): T => {
  const filled = (each: unknown): unknown => {
    if (isSlot(each)) return filling(each, bound)
    if (Array.isArray(each)) return each.map(filled)
    if (!isFields(each)) return each
    return Object.fromEntries(Object.entries(each).map(([key, one]) => [key, filled(one)]))
  }
  return filled(value) as T
}

/** What of an object is remembered as made: nothing that is no JSON. */
export const madeOf = (id: string, whole: object = {}): Made => ({
  ...(jsonOf(whole) as Record<string, Json>),
  id,
})

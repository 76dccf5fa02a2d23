// What a set gains and loses: its schema, and what of it a caller says.
import * as l10n from '@vscode/l10n'
import * as z from 'zod'
import { CodedError } from '../../base/problems/error.ts'
import type { Difference } from '../../base/text/difference.ts'
import { gainedAndLost } from './property.ts'
import type { Delta } from './step.ts'

interface Membership<M> {
  readonly keyOf: (member: M) => string
  readonly nameOf: (member: M) => string
}

/**
 * @param before what is there, where it is known
 * @throws CodedError INVALID_INPUT where the same is to come and to go
 */
export const deltaFrom = <M>(
  by: Membership<M>,
  { add, remove, exactly }: Difference<M>,
  before: readonly M[] | undefined,
): Delta<M> => {
  const both = add.find((one) => remove.some((other) => by.keyOf(other) === by.keyOf(one)))
  if (both)
    throw new CodedError(
      'INVALID_INPUT',
      l10n.t`"${by.nameOf(both)}" cannot be added and removed at once.`,
      { hint: l10n.t('Name it once. Nothing was sent.') },
    )
  const unique = [...new Map(add.map((one) => [by.keyOf(one), one])).values()]
  if (!exactly) return { add: unique, remove }
  return before
    ? { add: unique, remove: gainedAndLost(by, before, { add, remove, only: true }).remove }
    : { add: unique, remove: [], only: true }
}

/**
 * One member each, where each takes a request of its own.
 * @param isThere whether the object is: of one that is, what is asked and holds already is told, too
 */
export const eachOf = <M>(
  { add, remove, only }: Delta<M>,
  isThere: boolean,
): readonly Delta<M>[] =>
  only || (isThere && add.length + remove.length === 0)
    ? [{ add, remove, ...(only ? { only } : {}) }]
    : [
        ...add.map((one) => ({ add: [one], remove: [] })),
        ...remove.map((one) => ({ add: [], remove: [one] })),
      ]

/** The schema of a `Delta` of such. */
export const deltaOf = <T extends z.ZodType>(member: T) =>
  z.object({
    add: z.array(member),
    remove: z.array(member),
    only: z.literal(true).optional(),
  })

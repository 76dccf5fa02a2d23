// How what is said of an object becomes steps: one argument a property, a table of them for each object.
import type * as z from 'zod'
import { unlessNull } from '../../base/input/arguments.ts'
import { all } from '../../base/problems/all.ts'
import type { Step } from './step.ts'

// A method, so that arguments of different types can stand in one table.
/** @typeParam Ground what it is said of */
export interface Argument<Said, Ground> {
  /** As a new object takes it, and one that is there; missing where it does not. */
  readonly create?: z.ZodType<Said>
  readonly update?: z.ZodType<Said>
  /** @throws CodedError for whatever is not found or cannot be */
  plan(said: Said, on: Ground): Promise<readonly Step[]>
}

export type Arguments<Ground> = Readonly<Record<string, Argument<unknown, Ground>>>

type SaidBy<A> = A extends Argument<infer Said, never> ? Said : never

/** As callers say it; empty texts and null clear. */
export type SaidOf<Table> = { readonly [Name in keyof Table]?: SaidBy<Table[Name]> | undefined }

/** What tools take: the schema of each argument, optional, in the order of the table. */
export const inputsOf = (
  table: Arguments<never>,
  whom: 'create' | 'update',
): Readonly<Record<string, z.ZodType>> =>
  Object.fromEntries(
    Object.entries(table).flatMap(([name, argument]) => {
      const schema = argument[whom]
      if (!schema) return []
      // What is new has nothing to clear.
      return [[name, whom === 'create' ? unlessNull(schema).optional() : schema.optional()]]
    }),
  )

/**
 * In the order of the table, whatever the order in which it was said.
 * @param label stands before each problem, to tell one object of many
 * @throws PlanError with all that is wrong
 */
export const stepsBy = async <Ground>(
  table: Arguments<Ground>,
  said: Readonly<Record<string, unknown>>,
  on: Ground,
  label: string,
): Promise<readonly Step[]> => {
  const planned = Object.entries(table).flatMap(([name, argument]) => {
    const value = Object.hasOwn(said, name) ? said[name] : undefined
    return value === undefined ? [] : [Promise.resolve().then(() => argument.plan(value, on))]
  })
  return (await all(planned, label)).flat()
}

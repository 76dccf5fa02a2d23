// What shall be there: exactly these, or these more and those less.

export interface Difference<T> {
  readonly add: readonly T[]
  readonly remove: readonly T[]
  /** True when nothing but `add` shall be left. */
  readonly exactly: boolean
}

/** As a caller says it: a list means exactly these. */
export type SaidDifference =
  | readonly string[]
  | {
      readonly add?: readonly string[] | undefined
      readonly remove?: readonly string[] | undefined
    }

export const differenceOf = (said: SaidDifference): Difference<string> =>
  'add' in said || 'remove' in said
    ? { add: said.add ?? [], remove: said.remove ?? [], exactly: false }
    : { add: said as readonly string[], remove: [], exactly: true }

export const mapDifference = async <T>(
  { add, remove, exactly }: Difference<string>,
  find: (references: readonly string[]) => Promise<readonly T[]>,
): Promise<Difference<T>> => ({ add: await find(add), remove: await find(remove), exactly })

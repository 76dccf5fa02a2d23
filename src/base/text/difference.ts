// What shall be there: exactly these, or these more and those less.

export interface Difference<T> {
  readonly add: readonly T[]
  readonly remove: readonly T[]
  /** True when nothing but `add` shall be left. */
  readonly exactly: boolean
}

/** As a caller says it: `{set}` and a bare list mean exactly these. */
export type SaidDifference =
  | readonly string[]
  | { readonly set: readonly string[] }
  | {
      readonly add?: readonly string[] | undefined
      readonly remove?: readonly string[] | undefined
    }

const isList = (said: SaidDifference): said is readonly string[] => Array.isArray(said)

export const differenceOf = (said: SaidDifference): Difference<string> => {
  const exactly = isList(said) ? said : 'set' in said ? said.set : undefined
  if (exactly) return { add: exactly, remove: [], exactly: true }
  const { add = [], remove = [] } = said as Exclude<
    SaidDifference,
    readonly string[] | { set: unknown }
  >
  return { add, remove, exactly: false }
}

export const mapDifference = async <T>(
  { add, remove, exactly }: Difference<string>,
  find: (references: readonly string[]) => Promise<readonly T[]>,
): Promise<Difference<T>> => ({ add: await find(add), remove: await find(remove), exactly })

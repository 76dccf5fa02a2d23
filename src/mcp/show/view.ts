// Where an answer is read, and what stands in a cell of it.
import { knownNames, type Names } from '../../clickup/references/names/known.ts'
import type { Standpoint } from '../../clickup/references/standpoint.ts'

export type Cell = string | number | boolean | null | readonly string[]

/** Where it is read: in whose time zone, and by what names. */
export interface View {
  readonly zone: string
  readonly names: Names
}

export const viewOf = async ({ api, clock }: Pick<Standpoint, 'api' | 'clock'>): Promise<View> => {
  const [{ zone }, names] = await Promise.all([clock(), knownNames(api)])
  return { zone, names }
}

/** Several in one cell: with commas between them, unless one has such itself. */
export const several = (names: readonly string[]): Cell => {
  if (names.length === 0) return null
  return names.some((name) => name.includes(',')) ? names : names.join(', ')
}

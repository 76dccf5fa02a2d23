// What random calls ask for, as it is looked for afterwards.

import { fresh } from '../cases/world.ts'
import type { Asked } from './claims.ts'
/** Stand in the open folder besides. */
export const MORE_FILES = ['hygrograph.csv', 'curve.png'] as const

export const ANY = /(?:)/

export const alone = (name: string, held: () => number, more: Partial<Asked> = {}): Asked => ({
  name,
  held,
  of: () => true,
  subject: () => ANY,
  ...more,
})

export const once = (is: boolean): number => (is ? 1 : 0)

export const newOnes = <T extends { readonly id: string }>(
  all: ReadonlyMap<string, T>,
  fits: (one: T) => boolean,
  name: string,
  more: Partial<Asked> = {},
): Asked => {
  const found = fresh(all, fits)
  return alone(name, () => found().length, { made: () => found().map(({ id }) => [id]), ...more })
}

export const wordOf = (field: string): RegExp =>
  new RegExp(`(?:, |: |but |set )${field}(?=[ :,)]|$)`)

/** Of comments and messages, and of pages. */
export const TEXT = 'the barometer falls'
export const CONTENT = 'Close the windows first.'

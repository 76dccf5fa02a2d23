// How the tasks of a list are put in order, as a person chooses it.

export const GROUPINGS = ['status', 'due', 'assignee', 'priority', 'none'] as const
export const SORTINGS = ['clickup', 'due', 'priority', 'name', 'updated'] as const

export type GroupBy = (typeof GROUPINGS)[number]
export type SortBy = (typeof SORTINGS)[number]

export interface Arrangement {
  readonly group: GroupBy
  readonly sort: SortBy
}

/** As ClickUp itself shows a list. */
export const USUAL: Arrangement = { group: 'status', sort: 'clickup' }

const isOneOf = <T extends string>(values: readonly T[], value: unknown): value is T =>
  values.some((one) => one === value)

const partOf = (stored: object, key: keyof Arrangement): unknown =>
  Object.entries(stored).find(([name]) => name === key)?.[1]

/** What was kept, as far as it is understood. */
export const arrangementIn = (stored: unknown): Partial<Arrangement> => {
  if (typeof stored !== 'object' || stored === null) return {}
  const group = partOf(stored, 'group')
  const sort = partOf(stored, 'sort')
  return {
    ...(isOneOf(GROUPINGS, group) && { group }),
    ...(isOneOf(SORTINGS, sort) && { sort }),
  }
}

// Which list is the current sprint: ClickUp has no sprint object, only lists with dates.
import type { List } from '../model.ts'

const DAY_MS = 24 * 60 * 60_000

/**
 * The list whose own dates hold `now`; of several the one that started last. A due date without a
 * time stands at 04:00 of its day (facts.md §5), so the whole day counts.
 */
export const currentSprint = (lists: readonly List[], now: number): List | undefined =>
  lists
    .filter(
      ({ start_date: start, due_date: due }) =>
        start !== undefined && due !== undefined && start <= now && now < due + DAY_MS,
    )
    .sort((a, b) => (b.start_date ?? 0) - (a.start_date ?? 0))[0]

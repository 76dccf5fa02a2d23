// Tracked time of the demo: the last ten days, and what is older on a few tasks.
import { onDayOf, span } from '../../state/dates.ts'
import type { Store } from '../../state/store.ts'
import { countTime } from '../../state/task-links.ts'
import { idOf, type Person, teamZone } from './people.ts'
import { acme } from './team.ts'

type Row = {
  by: Person
  /** Custom id; none for time without a task. */
  key?: string
  /** Whole days before today. */
  days: number
  /** Hour of the day, in the zone of the team. */
  from: number
  for: string
  note?: string
  billable?: boolean
  tags?: readonly string[]
}

const rows: readonly Row[] = [
  { by: 'sam.chen', key: 'ENG-118', days: 4, from: 9, for: '4h', note: 'Cluster in staging' },
  { by: 'sam.chen', key: 'ENG-118', days: 3, from: 9, for: '3h 30m', note: 'Connection pool' },
  { by: 'sam.chen', key: 'ENG-118', days: 2, from: 13, for: '2h', note: 'Session expiry' },
  { by: 'jonas', key: 'ENG-127', days: 8, from: 9, for: '6h' },
  { by: 'jonas', key: 'ENG-127', days: 7, from: 9, for: '5h' },
  { by: 'jonas', key: 'ENG-127', days: 4, from: 10, for: '6h', billable: true },
  { by: 'jonas', key: 'ENG-127', days: 1, from: 9, for: '4h', billable: true, tags: ['customer'] },
  { by: 'alex', key: 'ENG-123', days: 1, from: 14, for: '1h 30m', note: 'Reproduced the bug' },
  { by: 'alex', key: 'ENG-123', days: 1, from: 16, for: '45m', note: 'Looked at the key' },
  { by: 'alex', key: 'ENG-87', days: 5, from: 9, for: '2h', note: 'Review of the export' },
  { by: 'alex', key: 'ENG-87', days: 40, from: 9, for: '1h', note: 'Sketch' },
  { by: 'priya', key: 'ENG-87', days: 6, from: 13, for: '3h', billable: true },
  { by: 'priya', key: 'ENG-140', days: 3, from: 9, for: '5h', note: 'Restore drill' },
  { by: 'priya', key: 'ENG-140', days: 2, from: 9, for: '3h 15m', note: 'Extensions' },
  { by: 'priya', key: 'ENG-121', days: 1, from: 9, for: '2h 30m' },
  { by: 'maria', key: 'ENG-119', days: 2, from: 10, for: '4h', note: 'Focus order' },
  { by: 'maria', key: 'ENG-119', days: 1, from: 10, for: '2h 20m' },
  { by: 'sam.okafor', key: 'ENG-124', days: 3, from: 11, for: '5h 30m', tags: ['test'] },
  { by: 'alex', days: 2, from: 10, for: '1h', note: 'Planning', tags: ['meeting'] },
  { by: 'lena', days: 2, from: 10, for: '1h', note: 'Planning', tags: ['meeting'] },
]

const tags = { meeting: '#b660e0', customer: '#ee5e99', test: '#008844' }

export const addTime = (store: Store) => {
  for (const [name, bg] of Object.entries(tags)) {
    store.timeTags.set(name, { name, fg: '#ffffff', bg, creatorId: idOf('alex') })
  }
  for (const row of rows) {
    const task = row.key === undefined ? undefined : store.taskByCustomId(acme, row.key)
    if (row.key !== undefined && !task) throw new Error(`no task ${row.key}`)
    const id = store.newTimeEntryId()
    const start = onDayOf(store.now() - row.days * span('1d'), teamZone, row.from)
    store.timeEntries.set(id, {
      id,
      workspaceId: acme,
      taskId: task?.id ?? null,
      userId: idOf(row.by),
      start,
      end: start + span(row.for),
      description: row.note ?? '',
      billable: row.billable ?? false,
      tags: [...(row.tags ?? [])],
      at: start,
    })
    countTime(store, task?.id ?? null)
  }
}

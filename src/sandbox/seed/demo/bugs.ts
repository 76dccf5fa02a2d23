// The Bug Tracker: more tasks than one page holds, from templates, the same at every start.

import { random } from '../random.ts'
import type { TaskRow } from '../rows.ts'
import type { Person } from './people.ts'

const parts = [
  'Login',
  'Export',
  'Search',
  'Dashboard',
  'Billing',
  'Webhooks',
  'Mobile app',
  'Notifications',
  'File upload',
  'Calendar sync',
] as const

const symptoms = [
  'spinner never stops on a slow connection',
  'error 500 with an empty filter',
  'wrong time zone after daylight saving',
  'button hidden at 200 % zoom',
  'umlauts shown as question marks',
  'fails for names with a slash',
  'shows data of the previous account',
  'memory grows while the tab is open',
  'crash when the list is empty',
  'duplicate entries after a retry',
  'ignores the chosen language',
  'stale result after going back',
  'too slow with 10,000 rows',
  'focus jumps to the top',
] as const

const team: readonly Person[] = ['sam.chen', 'priya', 'jonas', 'maria', 'sam.okafor', 'alex']
const priorities = ['urgent', 'high', 'normal', 'normal', 'low'] as const
const severities = ['Critical', 'Major', 'Minor'] as const

const history: Record<string, TaskRow['before']> = {
  new: [],
  triaged: [['new', '2d']],
  'in progress': [
    ['triaged', '3d'],
    ['new', '1d'],
  ],
  fixed: [
    ['in progress', '2d'],
    ['triaged', '2d'],
    ['new', '1d'],
  ],
  closed: [
    ['fixed', '3d'],
    ['in progress', '1d'],
    ['new', '4d'],
  ],
}

/** A report as a customer's support writes it, with a picture that says what the text does not. */
const reported: Partial<TaskRow> = {
  status: 'new',
  for: '5h',
  before: [],
  who: [],
  by: 'tom',
  text: `Northwind cannot export **Orders 2026** since this morning. It worked yesterday.

1. Open Reports, then Export
2. Leave the filter empty
3. Choose CSV

See the screenshot; the log of the request is attached as well.

![What they see](attachment:export-error.png)`,
  files: ['export-error.png', 'export-trace.log'],
}

const firstKey = 301
const reportedKey = 312

export const bugs = (): TaskRow[] => {
  const next = random(20)
  const pick = <T>(values: readonly T[], fallback: T): T =>
    values[Math.floor(next() * values.length)] ?? fallback
  return symptoms.flatMap((symptom, s) =>
    parts.map((part, p): TaskRow => {
      const n = s * parts.length + p
      const status = pick(
        ['new', 'new', 'triaged', 'triaged', 'in progress', 'fixed', 'closed'],
        'new',
      )
      const days = 1 + Math.floor(next() * 60)
      const row: TaskRow = {
        key: `ENG-${firstKey + n}`,
        name: `${part}: ${symptom}`,
        status,
        for: `${days}d ${n % 24}h`,
        before: history[status] ?? [],
        who: status === 'new' ? [] : [pick(team, 'alex')],
        by: 'sam.okafor',
        priority: pick(priorities, 'normal'),
        tags: n % 5 === 0 ? ['bug', 'customer'] : ['bug'],
        fields: {
          Severity: pick(severities, 'Minor'),
          ...(n % 3 === 0 ? { Team: 'Backend' } : {}),
        },
        ...(n % 4 === 0 ? { due: `+${1 + (n % 20)}d` } : {}),
      }
      return firstKey + n === reportedKey ? { ...row, ...reported } : row
    }),
  )
}

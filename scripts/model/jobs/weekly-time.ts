// The job "weekly report of time": who has worked on what for how long, by person and list.
import { z } from 'zod'
import { issuesOf, type Job, type Play } from '../job.ts'
import { type Row, rowsIn } from '../table.ts'

const total = z.object({ total: z.string() })

/** `2h 30m` in minutes. */
const minutesOf = (text: string): number => {
  const [, hours = 0] = /(\d+)h/.exec(text) ?? []
  const [, minutes = 0] = /(\d+)m/.exec(text) ?? []
  return Number(hours) * 60 + Number(minutes)
}

const inWords = (minutes: number): string =>
  [
    minutes >= 60 ? `${Math.floor(minutes / 60)}h` : '',
    minutes % 60 > 0 || minutes === 0 ? `${minutes % 60}m` : '',
  ]
    .filter(Boolean)
    .join(' ')

const sumBy = (rows: readonly Row[], key: string): readonly (readonly [string, number])[] => {
  const sums = new Map<string, number>()
  for (const row of rows) {
    const name = row[key] ?? ''
    sums.set(name, (sums.get(name) ?? 0) + minutesOf(row.time ?? ''))
  }
  return [...sums].sort((a, b) => b[1] - a[1])
}

const table = (head: readonly string[], rows: readonly (readonly string[])[]): string =>
  [head, head.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n')

const play = function* (): Play {
  const [tracked] = yield {
    text: 'I add up what was tracked in the last 7 days.',
    calls: [
      {
        tool: 'get_time_entries',
        arguments: { by: ['everybody'], from: 'last 7 days', group_by: ['person', 'list'] },
      },
    ],
  }
  if (!tracked?.ok)
    return `I could not read the times: ${tracked ? issuesOf(tracked) : 'no answer'}.`
  const rows = rowsIn(tracked.result)
  if (rows.length === 0) return 'Nothing was tracked in the last 7 days.'
  const people = sumBy(rows, 'person')
  const lists = sumBy(rows, 'list')
  const sums = (all: readonly (readonly [string, number])[]) =>
    all.map(([name, minutes]) => [name, inWords(minutes)])
  return `**${total.parse(tracked.result).total}** were tracked in the last 7 days.

${table(
  ['Person', 'List', 'Time'],
  rows.map(({ person = '', list = '', time = '' }) => [person, list, time]),
)}

By person:

${table(['Person', 'Time'], sums(people))}

By list:

${table(['List', 'Time'], sums(lists))}`
}

export const weeklyTime: Job = {
  title: 'Weekly report of time',
  prompt: 'Give me a weekly report of the time that everybody tracked, by person and list.',
  matches: (prompt) => /report/i.test(prompt) && /time/i.test(prompt),
  play,
}

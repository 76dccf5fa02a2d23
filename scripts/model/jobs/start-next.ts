// The job "start the next task": the first of the sprint that nothing holds up, with status, assignee and timer.
import { z } from 'zod'
import { issuesOf, type Job, type Play } from '../job.ts'
import { namesIn, type Row, rowsIn } from '../table.ts'

const details = z.object({
  id: z.string(),
  name: z.string(),
  description: z.string().optional(),
  waits_on: z.array(z.object({ id: z.string(), status: z.string().optional() })).optional(),
})
type Details = z.infer<typeof details>

const tasksIn = (result: unknown): readonly Details[] =>
  z
    .union([
      z.object({ tasks: z.array(details) }).transform(({ tasks }) => tasks),
      details.transform((one) => [one]),
    ])
    .parse(result)

/** `in progress (active)` → the first status of work under way. */
const workingStatus = (statuses: readonly string[]): string =>
  statuses.find((status) => status.endsWith('(active)'))?.replace(/ \(active\)$/, '') ??
  'in progress'

const branchOf = ({ id, name }: Details): string =>
  `${id}-${name
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '')}`

const FINISHED = ['done', 'closed']

const play = function* (): Play {
  const [found, sprint] = yield {
    text: 'I look for what is next in the **current sprint**.',
    calls: [
      {
        tool: 'find_tasks',
        arguments: {
          in: 'current sprint',
          statuses: ['not started'],
          assignees: ['me', 'unassigned'],
          order_by: 'priority',
          columns: ['id', 'name', 'priority', 'assignees'],
        },
      },
      { tool: 'get_list', arguments: { list: 'current sprint' } },
    ],
  }
  if (!found?.ok || !sprint?.ok)
    return `I could not look into the sprint: ${found ? issuesOf(found) : 'no answer'}.`
  const rows: readonly Row[] = rowsIn(found.result)
  if (rows.length === 0) return 'Nothing of the sprint is left to start.'

  const [read] = yield {
    text: `Not started: ${rows.length === 1 ? '1 task' : `${rows.length} tasks`}. I see what holds up what.`,
    calls: [
      {
        tool: 'get_task',
        arguments: { task: rows.map(({ id }) => id), include: ['dependencies'] },
      },
    ],
  }
  if (!read?.ok) return `I could not read them: ${read ? issuesOf(read) : 'no answer'}.`
  const candidates = tasksIn(read.result)
  const isHeldUp = ({ waits_on = [] }: Details): boolean =>
    waits_on.some(({ status = '' }) => !FINISHED.includes(status))
  const next = candidates.find((task) => !isHeldUp(task))
  if (!next) return 'All that is left waits on something unfinished.'

  const { statuses } = z.object({ statuses: z.array(z.string()) }).parse(sprint.result)
  const status = workingStatus(statuses)
  const isFree = namesIn(rows.find(({ id }) => id === next.id)?.assignees).length === 0
  const [updated] = yield {
    text: `**${next.id}** is next: ${next.name}. I set it to ${status}${isFree ? ' and assign it to you' : ''}.`,
    calls: [
      {
        tool: 'update_tasks',
        arguments: {
          tasks: [next.id],
          set: { status, ...(isFree ? { assignees: { add: ['me'] } } : {}) },
        },
      },
    ],
  }
  if (!updated?.ok) return `I could not take it: ${updated ? issuesOf(updated) : 'no answer'}.`
  const [timer] = yield {
    text: `I start the timer on it.`,
    calls: [{ tool: 'track_time', arguments: { action: 'start', task: next.id } }],
  }
  if (!timer?.ok) return `The timer does not run: ${timer ? issuesOf(timer) : 'no answer'}.`
  const skipped = candidates.filter(isHeldUp)
  return `You are on **${next.id}** (${next.name}): **${status}**, ${isFree ? 'assigned to you, ' : ''}the timer is running.

${skipped.map((one) => `- ${one.id} (${one.name}) comes later: it waits on something unfinished`).join('\n')}

A branch for it: \`${branchOf(next)}\``
}

export const startNext: Job = {
  title: 'Start the next task',
  prompt:
    'Start the next task of the current sprint: the first that waits on nothing. Take it, set it in progress and start the timer.',
  matches: (prompt) => /start/i.test(prompt) && /next task/i.test(prompt),
  play,
}

// The job "who has the most bugs": two figures over everything, each counted by the server.
import { z } from 'zod'
import { issuesOf, type Job, type Play } from '../job.ts'
import { rowsIn } from '../table.ts'

const left = z.object({ total: z.number(), sum: z.object({ points: z.number() }) })
const counted = z.object({ total: z.number() })

const play = function* (): Play {
  const [bugs, sprint] = yield {
    text: 'I count the open bugs by person, and the points that are open in the sprint.',
    calls: [
      {
        tool: 'find_tasks',
        arguments: { in: 'Bug Tracker', statuses: ['open'], group_by: ['assignees'] },
      },
      {
        tool: 'find_tasks',
        arguments: { in: 'current sprint', statuses: ['open'], sum: ['points'] },
      },
    ],
  }
  for (const answer of [bugs, sprint])
    if (!answer?.ok) return `I could not count: ${answer ? issuesOf(answer) : 'no answer'}.`
  const [most] = rowsIn(bugs?.result).filter(({ assignees }) => assignees !== '')
  const { total } = counted.parse(bugs?.result)
  const { sum, total: open } = left.parse(sprint?.result)
  return `**${most?.assignees ?? 'Nobody'}** has the most open bugs: ${most?.tasks ?? 0} of ${total}.

In the sprint **${sum.points} points** are left, in ${open} open tasks.`
}

export const mostBugs: Job = {
  title: 'Most open bugs',
  prompt: 'Who has the most open bugs, and how many points are left in the sprint?',
  matches: (prompt) => /most open bugs/i.test(prompt),
  play,
}

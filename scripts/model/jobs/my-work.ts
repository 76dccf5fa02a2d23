// The job "my work": what is assigned to the person, and what of it is late.
import { issuesOf, type Job, type Play } from '../job.ts'
import { type Row, rowsIn } from '../table.ts'

const columns = ['id', 'name', 'status', 'due']

const lineOf = ({ id, name, status, due }: Row): string =>
  `- **${id}** ${name}: ${status}${due ? `, due ${due}` : ''}`

const play = function* (): Play {
  const [late, mine] = yield {
    text: 'I look at what is yours.',
    calls: [
      { tool: 'find_tasks', arguments: { assignees: ['me'], due: 'overdue', columns } },
      { tool: 'find_tasks', arguments: { assignees: ['me'], order_by: 'due', columns } },
    ],
  }
  if (!late?.ok || !mine?.ok) {
    const failed = late?.ok ? mine : late
    return `I could not look for your tasks: ${failed ? issuesOf(failed) : 'no answer'}.`
  }
  const overdue = rowsIn(late.result)
  const ids = overdue.map(({ id }) => id)
  const others = rowsIn(mine.result).filter(({ id }) => !ids.includes(id))
  const head =
    overdue.length === 0
      ? 'You are late with nothing.'
      : `You are late with:\n\n${overdue.map(lineOf).join('\n')}`
  return others.length === 0
    ? `${head}\n\nNothing else is assigned to you.`
    : `${head}\n\nAlso assigned to you:\n\n${others.map(lineOf).join('\n')}`
}

export const myWork: Job = {
  title: 'What is mine, and what is late',
  prompt: 'What is assigned to me in ClickUp, and what am I late with?',
  matches: (prompt) => /assigned to me/i.test(prompt) && /late/i.test(prompt),
  play,
}

// The job "nudge a stalled sprint": finds what has been in progress for too long and asks about it.
import { type Call, type Envelope, issuesOf, type Job, type Play } from '../job.ts'
import { namesIn, rowsIn } from '../table.ts'

const columns = ['id', 'name', 'assignees', 'time_in_status']

type Stalled = {
  readonly id: string
  readonly name: string
  readonly assignees: readonly string[]
  readonly age: string
}

const stalledIn = (result: unknown): readonly Stalled[] =>
  rowsIn(result).map(({ id = '', name = '', assignees, time_in_status: age = '' }) => ({
    id,
    name,
    assignees: namesIn(assignees),
    age,
  }))

/** "6d 4h" is more than six days; what has no days says its own words. */
const inWords = (age: string): string => {
  const [, days, rest] = /^(\d+)\s*d\s*(.*)$/.exec(age) ?? []
  if (!days) return age
  return `${rest ? 'more than ' : ''}${days} day${days === '1' ? '' : 's'}`
}

/** What is about to be written to what: the question before it shows ids alone. */
const announced = (tasks: readonly Stalled[]): string =>
  tasks.map(({ id, name, assignees }) => `- ${id} ${name}: ${assignees.join(' and ')}`).join('\n')

const commentOn = ({ id, assignees, age }: Stalled): Call => ({
  tool: 'add_comment',
  arguments: {
    task: [id],
    text: `${assignees.map((name) => `@${name}`).join(' and ')} this has been in progress for ${inWords(age)}. Could you give a brief status? What is done, what is left, and is anything in the way?`,
  },
})

const summary = (tasks: readonly Stalled[], answers: readonly Envelope[]): string => {
  const lines = tasks.map((task, index) => {
    const answer = answers[index]
    const who = task.assignees.join(' and ')
    const what = answer?.ok
      ? `asked ${who}`
      : `**not asked**: ${answer ? issuesOf(answer) : 'no answer came'}`
    return `- **${task.name}** (${task.id}), in progress for ${inWords(task.age)}: ${what}`
  })
  const asked = answers.filter(({ ok }) => ok).length
  return `I asked for a brief status on ${asked} of ${tasks.length} tasks:\n\n${lines.join('\n')}`
}

const play = function* (): Play {
  const [found] = yield {
    text: 'I look for backend tasks in **Current Sprint** that have been in progress for more than 4 days.',
    calls: [
      {
        tool: 'find_tasks',
        arguments: {
          in: 'Current Sprint',
          assignees: ['Backend'],
          statuses: ['in progress'],
          in_status_for: '> 4d',
          columns,
        },
      },
    ],
  }
  if (!found?.ok) return `I could not look for the tasks: ${found ? issuesOf(found) : 'no answer'}.`
  const tasks = stalledIn(found.result)
  if (tasks.length === 0) return 'No backend task has been in progress for more than 4 days.'

  const answers = yield {
    text: `${tasks.length === 1 ? '1 task has' : `${tasks.length} tasks have`} been in progress for more than 4 days. I ask for a brief status on each:\n\n${announced(tasks)}`,
    calls: tasks.map(commentOn),
  }
  return summary(tasks, answers)
}

export const nudgeStalled: Job = {
  title: 'Nudge the stalled sprint tasks',
  prompt:
    'review the list Current Sprint; find tasks of the backend engineers that have been in progress for more than 4 days; add a comment to each asking for a brief status',
  matches: (prompt) => /current sprint/i.test(prompt) && /brief status/i.test(prompt),
  play,
}

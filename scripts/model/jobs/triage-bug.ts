// The job "triage a bug report": reads it with its screenshot and log, looks for duplicates, puts it in order.
import { z } from 'zod'
import { type Envelope, issuesOf, type Job, type Play } from '../job.ts'
import { namesIn, type Row, rowsIn } from '../table.ts'

const report = z.object({
  id: z.string(),
  name: z.string(),
  status: z.string(),
  creator: z.string().optional(),
  description: z.string().optional(),
  attachments: z
    .array(z.object({ title: z.string(), mimetype: z.string(), url: z.string() }))
    .optional(),
})
type Report = z.infer<typeof report>

const list = z.object({
  statuses: z.array(z.string()),
  fields: z.array(z.object({ name: z.string(), options: z.array(z.string()).optional() })),
})

const bug = 'ENG-312'

/** `Export: error 500 with an empty filter` → what it is about, and what goes wrong. */
const partsOf = (name: string): readonly [part: string, symptom: string] => {
  const [part = '', symptom = ''] = name.split(/:\s*/)
  return [part, symptom]
}

interface Cause {
  readonly error: string
  readonly place: string
}

/** The error that a log names, and the line of code that it came from. */
const causeIn = (log: string): Cause => ({
  error: /ERROR\s+\S+\s+(.+)/.exec(log)?.[1]?.trim() ?? 'an error that the log does not name',
  place: /\(([\w./-]+:\d+)\)/.exec(log)?.[1] ?? 'an unknown place',
})

/** Who has worked on this part most often. */
const expertOn = (tasks: readonly Row[]): string | undefined => {
  const counts = new Map<string, number>()
  for (const name of tasks.flatMap(({ assignees }) => namesIn(assignees)))
    counts.set(name, (counts.get(name) ?? 0) + 1)
  return [...counts].sort((a, b) => b[1] - a[1])[0]?.[0]
}

interface Findings {
  readonly task: Report
  readonly cause: Cause
  readonly related: readonly Row[]
  readonly expert: string
  readonly status: string
  readonly severity: string
}

const commentOn = ({ task, cause, related, expert }: Findings): string =>
  [
    `@${expert}, could you take this one? What I found:`,
    `- The screenshot and the log show the same request failing: \`${cause.error}\``,
    `- It comes from \`${cause.place}\``,
    `- The same symptom elsewhere: ${related.map(({ id }) => id).join(', ') || 'none'}`,
    '',
    `**Missing:** the browser, and whether it also fails with a filter.${task.creator ? ` @${task.creator}, can you ask?` : ''}`,
  ].join('\n')

const summary = (findings: Findings, answers: readonly Envelope[]): string => {
  const { task, cause, related, expert, status, severity } = findings
  const failed = answers.filter(({ ok }) => !ok)
  if (failed.length > 0)
    return `Not all of it could be written: ${failed.map(issuesOf).join('; ')}.`
  return `**${task.id}** (${task.name}) is triaged:

- status **${status}**, priority **urgent**, severity **${severity}**, assigned to **${expert}**
- cause: \`${cause.error}\` at \`${cause.place}\`, as the screenshot and the log show
- not a duplicate; the same symptom in ${related.map(({ id }) => id).join(', ') || 'no other task'}
- I left a comment with what is still missing`
}

const play = function* (): Play {
  const [read] = yield {
    text: `I read **${bug}** with its screenshots.`,
    calls: [
      {
        tool: 'get_task',
        arguments: { task: [bug], include: ['full_description', 'comments', 'attachments'] },
      },
    ],
  }
  if (!read?.ok) return `I could not read ${bug}: ${read ? issuesOf(read) : 'no answer'}.`
  const task = report.parse(read.result)
  const log = task.attachments?.find(({ mimetype }) => mimetype.startsWith('text/'))
  if (!log) return `${task.id} has no log; I can only look at the picture.`
  const [part, symptom] = partsOf(task.name)

  const [text, place, alike, before] = yield {
    text: 'The screenshot shows a failing request. I read the log, and look for the same symptom and for who knows this part.',
    calls: [
      { tool: 'get_attachment', arguments: { attachment: log.url } },
      { tool: 'get_list', arguments: { list: 'Bug Tracker' } },
      {
        tool: 'find_tasks',
        arguments: { in: 'Bug Tracker', text: symptom, columns: ['id', 'name', 'status'] },
      },
      {
        tool: 'find_tasks',
        arguments: {
          in: 'Bug Tracker',
          text: part,
          include_closed: true,
          columns: ['id', 'name', 'assignees'],
        },
      },
    ],
  }
  if (!text?.ok || !place?.ok || !alike?.ok || !before?.ok)
    return 'I could not read all that I need to know.'
  const { statuses, fields } = list.parse(place.result)
  const severities = fields.find(({ name }) => name === 'Severity')?.options ?? []
  const expert = expertOn(rowsIn(before.result))
  const findings: Findings = {
    task,
    cause: causeIn(z.object({ text: z.string() }).parse(text.result).text),
    related: rowsIn(alike.result).filter((one) => one.id !== task.id),
    expert: expert ?? 'me',
    status:
      statuses.find((name) => name.startsWith('triaged'))?.replace(/ \(.*$/, '') ?? task.status,
    severity: severities[0] ?? 'none',
  }
  const answers = yield {
    text: `The cause is \`${findings.cause.error}\`. I put the task in order.`,
    calls: [
      {
        tool: 'update_tasks',
        arguments: {
          tasks: [task.id],
          set: {
            status: findings.status,
            priority: 'urgent',
            assignees: { add: [findings.expert] },
            tags: { add: ['customer'] },
            fields: { Severity: findings.severity },
          },
        },
      },
      { tool: 'add_comment', arguments: { task: [task.id], text: commentOn(findings) } },
    ],
  }
  return summary(findings, answers)
}

export const triageBug: Job = {
  title: 'Triage a bug report',
  prompt: `Triage the bug report ${bug}: look at the screenshot, check for duplicates, set status, priority, severity and an assignee, and comment what you found.`,
  matches: (prompt) => /triage/i.test(prompt) && prompt.includes(bug),
  play,
}

// The job "log yesterday's hours": what somebody remembers of their day, in their words.
import { z } from 'zod'
import { type Envelope, issuesOf, type Job, type Play } from '../job.ts'

interface Stint {
  readonly task: string
  readonly start: string
  readonly end: string
}

/** Of the prompt, as a model takes it apart: the words stay the person's own. */
const STINTS: readonly Stint[] = [
  { task: 'ENG-123', start: 'yesterday at nine', end: 'half past eleven' },
  { task: 'ENG-137', start: 'yesterday at 1:30 pm', end: '5pm' },
]

const logged = z.object({
  entry: z.string(),
  task: z.string(),
  name: z.string(),
  start: z.string(),
  duration: z.string(),
})

const lineOf = ({ task, start, end }: Stint, answer: Envelope | undefined): string => {
  if (!answer?.ok) return `- ${task}: **not logged**: ${answer ? issuesOf(answer) : 'no answer'}`
  const entry = logged.parse(answer.result)
  const understood = `${entry.duration} from ${entry.start.replace('T', ' ')}`
  return `- **${entry.task}** (${entry.name}): "${start}" to "${end}" is ${understood}`
}

const play = function* (): Play {
  const answers = yield {
    text: `I log ${STINTS.length} stretches of yesterday.`,
    calls: STINTS.map((stint) => ({ tool: 'track_time', arguments: { action: 'log', ...stint } })),
  }
  const [day] = yield {
    text: 'I look what now stands there.',
    calls: [{ tool: 'get_time_entries', arguments: { by: ['me'], from: 'yesterday' } }],
  }
  const total = z.object({ total: z.string() }).safeParse(day?.result).data?.total
  return `${STINTS.map((stint, i) => lineOf(stint, answers[i])).join('\n')}

All you tracked since yesterday: ${total ?? 'I could not read it'}.`
}

export const logHours: Job = {
  title: "Log yesterday's hours",
  prompt:
    "Log yesterday's hours for me: nine to half past eleven on ENG-123, and 1:30 pm to 5pm on ENG-137.",
  matches: (prompt) => /log/i.test(prompt) && /hours/i.test(prompt),
  play,
}

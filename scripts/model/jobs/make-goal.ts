// The job "make a goal with two key results and a webhook": what no tool of ours does, by the catalogue.
import { z } from 'zod'
import { type Envelope, issuesOf, type Job, type Play } from '../job.ts'

const found = z.array(z.object({ operation: z.string(), arguments: z.string().optional() }))

const done = z.object({ did: z.string(), understood: z.record(z.string(), z.unknown()).optional() })

/** What was told whole: by that the model knows how it is called. */
const knownIn = (answer: Envelope | undefined): readonly string[] =>
  found
    .parse(answer?.ok ? answer.result : [])
    .flatMap(({ operation, arguments: text }) => (text ? [operation] : []))

const lineOf = (answer: Envelope | undefined): string => {
  if (!answer?.ok) return `- **not done**: ${answer ? issuesOf(answer) : 'no answer'}`
  const { did, understood = {} } = done.parse(answer.result)
  const words = Object.entries(understood).map(([place, told]) => `${place}: ${String(told)}`)
  return `- ${did}${words.length > 0 ? ` (${words.join('; ')})` : ''}`
}

const GOAL = 'Ship v2'

const RESULTS = [
  { name: 'Bugs closed', type: 'number', steps_end: 40, list_ids: ['Bug Tracker'] },
  { name: 'Docs are published', type: 'boolean', owners: ['priya'] },
]

const play = function* (): Play {
  const [operations] = yield {
    text: 'I look how ClickUp makes these.',
    calls: [
      {
        tool: 'find_operations',
        arguments: { query: 'create a goal; add a key result to a goal; create a webhook' },
      },
    ],
  }
  const known = knownIn(operations)
  const missing = ['CreateGoal', 'CreateKeyResult', 'CreateWebhook'].filter(
    (id) => !known.includes(id),
  )
  if (missing.length > 0) return `I do not know how to call ${missing.join(', ')}.`
  const [goal] = yield {
    text: 'I make the goal.',
    calls: [
      {
        tool: 'call_operation',
        arguments: {
          operation: 'CreateGoal',
          body: { name: GOAL, due_date: 'end of next quarter', owners: ['me', 'priya'] },
        },
      },
    ],
  }
  if (!goal?.ok) return lineOf(goal)
  const rest = yield {
    text: 'Now its key results and the webhook.',
    calls: [
      ...RESULTS.map((body) => ({
        tool: 'call_operation',
        arguments: { operation: 'CreateKeyResult', path: { goal_id: GOAL }, body },
      })),
      {
        tool: 'call_operation',
        arguments: {
          operation: 'CreateWebhook',
          body: {
            endpoint: 'https://hooks.acme.example/clickup',
            events: ['taskCreated', 'taskStatusUpdated'],
            list_id: 'Bug Tracker',
          },
        },
      },
    ],
  }
  return [goal, ...rest].map(lineOf).join('\n')
}

export const makeGoal: Job = {
  title: 'Make a goal with a webhook',
  prompt:
    'Make a goal "Ship v2" for Priya and me by the end of next quarter, with two key results, 40 bugs of the Bug Tracker closed and docs published (Priya), and a webhook on that list to https://hooks.acme.example/clickup.',
  matches: (prompt) => /goal/i.test(prompt) && /webhook/i.test(prompt),
  play,
}

// What was seen of a client as it did the main job, and as it was refused a deletion.
import { z } from 'zod'
import { complaintsOf } from '../jobs/sprint.ts'
import type { Client } from './client.ts'
import type { Done } from './run.ts'
import { beginningShown, toolsShown } from './shown.ts'
import { answersTo, type Message, type Wire } from './wire.ts'

export interface Seen {
  readonly client: Client
  /** The main job. */
  readonly job: Done
  /** The deletion. */
  readonly deletion: Done
}

const started = z.looseObject({ protocolVersion: z.string(), instructions: z.string() })

/** How the server introduced itself. */
export const introductionOf = (wire: Wire): z.infer<typeof started> =>
  started.parse(answersTo(wire, 'initialize').at(-1)?.result)

const list = z.looseObject({ tools: z.array(z.looseObject({ name: z.string() })) })

/** The names of the tools that the server offered. */
export const offeredBy = (wire: Wire): readonly string[] =>
  list.parse(answersTo(wire, 'tools/list').at(-1)?.result).tools.map(({ name }) => name)

export const callsOf = ({ received }: Wire, tool: string): readonly Message[] =>
  received.filter(({ method, params }) => method === 'tools/call' && params?.name === tool)

/** How the user was asked, as the client answered it: `decline`, `cancel`; nothing where nobody was. */
export const answerOfUser = ({ sent, received }: Wire): string | undefined => {
  const question = sent.find(({ method }) => method === 'elicitation/create')
  const answer = received.find(({ id, method }) => method === undefined && id === question?.id)
  return question && z.string().catch('no answer').parse(answer?.result?.action)
}

const toolsIn = ({ wire, asked }: Done): string => {
  const offered = offeredBy(wire)
  const shown = toolsShown(asked, offered).length
  return shown === offered.length ? 'all' : `${shown} of ${offered.length}`
}

const instructionsIn = ({ wire, asked }: Done): string => {
  const { instructions } = introductionOf(wire)
  const shown = beginningShown(asked, instructions)
  if (shown === 'all') return 'whole'
  return shown === 0 ? 'none' : `the first ${shown} characters`
}

const jobIn = ({ before, after }: Done): string => {
  const wrong = complaintsOf(before, after).length
  const stalled = before.filter((task) => task.stalled).length
  return wrong === 0 ? `done, ${stalled} comments` : `not done: ${wrong} faults`
}

const refusalIn = ({ wire }: Done): string => {
  if (callsOf(wire, 'delete_tasks').length === 0)
    return 'by the client, before it reaches the server'
  const answer = answerOfUser(wire)
  return answer
    ? `asked, and the client itself answers \`${answer}\``
    : 'by the server: it cannot ask'
}

const remarksOn = ({ ranBy }: Client, { asked }: Done): string => {
  const isDeferred = asked.some(({ request: { deferred = [] } }) => deferred.length > 0)
  return isDeferred ? `${ranBy}; shows the tools’ names, and loads what is to be called` : ranBy
}

/** Its row of the table in `docs/clients.md`. */
export const rowOf = ({ client, job, deletion }: Seen): readonly string[] => [
  client.title,
  client.version,
  introductionOf(job.wire).protocolVersion,
  toolsIn(job),
  instructionsIn(job),
  jobIn(job),
  refusalIn(deletion),
  remarksOn(client, job),
]

// What the tools answered the model within one job, as it reached the model.
import { type Envelope, readEnvelope } from '../../../scripts/model/job.ts'
import type { ScriptedModel } from '../../../scripts/model/server.ts'

/** Every answer of a tool, oldest first: the last request brings the whole conversation with it. */
export const answersTold = ({ exchanges }: ScriptedModel): readonly Envelope[] => {
  const { request } = exchanges.findLast(({ request: { tools } }) => tools?.length) ?? {}
  const said = request?.messages.filter(({ role }) => role === 'tool') ?? []
  return said.map(({ content }) => readEnvelope(content))
}

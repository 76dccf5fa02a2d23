// A tour through every operation of the sandbox, as a well-behaved client would use it.
import type { Sandbox } from '../../../src/sandbox/server.ts'
import { chat } from '../tours/chat.ts'
import { commentWrites } from '../tours/comments.ts'
import { docs } from '../tours/docs.ts'
import { fieldWrites } from '../tours/fields.ts'
import { files } from '../tours/files.ts'
import { goals, webhooks } from '../tours/goals.ts'
import { listWrites } from '../tours/lists.ts'
import { places } from '../tours/places.ts'
import { reads } from '../tours/reads.ts'
import { relations } from '../tours/relations.ts'
import { taskWrites } from '../tours/tasks.ts'
import { time } from '../tours/time.ts'
import { views } from '../tours/views.ts'
import { caller } from './calls.ts'
import type { Exchange } from './exchanges.ts'

const tours = [
  reads,
  commentWrites,
  taskWrites,
  fieldWrites,
  relations,
  time,
  files,
  listWrites,
  docs,
  chat,
  views,
  places,
  goals,
  webhooks,
]

/** Everything that was asked and answered on the way. */
export const drive = async (sandbox: Sandbox): Promise<Exchange[]> => {
  const call = caller(sandbox)
  for (const tour of tours) await tour(sandbox, call)
  return sandbox.state.log.since(0)
}

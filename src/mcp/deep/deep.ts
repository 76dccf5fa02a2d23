// `--check --deep`: what a real workspace tells of what this product takes for granted.
import type { Api } from '../../clickup/http/api.ts'
import { getWorkspace } from '../../clickup/objects/workspace.ts'
import type { Gate } from './gate.ts'
import { lookAround } from './plan.ts'
import { type Report, reportOf } from './report.ts'
import { askerOf, type Exchange } from './seen.ts'

/**
 * Reads around in the workspace, one request after the other.
 * @param gate what the requests of `api` pass through
 * @throws CodedError where nobody is signed in, no workspace is chosen, or the call is cancelled
 */
export const lookDeep = async (api: Api, gate: Gate, version: string): Promise<Report> => {
  const bound = api.during({ ...api.call, refuses: gate.refuses })
  const { id } = await getWorkspace(bound)
  const all: Exchange[] = []
  await lookAround(
    askerOf(bound, gate, (exchange) => all.push(exchange)),
    id,
  )
  const day = new Date(api.timing.now()).toISOString().slice(0, 10)
  return reportOf(all, { version, day, sent: gate.sent() })
}

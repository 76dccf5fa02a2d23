// Which requests something that is remembered was made of: whoever may not send them is not told; and
// what their answers left out, which whoever is told of them has to know.
import { AsyncLocalStorage } from 'node:async_hooks'
import type { CodedError } from '../../base/problems/error.ts'
import type { LeftOut } from '../../base/problems/left-out.ts'
import type { Refuses } from './request.ts'

/** Of one load, and of what was recalled for it. */
export interface Sources {
  /** `GET /v2/team/1/space` */
  readonly requests: Set<string>
  /** Whether one was refused: then a part of what was loaded may be missing. */
  isPartial: boolean
  readonly leftOut: Set<LeftOut>
}

const current = new AsyncLocalStorage<Sources>()

export const noteRequest = (method: string, path: string): void =>
  void current.getStore()?.requests.add(`${method} ${path}`)

export const noteLeftOut = (leftOut: LeftOut): void => void current.getStore()?.leftOut.add(leftOut)

export const noteRefusal = (): void => {
  const sources = current.getStore()
  if (sources) sources.isPartial = true
}

/** What was recalled for a load is a source of that one, too. */
export const noteRecalled = ({ requests, isPartial, leftOut }: Sources): void => {
  const sources = current.getStore()
  if (!sources || sources.requests === requests) return
  for (const one of requests) sources.requests.add(one)
  for (const one of leftOut) sources.leftOut.add(one)
  if (isPartial) sources.isPartial = true
}

export const trace = <T>(
  load: () => Promise<T>,
): { readonly value: Promise<T>; readonly sources: Sources } => {
  const sources: Sources = { requests: new Set(), isPartial: false, leftOut: new Set() }
  return { value: current.run(sources, load), sources }
}

/** Why one who is refused these may not be told; undefined when they may. */
export const refusalOfSources = (
  { requests }: Sources,
  refuses: readonly Refuses[],
): CodedError | undefined => {
  if (refuses.length === 0) return undefined
  for (const request of requests) {
    const [method = '', path = ''] = request.split(' ')
    for (const refuse of refuses) {
      const refused = refuse(method, path)
      if (refused) return refused
    }
  }
  return undefined
}

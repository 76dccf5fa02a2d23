// What a defect of the documents is, and how it is mended.
import {
  addAt,
  type Documents,
  type Json,
  type Operation,
  removeFrom,
  replaceAt,
} from './documents.ts'

export type Defect = {
  operationId: string
  /** JSON pointer below the operation; `name=x` finds the member of an array so called. */
  where: string
  mend: { replace: Json } | { add: Json } | { without: string }
  reason: string
}

export const mend = (
  documents: Documents,
  operations: readonly Operation[],
  { operationId, where, mend: change }: Defect,
) => {
  const operation = operations.find(({ id }) => id === operationId)
  if (!operation) throw new Error(`no operation is called ${operationId}`)
  const root = documents[operation.version]
  const pointer = operation.pointer + where
  if ('replace' in change) replaceAt(root, pointer, change.replace)
  else if ('add' in change) addAt(root, pointer, change.add)
  else removeFrom(root, pointer, change.without)
}

export const ok = '/responses/200/content/application~1json/schema'
export const body = '/requestBody/content/application~1json/schema'

/** A part of what GET task answers, where the documents have the type right. */
export const ofTask = (below: string) => ({
  $ref: `#/paths/~1v2~1task~1{task_id}/get${ok}/properties/${below}`,
})

export const text = ['string', 'null']

export type Row = [operationId: string, where: string, mend: Defect['mend']]

export const because = (reason: string, rows: readonly Row[]): Defect[] =>
  rows.map(([operationId, where, change]) => ({ operationId, where, mend: change, reason }))

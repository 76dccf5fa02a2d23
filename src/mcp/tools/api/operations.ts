// read_operation and call_operation: all that ClickUp's API can, once find_operations has found it.

import * as z from 'zod'
import { confirm, dryRun, reference, references } from '../../../base/input/arguments.ts'
import { CodedError } from '../../../base/problems/error.ts'
import { plainName } from '../../../base/text/foreign-text.ts'
import { nearest } from '../../../base/text/nearest.ts'
import { isFields } from '../../../base/text/records.ts'
import { KINDS } from '../../../changes/kinds.ts'
import { type PlannedOperation, planOperation } from '../../../changes/operations/plan.ts'
import { type Prepared, prepare } from '../../../clickup/operations/request.ts'
import { send } from '../../../clickup/operations/send.ts'
import type { Arguments } from '../../../clickup/operations/shape.ts'
import { getOperation, type Named } from '../../../openapi/catalogue.ts'
import { operationIds } from '../../../openapi/find.ts'
import { withoutSecrets } from '../../../openapi/secrets.ts'
import { trim } from '../../show/operation.ts'
import { checkArguments } from '../../tool/arguments.ts'
import { type Answer, defineTool, type ToolContext } from '../../tool/tool.ts'
import { refusalOf } from './find-operations.ts'

const parsed = (text: string): unknown => {
  try {
    return JSON.parse(text)
  } catch {
    return text
  }
}

const fromJson = (value: unknown): unknown => {
  if (typeof value !== 'string') return value
  const content = parsed(value)
  checkArguments(content)
  return content
}

const fields = (description: string) =>
  z.preprocess(fromJson, z.record(z.string(), z.unknown())).describe(description)

/** Published as an object; a list is taken as well, because a few operations want one. */
const content = (description: string) =>
  z
    .preprocess(
      (value) => {
        const given = fromJson(value)
        return Array.isArray(given) ? { items: given } : given
      },
      z.record(z.string(), z.unknown()),
    )
    .describe(description)

const given = () => ({
  path: fields('Names and dates in words').optional(),
  query: fields('Likewise').optional(),
  body: content('Likewise').optional(),
})

const operationId = () => reference('Id from find_operations')
const kept = () => references('Parts, as tasks.name')

const named = (said: string): Named => {
  const found = getOperation(said)
  if (found) return found
  throw new CodedError('INVALID_INPUT', `There is no operation "${plainName(said)}".`, {
    hint: 'find_operations finds operations by what they do.',
    candidates: nearest(said, operationIds()),
  })
}

/** @throws CodedError ACCESS_DENIED, before anything is asked of ClickUp */
const admitted = (said: string, context: ToolContext): Named => {
  const found = named(said)
  const refused = refusalOf(found.operation, context)
  if (refused) throw refused
  return found
}

const argumentsOf = (
  { path }: Named,
  given: {
    readonly path?: Readonly<Record<string, unknown>> | undefined
    readonly query?: Readonly<Record<string, unknown>> | undefined
    readonly body?: Readonly<Record<string, unknown>> | undefined
  },
): Arguments => ({
  path: { ...path, ...given.path },
  query: given.query ?? {},
  body: given.body,
})

/** What was not given as it is sent is told beside what came of it. */
const understanding = (answer: Answer, { understood = {} }: Prepared): Answer => {
  if (Object.keys(understood).length === 0) return answer
  const { result } = answer
  return {
    ...answer,
    result: isFields(result) ? { understood, ...result } : { understood, answer: result },
  }
}

const read = async (
  { api }: ToolContext,
  prepared: Prepared,
  wanted: readonly string[] | undefined,
): Promise<Answer> => understanding(trim(await send(api, prepared), wanted), prepared)

export const readOperationTool = defineTool({
  name: 'read_operation',
  title: 'Read by an API operation',
  toolset: 'api',
  kind: 'read',
  description: 'Read from ClickUp by an operation of kind read.',
  input: z.strictObject({
    operation: operationId(),
    ...given(),
    fields: kept().optional(),
  }),
  run: async ({ operation: said, fields: wanted, ...given }, context) => {
    const found = admitted(said, context)
    if (found.operation.kind !== 'read')
      throw new CodedError('INVALID_INPUT', `${found.operation.id} does not only read.`, {
        hint: 'Use call_operation for it.',
      })
    const prepared = await prepare(found.operation, argumentsOf(found, given), context)
    return read(context, prepared, wanted)
  },
})

/** Before it is sent: the request as well, whichever kind of change it is. */
const foretold = (answer: Answer, { isOurs, request }: PlannedOperation): Answer => {
  const { result } = answer
  if (!isOurs || !isFields(result) || !Array.isArray(result.would)) return answer
  const [first, ...rest] = result.would.filter(isFields)
  if (!first || !isFields(first.set)) return answer
  const sent = Object.fromEntries(request.map(({ field, to }) => [field, to]))
  const would = [{ ...first, set: { ...sent, ...first.set } }, ...rest]
  return { ...answer, result: { ...result, would } }
}

/** What was done, with as much of the answer as is wanted. */
const told = (
  answer: Answer,
  { isOurs, did }: PlannedOperation,
  wanted: readonly string[] | undefined,
): Answer => {
  const { ok, result, issues = [] } = answer
  // What was done in part is told by its steps.
  if (!ok || !isFields(result)) return { ...answer, result: withoutSecrets(result) }
  if (isOurs) return { ...answer, result: { did, answer: result } }
  const shown = trim(result.answer, wanted)
  if (result.answer === undefined) return answer
  return {
    ...answer,
    result: { ...result, answer: shown.result },
    issues: [...issues, ...shown.issues],
  }
}

export const callOperationTool = defineTool({
  name: 'call_operation',
  title: 'Change by an API operation',
  toolset: 'api',
  kind: 'write',
  deletes: true,
  description: 'Create, change or delete in ClickUp by an operation that no other tool covers.',
  input: z.strictObject({
    operation: operationId(),
    ...given(),
    fields: kept().optional(),
    confirm: confirm.optional(),
    dry_run: dryRun.optional(),
  }),
  kinds: KINDS,
  run: async ({ operation: said, fields: wanted, confirm, dry_run, ...given }, context) => {
    const found = admitted(said, context)
    const prepared = await prepare(found.operation, argumentsOf(found, given), context)
    if (found.operation.kind === 'read') return read(context, prepared, wanted)
    const planned = await planOperation(context, prepared)
    const { steps, files } = planned
    const answer = await context.run(KINDS, steps, { dryRun: dry_run, confirm, files })
    if (!dry_run) return understanding(told(answer, planned, wanted), prepared)
    const { result, ...rest } = foretold(answer, planned)
    return understanding({ ...rest, result: withoutSecrets(result) }, prepared)
  },
})

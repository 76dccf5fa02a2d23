// find_operations, read_operation, call_operation: all that ClickUp's API can, in three tools.

import * as z from 'zod'
import { confirm, dryRun, reference, references } from '../../../base/input/arguments.ts'
import { CodedError } from '../../../base/problems/error.ts'
import { plainName } from '../../../base/text/foreign-text.ts'
import { nearest } from '../../../base/text/nearest.ts'
import { isFields } from '../../../base/text/records.ts'
import { KINDS } from '../../../changes/kinds.ts'
import { type PlannedOperation, planOperation } from '../../../changes/operations/plan.ts'
import { type Arguments, prepare } from '../../../clickup/operations/request.ts'
import { send } from '../../../clickup/operations/send.ts'
import { getOperation, type Named, type Operation } from '../../../openapi/catalogue.ts'
import { findOperations, operationIds } from '../../../openapi/find.ts'
import { signatureOf } from '../../../openapi/signature.ts'
import { trim } from '../../show/operation.ts'
import { checkArguments } from '../../tool/arguments.ts'
import { cut } from '../../tool/envelope.ts'
import { type Answer, defineTool, type ToolContext } from '../../tool/tool.ts'

const MOST_FOUND = 8
const MOST_ARGUMENTS = 500

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

const fields = z.preprocess(fromJson, z.record(z.string(), z.unknown()))

/** Published as an object; a list is taken as well, because a few operations want one. */
const content = z.preprocess(
  (value) => {
    const given = fromJson(value)
    return Array.isArray(given) ? { items: given } : given
  },
  z.record(z.string(), z.unknown()),
)

const operationId = () => reference('Id from find_operations')
const kept = () => references('Parts, as tasks.name')

const refusalOf = (
  operation: Operation,
  { refusalOfOperation }: ToolContext,
): CodedError | undefined => {
  if (operation.refused)
    return new CodedError('ACCESS_DENIED', `${operation.id} is never called by this server.`, {
      hint: 'The user signs in to ClickUp in other ways; do not ask for secrets.',
    })
  return refusalOfOperation(operation.method, operation.path)
}

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

const described = (operation: Operation, isOnly: boolean, context: ToolContext) => {
  const refused = refusalOf(operation, context)
  const { text, left } = cut(signatureOf(operation, isOnly ? 4 : 1), isOnly ? 5000 : MOST_ARGUMENTS)
  return {
    operation: operation.id,
    request: `${operation.method} ${operation.path}`,
    kind: operation.kind,
    toolset: operation.toolset,
    arguments: left > 0 ? `${text}… (${left} more characters: find this id alone)` : text,
    ...(refused ? { denied: refused.message } : {}),
  }
}

export const findOperationsTool = defineTool({
  name: 'find_operations',
  title: 'Find API operations',
  toolset: 'api',
  kind: 'read',
  description:
    'Find whatever else ClickUp can do: goals, views, webhooks, guests, templates, tags, all of its API.',
  input: z.strictObject({ query: reference('What is done') }),
  run: async ({ query }, context) => {
    const found = findOperations(query, MOST_FOUND)
    if (found.length === 0)
      throw new CodedError('NOT_FOUND', `No operation is about "${plainName(query)}".`, {
        hint: 'Say it in other words: what is done, and to what.',
      })
    return { result: found.map((each) => described(each, found.length === 1, context)) }
  },
})

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

export const readOperationTool = defineTool({
  name: 'read_operation',
  title: 'Read by an API operation',
  toolset: 'api',
  kind: 'read',
  description: 'Read from ClickUp by an operation of kind read.',
  input: z.strictObject({
    operation: operationId(),
    path: fields.describe('By find_operations').optional(),
    query: fields.describe('Likewise').optional(),
    body: content.describe('Likewise').optional(),
    fields: kept().optional(),
  }),
  run: async ({ operation: said, fields: wanted, ...given }, context) => {
    const found = admitted(said, context)
    if (found.operation.kind !== 'read')
      throw new CodedError('INVALID_INPUT', `${found.operation.id} does not only read.`, {
        hint: 'Use call_operation for it.',
      })
    const prepared = await prepare(found.operation, argumentsOf(found, given), context)
    return trim(await send(context.api, prepared), wanted)
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
  if (!ok || !isFields(result)) return answer
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
    path: fields.describe('By find_operations').optional(),
    query: fields.describe('Likewise').optional(),
    body: content.describe('Likewise').optional(),
    fields: kept().optional(),
    confirm: confirm.optional(),
    dry_run: dryRun.optional(),
  }),
  kinds: KINDS,
  run: async ({ operation: said, fields: wanted, confirm, dry_run, ...given }, context) => {
    const found = admitted(said, context)
    const prepared = await prepare(found.operation, argumentsOf(found, given), context)
    if (found.operation.kind === 'read') return trim(await send(context.api, prepared), wanted)
    const planned = await planOperation(context, prepared)
    const { steps, files } = planned
    const answer = await context.run(KINDS, steps, { dryRun: dry_run, confirm, files })
    return dry_run ? foretold(answer, planned) : told(answer, planned, wanted)
  },
})

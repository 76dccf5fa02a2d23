// find_operations, read_operation, call_operation: all that ClickUp's API can, in three tools.

import * as z from 'zod'
import { confirm, dryRun, reference, references } from '../../../base/input/arguments.ts'
import { CodedError } from '../../../base/problems/error.ts'
import { plainName } from '../../../base/text/foreign-text.ts'
import { nearest } from '../../../base/text/nearest.ts'
import { isFields } from '../../../base/text/records.ts'
import { withoutSecrets } from '../../../base/text/secrets.ts'
import { KINDS } from '../../../changes/kinds.ts'
import { type PlannedOperation, planOperation } from '../../../changes/operations/plan.ts'
import { type Prepared, prepare } from '../../../clickup/operations/request.ts'
import { send } from '../../../clickup/operations/send.ts'
import type { Arguments } from '../../../clickup/operations/shape.ts'
import { getOperation, type Named, type Operation } from '../../../openapi/catalogue.ts'
import { operationIds, rankOperations } from '../../../openapi/find.ts'
import { signatureOf } from '../../../openapi/signature.ts'
import { trim } from '../../show/operation.ts'
import { checkArguments } from '../../tool/arguments.ts'
import { cut } from '../../tool/envelope.ts'
import { type Answer, defineTool, type ToolContext } from '../../tool/tool.ts'

const MOST_FOUND = 6

/** Characters of the arguments: of an operation that was named, of the best that was found, of others. */
const MOST_ARGUMENTS = { named: 5000, best: 1600, near: 300 }

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
  path: fields('Names and dates in words are fine').optional(),
  query: fields('Likewise').optional(),
  body: content('Likewise').optional(),
})

const operationId = () => reference('Id, as find_operations gives it')
const kept = () => references('Only these parts of the answer, as tasks.name')

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

/** How much is told of it: the best whole, what comes near in short, of the rest that it is there. */
type Telling = 'named' | 'best' | 'near' | 'weak'

const argumentsText = (operation: Operation, telling: Exclude<Telling, 'weak'>): string => {
  const [depth, choices] = telling === 'near' ? [0, 6] : [4, 70]
  const most = MOST_ARGUMENTS[telling]
  const whole = signatureOf(operation, depth, choices)
  // What is nested deep is left out before anything else is.
  const shorter = telling === 'best' && whole.length > most ? signatureOf(operation, 1, 40) : whole
  const { text, left } = cut(shorter, most)
  return left > 0 ? `${text}… (${left} more characters: find this id alone)` : text
}

const described = (operation: Operation, telling: Telling, context: ToolContext) => {
  const refused = refusalOf(operation, context)
  return {
    operation: operation.id,
    request: `${operation.method} ${operation.path}`,
    kind: operation.kind,
    ...(telling === 'weak'
      ? {}
      : { toolset: operation.toolset, arguments: argumentsText(operation, telling) }),
    ...(refused ? { denied: refused.message } : {}),
  }
}

/** So near the best that it may be meant as well. */
const NEAR = 0.75

export const findOperationsTool = defineTool({
  name: 'find_operations',
  title: 'Find API operations',
  toolset: 'api',
  kind: 'read',
  description:
    'Find whatever else ClickUp can do (goals, views, webhooks, guests, templates, folders, tags and all of its API) by what it does, for read_operation or call_operation.',
  input: z.strictObject({ query: reference('What is done, and to what; or an id') }),
  run: async ({ query }, context) => {
    const found = rankOperations(query, MOST_FOUND)
    if (found.length === 0)
      throw new CodedError('NOT_FOUND', `No operation is about "${plainName(query)}".`, {
        hint: 'Say it in other words: what is done, and to what.',
      })
    const tellingOf = (share: number, i: number): Telling => {
      if (i === 0) return getOperation(query) ? 'named' : 'best'
      return share >= NEAR ? 'near' : 'weak'
    }
    return {
      result: found.map(({ operation, share }, i) =>
        described(operation, tellingOf(share, i), context),
      ),
    }
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

// find_operations: all that ClickUp's API can, found by what it does.
import * as z from 'zod'
import { reference } from '../../../base/input/arguments.ts'
import { CodedError } from '../../../base/problems/error.ts'
import { plainName } from '../../../base/text/foreign-text.ts'
import { getOperation, type Operation } from '../../../openapi/catalogue.ts'
import { rankOperations } from '../../../openapi/find.ts'
import { signatureOf } from '../../../openapi/signature.ts'
import { cut } from '../../tool/envelope.ts'
import { defineTool, type ToolContext } from '../../tool/tool.ts'

const MOST_FOUND = 6

/** Characters of the arguments: of an operation that was named, of the best that was found, of others. */
const MOST_ARGUMENTS = { named: 5000, best: 1600, near: 300 }

/** Of all that are told whole. */
const MOST_TOGETHER = 5000

/** Why an operation is never sent, or not by these settings. */
export const refusalOf = (
  operation: Operation,
  { refusalOfOperation }: ToolContext,
): CodedError | undefined => {
  if (operation.refused)
    return new CodedError('ACCESS_DENIED', `${operation.id} is never called by this server.`, {
      hint: 'The user signs in to ClickUp in other ways; do not ask for secrets.',
    })
  return refusalOfOperation(operation.method, operation.path)
}

/** How much is told of it: the best whole, what comes near in short, of the rest that it is there. */
type Telling = 'named' | 'best' | 'near' | 'weak'

const argumentsText = (
  operation: Operation,
  telling: Exclude<Telling, 'weak'>,
  parts: number,
): string => {
  const [depth, choices] = telling === 'near' ? [0, 6] : [4, 70]
  const most = Math.min(MOST_ARGUMENTS[telling], MOST_TOGETHER / parts)
  const whole = signatureOf(operation, depth, choices)
  // What is nested deep is left out before anything else is.
  const shorter = telling === 'best' && whole.length > most ? signatureOf(operation, 1, 40) : whole
  const { text, left } = cut(shorter, most)
  return left > 0 ? `${text}… (${left} more characters: find this id alone)` : text
}

const described = (operation: Operation, telling: Telling, parts: number, context: ToolContext) => {
  const refused = refusalOf(operation, context)
  return {
    operation: operation.id,
    request: `${operation.method} ${operation.path}`,
    kind: operation.kind,
    ...(telling === 'weak'
      ? {}
      : { toolset: operation.toolset, arguments: argumentsText(operation, telling, parts) }),
    ...(refused ? { denied: refused.message } : {}),
  }
}

/** So near the best that it may be meant as well. */
const NEAR = 0.75

/** So many things are found at once. */
const MOST_PARTS = 4

const HOW = 'Say it in other words: what is done, and to what.'

interface FoundOperation {
  readonly operation: Operation
  readonly telling: Telling
}

/** Of several things that are looked for at once only the nearest are told. */
const foundFor = (query: string, parts: number): readonly FoundOperation[] => {
  const isNamed = getOperation(query) !== undefined
  return rankOperations(query, parts > 1 ? 2 : MOST_FOUND).map(({ operation, share }, i) => {
    if (i === 0) return { operation, telling: isNamed ? 'named' : 'best' }
    return { operation, telling: share >= NEAR && parts === 1 ? 'near' : 'weak' }
  })
}

const FIRST: readonly Telling[] = ['named', 'best', 'near', 'weak']

/** Each once, as much as is told of it anywhere. */
const distinct = (all: readonly FoundOperation[]): readonly FoundOperation[] => {
  const most = new Map<string, FoundOperation>()
  for (const one of all) {
    const known = most.get(one.operation.id)
    if (!known || FIRST.indexOf(one.telling) < FIRST.indexOf(known.telling))
      most.set(one.operation.id, one)
  }
  return [...most.values()]
}

export const findOperationsTool = defineTool({
  name: 'find_operations',
  title: 'Find API operations',
  toolset: 'api',
  kind: 'read',
  description:
    'Find whatever else ClickUp can do: goals, views, webhooks, guests, templates, tags, all of its API.',
  input: z.strictObject({ query: reference('What is done; several parted by ;') }),
  run: async ({ query }, context) => {
    const parts = query
      .split(/[;\n]/)
      .map((part) => part.trim())
      .filter(Boolean)
      .slice(0, MOST_PARTS)
    const found = parts.map((part) => foundFor(part, parts.length))
    const none = parts.filter((_, i) => found[i]?.length === 0)
    if (none.length === parts.length)
      throw new CodedError('NOT_FOUND', `No operation is about "${plainName(query)}".`, {
        hint: HOW,
      })
    return {
      result: distinct(found.flat()).map(({ operation, telling }) =>
        described(operation, telling, parts.length, context),
      ),
      issues: none.map((part) => ({
        code: 'NOT_FOUND' as const,
        message: `No operation is about "${plainName(part)}".`,
        hint: HOW,
      })),
    }
  },
})

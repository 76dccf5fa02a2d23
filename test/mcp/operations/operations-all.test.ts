// Every documented operation, found and called through the server, and held against the documents.
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { furtherDefects } from '../../../scripts/openapi/build.ts'
import { type Operation, operations } from '../../../src/openapi/catalogue.ts'
import type { Exchange } from '../../../src/sandbox/http/log.ts'
import { validateExchange } from '../../contract/support/exchanges.ts'
import { knownDefects } from '../../contract/support/known-defects.ts'
import { createContract } from '../../contract/support/support.ts'
import { type ArgumentsOf, argumentsIn, idsFor } from '../../support/operation-arguments.ts'
import { codesOf, type Pair } from '../../support/pair.ts'
import { type AnyEnvelope, startPair } from '../../support/server.ts'

const contract = createContract([...knownDefects, ...furtherDefects])

/** Which of an answer's ids is the one that later paths name. */
const MAKERS: Readonly<Record<string, string>> = {
  CreateTask: 'task_id',
  CreateTaskComment: 'comment_id',
  CreateChecklist: 'checklist_id',
  CreateListView: 'view_id',
  CreateATimeEntry: 'timer_id',
  CreateGoal: 'goal_id',
  CreateKeyResult: 'key_result_id',
  CreateUserGroup: 'group_id',
  CreateWebhook: 'webhook_id',
  createDocPublic: 'doc_id',
  createChatChannel: 'channel_id',
  createChatMessage: 'message_id',
}

/** What has to be there first, in this order. */
const FIRST = [
  'GetTaskTemplates',
  ...Object.keys(MAKERS).filter((id) => id !== 'CreateTask'),
  ...['CreateChecklistItem', 'createPagePublic', 'TrackTime', 'GetTrackedTime'],
  ...['StartATimeEntry', 'GetRunningTimeEntry', 'StopATimeEntry'],
]

/** The ones that take away what others need, last and from the inside out. */
const LAST = [
  'DeleteGoal',
  'deleteChatChannel',
  'DeleteSpaceTag',
  'DeleteComment',
  'DeleteTask',
  'DeleteView',
  'DeleteList',
  'DeleteFolder',
  'DeleteSpace',
]

const rank = ({ id, kind, method, path }: Operation): number => {
  if (FIRST.includes(id)) return FIRST.indexOf(id) - 1000
  if (LAST.includes(id)) return 1000 + LAST.indexOf(id)
  // What is inside goes before what it is in.
  return kind === 'delete' || method === 'DELETE'
    ? 100 - path.split('/').length
    : method === 'GET'
      ? 0
      : 1
}

const inOrder = [...operations()].sort((a, b) => rank(a) - rank(b))

let pair: Pair
let known: Record<string, string>
let argumentsOf: ArgumentsOf
const exchanges: Exchange[] = []

beforeAll(async () => {
  pair = await startPair(
    { rate: 100_000 },
    {
      env: {
        CLICKUP_ACCESS: 'read,write,delete',
        CLICKUP_TOOLSETS: 'all',
        CLICKUP_CONFIRM: 'argument',
      },
    },
  )
  known = idsFor(pair.sandbox)
  argumentsOf = argumentsIn(pair.sandbox)
})
afterAll(() => pair?.close())

/** The whole path, below the host, that the operation's requests have. */
const patternOf = ({ path }: Operation): RegExp =>
  new RegExp(`^/api${path.replace(/\{\w+\}/g, '[^/]+')}$`)

/** With the user's word, which a dry run says how to give. */
const call = async (operation: Operation): Promise<AnyEnvelope> => {
  const tool = operation.kind === 'read' ? 'read_operation' : 'call_operation'
  const args = argumentsOf(operation, known)
  const first = await pair.call(tool, args)
  if (operation.kind !== 'delete') return first
  expect(codesOf(first)).toEqual(['NOT_CONFIRMED'])
  const { result } = await pair.call(tool, { ...args, dry_run: true })
  const sent = pair.sandbox.state.log.since(0).filter(({ method }) => method === operation.method)
  expect(sent.filter(({ path }) => patternOf(operation).test(path))).toEqual([])
  return pair.call(tool, { ...args, confirm: result.would[0].destroys })
}

const idIn = (value: unknown): string | undefined => {
  if (typeof value !== 'object' || value === null) return undefined
  const { id } = value as { id?: unknown }
  if (typeof id === 'string' || typeof id === 'number') return String(id)
  const [first] = Object.values(value)
  return idIn(first)
}

/** Later operations are about what this one has made. */
const remember = (operation: Operation, exchange: Exchange | undefined): void => {
  const answer: unknown = exchange?.answer ? JSON.parse(exchange.answer) : undefined
  const name = MAKERS[operation.id]
  const id = idIn(answer)
  if (name && id) known[name] = id
  const { checklist, data } = (answer ?? {}) as Record<string, { items?: unknown[] } | unknown[]>
  if (operation.id === 'CreateChecklistItem' && checklist && 'items' in checklist)
    known.checklist_item_id = idIn(checklist.items?.[0]) ?? ''
  if (operation.id === 'GetTaskTemplates' && id) known.template_id = id
  if (operation.id === 'createPagePublic' && id) known.page_id = id
  if (operation.id === 'GetTrackedTime' && Array.isArray(data)) {
    const [person] = data as { intervals?: unknown[] }[]
    known.interval_id = idIn(person?.intervals?.[0]) ?? known.interval_id ?? ''
  }
}

/** What is sent by these stands nowhere in what is answered or read, or in another form. */
const NOT_COMPARED: readonly string[] = [
  'EditChecklist',
  'EditChecklistItem',
  'EditGuestOnWorkspace',
  'EditUserOnWorkspace',
  'UpdateATimeEntry',
  'UpdateUserGroup',
  'UpdateWebhook',
  'patchChatMessage',
  'replaceTimeEstimatesByUser',
  'updateChatChannel',
  'updateTimeEstimatesByUser',
]

describe('every documented operation', () => {
  it('is in the catalogue', () => {
    expect(operations()).toHaveLength(173)
  })

  it.each(inOrder.map((operation) => [operation.id, operation] as const))(
    '%s is found by its name, called, and asks and answers as documented',
    async (id, operation) => {
      pair.sandbox.state.log.clear()
      const { result } = await pair.call('find_operations', { query: id })
      expect(result).toMatchObject([
        { operation: id, request: `${operation.method} ${operation.path}`, kind: operation.kind },
      ])
      if (operation.refused) {
        expect(codesOf(await pair.call('call_operation', argumentsOf(operation, known)))).toEqual([
          'ACCESS_DENIED',
        ])
        expect(pair.sandbox.state.log.since(0)).toEqual([])
        return
      }
      const answer = await call(operation)
      const log = pair.sandbox.state.log.since(0)
      const asked = log.filter(
        ({ method, path }) => method === operation.method && patternOf(operation).test(path),
      )
      remember(operation, asked.at(-1))
      // What is answered with nothing, and shows nowhere else, is said to be unverified.
      const isSilent = asked.at(-1)?.answer === '{}' || asked.at(-1)?.answer === ''
      // A tag that was renamed before is a new one.
      const isNew = id === 'AddTagToTask'
      const codes = [
        'INVALID_INPUT',
        ...(isSilent || NOT_COMPARED.includes(id) ? ['INCOMPLETE'] : []),
        ...(isNew ? ['NOT_FOUND'] : []),
      ]
      expect(answer.issues?.filter(({ code }) => !codes.includes(code)) ?? []).toEqual([])
      expect(answer.ok).toBe(true)
      expect(asked.length).toBeGreaterThan(0)
      exchanges.push(...log)
      expect(log.flatMap((each) => validateExchange(each, contract))).toEqual([])
    },
  )
})

describe('what the catalogue mends in the documents', () => {
  const titled = furtherDefects.map(
    (defect) => [`${defect.operationId} ${defect.where}`, defect] as const,
  )

  it.each(titled)('%s is still needed', (_, defect) => {
    const others = furtherDefects.filter((each) => each !== defect)
    const less = createContract([...knownDefects, ...others])
    const isNeeded = exchanges.some(
      (each) =>
        validateExchange(each, less).length > 0 && validateExchange(each, contract).length === 0,
    )
    expect(isNeeded, defect.reason).toBe(true)
  })
})

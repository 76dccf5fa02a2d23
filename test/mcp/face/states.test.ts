// The question that is given back, and what comes with the answer to it, as they stand on the wire.
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { Sandbox } from '../../../src/sandbox/server.ts'
import { startSandbox } from '../../../src/sandbox/server.ts'
import { type FaceHost, startFaceHost } from '../../support/face-host.ts'
import { askClickUp, findList } from '../../support/jobs/clickup.ts'

const MODERN = '2026-07-28'
const meta = (capabilities: object) => ({
  'io.modelcontextprotocol/protocolVersion': MODERN,
  'io.modelcontextprotocol/clientInfo': { name: 'wire', version: '1' },
  'io.modelcontextprotocol/clientCapabilities': capabilities,
})

let sandbox: Sandbox
let host: FaceHost
beforeAll(async () => {
  sandbox = await startSandbox({ rate: 10_000 })
  host = await startFaceHost({
    CLICKUP_API_URL: sandbox.url,
    CLICKUP_API_TOKEN: sandbox.token,
    CLICKUP_ACCESS: 'read,write,delete',
  })
})
afterAll(async () => {
  await host.close()
  await sandbox.close()
})
beforeEach(() => host.become('one'))

interface Result {
  readonly resultType: string
  readonly inputRequests?: { readonly confirm: { readonly params: { readonly message: string } } }
  readonly requestState: string
  readonly content?: readonly { readonly text: string }[]
}

const post = async (
  name: string,
  args: object,
  more: object = {},
  capabilities: object = { elicitation: {} },
): Promise<Result> => {
  const response = await fetch(host.url, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      accept: 'application/json, text/event-stream',
      'mcp-protocol-version': MODERN,
      'mcp-method': 'tools/call',
      'mcp-name': name,
    },
    body: JSON.stringify({
      jsonrpc: '2.0',
      id: 1,
      method: 'tools/call',
      params: { name, arguments: args, _meta: meta(capabilities), ...more },
    }),
  })
  const { result } = (await response.json()) as { result: Result }
  return result
}

const YES = { confirm: { action: 'accept', content: { confirm: true } } }
const answered = (requestState: string, inputResponses: object = YES) => ({
  requestState,
  inputResponses,
})

const codesIn = ({ content }: Result): readonly string[] =>
  (JSON.parse(content?.[0]?.text ?? '{}').issues ?? []).map(({ code }: { code: string }) => code)

const makeTask = async (name: string): Promise<string> => {
  const list = await findList(sandbox, 'Infrastructure Backlog')
  const made = (await askClickUp(sandbox, `/v2/list/${list}/task`, { name })) as { id: string }
  sandbox.state.log.clear()
  return made.id
}

const deleted = (): readonly string[] =>
  sandbox.state.log
    .since(0)
    .filter(({ method }) => method === 'DELETE')
    .map(({ path }) => path.split('/').at(-1) ?? '')

const ask = async (name: string) => {
  const id = await makeTask(name)
  const args = { tasks: [id] }
  return { id, args, question: await post('delete_tasks', args) }
}

describe('a question', () => {
  it('is given back in place of an answer, with a state that shows nothing, and nothing is sent', async () => {
    const { id, question } = await ask('Doomed on the wire')
    expect(question.resultType).toBe('input_required')
    expect(question.inputRequests?.confirm.params.message).toContain('Doomed on the wire')
    expect(question.requestState).not.toContain(id)
    expect(deleted()).toEqual([])
  })

  it('is not put to a client that knows only addresses', async () => {
    const id = await makeTask('Spared')
    const answer = await post('delete_tasks', { tasks: [id] }, {}, { elicitation: { url: {} } })
    expect(codesIn(answer)).toEqual(['NOT_CONFIRMED'])
  })
})

describe('an answer', () => {
  it('that is yes deletes, and counts once', async () => {
    const { id, args, question } = await ask('Doomed once')
    const yes = answered(question.requestState)
    const [one, other] = await Promise.all([
      post('delete_tasks', args, yes),
      post('delete_tasks', args, yes),
    ])
    expect([...codesIn(one), ...codesIn(other)]).toEqual(['NOT_CONFIRMED'])
    expect(deleted()).toEqual([id])
  })

  it('that is missing is asked for again, with another state', async () => {
    const { args, question } = await ask('Asked twice')
    const again = await post('delete_tasks', args, answered(question.requestState, {}))
    expect(again.resultType).toBe('input_required')
    expect(again.requestState).not.toBe(question.requestState)
    expect(deleted()).toEqual([])
  })

  it.each([
    ['no', { confirm: { action: 'decline' } }],
    ['of another form', { confirm: { action: 'accept', content: { confirm: 'true' } } }],
  ])('that is %s deletes nothing', async (_, reply) => {
    const { args, question } = await ask('Spared')
    const answer = await post('delete_tasks', args, answered(question.requestState, reply))
    expect(codesIn(answer)).toEqual(['NOT_CONFIRMED'])
    expect(deleted()).toEqual([])
  })

  it('without a state counts for nothing', async () => {
    const { args } = await ask('Not to be had by a bare yes')
    const answer = await post('delete_tasks', args, { inputResponses: YES })
    expect(answer.resultType).toBe('input_required')
    expect(deleted()).toEqual([])
  })

  it('about one thing is none about another: that is asked about anew', async () => {
    const { question } = await ask('Agreed to')
    const other = await makeTask('Never asked about')
    const answer = await post(
      'delete_tasks',
      { tasks: [other] },
      answered(question.requestState),
    )
    expect(answer.inputRequests?.confirm.params.message).toContain('Never asked about')
    expect(deleted()).toEqual([])
  })

  it('to what was asked anew counts', async () => {
    const { question } = await ask('Agreed to')
    const args = { tasks: [await makeTask('Asked about second')] }
    const again = await post('delete_tasks', args, answered(question.requestState))
    await post('delete_tasks', args, answered(again.requestState))
    expect(deleted()).toEqual(args.tasks)
  })
})

describe('a state', () => {
  const refused = async (args: object, state: string, tool = 'delete_tasks') => {
    const answer = await post(tool, args, answered(state))
    expect({ codes: codesIn(answer), deleted: deleted() }).toEqual({
      codes: ['NOT_CONFIRMED'],
      deleted: [],
    })
  }

  it('of another link is refused, and nothing is sent', async () => {
    const { args, question } = await ask('Asked of another')
    host.become('two')
    await refused(args, question.requestState)
  })

  it('of another tool is refused', async () => {
    const { question, id } = await ask('Asked by another tool')
    const into = await makeTask('Target')
    await refused({ into, tasks: [id] }, question.requestState, 'merge_tasks')
  })

  it('that is too old is refused', async () => {
    const { args, question } = await ask('Asked long ago')
    host.later(31 * 60_000)
    await refused(args, question.requestState)
  })

  it.each(['', 'test.AAAA', 'forged'])('that is forged as %j is refused', async (state) => {
    const { args } = await ask('Asked never')
    await refused(args, state)
  })
})

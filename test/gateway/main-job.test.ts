// The main job through one link, by whoever may come: the SDK's clients of both lines and eras, a bridge
// to standard input and output, and plain curl.
import { execFile } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { promisify } from 'node:util'
import { StdioClientTransport } from '@modelcontextprotocol/sdk/client/stdio.js'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { nudgeStalled } from '../../scripts/model/jobs/nudge-stalled.ts'
import { planFromDoc } from '../../scripts/model/jobs/plan-from-doc.ts'
import { type Sandbox, startSandbox } from '../../src/sandbox/server.ts'
import { fetchMcpRemote } from '../support/bridges.ts'
import { type Gateway, startGateway } from '../support/gateway.ts'
import { complaintsOfPlan, readBacklog, readSteps } from '../support/jobs/plan.ts'
import { complaintsOf, readSprint } from '../support/jobs/sprint.ts'
import {
  connectOver,
  doJob,
  ERA_NAMES,
  ERAS,
  envelopeIn,
  INITIALIZE,
  messageIn,
  newer,
  older,
  type Visitor,
} from '../support/visitors.ts'

let sandbox: Sandbox
let gateway: Gateway
let bridge: string

// What a job leaves behind would be there for the next one.
const begin = async () => {
  sandbox = await startSandbox({ rate: 100_000 })
  gateway = await startGateway({ sandbox })
}
const end = async () => {
  await gateway.stop()
  await sandbox.close()
}

const doBothJobs = async (visitor: Visitor) => {
  const sprint = await readSprint(sandbox)
  await doJob(nudgeStalled, visitor)
  expect(complaintsOf(sprint, await readSprint(sandbox))).toEqual([])
  const [steps, backlog] = [await readSteps(sandbox), await readBacklog(sandbox)]
  await doJob(planFromDoc, visitor)
  expect(steps.length).toBeGreaterThan(5)
  expect(complaintsOfPlan(steps, backlog, await readBacklog(sandbox))).toEqual([])
}

const linkToWrite = () => gateway.link({ config: { methods: ['read', 'write'] } })

describe('the main job, and planning from a doc, through one link', () => {
  afterEach(end)

  it.each(ERA_NAMES)('is done by a client of %s', async (era) => {
    await begin()
    const { url } = await linkToWrite()
    const visitor = await ERAS[era](url)
    await doBothJobs(visitor)
    expect(visitor.revision()).toBe(era.endsWith('2026-07-28') ? '2026-07-28' : '2025-11-25')
    await visitor.close()
  })
})

describe('mcp-remote', () => {
  let home: string
  beforeAll(async () => {
    bridge = await fetchMcpRemote()
    home = await mkdtemp(path.join(tmpdir(), 'mcp-remote-'))
    await begin()
  })
  afterAll(async () => {
    await end()
    await rm(home, { recursive: true, force: true })
  })

  it('bridges a link to a client that knows standard input and output alone', async () => {
    const { url } = await linkToWrite()
    const visitor = await connectOver(
      new StdioClientTransport({
        command: process.execPath,
        args: [bridge, url, '--transport', 'http-only'],
        // It keeps files in the home of its user.
        env: { PATH: process.env.PATH ?? '', HOME: home, MCP_REMOTE_CONFIG_DIR: home },
        stderr: 'ignore',
      }),
    )
    expect(await visitor.tools()).toContain('find_tasks')
    await doBothJobs(visitor)
    await visitor.close()
  })
})

describe('plain curl', () => {
  beforeAll(begin)
  afterAll(end)

  const curl = async (
    url: string,
    { headers, body }: { readonly headers: Record<string, string>; readonly body: unknown },
  ) => {
    const { stdout } = await promisify(execFile)('curl', [
      ...['--silent', '--show-error', '--fail-with-body', '--data', JSON.stringify(body)],
      ...Object.entries(headers).flatMap(([name, value]) => ['--header', `${name}: ${value}`]),
      url,
    ])
    return stdout
  }
  const CALL = { name: 'get_task', arguments: { task: 'ENG-87' } }

  it.each([
    ['2025-11-25', older, 'initialize', INITIALIZE],
    ['2026-07-28', newer, 'server/discover', {}],
  ] as const)('says hello, lists and calls by %s', async (_, request, hello, params) => {
    const { url } = await gateway.link()
    const greeted = await curl(url, request(hello, params))
    expect(JSON.stringify(messageIn(greeted).result)).toContain('"name":"clickup"')
    const listed = await curl(url, request('tools/list'))
    expect(messageIn(listed).result?.tools).toContainEqual(
      expect.objectContaining({ name: 'get_task' }),
    )
    const answer = await curl(url, request('tools/call', CALL))
    expect(envelopeIn(answer)).toMatchObject({ ok: true, result: { id: 'ENG-87' } })
  })
})

// Nothing of the machine that the gateway runs on is reached: a file that is planted where it was started
// never leaves, its branch is told to nobody, and nothing is kept there.
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { useGateway } from '../support/use-gateway.ts'
import {
  type ByHand,
  callByHand,
  ERA_NAMES,
  ERAS,
  newer,
  older,
  type Visitor,
} from '../support/visitors.ts'

const MARK = 'PLANTED-4f1c9e'
const NAME = 'planted.txt'
/** The task of the branch that stands there. */
const OF_BRANCH = 'ENG-87'

const folder = await mkdtemp(path.join(tmpdir(), 'planted-'))
const file = path.join(folder, NAME)
const uri = pathToFileURL(file).href

const running = useGateway(
  {},
  { cwd: folder, env: { CLICKUP_FOLDERS: folder, CLICKUP_STATE_DIR: path.join(folder, 'state') } },
)

/** A server of the machine that the world does not reach. */
let asked = 0
const inner = createServer((_, response) => {
  asked += 1
  response.end(MARK)
})
let innerUrl = ''

/** Neither picture nor text: whoever keeps files keeps this one. */
const BINARY = 'archive.bin'
const attachBinary = async (): Promise<void> => {
  const { url, token, workspaceId } = running.sandbox
  const body = new FormData()
  body.append('attachment', new Blob([new Uint8Array([0, 255, 0, 254, 0, 253])]), BINARY)
  const answer = await fetch(
    `${url}/api/v2/task/ENG-312/attachment?custom_task_ids=true&team_id=${workspaceId}`,
    { method: 'POST', headers: { authorization: token }, body },
  )
  if (!answer.ok) throw new Error(`It was not attached: ${await answer.text()}`)
}

beforeAll(async () => {
  await attachBinary()
  await writeFile(file, MARK)
  await mkdir(path.join(folder, '.git'))
  await writeFile(path.join(folder, '.git/HEAD'), `ref: refs/heads/${OF_BRANCH}-planted\n`)
  await new Promise<void>((ready) => inner.listen(0, '127.0.0.1', ready))
  innerUrl = `http://127.0.0.1:${(inner.address() as AddressInfo).port}/${NAME}`
})
afterAll(async () => {
  await new Promise((closed) => inner.close(closed))
  await rm(folder, { recursive: true, force: true })
})

const everything = () =>
  running.gateway.link({
    config: { methods: ['read', 'write', 'delete'], tags: [], confirm: 'argument' },
  })

/** All files in the folder that the gateway was started in. */
const filesThere = async (): Promise<readonly string[]> =>
  (await readdir(folder, { recursive: true })).toSorted()

const TRIES: readonly (readonly [
  what: string,
  tool: string,
  args: () => Record<string, unknown>,
])[] = [
  ['its name', 'attach_files', () => ({ task: 'ENG-312', paths: [NAME] })],
  ['a relative path', 'attach_files', () => ({ task: 'ENG-312', paths: [`./${NAME}`] })],
  ['a path', 'attach_files', () => ({ task: 'ENG-312', paths: [file] })],
  ['a path that climbs', 'attach_files', () => ({ task: 'ENG-312', paths: [`../../..${file}`] })],
  ['a file: URL as path', 'attach_files', () => ({ task: 'ENG-312', paths: [uri] })],
  ['a file: URL as address', 'attach_files', () => ({ task: 'ENG-312', urls: [uri] })],
  [
    'an address of this machine',
    'attach_files',
    () => ({ task: 'ENG-312', urls: [innerUrl], comment: 'See there' }),
  ],
  [
    'a body of an operation',
    'call_operation',
    () => ({
      operation: 'CreateTaskAttachment',
      path: { task_id: 'ENG-312' },
      body: { attachment: file },
    }),
  ],
  ['the current task', 'get_task', () => ({ task: 'current' })],
  [
    'a comment on the current task',
    'add_comment',
    () => ({ task: 'current', text: 'On whose branch?' }),
  ],
]

const expectNothingLeft = async (): Promise<void> => {
  const sent = running.asked()
  expect(sent.filter(({ method }) => method !== 'GET')).toEqual([])
  expect(JSON.stringify(sent)).not.toContain(MARK)
  expect(asked).toBe(0)
  expect(await readFile(file, 'utf8')).toBe(MARK)
}

describe.each(ERA_NAMES)('to a client of %s that says it has the folder open', (era) => {
  let visitor: Visitor
  let before: readonly string[]
  beforeAll(async () => {
    visitor = await ERAS[era]((await everything()).url, {
      roots: [pathToFileURL(folder).href, 'file:///'],
    })
    before = await filesThere()
  })
  afterAll(() => visitor.close())

  it.each(TRIES)('nothing leaves by %s, with %s', async (_, tool, args) => {
    const answer = await visitor.call(tool, args())
    expect(answer).toMatchObject({ ok: false, issues: [{ code: expect.any(String) }] })
    expect(JSON.stringify(answer)).not.toContain(MARK)
    expect(JSON.stringify(answer)).not.toContain(`${OF_BRANCH}-planted`)
    await expectNothingLeft()
  })

  it('a file of ClickUp is kept nowhere', async () => {
    const answer = await visitor.call('get_attachment', { task: 'ENG-312', attachment: BINARY })
    expect(answer.result).toMatchObject({ title: BINARY, url: expect.any(String) })
    expect(answer.result).not.toHaveProperty('saved_to')
    expect(await filesThere()).toEqual(before)
  })

  it('no resource is of the branch', async () => {
    const { current } = await visitor
      .call('get_task', { task: 'current' })
      .then(({ issues }) => ({ current: issues?.[0]?.code }))
    expect(current).toBe('INVALID_INPUT')
    const uris = await visitor.resources()
    expect(uris.length).toBeGreaterThan(3)
    expect(uris[0]).toMatch(/^clickup:\/\/list\//)
  })
})

describe('by hand, with roots that are told unasked', () => {
  beforeEach(() => expectNothingLeft())

  it.each([
    ['older', older],
    ['newer', newer],
  ] as const)('nothing leaves in the %s era', async (_, request) => {
    const { url } = await everything()
    running.sandbox.state.log.clear()
    const roots = [{ uri: pathToFileURL(folder).href }]
    const told: ByHand = (method, params = {}) =>
      request(method, {
        ...params,
        roots,
        inputResponses: { roots: { roots } },
        _meta: { 'io.modelcontextprotocol/clientCapabilities': { roots: {} }, roots },
      })
    for (const [, tool, args] of TRIES) {
      const { text } = await callByHand(url, tool, args(), told)
      expect(text).not.toContain(MARK)
      expect(text).not.toContain('ok\\":true')
    }
    await expectNothingLeft()
  })
})

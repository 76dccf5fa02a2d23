// From where files may be uploaded: what the client, the window or the person has opened, and never
// a whole disk, a home or the system's own folders.
import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises'
import { homedir, tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Broker, startBroker } from '../../../src/broker/host.ts'
import { type Sandbox, startSandbox } from '../../../src/sandbox/server.ts'
import { codesOf } from '../../support/pair.ts'
import { runServer } from '../../support/process.ts'
import { type ServerOptions, startServer, type TestServer } from '../../support/server.ts'

const here = await mkdtemp(join(tmpdir(), 'clickup-open-'))
const [app, other, disk] = [join(here, 'app'), join(here, 'other'), join(here, 'disk')]

let sandbox: Sandbox
beforeAll(async () => {
  sandbox = await startSandbox({ rate: 10_000 })
  for (const folder of [app, other]) {
    await mkdir(folder)
    await writeFile(join(folder, 'notes.txt'), folder)
  }
  await symlink('/', disk)
})
afterAll(async () => {
  await sandbox.close()
  await rm(here, { recursive: true })
})

const signedIn = () => ({ CLICKUP_API_URL: sandbox.url, CLICKUP_API_TOKEN: sandbox.token })

interface Attached {
  readonly codes: readonly string[]
  readonly hint: string | undefined
  /** What came to stand on the task. */
  readonly files: readonly string[]
}

/** By both tools that upload. */
const attach = async ({ call }: TestServer, path: string): Promise<readonly Attached[]> => {
  const task = sandbox.state.store.taskByCustomId(sandbox.workspaceId, 'ENG-123')
  const body = { file: path }
  const answers: Attached[] = []
  for (const [tool, args] of [
    ['attach_files', { task: 'ENG-123', paths: [path] }],
    ['call_operation', { operation: 'CreateTaskAttachment', path: { task_id: 'ENG-123' }, body }],
  ] as const) {
    const before = task?.attachments.length ?? 0
    const answer = await call(tool, args)
    const files = task?.attachments.slice(before) ?? []
    answers.push({
      codes: codesOf(answer),
      hint: answer.issues?.[0]?.hint,
      files: files.map(({ read }) => String(Buffer.from(read()))),
    })
  }
  return answers
}

const expectSent = async (server: TestServer, path: string, content: string): Promise<void> => {
  const sent = { codes: [], hint: undefined, files: [content] }
  expect(await attach(server, path)).toEqual([sent, sent])
}

const expectKept = async (server: TestServer, path: string, hint: RegExp): Promise<void> => {
  const kept = { codes: ['ACCESS_DENIED'], hint: expect.stringMatching(hint), files: [] }
  expect(await attach(server, path)).toEqual([kept, kept])
}

const NEVER = [
  ...['/', disk, homedir(), dirname(homedir()), '/home'],
  ...['/proc', '/proc/self', '/sys', '/dev'],
]

/** Each is asked at every call, so that one server sees many folders come and go. */
describe.each(['roots', 'window', 'setting'] as const)('a folder that %s name', (source) => {
  let named: readonly string[] = [app]
  let server: TestServer
  let broker: Broker | undefined

  beforeAll(async () => {
    const directory = join(here, 'broker')
    const credentials = async () => ({ token: sandbox.token, apiUrl: sandbox.url, folders: named })
    if (source === 'window')
      broker = await startBroker({ directory, credentials, onChanges: () => {} })
    server = await startServer({
      env:
        source === 'window'
          ? { CLICKUP_BROKER: directory }
          : { ...signedIn(), ...(source === 'setting' ? { CLICKUP_FOLDERS: app } : {}) },
      ...(source === 'roots' ? { roots: () => named.map((one) => pathToFileURL(one).href) } : {}),
    })
  })
  afterAll(async () => {
    await server.close()
    await broker?.dispose()
  })

  it('gives its files, and no others', async () => {
    await expectSent(server, 'notes.txt', app)
    await expectSent(server, join(app, 'notes.txt'), app)
    await expectKept(server, join(other, 'notes.txt'), /Copy the file/)
    await expectKept(server, '../other/notes.txt', /Copy the file/)
  })

  // By a setting it is said before the server starts.
  it.each(source === 'setting' ? [] : NEVER)('is not open where it is %s', async (folder) => {
    named = [folder]
    for (const path of ['/proc/self/environ', join(app, 'notes.txt'), join(folder, 'environ')])
      await expectKept(server, path, /CLICKUP_FOLDERS/)
  })
})

describe('a server that is told to open', () => {
  it.each([...NEVER, '/nothing/here'])('%s does not start, and says why', async (folder) => {
    const { code, stderr } = await runServer({ env: { CLICKUP_FOLDERS: folder } })
    expect({ code, stderr }).toEqual({
      code: 2,
      stderr: expect.stringContaining(`CLICKUP_FOLDERS (--folders): "${folder}"`),
    })
  })
})

const started = async (
  options: ServerOptions,
  run: (server: TestServer) => Promise<void>,
): Promise<void> => {
  const server = await startServer({ ...options, env: { ...signedIn(), ...options.env } })
  try {
    await run(server)
  } finally {
    await server.close()
  }
}

describe('a client without roots', () => {
  it.each([
    ['/', '/proc/self/environ'],
    ['/', 'proc/self/environ'],
    [homedir(), '/proc/self/environ'],
    [app, 'notes.txt'],
  ])('has nothing open in %s: not %s', (cwd, path) =>
    started({ cwd }, (server) => expectKept(server, path, /CLICKUP_FOLDERS \(--folders\)/)),
  )

  it('has the folder open in which it is started, where the person says so', () =>
    started({ cwd: app, args: ['--folders', '.'] }, (server) =>
      expectSent(server, 'notes.txt', app),
    ))
})

describe('where several name folders', () => {
  it('what the person names is open besides what the client has', () =>
    started(
      { env: { CLICKUP_FOLDERS: other }, roots: [pathToFileURL(app).href] },
      async (server) => {
        await expectSent(server, join(app, 'notes.txt'), app)
        await expectSent(server, join(other, 'notes.txt'), other)
      },
    ))

  it('the client’s own count, and not those of the window', async () => {
    const directory = join(here, 'several')
    const broker = await startBroker({
      directory,
      credentials: async () => ({ token: sandbox.token, apiUrl: sandbox.url, folders: [other] }),
      onChanges: () => {},
    })
    const env = { CLICKUP_BROKER: directory }
    await started({ env, roots: [pathToFileURL(app).href] }, async (server) => {
      await expectSent(server, 'notes.txt', app)
      await expectKept(server, join(other, 'notes.txt'), /Copy the file/)
    })
    await broker.dispose()
  })
})

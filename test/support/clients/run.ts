// A client does a job by itself: in a fresh home folder, before a scripted model and a sandbox.
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import type { Job } from '../../../scripts/model/job.ts'
import { type Exchange as Asked, startModel } from '../../../scripts/model/server.ts'
import type { Exchange } from '../../../src/sandbox/http/log.ts'
import { startSandbox } from '../../../src/sandbox/server.ts'
import { readSprint, type SprintTask } from '../jobs/sprint.ts'
import { anyToken } from '../vscode/written.ts'
import type { Client, Place } from './client.ts'
import { bareEnvironment, type Program, type Ran, runProgram } from './program.ts'
import { tapServer, type Wire } from './wire.ts'

/** Nobody waits for a person here: what takes so long hangs. */
const TIME_LIMIT_MS = 300_000

export interface Done extends Ran {
  readonly wire: Wire
  /** What the model was asked, and answered. */
  readonly asked: readonly Asked[]
  /** What ClickUp was asked meanwhile. */
  readonly requests: readonly Exchange[]
  readonly before: readonly SprintTask[]
  readonly after: readonly SprintTask[]
  /** The processes of the server that outlived the client. */
  readonly leftBehind: readonly number[]
  /** Where the token stands: files, output, or what the model was sent. */
  readonly tokenIn: readonly string[]
}

const isRunning = (pid: number): boolean => {
  try {
    return process.kill(pid, 0)
  } catch {
    return false
  }
}

const PATIENCE_MS = 15_000

/** The servers are no children of ours: nobody tells when they end. */
const stillRunning = async (pids: readonly number[]): Promise<readonly number[]> => {
  const patience = Date.now() + PATIENCE_MS
  while (pids.some(isRunning) && Date.now() < patience)
    await new Promise((resolve) => setTimeout(resolve, 50))
  return pids.filter(isRunning)
}

const filesHolding = async (folder: string, pattern: RegExp): Promise<readonly string[]> => {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true })
  const files = entries.filter((entry) => entry.isFile())
  const texts = await Promise.all(
    files.map(({ parentPath, name }) =>
      readFile(path.join(parentPath, name), 'latin1').catch(() => ''),
    ),
  )
  return files.flatMap(({ name }, at) => (pattern.test(texts[at] ?? '') ? [name] : []))
}

export interface Asking {
  readonly job: Job
  /** Settings of the server, besides where ClickUp is. */
  readonly flags?: readonly string[]
}

/** Has the client do the job, and tells all that is to be seen of it. */
export const runClient = async (
  client: Client,
  program: Program,
  { job, flags = [] }: Asking,
): Promise<Done> => {
  const folder = await mkdtemp(path.join(tmpdir(), `clickup-${client.name}-`))
  const home = path.join(folder, 'home')
  const project = path.join(home, 'project')
  for (const made of [project, path.join(home, 'tmp')]) await mkdir(made, { recursive: true })
  const [tap, model, sandbox] = await Promise.all([
    tapServer(path.join(folder, 'wire')),
    startModel([job]),
    startSandbox({ rate: 10_000 }),
  ])
  try {
    const server = { script: tap.script, flags: ['--api-url', sandbox.url, ...flags] }
    const place: Place = { home, project, model: model.origin, server }
    for (const { file, text } of client.files(place)) {
      await mkdir(path.dirname(file), { recursive: true })
      await writeFile(file, text)
    }
    const before = await readSprint(sandbox)
    sandbox.state.log.clear()
    const env = {
      ...bareEnvironment(home, program),
      ...client.env(place),
      CLICKUP_API_TOKEN: sandbox.token,
    }
    const ran = await runProgram(program, client.args(job.prompt, place), {
      cwd: project,
      env,
      limitMs: TIME_LIMIT_MS,
    })
    const requests = sandbox.state.log.since(0)
    const wire = await tap.read()
    const leftBehind = await stillRunning(wire.pids)
    await ran.end()
    const told = anyToken.test(JSON.stringify(model.exchanges)) ? ['what the model was sent'] : []
    const printed = anyToken.test(ran.output) ? ['what it printed'] : []
    return {
      ...ran,
      wire,
      asked: model.exchanges,
      requests,
      before,
      after: await readSprint(sandbox),
      leftBehind,
      tokenIn: [...(await filesHolding(folder, anyToken)), ...told, ...printed],
    }
  } finally {
    await model.stop()
    await sandbox.close()
    await rm(folder, { recursive: true, force: true, maxRetries: 5 })
  }
}

// Whether a client can be had and runs here at all: got from the npm registry, once, in its version.
import { mkdir, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { fetched } from '../fetched.ts'
import { newNode } from '../inspector.ts'
import type { Client } from './client.ts'
import { bareEnvironment, type Program, runProgram } from './program.ts'

/** Nothing to run where it cannot be had, but the reason. */
export type Available = { readonly program: Program } | { readonly reason: string }

const inOneLine = (text: string): string => text.trim().replace(/\s+/g, ' ').slice(0, 200)

const LIMIT_MS = 120_000

const versionOf = async (program: Program) => {
  const home = await mkdtemp(path.join(tmpdir(), 'clickup-client-'))
  try {
    const env = bareEnvironment(home, program)
    await mkdir(path.join(home, 'tmp'))
    const ran = await runProgram(program, ['--version'], { cwd: home, env, limitMs: LIMIT_MS })
    await ran.end()
    return ran
  } finally {
    await rm(home, { recursive: true, force: true })
  }
}

/** Installs it unless it is there, and has it tell its version. */
export const makeAvailable = async (client: Client): Promise<Available> => {
  try {
    const folder = await fetched({
      name: `clients/${client.name}-${client.version}`,
      packages: [`${client.package}@${client.version}`],
      size: client.size,
      ...(client.finish ? { finish: client.finish } : {}),
    })
    const launcher = path.join(folder, 'node_modules', client.launcher)
    const node = await newNode()
    const program: Program = { node, command: client.isBinary ? [launcher] : [node, launcher] }
    const { code, output } = await versionOf(program)
    return code === 0 && output.includes(client.version)
      ? { program }
      : { reason: inOneLine(`--version ended with ${code ?? 'no answer'}: ${output}`) }
  } catch (error) {
    return { reason: inOneLine(String(error)) }
  }
}

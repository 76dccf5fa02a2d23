// The protocol's own conformance suite, as far as it is about any server: its other scenarios call tools,
// prompts and resources that only an example server has, or want sessions, which links do without.
import { execFile } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { fetchConformance } from '../support/bridges.ts'
import { newNode } from '../support/inspector.ts'
import { useGateway } from '../support/use-gateway.ts'

const running = useGateway()
let script: string
let node: string
let folder: string

beforeAll(async () => {
  script = await fetchConformance()
  node = await newNode()
  folder = await mkdtemp(path.join(tmpdir(), 'conformance-'))
})
afterAll(() => rm(folder, { recursive: true, force: true }))

const conform = (url: string, scenario: string) =>
  new Promise<{ readonly code: number; readonly output: string }>((resolve) => {
    execFile(
      node,
      [script, 'server', '--url', url, '--scenario', scenario, '--verbose'],
      // It writes its results where it stands.
      { cwd: folder, env: { PATH: process.env.PATH, HOME: folder } },
      (error, stdout, stderr) =>
        resolve({ code: error ? Number(error.code ?? 1) : 0, output: stdout + stderr }),
    )
  })

describe('a link conforms', () => {
  it.each([
    'server-initialize',
    'ping',
    'tools-list',
    'tools-call-error',
    'resources-list',
    'prompts-list',
    'completion-complete',
    'dns-rebinding-protection',
  ])('in %s', async (scenario) => {
    const { url } = await running.gateway.link()
    const { code, output } = await conform(url, scenario)
    expect(output).toMatch(/Passed: ([1-9]\d*)\/\1, 0 failed, 0 warnings/)
    expect(code).toBe(0)
  })
})

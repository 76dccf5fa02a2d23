// What a model sees of the tools, and how long a server takes to show them.
import { spawn } from 'node:child_process'
import { countTokens } from 'gpt-tokenizer/encoding/o200k_base'
import { type Access, DEFAULT_TOOLSETS } from '../../src/access/rules.ts'
import { offered } from '../../src/mcp/tool/listing.ts'
import { LISTINGS } from '../../src/mcp/tool/tool-list.ts'
import { withBareStdio } from './bare.ts'
import { type Figure, median } from './figures.ts'
import { inRoot } from './paths.ts'

/** What a model sees of a tool in VS Code: name, description, input schema. */
const tokensOf = (access: readonly Access[]): number => {
  const seen = offered(LISTINGS, { access, toolsets: DEFAULT_TOOLSETS }).map(
    ({ name, description, inputSchema }) => ({
      name: `mcp_clickup_${name}`,
      description,
      inputSchema,
    }),
  )
  return seen.reduce((sum, tool) => sum + countTokens(JSON.stringify(tool)), 0)
}

const line = (message: object): string => `${JSON.stringify({ jsonrpc: '2.0', ...message })}\n`

/** Milliseconds from the start of the process to its answer to tools/list. */
const timeToList = (file: string): Promise<number> =>
  new Promise((resolve, reject) => {
    const started = performance.now()
    const child = spawn(process.execPath, [file], { stdio: ['pipe', 'pipe', 'ignore'] })
    let text = ''
    child.on('error', reject)
    child.stdout.on('data', (chunk: Buffer) => {
      text += chunk.toString()
      if (text.includes('"id":2')) {
        resolve(performance.now() - started)
        child.kill()
      } else if (text.includes('"id":1')) {
        text = ''
        child.stdin.write(
          line({ method: 'notifications/initialized' }) + line({ id: 2, method: 'tools/list' }),
        )
      }
    })
    const params = {
      protocolVersion: '2025-06-18',
      capabilities: {},
      clientInfo: { name: 'bench', version: '1' },
    }
    child.stdin.write(line({ id: 1, method: 'initialize', params }))
  })

const ROUNDS = 15

const startRatio = (): Promise<number> =>
  withBareStdio(async (bare) => {
    const ours: number[] = []
    const theirs: number[] = []
    for (let round = 0; round < ROUNDS; round += 1) {
      ours.push(await timeToList(inRoot('dist/server.js')))
      theirs.push(await timeToList(bare))
    }
    return median(ours) / median(theirs)
  })

export const faceFigures = async (): Promise<readonly Figure[]> => [
  {
    what: 'default tool list',
    figure: tokensOf(['read', 'write']),
    budget: 3750,
    unit: 'tokens',
  },
  { what: 'read-only tool list', figure: tokensOf(['read']), budget: 2000, unit: 'tokens' },
  {
    what: 'start to tools/list, against a bare server',
    figure: await startRatio(),
    budget: 1.25,
    unit: '×',
  },
]

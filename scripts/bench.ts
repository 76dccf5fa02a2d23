// npm run bench: every figure that has a budget, in one run.
import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { countTokens } from 'gpt-tokenizer/encoding/o200k_base'
import { type Access, DEFAULT_TOOLSETS } from '../src/access/rules.ts'
import { offered } from '../src/mcp/tool/listing.ts'
import { LISTINGS } from '../src/mcp/tool/tool-list.ts'
import { startPair } from '../test/support/server.ts'
import { packExtension } from '../test/support/vscode/package.ts'
import { BARE_STDIO, bundleBare } from './lib/bare.ts'
import { type Figure, median, tell } from './lib/figures.ts'
import { gatewayFigures } from './lib/gateway-figures.ts'
import { pageFigure } from './lib/page-figures.ts'
import { inRoot } from './lib/paths.ts'
import { run, runMain } from './lib/processes.ts'
import { sizeFigures } from './lib/sizes.ts'
import { windowFigures } from './lib/window-figures.ts'

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

const startRatio = async (): Promise<number> => {
  const folder = mkdtempSync(path.join(tmpdir(), 'bench-'))
  try {
    const bare = path.join(folder, 'bare.js')
    await bundleBare(BARE_STDIO, bare)
    const ours: number[] = []
    const theirs: number[] = []
    for (let round = 0; round < 15; round += 1) {
      ours.push(await timeToList(inRoot('dist/server.js')))
      theirs.push(await timeToList(bare))
    }
    return median(ours) / median(theirs)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

const usage = async (): Promise<readonly Figure[]> => {
  const pair = await startPair({ rate: 100_000 })
  const { call, sandbox } = pair
  const counted = async (tool: string, args: Record<string, unknown>) => {
    const before = sandbox.state.log.since(0).length
    const envelope = await call(tool, args)
    return { envelope, requests: sandbox.state.log.since(0).length - before }
  }
  try {
    const hierarchy = await counted('get_hierarchy', {})
    const spaces = hierarchy.envelope.result.spaces.length
    const list = await counted('find_tasks', {
      in: 'Infrastructure Backlog',
      columns: [
        'id',
        'name',
        'status',
        'assignees',
        'priority',
        'due',
        ...columnsOf(await call('get_list', { list: 'Infrastructure Backlog' })),
      ],
    })
    const again = await counted('find_tasks', { in: 'Infrastructure Backlog' })
    const task = await counted('get_task', { task: '868512p' })
    const { description: _, ...plain } = task.envelope.result
    await call('update_tasks', { tasks: ['ENG-123'], set: { status: 'blocked' } })
    const update = await counted('update_tasks', {
      tasks: ['ENG-123'],
      set: { status: 'in review' },
    })
    const own: number[] = []
    for (let round = 0; round < 30; round += 1) {
      const started = performance.now()
      await call('get_task', { task: '868512p' })
      const whole = performance.now() - started
      const asked = performance.now()
      const answer = await fetch(
        `${sandbox.url}/api/v2/task/868512p?include_markdown_description=true`,
        { headers: { authorization: sandbox.token } },
      )
      await answer.text()
      own.push(whole - (performance.now() - asked))
    }
    return [
      {
        what: `list of ${list.envelope.result.rows.length} tasks, 8 columns`,
        figure: JSON.stringify(list.envelope).length,
        budget: 2900,
        unit: 'bytes',
      },
      { what: 'list of tasks by name, warm', figure: again.requests, budget: 1, unit: 'requests' },
      {
        what: 'one task besides its description',
        figure: JSON.stringify({ ok: true, result: plain }).length,
        budget: 700,
        unit: 'bytes',
      },
      { what: 'one task', figure: task.requests, budget: 1, unit: 'requests' },
      {
        what: `hierarchy of ${spaces} spaces`,
        figure: hierarchy.requests,
        budget: spaces + 4,
        unit: 'requests',
      },
      {
        what: 'update by custom id and status, warm',
        figure: update.requests,
        budget: 2,
        unit: 'requests',
      },
      { what: "a tool call's own cost", figure: median(own), budget: 2, unit: 'ms' },
    ]
  } finally {
    await pair.close()
  }
}

/** A call of a server that has asked for nothing yet. */
const cold = async (): Promise<Figure> => {
  const { call, sandbox, close } = await startPair({ rate: 100_000 })
  try {
    const { ok } = await call('update_tasks', { tasks: ['ENG-123'], set: { status: 'in review' } })
    if (!ok) throw new Error('The task was not changed.')
    const figure = sandbox.state.log.since(0).length
    return { what: 'update by custom id and status, cold', figure, budget: 5, unit: 'requests' }
  } finally {
    await close()
  }
}

/** A plan of a hundred tasks where each answer takes its time, as those of ClickUp do. */
const hundredTasks = async (): Promise<Figure> => {
  const { call, sandbox, close } = await startPair({ rate: 1000 })
  try {
    const pace = ['/v2/**', '/v3/**'].map((path) => `${path}=slow:300ms x*`)
    sandbox.state.faults.add(pace.join('; '))
    const tasks = Array.from({ length: 100 }, (_, i) => ({ name: `Task ${i}`, priority: 'low' }))
    const started = performance.now()
    const { ok } = await call('create_tasks', { list: 'Infrastructure Backlog', tasks })
    const figure = (performance.now() - started) / 1000
    if (!ok) throw new Error('The tasks were not all created.')
    return { what: '100 tasks created, 300 ms an answer', figure, budget: 7, unit: 's' }
  } finally {
    await close()
  }
}

const columnsOf = ({
  result,
}: {
  readonly result: { readonly fields?: readonly { readonly name: string }[] }
}): readonly string[] => (result.fields ?? []).slice(0, 2).map(({ name }) => name)

runMain(async () => {
  const built = await run(process.execPath, ['esbuild.js'])
  if (built !== 0) return built
  const vsix = await packExtension()
  const rows: readonly Figure[] = [
    {
      what: 'default tool list',
      figure: tokensOf(['read', 'write']),
      budget: 4500,
      unit: 'tokens',
    },
    { what: 'read-only tool list', figure: tokensOf(['read']), budget: 2200, unit: 'tokens' },
    ...(await usage()),
    await cold(),
    await hundredTasks(),
    {
      what: 'start to tools/list, against a bare server',
      figure: await startRatio(),
      budget: 1.25,
      unit: '×',
    },
    await pageFigure(),
    ...(await gatewayFigures()),
    ...sizeFigures(vsix),
    ...(await windowFigures(vsix)),
  ]
  return tell(rows) ? 0 : 1
})

// What calls cost: requests, characters, and time of their own.
import { Client } from '@modelcontextprotocol/sdk/client/index.js'
import { StdioClientTransport } from '@modelcontextprotocol/sdk/client/stdio.js'
import { startPair } from '../../test/support/server.ts'
import { withBareStdio } from './bare.ts'
import { type Figure, median, timed } from './figures.ts'

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

const columnsOf = ({
  result,
}: {
  readonly result: { readonly fields?: readonly { readonly name: string }[] }
}): readonly string[] => (result.fields ?? []).slice(0, 2).map(({ name }) => name)

const WARM_UP = 20
const ROUNDS = 200

/** A client and a server process of one tool, as ours are. */
const callBare = async (file: string) => {
  const client = new Client({ name: 'bench', version: '1' })
  await client.connect(new StdioClientTransport({ command: process.execPath, args: [file] }))
  return {
    call: () => client.callTool({ name: 'one', arguments: {} }),
    close: () => client.close(),
  }
}

/**
 * What a call takes besides the request to ClickUp itself, and how that compares with a call that does
 * nothing, of a server on the same SDK: by turns, for all share the machine's moods.
 */
const ownCost = (): Promise<readonly Figure[]> =>
  withBareStdio(async (file) => {
    const { client, sandbox, close } = await startPair({ rate: 1_000_000 })
    const bare = await callBare(file)
    const call = () => client.callTool({ name: 'get_task', arguments: { task: '868512p' } })
    const request = async () => {
      const url = `${sandbox.url}/api/v2/task/868512p?include_markdown_description=true`
      await (await fetch(url, { headers: { authorization: sandbox.token } })).text()
    }
    try {
      const own: number[] = []
      const empty: number[] = []
      for (let round = 0; round < WARM_UP + ROUNDS; round += 1) {
        const times = [await timed(call), await timed(request), await timed(bare.call)] as const
        if (round < WARM_UP) continue
        own.push(times[0] - times[1])
        empty.push(times[2])
      }
      return [
        {
          what: "a call's own cost, against an empty call",
          figure: median(own) / median(empty),
          budget: 3,
          unit: '×',
        },
        { what: '… its own cost', figure: median(own), unit: 'ms' },
      ]
    } finally {
      await bare.close()
      await close()
    }
  })

export const callFigures = async (): Promise<readonly Figure[]> => [
  ...(await usage()),
  await cold(),
  ...(await ownCost()),
]

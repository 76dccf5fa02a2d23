// A ClickUp with more than one workspace, which the sandbox's person has not.
import { once } from 'node:events'
import { createServer } from 'node:http'

interface TwoWorkspaces {
  readonly url: string
  readonly close: () => void
}

/** A ClickUp whose every token opens two workspaces; it has nothing else. */
const startTwoWorkspaces = async (): Promise<TwoWorkspaces> => {
  const team = (id: string, name: string) => ({ id, name, color: '#000000', members: [] })
  const answers: Readonly<Record<string, unknown>> = {
    '/api/v2/user': { user: { id: 1, username: 'Ivo', email: 'ivo@example.com' } },
    '/api/v2/team/1/space?archived=false': { spaces: [] },
    '/api/v2/team/2/space?archived=false': { spaces: [] },
    '/api/v2/team': { teams: [team('1', 'Acme'), team('2', 'Globex')] },
  }
  const server = createServer((request, response) => {
    const url = request.url ?? ''
    const tasks = /\/team\/\d\/task\?/.test(url) ? { tasks: [], last_page: true } : undefined
    const answer = answers[url] ?? tasks
    response.writeHead(answer ? 200 : 404, { 'content-type': 'application/json' })
    response.end(JSON.stringify(answer ?? {}))
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  const port = typeof address === 'object' ? address?.port : undefined
  return {
    url: `http://127.0.0.1:${port}`,
    close: () => {
      server.close()
      server.closeAllConnections()
    },
  }
}

/** Has people sign in there, for as long as something is done. */
export const withTwoWorkspaces = async (
  run: (two: TwoWorkspaces) => Promise<void>,
): Promise<void> => {
  const before = process.env.CLICKUP_API_URL
  const two = await startTwoWorkspaces()
  process.env.CLICKUP_API_URL = two.url
  try {
    await run(two)
  } finally {
    process.env.CLICKUP_API_URL = before
    two.close()
  }
}

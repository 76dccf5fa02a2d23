// The sandbox that the runner started for the suites; CLICKUP_API_URL leads the extension to it.
import { z } from 'zod'

const address = z.object({ url: z.string(), workspaceId: z.string() })

/** Where the sandbox is; its token, which is searched for, stands in no environment. */
export const sandbox = address.parse(JSON.parse(process.env.CLICKUP_TEST_SANDBOX ?? 'null'))

const exchanges = z.object({
  exchanges: z.array(
    z.object({
      n: z.number(),
      method: z.string(),
      path: z.string(),
      headers: z.record(z.string(), z.string()),
    }),
  ),
})

const control = async (
  url: string,
  path: string,
  method = 'GET',
  body?: object,
): Promise<unknown> => {
  const init = body ? { method, body: JSON.stringify(body) } : { method }
  const response = await fetch(`${url}/__sandbox${path}`, init)
  if (!response.ok) throw new Error(`The sandbox answered ${response.status} to ${path}.`)
  return response.json()
}

/** What ClickUp was asked so far, as `GET /api/v2/user`. */
export const requests = async (url = sandbox.url): Promise<readonly string[]> => {
  const log = exchanges.parse(await control(url, '/log'))
  return log.exchanges.map(({ method, path }) => `${method} ${path}`)
}

/** Has ClickUp fail or wait from now on, as src/sandbox/faults.ts says it; not at all when empty. */
export const setFaults = async (faults: string, url = sandbox.url): Promise<void> => {
  await control(url, '/faults', 'DELETE')
  if (faults !== '') await control(url, '/faults', 'POST', { faults })
}

/** Holds the answers to some requests back, written as faults are, until faults are set anew. */
export const hold = (...requests: readonly string[]): Promise<void> =>
  setFaults(requests.map((one) => `${one}=hold x*`).join('; '))

/** The same of the window alone, without the MCP servers, which add their version to its name. */
export const requestsOfWindow = async (url: string): Promise<readonly string[]> => {
  const log = exchanges.parse(await control(url, '/log'))
  const ours = log.exchanges.filter(({ headers }) => headers['user-agent'] === 'clickup-copilot')
  return ours.map(({ method, path }) => `${method} ${path.replace('/api/v2', '')}`)
}

/** Makes the person's token invalid; answers the one that takes its place. */
export const rotateToken = async (): Promise<string> =>
  z.object({ token: z.string() }).parse(await control(sandbox.url, '/token/rotate', 'POST')).token

/** The person's token as it is now. */
export const currentToken = async (): Promise<string> => {
  const state = z.object({ tokens: z.object({ personal: z.string() }) })
  return state.parse(await control(sandbox.url, '/state')).tokens.personal
}

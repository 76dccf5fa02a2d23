// The interface over HTTP: links and keys under /v1 for whoever has an admin key, its OpenAPI
// document, and the page.
import { Hono } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { bearerIn } from '../http/guard/bearer.ts'
import { ADMIN_ONLY, NO_PAGE, Refused } from '../http/refusals.ts'
import type { AdminKeys } from '../keys/admin.ts'
import type { Admin } from './admin.ts'
import { openApiDocument } from './openapi.ts'
import { OPERATIONS, type OperationId } from './operations.ts'
import { type Assets, pageRoutes } from './page.ts'
import type { Vocabulary } from './schemas.ts'

export interface AdminRoutes {
  readonly admin: Admin
  readonly keys: Pick<AdminKeys, 'check'>
  readonly vocabulary: Vocabulary
  readonly assets: Assets
  readonly baseUrl: string
  readonly version: string
}

interface Asked {
  readonly id: string
  readonly body: unknown
  /** The name of the admin key. */
  readonly by: string
}

type Handlers = Readonly<Record<OperationId, (asked: Asked) => Promise<unknown>>>

const handlersOf = ({ admin, vocabulary }: AdminRoutes): Handlers => ({
  createLink: ({ body, by }) => admin.create(body, by),
  listLinks: () => admin.list(),
  getLink: ({ id }) => admin.get(id),
  changeLink: ({ id, body }) => admin.change(id, body),
  revokeLink: ({ id }) => admin.revoke(id),
  rotateLink: ({ id, body }) => admin.rotate(id, body),
  createKey: ({ body }) => admin.createKey(body),
  listKeys: () => admin.listKeys(),
  removeKey: ({ id }) => admin.removeKey(id),
  getVocabulary: async () => vocabulary,
})

const MOST_BODY = 64 * 1024

const invalid = (status: number, message: string, hint: string): Refused =>
  new Refused({ status, code: 'INVALID_INPUT', message, hint })

/** @returns the name of the key */
const adminBy = async (headers: Headers, keys: AdminRoutes['keys']): Promise<string> => {
  const key = bearerIn(headers)
  if (!key) throw new Refused(ADMIN_ONLY)
  const found = await keys.check(key)
  if (!found) throw new Refused({ ...ADMIN_ONLY, message: 'This admin key is not known.' })
  if (found.kind === 'admin') return found.name
  throw new Refused({
    status: 403,
    code: 'FORBIDDEN',
    message: 'This is an API token: it is the second proof of links, and administers nothing.',
    hint: 'Use an admin key.',
  })
}

const bodyOf = async (request: Request): Promise<unknown> => {
  if (!/^application\/json\s*(;|$)/i.test(request.headers.get('content-type') ?? ''))
    throw invalid(415, 'The body is not said to be JSON.', 'Send Content-Type: application/json.')
  try {
    return JSON.parse(await request.text())
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error
    throw invalid(400, 'The body is not JSON.', 'Send one JSON object.')
  }
}

const methodsAt = (path: string): string =>
  Object.values(OPERATIONS)
    .filter((operation) => operation.path === path)
    .map(({ method }) => method)
    .join(', ')

const JSON_HEADERS = { 'content-type': 'application/json', 'cache-control': 'no-store' }

export const adminRoutes = (parts: AdminRoutes): Hono => {
  const { keys, baseUrl, version } = parts
  const app = new Hono()
  const handlers = handlersOf(parts)
  const document = JSON.stringify(openApiDocument({ version, baseUrl }))

  app.use(
    '/v1/*',
    bodyLimit({
      maxSize: MOST_BODY,
      onError: () => {
        throw invalid(413, 'The body is too long.', `Send at most ${MOST_BODY} bytes.`)
      },
    }),
  )
  for (const [id, operation] of Object.entries(OPERATIONS)) {
    const path = operation.path.replace('{id}', ':id')
    app.on(operation.method, path, async (context) => {
      const by = await adminBy(context.req.raw.headers, keys)
      const body = 'body' in operation ? await bodyOf(context.req.raw) : undefined
      const asked = { id: context.req.param('id') ?? '', body, by }
      // The names of the table are those of the handlers.
      const answer = await handlers[id as OperationId](asked)
      return new Response(operation.status === 204 ? null : JSON.stringify(answer), {
        status: operation.status,
        headers: JSON_HEADERS,
      })
    })
  }
  for (const path of new Set(Object.values(OPERATIONS).map((operation) => operation.path)))
    app.all(path.replace('{id}', ':id'), () => {
      const allow = methodsAt(path)
      const message = `Only ${allow} can be done here.`
      throw new Refused({ status: 405, code: 'INVALID_INPUT', message, headers: { allow } })
    })
  app.all('/v1/*', () => {
    throw new Refused({ ...NO_PAGE, hint: 'What there is stands in /openapi.json.' })
  })
  app.get('/openapi.json', (context) => context.body(document, 200, JSON_HEADERS))
  app.route('/', pageRoutes(parts.assets))
  return app
}

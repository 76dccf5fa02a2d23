// The OpenAPI document of the interface, made of the schemas by which it reads.
import * as z from 'zod'
import { OPERATIONS, type Operation } from './operations.ts'
import { SCHEMAS, type SchemaName } from './schemas.ts'

const inComponents = (name: string): string => `#/components/schemas/${name}`

const schemas = (): Record<string, unknown> => {
  const registry = z.registry<{ id: string }>()
  for (const [id, schema] of Object.entries(SCHEMAS)) registry.add(schema, { id })
  const made = z.toJSONSchema(registry, { io: 'input', uri: inComponents })
  return Object.fromEntries(
    Object.entries(made.schemas).map(([name, { $schema: _, $id: __, ...schema }]) => [
      name,
      schema,
    ]),
  )
}

const json = (name: SchemaName) => ({
  'application/json': { schema: { $ref: inComponents(name) } },
})

const refused = (description: string) => ({ description, content: json('Problem') })

const answersOf = ({ status, answer, body, path, asksClickUp }: Operation) => ({
  [status]: {
    description: status === 204 ? 'Done.' : 'What there is now.',
    ...(answer && { content: json(answer) }),
  },
  401: {
    ...refused('No admin key was given, or none that is known.'),
    headers: { 'WWW-Authenticate': { schema: { type: 'string' } } },
  },
  403: refused('The key is an API token, not an admin key.'),
  ...(path.includes('{id}') && {
    404: refused('There is none of this id.'),
    409: refused('It cannot be read, or others are changing it at the same time.'),
  }),
  ...(body && {
    400: refused('The body is not JSON.'),
    413: refused('The body is too long.'),
    415: refused('The body is not said to be JSON.'),
    422: refused('The body was understood and cannot be done: `message` and `hint` say why.'),
  }),
  ...(asksClickUp && { 502: refused('ClickUp did not answer, or not in a way that can be read.') }),
  503: {
    ...refused('The store or ClickUp asks to wait.'),
    headers: { 'Retry-After': { schema: { type: 'integer' }, description: 'Seconds.' } },
  },
})

const operationOf = (id: string, operation: Operation) => ({
  operationId: id,
  summary: operation.summary,
  tags: [operation.path.split('/')[2]],
  ...(operation.path.includes('{id}') && {
    parameters: [{ name: 'id', in: 'path', required: true, schema: { type: 'string' } }],
  }),
  ...(operation.body && { requestBody: { required: true, content: json(operation.body) } }),
  responses: answersOf(operation),
})

const paths = (): Record<string, Record<string, unknown>> => {
  const made: Record<string, Record<string, unknown>> = {}
  for (const [id, operation] of Object.entries(OPERATIONS))
    made[operation.path] = {
      ...made[operation.path],
      [operation.method.toLowerCase()]: operationOf(id, operation),
    }
  return made
}

export const openApiDocument = ({ version, baseUrl }: { version: string; baseUrl: string }) => ({
  openapi: '3.1.1',
  info: {
    title: 'Links to ClickUp over MCP',
    version,
    summary: 'Make, change and end links by which MCP clients work in ClickUp.',
    description: 'Not affiliated with ClickUp.',
  },
  servers: [{ url: baseUrl.replace(/\/+$/, '') }],
  security: [{ adminKey: [] }],
  tags: [
    { name: 'links', description: 'URLs for MCP clients: each with what it may do, and an end.' },
    { name: 'keys', description: 'API tokens for links that ask for one, and admin keys.' },
    { name: 'vocabulary', description: 'The words in which a link says what it may do.' },
  ],
  paths: paths(),
  components: {
    schemas: schemas(),
    securitySchemes: {
      adminKey: {
        type: 'http',
        scheme: 'bearer',
        description: 'An admin key: `clickup-mcp keys new NAME --kind admin`.',
      },
    },
  },
})

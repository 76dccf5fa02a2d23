// The document is one of OpenAPI 3.1 in the parts that it uses, and what it says is so.
import Ajv2020 from 'ajv/dist/2020'
import addFormats from 'ajv-formats'
import { beforeAll, describe, expect, it } from 'vitest'
import { ADMIN_KEY, startAdministration } from '../../../support/gateway/admin.ts'

interface Described {
  readonly operationId: string
  readonly parameters?: readonly { readonly name: string; readonly in: string }[]
  readonly requestBody?: { readonly content: Content }
  readonly responses: Readonly<Record<string, { readonly content?: Content }>>
}
type Content = Readonly<Record<string, { readonly schema: { readonly $ref: string } }>>

interface Document {
  readonly openapi: string
  readonly paths: Readonly<Record<string, Readonly<Record<string, Described>>>>
  readonly components: { readonly schemas: Readonly<Record<string, object>> }
}

const { app } = startAdministration()
let document: Document

const ajv = new Ajv2020({ strict: true, allErrors: true })
addFormats(ajv)

/** What is wrong with a value, by the schema that the document has for it. */
const wrongWith = ($ref: string | undefined, value: unknown) => {
  const validate = ajv.getSchema(`openapi${$ref}`)
  if (!validate) throw new Error(`There is no schema ${$ref}.`)
  return validate(value) ? [] : validate.errors
}

beforeAll(async () => {
  document = (await (await app.request('/openapi.json')).json()) as Document
  // `openapi`, `paths` and so on are no words of JSON Schema.
  ajv.addVocabulary(Object.keys(document))
  ajv.addSchema(document, 'openapi')
})

const all = () =>
  Object.entries(document.paths).flatMap(([path, item]) =>
    Object.entries(item).map(([method, described]) => ({ path, method, described })),
  )

describe('the OpenAPI document', () => {
  it('has schemas that are sound, and refers to none that it lacks', () => {
    expect(document.openapi).toBe('3.1.1')
    for (const name of Object.keys(document.components.schemas))
      expect(() => ajv.getSchema(`openapi#/components/schemas/${name}`)).not.toThrow()
    const refs = [...JSON.stringify(document).matchAll(/"\$ref":"([^"]+)"/g)].map(([, ref]) => ref)
    expect(refs.length).toBeGreaterThan(20)
    for (const ref of refs)
      expect(document.components.schemas).toHaveProperty((ref ?? '').split('/').at(-1) ?? '')
    expect(JSON.stringify(document)).not.toMatch(/"\$(id|schema|defs)"/)
  })

  it('names each operation once, and each parameter of its path', () => {
    const ids = all().map(({ described }) => described.operationId)
    expect(new Set(ids).size).toBe(ids.length)
    for (const { path, described } of all()) {
      const inPath = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name)
      expect((described.parameters ?? []).map(({ name }) => name)).toEqual(inPath)
    }
  })

  it('describes every operation that is served, and none besides', async () => {
    for (const { path, method } of all()) {
      const answer = await app.request(path.replace('{id}', 'x'), { method: method.toUpperCase() })
      expect(answer.status, `${method} ${path}`).toBe(401)
    }
    expect(all()).toHaveLength(10)
  })

  it('says what is answered, refusals included', async () => {
    const asked: [string, string, object?][] = [
      ['get', '/v1/vocabulary'],
      ['get', '/v1/links'],
      [
        ...(['post', '/v1/links'] as const),
        {
          name: 'A',
          config: { methods: ['read'] },
          expires_at: '2h',
          clickup_token: 'pk_one',
        },
      ],
      ['post', '/v1/links', { name: 'A' }],
      ['get', '/v1/links'],
      ['get', '/v1/links/link1'],
      ['get', '/v1/links/none'],
      ['patch', '/v1/links/link1', { config: { tags: ['docs'] } }],
      ['patch', '/v1/links/link1', { tags: ['docs'] }],
      ['post', '/v1/links/link1/rotate', { clickup_token: 'pk_one' }],
      ['post', '/v1/links/link1/rotate', { clickup_token: 'pk_dead' }],
      ['delete', '/v1/links/link1'],
      ['post', '/v1/keys', { name: 'A' }],
      ['get', '/v1/keys'],
      ['delete', '/v1/keys/k1'],
    ]
    const statuses = new Set<number>()
    for (const [method, path, body] of asked) {
      const answer = await app.request(path, {
        method: method.toUpperCase(),
        headers: { authorization: `Bearer ${ADMIN_KEY}`, 'content-type': 'application/json' },
        ...(body && { body: JSON.stringify(body) }),
      })
      const template = path.replace(/(links|keys)\/\w+/, '$1/{id}')
      const described = document.paths[template]?.[method]
      const response = described?.responses[String(answer.status)]
      expect(response, `${method} ${path}: ${answer.status}`).toBeDefined()
      const text = await answer.text()
      const schema = response?.content?.['application/json']?.schema.$ref
      if (text === '') expect(schema).toBeUndefined()
      else expect(wrongWith(schema, JSON.parse(text))).toEqual([])
      const input = described?.requestBody?.content['application/json']?.schema.$ref
      // What was done was right by the document too.
      if (body && answer.ok) expect(wrongWith(input, body)).toEqual([])
      statuses.add(answer.status)
    }
    expect([...statuses].sort()).toEqual([200, 201, 204, 404, 422])
  })

  it('would see an answer that holds more than it should', () => {
    const link = { id: '1', name: 'A', url: 'https://x.example/mcp/l/t' }
    expect(wrongWith('#/components/schemas/Link', link)).not.toEqual([])
  })
})

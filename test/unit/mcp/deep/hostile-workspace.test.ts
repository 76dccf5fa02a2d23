// A report that is made to be given away tells nothing of the workspace, whatever that is full of.
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createApi } from '../../../../src/clickup/http/api.ts'
import { ASKS, type AskedFor } from '../../../../src/mcp/deep/asks.ts'
import { lookDeep } from '../../../../src/mcp/deep/deep.ts'
import { createGate } from '../../../../src/mcp/deep/gate.ts'
import { documentedAnswer } from '../../../../src/openapi/answers.ts'
import { type Schema, typesOf } from '../../../../src/openapi/schema.ts'
import { virtualTime } from '../../../support/timing.ts'

/** In everything that people gave: names, texts, ids, in keys and in codes that are none. */
const MARK = 'zqmark'

/** Names that are words of ClickUp's own as well, or look like its keys and values. */
const NAMES = [
  `${MARK}`,
  `${MARK}_status`,
  `${MARK}Id`,
  `${MARK} Müller & Söhne`,
  `| ${MARK} |\n# ${MARK}`,
  `https://${MARK}.example/t/1`,
  `someone@${MARK}.example`,
  `pk_1_${MARK.toUpperCase()}`,
  `Europe/${MARK}`,
  `${MARK.toUpperCase()}-123`,
  // Four of one account: only their being texts keeps them from looking like keys.
  'custom_sprint_view',
  'workload_limit',
  '4242424242424',
  '9f3c1e1a-4242-4242-8242-42424242abcd',
]

/** Names that no text has: they stand in keys alone. */
const KEYS = [...NAMES, `${MARK}only`, `${MARK}_only_count`]

/** The keys of a map by names, where ClickUp is expected to have keys of its own. */
const MAP = { column_rule: 1, [`${MARK}only`]: 2, Ω: 3 }

/** Whatever of these is told is told of somebody. */
const LEAKS = new RegExp(
  `${MARK}|custom_sprint_view|workload_limit|column_rule|42424242|9f3c1e1a`,
  'i',
)

const pick = <T>(draw: () => number, all: readonly T[]): T => all[draw() % all.length] as T

/** An answer by its schema, full of names; more keys than it should have, and types that it should not. */
const answerOf = (schema: Schema, draw: () => number, depth = 0): unknown => {
  const name = () => pick(draw, NAMES)
  const key = () => pick(draw, KEYS)
  if (schema.properties && draw() % 9 === 0) return MAP
  if (schema.enum) return draw() % 3 === 0 ? name() : pick(draw, schema.enum)
  const type = draw() % 9 === 0 ? 'string' : pick(draw, [...typesOf(schema), 'string'])
  if (schema.items || type === 'array')
    return Array.from({ length: draw() % 3 }, () => answerOf(schema.items ?? {}, draw, depth + 1))
  if (schema.properties && depth < 9)
    return {
      ...Object.fromEntries(
        Object.entries(schema.properties).map(([key, inner]) => [
          key,
          answerOf(inner, draw, depth + 1),
        ]),
      ),
      // A map by names, within what is known and by itself.
      ...(draw() % 3 === 0 && { [key()]: name(), [key()]: { [key()]: 1 } }),
    }
  if (type === 'object') return { [key()]: name(), [key()]: draw() }
  if (type === 'boolean') return draw() % 2 === 0
  if (type === 'integer' || type === 'number') return 4242424242424
  return type === 'null' ? null : name()
}

const asks: readonly AskedFor[] = Object.values(ASKS)

const matches = (path: string, pattern: string): boolean =>
  new RegExp(`^/api${pattern.replace(/\{\w+\}/g, '[^/]+')}$`).test(path)

const headers = {
  'x-ratelimit-limit': MARK,
  'x-ratelimit-remaining': `${MARK} 1`,
  'x-ratelimit-reset': MARK,
  'retry-after': '0',
  [`x-${MARK}`]: MARK,
}

const refusal = (draw: () => number): Response => {
  const name = () => pick(draw, NAMES)
  const body = pick(draw, [
    JSON.stringify({ err: name(), ECODE: pick(draw, ['OAUTH_027', `${MARK} 1`, name()]) }),
    JSON.stringify({ status: 404, message: name(), trace_id: name() }),
    `<html>${name()}</html>`,
    name(),
  ])
  return new Response(body, { status: pick(draw, [400, 401, 403, 404]), headers })
}

/** A ClickUp in which everything is called by names that may not be told. */
const hostile =
  (draw: () => number): typeof fetch =>
  async (input) => {
    const { pathname } = new URL(String(input))
    if (pathname === '/api/v2/team')
      return Response.json({
        teams: [
          { id: '4242424242424', name: pick(draw, NAMES), [pick(draw, NAMES)]: 1, members: [] },
        ],
      })
    if (draw() % 6 === 0) return refusal(draw)
    const ask = asks.find(({ path }) => matches(pathname, path))
    const schema = documentedAnswer(ask?.path ?? '') ?? {}
    return Response.json(answerOf(schema, draw), { headers })
  }

const numbersFrom = (seed: number): (() => number) => {
  let state = seed
  return () => {
    state = (Math.imul(state, 1103515245) + 12345) & 0x7fffffff
    return state >> 8
  }
}

describe('the report of a deep check', () => {
  it('holds no name, text or id of a workspace that is full of hostile ones', async () => {
    const told: string[] = []
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 1, max: 0x7fffffff }), async (seed) => {
        const gate = createGate(hostile(numbersFrom(seed)))
        const { timing } = virtualTime()
        const token = `pk_1_${MARK.toUpperCase()}`
        const connection = { token, apiUrl: 'https://api.clickup.com' }
        const api = createApi(connection, { fetch: gate.fetch, timing })
        const { summary, text } = await lookDeep(api, gate, '1.0.0')
        told.push(text)
        expect(`${summary}\n${text}`).not.toMatch(LEAKS)
        expect(gate.sent()).toBeLessThanOrEqual(60)
      }),
      { numRuns: 30 },
    )
    // Otherwise there was nothing to keep back.
    const all = told.join('\n')
    for (const kept of ['{key}', '{value}', '{code}']) expect(all).toContain(kept)
  })
})

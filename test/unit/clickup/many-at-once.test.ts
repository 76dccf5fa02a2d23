// Many requests of one call listen to its cancellation, each with an ear of its own.
import { afterEach, beforeEach, expect, it } from 'vitest'
import * as z from 'zod'
import { createApi } from '../../../src/clickup/http/api.ts'

const warnings: string[] = []
const note = ({ name }: Error): void => {
  warnings.push(name)
}
beforeEach(() => {
  warnings.length = 0
  process.on('warning', note)
})
afterEach(() => {
  process.off('warning', note)
})

const EMPTY = { body: '{}', status: 200, headers: {} }
const LIMITED = { body: '{}', status: 429, headers: { 'retry-after': '1' } }

it.each([
  ['are sent', 0],
  ['wait for the budget', 40],
])(
  'does not grow the listeners of one signal beyond what Node bears while they %s',
  async (_, limited) => {
    let sent = 0
    const api = createApi(
      { token: 'pk_1', apiUrl: 'http://127.0.0.1' },
      {
        fetch: async () => {
          sent += 1
          const { body, ...rest } = sent <= limited ? LIMITED : EMPTY
          await new Promise(setImmediate)
          return new Response(body, rest)
        },
      },
    ).during({ signal: new AbortController().signal })
    const asked = Array.from({ length: 40 }, (_, i) =>
      api.request({ path: `/v2/list/${i}`, answer: z.unknown() }),
    )
    await Promise.all(asked)
    // Node warns in a turn of its own.
    await new Promise(setImmediate)
    expect(warnings).toEqual([])
  },
)

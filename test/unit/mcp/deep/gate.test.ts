import { describe, expect, it } from 'vitest'
import * as z from 'zod'
import { createApi } from '../../../../src/clickup/http/api.ts'
import { createGate, MOST_REQUESTS } from '../../../../src/mcp/deep/gate.ts'
import { virtualTime } from '../../../support/timing.ts'

const counting = () => {
  const sent: string[] = []
  const gate = createGate(async (input, init) => {
    sent.push(`${init?.method ?? 'GET'} ${new URL(String(input)).pathname}`)
    return Response.json({})
  })
  return { gate, sent }
}

const WRITES = ['POST', 'PUT', 'PATCH', 'DELETE'] as const

describe('the way out of a deep check', () => {
  it.each(WRITES)('lets no %s through, whoever asks', async (method) => {
    const { gate, sent } = counting()
    const connection = { token: 'pk_1_A', apiUrl: 'https://api.clickup.com' }
    const api = createApi(connection, { fetch: gate.fetch, timing: virtualTime().timing })
    const request = { method, path: '/v2/list/1', answer: z.unknown() }
    const bound = api.during({ refuses: gate.refuses }).request(request)
    await expect(bound).rejects.toMatchObject({ code: 'ACCESS_DENIED' })
    // Not even where the client is not bound to it.
    await expect(api.request(request)).rejects.toMatchObject({ code: 'ACCESS_DENIED' })
    expect(sent).toEqual([])
  })

  it('lets no more through than it may send', async () => {
    const { gate, sent } = counting()
    for (let i = 0; i < MOST_REQUESTS; i += 1)
      await gate.fetch('https://api.clickup.com/api/v2/user')
    expect(gate.refuses('GET', '/v2/user')).toMatchObject({ code: 'INCOMPLETE' })
    await expect(gate.fetch('https://api.clickup.com/api/v2/user')).rejects.toMatchObject({
      code: 'INCOMPLETE',
    })
    expect(sent).toHaveLength(MOST_REQUESTS)
    expect(gate.sent()).toBe(MOST_REQUESTS)
  })
})

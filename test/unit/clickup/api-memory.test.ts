// What calls of one client share: one of them reads, the others wait for that, each for as long as it may.
import { describe, expect, it } from 'vitest'
import * as z from 'zod'
import { type Api, createApi } from '../../../src/clickup/http/api.ts'
import { errorOf } from '../../support/errors.ts'
import { startUpstream } from '../../support/upstream.ts'

const me = (api: Api): Promise<unknown> =>
  api.memory.recall('me', () => api.request({ path: '/v2/user', answer: z.unknown() }))

/** A client one of whose calls is reading who I am; ClickUp answers when it is told to. */
const reading = async () => {
  let answer: () => void = () => undefined
  const told = new Promise<void>((resolve) => {
    answer = resolve
  })
  const upstream = await startUpstream(async () => {
    await told
    return { body: { user: 'Mia' } }
  })
  const api = createApi({ token: 'pk_1', apiUrl: upstream.url })
  const first = me(api.during({}))
  while (upstream.received.length === 0) await new Promise(setImmediate)
  return { api, answer, first, upstream }
}

describe('a call that waits for what another one reads', () => {
  it('ends at once when it is cancelled, and the other one goes on', async () => {
    const { api, answer, first, upstream } = await reading()
    const cancel = new AbortController()
    const second = errorOf(() => me(api.during({ signal: cancel.signal })))
    cancel.abort('the client may give any reason')
    expect((await second).code).toBe('CANCELLED')
    expect((await errorOf(() => me(api.during({ signal: AbortSignal.abort() })))).code).toBe(
      'CANCELLED',
    )
    answer()
    expect(await first).toEqual({ user: 'Mia' })
    expect(upstream.received).toHaveLength(1)
  })

  it('ends when its time is over, and the other one goes on', async () => {
    const { api, answer, first } = await reading()
    const { code, message } = await errorOf(() => me(api.during({ deadline: Date.now() + 50 })))
    expect({ code, message }).toEqual({
      code: 'UPSTREAM_ERROR',
      message: 'ClickUp did not answer in time.',
    })
    answer()
    expect(await first).toEqual({ user: 'Mia' })
  })

  it('shares the answer otherwise', async () => {
    const { api, answer, first, upstream } = await reading()
    const cancel = new AbortController()
    const call = { signal: cancel.signal, deadline: Date.now() + 60_000 }
    const others = [me(api.during(call)), me(api.during(call)), me(api)]
    answer()
    expect(await Promise.all([first, ...others])).toEqual(Array(4).fill({ user: 'Mia' }))
    cancel.abort()
    expect(upstream.received).toHaveLength(1)
  })

  it('tells what is wrong with the reading itself as it is', async () => {
    const { api, answer, first } = await reading()
    const broken = api.memory.recall('broken', async () => {
      throw new TypeError('a fault of our own')
    })
    await expect(broken).rejects.toThrow(TypeError)
    answer()
    await first
  })
})

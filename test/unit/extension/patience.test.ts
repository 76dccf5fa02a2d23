// A person is told after five seconds that ClickUp is slow, and is not kept longer than fifteen.
import { describe, expect, it } from 'vitest'
import * as z from 'zod'
import { isCodedError } from '../../../src/base/problems/error.ts'
import { createApi } from '../../../src/clickup/http/api.ts'
import { type Patience, patient } from '../../../src/extension/patience/patience.ts'
import { createClock } from '../../mcp/weather/timing.ts'

const START = Date.UTC(2026, 10, 18, 12)

type Answer = (init: RequestInit, clock: ReturnType<typeof createClock>) => Promise<Response>

/** Never answers, and hears only that it is given up. */
const silence: Answer = (init, clock) => {
  const end = clock.silence()
  return new Promise((_, reject) => {
    const giveUp = (): void => {
      end()
      reject(init.signal?.reason)
    }
    if (init.signal?.aborted) giveUp()
    else init.signal?.addEventListener('abort', giveUp)
  })
}

const fine: Answer = async () => new Response('{}')

const late =
  (ms: number): Answer =>
  async (_, clock) => {
    await clock.sleep(ms)
    return new Response('{}')
  }

const limited =
  (seconds: number): Answer =>
  async () =>
    new Response('{"err":"Rate limit reached"}', {
      status: 429,
      headers: { 'retry-after': String(seconds) },
    })

const world = (answers: readonly Answer[], patience: Patience = {}) => {
  const clock = createClock(START)
  const sent: string[] = []
  let n = 0
  const api = createApi(
    { token: 'pk_1', apiUrl: 'http://127.0.0.1:1' },
    {
      timing: clock,
      fetch: (_, init = {}) => {
        sent.push(init.method ?? 'GET')
        const answer = answers[Math.min(n, answers.length - 1)] ?? fine
        n += 1
        return answer(init, clock)
      },
    },
  )
  const person = patient(api, patience)
  const ask = (method: 'GET' | 'PUT' = 'GET', to = person) =>
    to.request({ method, path: '/v2/task/1', answer: z.unknown() })
  return { clock, sent, ask, person, waited: () => (clock.now() - START) / 1000 }
}

describe('whoever reads', () => {
  it('is let go after fifteen seconds, in words for people', async () => {
    const { ask, waited } = world([silence])
    await expect(ask()).rejects.toMatchObject({
      code: 'UPSTREAM_ERROR',
      message: 'ClickUp does not answer.',
    })
    expect(waited()).toBe(15)
  })

  it('waits longer where that was chosen', async () => {
    const { ask } = world([late(25_000)], { longestMs: 60_000 })
    await expect(ask()).resolves.toEqual({})
  })

  it('is told when it gets slow, and when it is over', async () => {
    const told: [boolean, number][] = []
    const { ask, waited } = world([late(7000)], {
      onSlow: (isSlow) => told.push([isSlow, waited()]),
    })
    await ask()
    expect(told).toEqual([
      [true, 5],
      [false, 7],
    ])
  })

  it('is told nothing where it is quick', async () => {
    const told: boolean[] = []
    const { ask } = world([late(4000)], { onSlow: (isSlow) => told.push(isSlow) })
    await ask()
    expect(told).toEqual([])
  })

  it('is told once of several requests', async () => {
    const told: boolean[] = []
    const { ask } = world([late(7000)], { onSlow: (isSlow) => told.push(isSlow) })
    await Promise.all([ask(), ask()])
    expect(told).toEqual([true, false])
  })

  it('has as long again for what comes next', async () => {
    const { ask, waited } = world([silence])
    await expect(ask()).rejects.toThrow()
    await expect(ask()).rejects.toThrow()
    expect(waited()).toBe(30)
  })

  it('hears at once that it has given up itself', async () => {
    const { person, ask, waited } = world([silence])
    const cancelled = new AbortController()
    const asked = ask('GET', person.during({ signal: cancelled.signal }))
    cancelled.abort()
    await expect(asked).rejects.toMatchObject({ code: 'CANCELLED' })
    expect(waited()).toBeLessThan(1)
  })

  it('learns whether ClickUp is there', async () => {
    const there: boolean[] = []
    const { ask } = world([silence, fine], { onAnswer: (isThere) => there.push(isThere) })
    await ask().catch(() => undefined)
    await ask()
    expect(there).toEqual([false, true])
  })
})

describe('whoever writes', () => {
  it('does not know what came of it, and has some seconds to look', async () => {
    const { ask, waited, person } = world([silence], { isOne: true })
    const error = await ask('PUT').catch((one: unknown) => one)
    expect(isCodedError(error, 'UPSTREAM_ERROR') && error.details.outcomeUnknown).toBe(true)
    expect(waited()).toBeLessThan(12)
    await ask('GET', person).catch(() => undefined)
    expect(waited()).toBeLessThan(15)
  })

  it('sends nothing more once ClickUp was given up', async () => {
    const { ask, sent } = world([silence], { isOne: true })
    await ask('PUT').catch(() => undefined)
    const before = sent.length
    await expect(ask('PUT')).rejects.toThrow('ClickUp does not answer.')
    expect(sent).toHaveLength(before)
  })

  it('waits for the budget where it sees that', async () => {
    const said: string[] = []
    const { ask, waited } = world([limited(40), fine], { onWait: (message) => said.push(message) })
    await ask('PUT')
    expect(waited()).toBeGreaterThanOrEqual(40)
    expect(said[0]).toMatch(/rate limit is reached; going on in 4\d s/)
  })

  it('is told of a used up budget at once where nobody sees that it waits', async () => {
    const { ask, waited } = world([limited(40)])
    await expect(ask()).rejects.toMatchObject({ code: 'RATE_LIMIT' })
    expect(waited()).toBeLessThan(1)
  })
})

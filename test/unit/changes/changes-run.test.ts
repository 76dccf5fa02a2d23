// The way that every write takes.
import { describe, expect, it } from 'vitest'
import { CodedError, type ErrorCode } from '../../../src/base/problems/error.ts'
import type { Change } from '../../../src/changes/engine/change.ts'
import { runChanges } from '../../../src/changes/engine/run.ts'
import { createApi } from '../../../src/clickup/http/api.ts'

const api = createApi({ token: 'pk_1', apiUrl: 'http://127.0.0.1' })

const failing = (code: ErrorCode, outcomeUnknown = false) => {
  const error = new CodedError(code, 'it failed', { outcomeUnknown })
  return (): Promise<never> => Promise.reject(error)
}

/** A change that notes what is done to it. */
const changeOf = (name: string, steps: string[], more: Partial<Change> = {}): Change => ({
  title: `do ${name}`,
  effects: [{ field: 'name', from: 'old', to: name }],
  send: async () => steps.push(`send ${name}`),
  confirmed: () => ({ result: { name }, missing: [], touched: [] }),
  compare: async () => {
    steps.push(`compare ${name}`)
    return { result: { name }, missing: [], touched: [{ kind: 'task', id: name }] }
  },
  ...more,
})

describe('changes', () => {
  it('are sent and compared one after the other', async () => {
    const steps: string[] = []
    const { done, touched } = await runChanges(
      api,
      ['a', 'b'].map((name) => changeOf(name, steps)),
    )
    expect(steps).toEqual(['send a', 'compare a', 'send b', 'compare b'])
    expect(done).toEqual([{ name: 'a' }, { name: 'b' }])
    expect(touched.map(({ id }) => id)).toEqual(['a', 'b'])
  })

  it('on a dry run are shown and nothing is sent', async () => {
    const steps: string[] = []
    const { preview, done } = await runChanges(api, [changeOf('a', steps)], { dryRun: true })
    expect(steps).toEqual([])
    expect(done).toEqual([])
    expect(preview).toEqual([{ title: 'do a', effects: [{ field: 'name', from: 'old', to: 'a' }] }])
  })

  it('go on after one that fails', async () => {
    const steps: string[] = []
    const bad = changeOf('a', steps, { send: failing('INVALID_INPUT') })
    const { done, failed } = await runChanges(api, [bad, changeOf('b', steps)])
    expect(done).toEqual([{ name: 'b' }])
    expect(failed.map(({ title, problem }) => [title, problem.code])).toEqual([
      ['do a', 'INVALID_INPUT'],
    ])
  })

  it.each(['AUTH_ERROR', 'RATE_LIMIT', 'CANCELLED'] as const)(
    'stop at %s, and the rest is named as not tried',
    async (code) => {
      const steps: string[] = []
      const bad = changeOf('b', steps, { send: failing(code) })
      const { done, failed } = await runChanges(api, [
        changeOf('a', steps),
        bad,
        changeOf('c', steps),
      ])
      expect(done).toEqual([{ name: 'a' }])
      expect(steps).not.toContain('send c')
      expect(failed.map(({ problem }) => problem.message)).toEqual([
        'it failed',
        'Not tried: it failed',
      ])
    },
  )

  it('whose answer was lost are looked for', async () => {
    const lost = changeOf('a', [], {
      send: failing('UPSTREAM_ERROR', true),
      lookFor: async () => ({ found: true }),
    })
    expect((await runChanges(api, [lost])).done).toEqual([{ name: 'a' }])
  })

  it.each<[string, Partial<Change>]>([
    ['cannot be looked for', {}],
    ['are looked for in vain', { lookFor: failing('UPSTREAM_ERROR') }],
    [
      'have nothing to be told from what was there before',
      { mark: failing('UPSTREAM_ERROR'), lookFor: async () => ({ found: true }) },
    ],
  ])('whose answer was lost and that %s have an unknown outcome', async (_, look) => {
    const lost = changeOf('a', [], { send: failing('UPSTREAM_ERROR', true), ...look })
    const { failed } = await runChanges(api, [lost])
    expect(failed.map(({ problem }) => problem.code)).toEqual(['UNKNOWN_OUTCOME'])
  })

  it('whose answer was lost and that are not there have failed', async () => {
    const lost = changeOf('a', [], {
      send: failing('UPSTREAM_ERROR', true),
      lookFor: async () => undefined,
    })
    const { failed } = await runChanges(api, [lost])
    expect(failed.map(({ problem }) => problem)).toMatchObject([
      { code: 'UPSTREAM_ERROR', message: expect.stringContaining('is not there') },
    ])
  })

  it('that ClickUp accepted unreadably and that are not there have an unknown outcome', async () => {
    const details = { outcomeUnknown: true, accepted: true }
    const lost = changeOf('a', [], {
      send: () => Promise.reject(new CodedError('UPSTREAM_ERROR', 'it is HTML', details)),
      lookFor: async () => undefined,
    })
    const { failed } = await runChanges(api, [lost])
    expect(failed.map(({ problem }) => problem.code)).toEqual(['UNKNOWN_OUTCOME'])
  })

  it('are sent only after what is there already was read, which the look is handed', async () => {
    const steps: string[] = []
    const lost = changeOf('a', steps, {
      mark: async () => {
        steps.push('mark a')
        return ['twin']
      },
      send: () => {
        steps.push('send a')
        return failing('UPSTREAM_ERROR', true)()
      },
      lookFor: async (_, before) => ({ before }),
      confirmed: () => ({ result: {}, missing: [], touched: [] }),
      compare: async (_, sent) => ({ result: { sent }, missing: [], touched: [] }),
    })
    const { done } = await runChanges(api, [lost])
    expect({ steps, done }).toEqual({
      steps: ['mark a', 'send a'],
      done: [{ sent: { before: ['twin'] } }],
    })
  })

  it.each(['AUTH_ERROR', 'RATE_LIMIT', 'CANCELLED', 'ACCESS_DENIED'] as const)(
    'of which a part is refused by %s stop the batch',
    async (code) => {
      const steps: string[] = []
      const partly = changeOf('a', steps, {
        compare: async () => ({
          result: { name: 'a' },
          missing: [{ code, message: 'a part of it failed' }],
          touched: [],
        }),
      })
      const { done, failed } = await runChanges(api, [partly, changeOf('b', steps)])
      expect(done).toEqual([{ name: 'a' }])
      expect(steps).not.toContain('send b')
      expect(failed.map(({ problem }) => problem.message)).toEqual([
        'Not tried: a part of it failed',
      ])
    },
  )

  it('that never left are not looked for', async () => {
    const unsent = changeOf('a', [], {
      send: failing('UPSTREAM_ERROR'),
      lookFor: async () => ({ found: true }),
    })
    expect((await runChanges(api, [unsent])).failed).toHaveLength(1)
  })

  it('that cannot be read back are done all the same, with a warning', async () => {
    const unread = changeOf('a', [], {
      compare: failing('RATE_LIMIT'),
      confirmed: () => ({
        result: { id: 1 },
        missing: [],
        touched: [{ kind: 'task', id: 'a' }],
      }),
    })
    const { done, failed, missing, warnings, touched } = await runChanges(api, [unread])
    expect({ done, failed, missing }).toEqual({ done: [{ id: 1 }], failed: [], missing: [] })
    expect(warnings.map(({ code, hint }) => [code, hint])).toEqual([
      ['RATE_LIMIT', 'It is done: do not repeat it.'],
    ])
    expect(touched).toHaveLength(1)
  })

  it('of which nothing was confirmed are not done because they cannot be read back', async () => {
    const refused = changeOf('a', [], {
      compare: failing('RATE_LIMIT'),
      confirmed: () => ({
        result: { id: 1 },
        missing: [{ code: 'FORBIDDEN', message: 'refused' }],
        touched: [],
        futile: true,
      }),
    })
    const { done, futile, missing, warnings } = await runChanges(api, [refused])
    expect({ done, futile, codes: missing.map(({ code }) => code), warnings }).toEqual({
      done: [],
      futile: ['do a'],
      codes: ['FORBIDDEN'],
      warnings: [],
    })
  })

  it('of which a part was confirmed are not all said to be done', async () => {
    const partly = changeOf('a', [], {
      compare: failing('UPSTREAM_ERROR'),
      confirmed: () => ({
        result: { id: 1 },
        missing: [{ code: 'FORBIDDEN', message: 'refused' }],
        touched: [],
      }),
    })
    const { warnings } = await runChanges(api, [partly])
    expect(warnings.map(({ hint }) => hint)).toEqual([
      'Do not repeat the part that is named as done.',
    ])
  })
})

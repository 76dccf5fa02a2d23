// The way that every write takes.
import { describe, expect, it } from 'vitest'
import type { Change } from '../../src/changes/change.ts'
import { runChanges } from '../../src/changes/run.ts'
import { createApi } from '../../src/clickup/api.ts'
import { ClickUpError, type ErrorCode } from '../../src/clickup/errors.ts'

const api = createApi({ token: 'pk_1', apiUrl: 'http://127.0.0.1' })

const failing = (code: ErrorCode, outcomeUnknown = false) => {
  const error = new ClickUpError(code, 'it failed', { outcomeUnknown })
  return (): Promise<never> => Promise.reject(error)
}

/** A change that notes what is done to it. */
const changeOf = (name: string, steps: string[], more: Partial<Change> = {}): Change => ({
  title: `do ${name}`,
  effects: [{ field: 'name', from: 'old', to: name }],
  send: async () => steps.push(`send ${name}`),
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

  it.each<[string, Pick<Change, 'lookFor'>]>([
    ['are not found', { lookFor: async () => undefined }],
    ['cannot be looked for', {}],
    ['are looked for in vain', { lookFor: failing('UPSTREAM_ERROR') }],
  ])('whose answer was lost and that %s have an unknown outcome', async (_, look) => {
    const lost = changeOf('a', [], {
      send: failing('UPSTREAM_ERROR', true),
      ...look,
    })
    const { failed } = await runChanges(api, [lost])
    expect(failed.map(({ problem }) => problem.code)).toEqual(['UNKNOWN_OUTCOME'])
  })

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
      confirmed: () => ({ result: { id: 1 }, touched: [{ kind: 'task', id: 'a' }] }),
    })
    const { done, failed, missing, warnings, touched } = await runChanges(api, [unread])
    expect({ done, failed, missing }).toEqual({ done: [{ id: 1 }], failed: [], missing: [] })
    expect(warnings.map(({ code, hint }) => [code, hint])).toEqual([
      ['RATE_LIMIT', 'It is done: do not repeat it.'],
    ])
    expect(touched).toHaveLength(1)
  })
})

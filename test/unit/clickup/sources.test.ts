// What is remembered is told to those alone who might have read it themselves.
import { describe, expect, it } from 'vitest'
import * as z from 'zod'
import { CodedError } from '../../../src/base/problems/error.ts'
import { createApi } from '../../../src/clickup/http/api.ts'
import { startUpstream } from '../../support/upstream.ts'

const denied = new CodedError('ACCESS_DENIED', 'No docs.')
const noDocs = (_: string, path: string) => (path.includes('/docs') ? denied : undefined)

const start = async () => {
  const upstream = await startUpstream(() => ({ body: { said: 'secret' } }))
  const api = createApi({ token: 'pk_1', apiUrl: upstream.url })
  const answer = z.object({ said: z.string() })
  const docs = (of = api) => of.request({ path: '/v3/workspaces/1/docs', answer })
  return { upstream, api, docs }
}

describe('what one call has read', () => {
  it('is not told to another that may not read it', async () => {
    const { api, docs } = await start()
    await api.memory.recall('docs', () => docs())
    const other = api.during({ refuses: noDocs })
    await expect(other.memory.recall('docs', () => docs(other))).rejects.toBe(denied)
  })

  it('is not told while it is being read, either', async () => {
    const { api, docs } = await start()
    const other = api.during({ refuses: noDocs })
    const [own, others] = await Promise.allSettled([
      api.memory.recall('docs', () => docs()),
      other.memory.recall('docs', () => docs(other)),
    ])
    expect([own.status, others.status]).toEqual(['fulfilled', 'rejected'])
  })

  it('is not told as a part of something else', async () => {
    const { api, docs } = await start()
    await api.memory.recall('docs', () => docs())
    await api.memory.recall('all', () => api.memory.recall('docs', () => docs()))
    const other = api.during({ refuses: noDocs })
    await expect(other.memory.recall('all', async () => 'mine')).rejects.toBe(denied)
  })

  it('is told to one that may read it, without being asked for again', async () => {
    const { upstream, api, docs } = await start()
    await api.memory.recall('docs', () => docs())
    const other = api.during({
      refuses: (_, path) => (path.includes('/chat') ? denied : undefined),
    })
    expect(await other.memory.recall('docs', () => docs(other))).toEqual({ said: 'secret' })
    expect(upstream.received).toHaveLength(1)
  })
})

describe('what one call may read in part', () => {
  it('is not the whole for another', async () => {
    const { api, docs } = await start()
    const fewer = api.during({ refuses: noDocs })
    const some = (of: typeof api) => () =>
      docs(of).then(
        ({ said }) => [said],
        () => [],
      )
    expect(await fewer.memory.recall('some', some(fewer))).toEqual([])
    expect(await api.memory.recall('some', some(api))).toEqual(['secret'])
  })
})

// What the views ask ClickUp besides levels: no more than they must, and nothing that is old.
import { describe, expect, it } from 'vitest'
import { loadTask, loadZone } from '../../../src/extension/views/tree/reads.ts'
import { useSandbox } from '../../support/api.ts'

const connected = useSandbox()

const aTask = (): string => {
  const [id] = connected.sandbox.state.store.tasks.keys()
  if (!id) throw new Error('No task.')
  return id
}

describe('a task', () => {
  it('that two views ask for at the same time is read once, and anew after that', async () => {
    const { api, requests } = connected
    const id = aTask()
    const [one, other] = await Promise.all([loadTask(api, id), loadTask(api, id)])
    expect([one.id, other.id, requests().length]).toEqual([id, id, 1])
    await loadTask(api, id)
    expect(requests()).toHaveLength(2)
  })

  it('that could not be read is asked for again', async () => {
    const { api, requests } = connected
    await expect(loadTask(api, 'nothing')).rejects.toThrow()
    await expect(loadTask(api, 'nothing')).rejects.toThrow()
    expect(requests()).toHaveLength(2)
  })
})

describe('the time zone of the person', () => {
  it('is asked for once, by however many rows', async () => {
    const { api, requests } = connected
    const [first, ...others] = await Promise.all([loadZone(api), loadZone(api), loadZone(api)])
    expect(first).toMatch(/^\w+\/\w+$/)
    expect(others).toEqual([first, first])
    expect(requests()).toEqual(['GET /api/v2/user'])
  })

  it('is not known where it cannot be had, until it can', async () => {
    const { api } = connected
    connected.sandbox.state.faults.add('GET /v2/user=401')
    expect(await loadZone(api)).toBeUndefined()
    connected.sandbox.state.faults.clear()
    expect(await loadZone(api)).toMatch(/^\w+\/\w+$/)
  })
})

import { describe, expect, it } from 'vitest'
import { createClients } from '../../../src/clickup/http/clients.ts'

const apiUrl = 'http://127.0.0.1:1'
const mine = { token: 'pk_1', apiUrl, workspaceId: '9' }

describe('the clients', () => {
  it('are one for each connection, whatever else is asked for in between', () => {
    const clients = createClients({})
    const others = [
      { ...mine, token: 'pk_2' },
      { ...mine, apiUrl: 'http://127.0.0.1:2' },
      { ...mine, workspaceId: '8' },
      { token: mine.token, apiUrl },
    ]
    const all = [mine, ...others].map(clients.of)
    expect(new Set(all).size).toBe(5)
    expect([mine, ...others].map(clients.of)).toEqual(all)
  })

  it('know nothing of one another', async () => {
    const clients = createClients({})
    await clients.of(mine).memory.recall('me', async () => 'Mia')
    clients.of(mine).memory.note('comment:1', 'task')
    const other = clients.of({ ...mine, token: 'pk_2' })
    expect(await other.memory.recall('me', async () => 'Alex')).toBe('Alex')
    expect(other.memory.peek('comment:1')).toBeUndefined()
    expect(await clients.of({ ...mine }).memory.recall('me', async () => 'nobody')).toBe('Mia')
  })

  it('are the eight that were used last', () => {
    const clients = createClients({})
    const first = clients.of(mine)
    const others = Array.from({ length: 7 }, (_, i) => ({ ...mine, token: `pk_1${i}` }))
    const [second] = others.map(clients.of)
    expect(clients.of(mine)).toBe(first)
    clients.of({ ...mine, token: 'pk_99' })
    expect(clients.of(mine)).toBe(first)
    expect(clients.of({ ...mine, token: 'pk_10' })).not.toBe(second)
  })

  it('are all forgotten together', () => {
    const clients = createClients({})
    const first = clients.of(mine)
    clients.forget()
    expect(clients.of(mine)).not.toBe(first)
  })
})

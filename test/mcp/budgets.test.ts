// What the commonest answers may weigh.
import { describe, expect, it } from 'vitest'
import { nameOf, usePair } from '../support/pair.ts'

const running = usePair({ seed: 'large' })

describe('25 tasks of a list by its name, in 8 columns with custom fields', () => {
  it('weigh 2,900 bytes at most and cost one request', async () => {
    const columns = ['id', 'name', 'status', 'assignees', 'priority', 'due', 'Team', 'Effort']
    await running.call('get_hierarchy', { depth: 'spaces' })
    const before = running.asked().length
    const text = await running.text('find_tasks', { in: 'Sales 2 list 1.1', columns })
    const { result } = JSON.parse(text)
    expect(result.columns).toEqual(columns)
    expect(result.rows).toHaveLength(25)
    expect(Buffer.byteLength(text)).toBeLessThanOrEqual(2900)
    expect(running.asked().slice(before).map(nameOf)).toEqual([
      expect.stringMatching(/^GET \/api\/v2\/list\/\d+\/task$/),
    ])
  })
})

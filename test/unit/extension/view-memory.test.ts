// What a person has set up in the sidebar, as it is kept across restarts and versions.
import { describe, expect, it } from 'vitest'
import { keyOf } from '../../../src/extension/views/tree/nodes.ts'
import { type Store, ViewMemory } from '../../../src/extension/views/tree/view-memory.ts'

const storeOf = (kept: Record<string, unknown> = {}): Store => ({
  get: (key) => kept[key],
  update: async (key, value) => {
    kept[key] = value
  },
})

const list = { kind: 'list', id: '901', name: 'Bugs', spaceId: '90', workspaceId: '9' } as const

describe('what version 0.1.0 has kept', () => {
  it('are favorites, which stay beside a new one', async () => {
    const kept = { 'clickup.favourites': [list] }
    const memory = new ViewMemory(storeOf(kept), storeOf())
    expect(memory.favoritesIn('9')).toEqual([list])
    await memory.addFavorite({ ...list, id: '902' })
    expect(kept['clickup.favourites']).toEqual([list, { ...list, id: '902' }])
  })

  it('is what stands open, among the favorites too', () => {
    const favorites = { kind: 'favorites', id: '9', favorites: [list] } as const
    const { kind, id, name, spaceId } = list
    const node = { kind, id, parent: favorites, spaceId, list: { id, name } } as const
    const local = {
      'clickup.collapsed': ['favourites:9'],
      'clickup.expanded': ['favourites/list:901'],
    }
    const memory = new ViewMemory(storeOf(), storeOf(local))
    expect(memory.isExpanded(keyOf(favorites), true)).toBe(false)
    expect(memory.isExpanded(keyOf(node), false)).toBe(true)
  })
})

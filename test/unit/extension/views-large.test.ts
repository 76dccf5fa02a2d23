// The tree over a workspace of a company's size: what it asks for, and how much of it is touched.
import { beforeAll, describe, expect, it } from 'vitest'
import { HierarchyModel } from '../../../src/extension/views/hierarchy/hierarchy-model.ts'
import {
  type BranchNode,
  isBranch,
  keyOf,
  type TaskNode,
  type TreeNode,
} from '../../../src/extension/views/tree/nodes.ts'
import { GROUPINGS, SORTINGS } from '../../../src/extension/views/tree/order/arrangement.ts'
import { ViewMemory } from '../../../src/extension/views/tree/view-memory.ts'
import { useSandbox } from '../../support/api.ts'
import { flat } from '../../support/nodes.ts'

const connected = useSandbox({ seed: 'large' })
let changes: (TreeNode | undefined)[] = []

const create = (showsClosed = false, given?: ViewMemory): HierarchyModel => {
  changes = []
  const store = { get: () => showsClosed, update: async () => {} }
  return new HierarchyModel({
    memory: given ?? new ViewMemory(store, store),
    connect: async () => ({
      api: connected.api,
      workspace: { id: connected.sandbox.workspaceId, name: 'Acme' },
      sandbox: true,
    }),
    onChange: (node) => changes.push(node),
    onError: (error) => {
      throw error
    },
    onState: () => {},
  })
}

describe('a workspace of 20 spaces, 400 lists and 50,000 tasks', () => {
  it('costs one request for each node that is opened, two for a space, none for a folder', async () => {
    const model = create()
    const spaces = (await model.children()).filter(isBranch)
    const cost = async (node: BranchNode): Promise<number> => {
      const before = connected.requests().length
      await model.children(node)
      return connected.requests().length - before
    }
    expect(connected.requests()).toHaveLength(2)
    expect(spaces).toHaveLength(20)
    for (const space of spaces.slice(0, 3)) {
      expect(await cost(space)).toBe(2)
      const below = (await model.children(space)).filter(isBranch)
      for (const node of below) expect(await cost(node)).toBe(node.kind === 'folder' ? 0 : 1)
    }
  })
})

describe('a list of 5,000 tasks', () => {
  beforeAll(() => {
    const { store: data } = connected.sandbox.state
    const [list] = data.lists.values()
    const [first] = data.tasksOf(list?.id ?? '')
    if (!first) throw new Error('No task.')
    while (data.tasksOf(first.listId).length < 5000)
      data.addTask({ ...first, id: data.newTaskId(), name: 'One of many' })
  })

  it('is loaded a page at a time, and a change touches one node for one request', async () => {
    const model = create(true)
    const [space] = (await model.children()).filter(isBranch)
    const [folder] = (await model.children(space as BranchNode)).filter(isBranch)
    const [list] = (await model.children(folder as BranchNode)).filter(isBranch)
    const before = connected.requests().length
    const children = async (node: BranchNode | TaskNode) =>
      isBranch(node) ? model.children(node) : []
    const show = async () => flat(await children(list as BranchNode), children)
    let shown = await show()
    expect(shown).toHaveLength(101)
    for (let more = shown.at(-1); more?.kind === 'more'; more = shown.at(-1)) {
      await model.loadMore(more)
      shown = await show()
    }
    expect(shown).toHaveLength(5000)
    expect(new Set(shown.map(keyOf)).size).toBe(shown.length)
    expect(connected.requests().length - before).toBe(50)

    const task = shown[2500]
    if (task?.kind !== 'task') throw new Error('No task.')
    changes = []
    const asked = connected.requests().length
    await model.apply([{ kind: 'task', id: task.id, listId: task.parent.id }])
    expect(connected.requests().slice(asked)).toEqual([`GET /api/v2/task/${task.id}`])
    expect(changes).toEqual([task])
  }, 60_000)

  it('is grouped and sorted otherwise without another request', async () => {
    const kept = new Map<string, unknown>()
    const store = {
      get: (key: string) => kept.get(key),
      update: async (key: string, value: unknown) => void kept.set(key, value),
    }
    const memory = new ViewMemory(store, store)
    const model = create(false, memory)
    const [space] = (await model.children()).filter(isBranch)
    const [folder] = (await model.children(space as BranchNode)).filter(isBranch)
    const [list] = (await model.children(folder as BranchNode)).filter(isBranch)
    if (list?.kind !== 'list') throw new Error('No list.')
    let more = (await model.children(list)).at(-1)
    for (; more?.kind === 'more'; more = (await model.children(list)).at(-1))
      await model.loadMore(more)
    // Whose days those of due dates are is asked once.
    await memory.arrange({ group: 'due' }, list.id)
    await model.children(list)
    const before = connected.requests().length
    for (const group of GROUPINGS)
      for (const sort of SORTINGS) {
        await memory.arrange({ group, sort }, list.id)
        const shown = await model.children(list)
        expect(shown.every(({ kind }) => kind === (group === 'none' ? 'task' : 'section'))).toBe(
          true,
        )
      }
    expect(connected.requests()).toHaveLength(before)
  }, 60_000)
})

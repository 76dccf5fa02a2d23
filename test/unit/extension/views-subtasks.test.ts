// Subtasks in the tree as their tasks change: where each stands, and what that costs.
import { beforeEach, describe, expect, it } from 'vitest'
import { HierarchyModel } from '../../../src/extension/views/hierarchy/hierarchy-model.ts'
import { isBranch, type ListNode, type TaskNode } from '../../../src/extension/views/tree/nodes.ts'
import { ViewMemory } from '../../../src/extension/views/tree/view-memory.ts'
import { useSandbox } from '../../support/api.ts'
import { flat, nameOf } from '../../support/nodes.ts'

const connected = useSandbox()
/** The sandbox keeps what tests make, so each names its own. */
let turn = 0
let model: HierarchyModel
let lists: readonly ListNode[]

beforeEach(async () => {
  turn += 1
  const store = { get: () => undefined, update: async () => {} }
  model = new HierarchyModel({
    memory: new ViewMemory(store, store),
    connect: async () => ({
      api: connected.api,
      workspace: { id: connected.sandbox.workspaceId, name: 'Acme' },
      sandbox: true,
    }),
    onChange: () => {},
    onError: (error) => {
      throw error
    },
    onState: () => {},
  })
  const space = (await model.children()).find((node) => nameOf(node) === 'Engineering')
  if (space?.kind !== 'space') throw new Error('No space.')
  lists = (await model.children(space)).filter((node) => node.kind === 'list')
})

const listCalled = (name: string): ListNode => {
  const list = lists.find((node) => nameOf(node) === name)
  if (!list) throw new Error(`No ${name}.`)
  return list
}

const write = async (method: string, path: string, body?: object): Promise<{ id: string }> => {
  const { url, token } = connected.sandbox
  const response = await fetch(`${url}/api${path}`, {
    method,
    headers: { authorization: token, 'content-type': 'application/json' },
    ...(body && { body: JSON.stringify(body) }),
  })
  const text = await response.text()
  if (!response.ok) throw new Error(text)
  return text === '' ? { id: '' } : JSON.parse(text)
}

/** The tasks of a list as they show, each with what it stands below. */
const shownIn = async (list: ListNode): Promise<readonly string[]> => {
  const children = async (node: Parameters<typeof model.children>[0] | TaskNode) =>
    node?.kind === 'task' || !node || !isBranch(node) ? [] : model.children(node)
  const nodes = await flat(await model.children(list), children)
  return nodes.flatMap((node) => {
    if (node.kind !== 'task') return []
    const above = node.under?.kind === 'task' ? `${nameOf(node.under)} > ` : ''
    return [`${above}${nameOf(node)}`]
  })
}

/** A task with two subtasks in the backlog, all of which the tree has seen. */
const family = async () => {
  const list = listCalled('Infrastructure Backlog')
  const path = `/v2/list/${list.id}/task`
  const parent = await write('POST', path, { name: `Parent ${turn}` })
  const [one, two] = [
    await write('POST', path, { name: `One ${turn}`, parent: parent.id }),
    await write('POST', path, { name: `Two ${turn}`, parent: parent.id }),
  ]
  expect(await shownIn(list)).toEqual(
    expect.arrayContaining([
      `Parent ${turn}`,
      `Parent ${turn} > One ${turn}`,
      `Parent ${turn} > Two ${turn}`,
    ]),
  )
  return { list, path, parent, one, two }
}

const changed = (id: string, list: ListNode) => ({ kind: 'task', id, listId: list.id }) as const

describe('a subtask', () => {
  it('that is new stands under its task at once', async () => {
    const { list, path, parent } = await family()
    const { id } = await write('POST', path, { name: `Three ${turn}`, parent: parent.id })
    await model.apply([changed(id, list)])
    expect(await shownIn(list)).toContain(`Parent ${turn} > Three ${turn}`)
  })

  it('goes under another task with a change', async () => {
    const { list, one, two } = await family()
    await write('PUT', `/v2/task/${one.id}`, { parent: two.id })
    await model.apply([changed(one.id, list)])
    expect(await shownIn(list)).toContain(`Two ${turn} > One ${turn}`)
  })

  it('stays in sight on its own when its task is closed, and is counted', async () => {
    const { list, parent } = await family()
    const before = list.tally?.count ?? list.list.task_count ?? 0
    await write('PUT', `/v2/task/${parent.id}`, { status: 'closed' })
    await model.apply([changed(parent.id, list)])
    const shown = await shownIn(list)
    expect(shown).toEqual(expect.arrayContaining([`One ${turn}`, `Two ${turn}`]))
    expect(shown).not.toContain(`Parent ${turn}`)
    expect(shown).toHaveLength(list.tally?.count ?? 0)
    expect(list.tally?.count).toBe(before - 1)
  })

  it('is gone with its task', async () => {
    const { list, parent } = await family()
    const before = (await shownIn(list)).length
    await write('DELETE', `/v2/task/${parent.id}`)
    await model.apply([changed(parent.id, list)])
    expect(await shownIn(list)).toHaveLength(before - 3)
  })

  it('goes to another list with its task, of which alone is told', async () => {
    const { list, parent } = await family()
    const target = listCalled('Current Sprint')
    await model.children(target)
    const { workspaceId } = connected.sandbox
    await write(
      'PUT',
      `/v3/workspaces/${workspaceId}/tasks/${parent.id}/home_list/${target.id}`,
      {},
    )
    await model.apply([changed(parent.id, target)])
    expect(await shownIn(list)).not.toContain(`One ${turn}`)
    const moved = await shownIn(target)
    expect(moved).toEqual(
      expect.arrayContaining([
        `Parent ${turn}`,
        `Parent ${turn} > One ${turn}`,
        `Parent ${turn} > Two ${turn}`,
      ]),
    )
  })
})

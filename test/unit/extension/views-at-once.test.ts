// Several changes that are reported at once, and one that cannot be looked at: the tree shows what is so.
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Problem } from '../../../src/base/problems/problem.ts'
import { createApi } from '../../../src/clickup/http/api.ts'
import { HierarchyModel } from '../../../src/extension/views/hierarchy/hierarchy-model.ts'
import { OpenedLevels } from '../../../src/extension/views/hierarchy/opened-levels.ts'
import { isBranch, type TreeNode } from '../../../src/extension/views/tree/nodes.ts'
import { ViewMemory } from '../../../src/extension/views/tree/view-memory.ts'
import { type Sandbox, startSandbox } from '../../../src/sandbox/server.ts'
import { flat, nameOf } from '../../support/nodes.ts'
import { virtualTime } from '../../support/timing.ts'

const FROM = 'Current Sprint'
const TO = 'Infrastructure Backlog'

let sandbox: Sandbox
let model: HierarchyModel
let stale: Problem | undefined

beforeEach(async () => {
  sandbox = await startSandbox({ rate: 10_000 })
  const { token, url: apiUrl, workspaceId } = sandbox
  const { timing } = virtualTime(Date.now())
  const api = createApi({ token, apiUrl, workspaceId }, { timing })
  const kept = { get: () => undefined, update: async () => {} }
  stale = undefined
  model = new HierarchyModel({
    connect: async () => ({ api, workspace: { id: workspaceId, name: 'Acme' }, sandbox: true }),
    onChange: () => {},
    onError: () => {},
    onState: () => {},
    onStale: (why) => {
      stale = why
    },
    memory: new ViewMemory(kept, kept),
  })
  await shown()
})

afterEach(() => sandbox.close())

const below = (node: TreeNode): Promise<readonly TreeNode[]> =>
  isBranch(node) ? model.children(node) : Promise.resolve([])

/** The names of the rows of both lists. */
const shown = async (): Promise<Readonly<Record<string, readonly string[]>>> => {
  const spaces = await model.children()
  const space = spaces.find((node) => nameOf(node) === 'Engineering')
  const lists = space ? await below(space) : []
  const rows = async (name: string) => {
    const list = lists.find((node) => nameOf(node) === name)
    return (await flat(list ? await below(list) : [], below)).map(nameOf)
  }
  return { [FROM]: await rows(FROM), [TO]: await rows(TO) }
}

const list = (name: string) => {
  const found = [...sandbox.state.store.lists.values()].find((one) => one.name === name)
  if (!found) throw new Error(`There is no ${name}.`)
  return found
}

/** Single open tasks of a list, without subtasks. */
const some = (name: string, count: number) => {
  const { store } = sandbox.state
  const parents = new Set([...store.tasks.values()].map(({ parentId }) => parentId))
  return [...store.tasks.values()]
    .filter((one) => one.listId === list(name).id && !one.parentId && !parents.has(one.id))
    .filter((one) => !one.archived && !one.dateClosed)
    .slice(0, count)
}

const told = (ids: readonly string[], name: string) =>
  ids.map((id) => ({ kind: 'task' as const, id, listId: list(name).id }))

const reported = (...names: readonly string[]) =>
  names.map((name) => ({ kind: 'list' as const, id: list(name).id }))

describe('changes that are reported at once', () => {
  it('show all of several new tasks', async () => {
    const make = async (name: string) => {
      const response = await fetch(`${sandbox.url}/api/v2/list/${list(TO).id}/task`, {
        method: 'POST',
        headers: { authorization: sandbox.token, 'content-type': 'application/json' },
        body: JSON.stringify({ name }),
      })
      const made = (await response.json()) as { readonly id: string }
      return made.id
    }
    const names = ['Rain', 'Hail', 'Snow']
    const ids = await Promise.all(names.map(make))
    await model.apply(told(ids, TO))
    expect((await shown())[TO]).toEqual(expect.arrayContaining(names))
  })

  it('show tasks that moved together where they are now, once', async () => {
    const tasks = some(FROM, 3)
    for (const task of tasks) sandbox.state.store.moveHome(task, list(TO).id)
    await model.apply([
      ...told(
        tasks.map(({ id }) => id),
        FROM,
      ),
      ...reported(FROM, TO),
    ])
    const rows = await shown()
    for (const { name } of tasks) {
      expect(rows[FROM]).not.toContain(name)
      expect(rows[TO]?.filter((row) => row === name)).toEqual([name])
    }
  })
})

describe('a list', () => {
  it('loses none of two changes that come at once', async () => {
    const space = (await model.children()).find((node) => nameOf(node) === 'Engineering')
    const node = (space ? await below(space) : []).find((one) => nameOf(one) === TO)
    if (node?.kind !== 'list') throw new Error('There is no such list.')
    const kept = { get: () => undefined, update: async () => {} }
    const memory = new ViewMemory(kept, kept)
    const opened = new OpenedLevels({ memory, onChange: () => {}, onError: () => {} })
    opened.put(node, { nodes: [], pages: 1, complete: true })
    const rows = (await below(node)).slice(0, 2)
    await Promise.all(rows.map((row) => opened.edit(node, (nodes) => [...nodes, row])))
    expect((await opened.of(node))?.nodes).toEqual(rows)
  })
})

describe('a task', () => {
  it('that was put away comes back to its list', async () => {
    const [task] = some(TO, 1)
    if (!task) throw new Error('There is none.')
    for (const archived of [true, false]) {
      task.archived = archived
      await model.apply(told([task.id], TO))
      expect((await shown())[TO]?.includes(task.name)).toBe(!archived)
    }
  })
})

describe('a change that cannot be looked at', () => {
  it.each([1, 3])('leaves what is shown, until it can: of %i tasks', async (count) => {
    const before = await shown()
    const tasks = some(TO, count)
    const names = tasks.map(({ name }) => name)
    for (const task of tasks) task.name = `${task.name}, changed`
    sandbox.state.faults.add('GET /v2/**=503 x*')
    await model.apply([
      ...told(
        tasks.map(({ id }) => id),
        TO,
      ),
      ...reported(TO),
    ])
    expect(await shown()).toEqual(before)
    expect(stale).toMatchObject({ code: 'UPSTREAM_ERROR' })
    sandbox.state.faults.clear()
    await model.recover()
    expect((await shown())[TO]).toEqual(
      expect.arrayContaining(names.map((name) => `${name}, changed`)),
    )
    expect(stale).toBeUndefined()
  })
})

// The tree's model: what stands where, what it costs, and what a change brings anew.
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { type Api, createApi } from '../../../src/clickup/http/api.ts'
import { readFilter } from '../../../src/extension/views/filtering.ts'
import { HierarchyModel } from '../../../src/extension/views/hierarchy/hierarchy-model.ts'
import type { ViewState } from '../../../src/extension/views/tree/model.ts'
import {
  type BranchNode,
  isBranch,
  keyOf,
  parentOf,
  type TaskNode,
  type TreeNode,
} from '../../../src/extension/views/tree/nodes.ts'
import { type Store, ViewMemory } from '../../../src/extension/views/tree/view-memory.ts'
import { type Sandbox, startSandbox } from '../../../src/sandbox/server.ts'
import { belowWorkspace, flat, nameOf } from '../../support/nodes.ts'
import { virtualTime } from '../../support/timing.ts'

let sandbox: Sandbox
let api: Api
let signedIn: boolean
let changes: (string | undefined)[]
let states: ViewState[]
let memory: ViewMemory
let model: HierarchyModel

const store = (): Store => {
  const kept = new Map<string, unknown>()
  return { get: (key) => kept.get(key), update: async (key, value) => void kept.set(key, value) }
}

beforeEach(async () => {
  sandbox = await startSandbox({ rate: 10_000 })
  api = createApi(
    { token: sandbox.token, apiUrl: sandbox.url, workspaceId: sandbox.workspaceId },
    { timing: virtualTime(Date.now()).timing },
  )
  signedIn = true
  changes = []
  states = []
  memory = new ViewMemory(store(), store())
  model = new HierarchyModel({
    memory,
    onState: (state) => states.push(state),
    connect: async () => {
      const workspace = { id: sandbox.workspaceId, name: 'Acme' }
      return signedIn ? { api, workspace, sandbox: true } : undefined
    },
    onChange: (node) => changes.push(node && keyOf(node)),
    onError: () => {},
  })
})

afterEach(() => sandbox.close())

const children = async (node: BranchNode | TaskNode) => (isBranch(node) ? model.children(node) : [])

/** Opens the tree along a path of names; the nodes at its end. */
const open = async (...path: string[]): Promise<readonly TreeNode[]> => {
  const start = belowWorkspace(await model.children(), path)
  let { nodes } = start
  for (const name of start.path) {
    const next = nodes.find((node) => nameOf(node) === name)
    if (!next || !isBranch(next)) throw new Error(`No ${name} among ${nodes.map(nameOf)}.`)
    nodes = await flat(await model.children(next), children)
  }
  return nodes
}

const names = async (...path: string[]): Promise<string[]> => (await open(...path)).map(nameOf)

/** The requests since the last question. */
let seen = 0
const requests = (): string[] => {
  const since = sandbox.state.log.since(seen)
  seen = since.at(-1)?.n ?? seen
  return since.map(({ method, path }) => `${method} ${path}`)
}
beforeEach(() => {
  seen = 0
})

const tasksOf = async (...path: string[]) =>
  (await open(...path)).filter((node) => node.kind === 'task')

const write = async (method: string, path: string, body: unknown): Promise<unknown> => {
  const response = await fetch(`${sandbox.url}/api${path}`, {
    method,
    headers: { authorization: sandbox.token, 'content-type': 'application/json' },
    body: JSON.stringify(body),
  })
  if (!response.ok) throw new Error(await response.text())
  const answer: unknown = await response.json()
  requests()
  return answer
}

describe('the levels', () => {
  it('are spaces, folders and lists, and tasks', async () => {
    expect(await names()).toEqual(['Engineering', 'Marketing'])
    expect(await names('Acme', 'Engineering')).toEqual([
      'Product Roadmap',
      'Sprints',
      'Current Sprint',
      'Bug Tracker',
      'Infrastructure Backlog',
    ])
    expect(await names('Acme', 'Engineering', 'Product Roadmap')).toEqual([
      'Q3 Deliverables',
      'Q4 Deliverables',
    ])
    expect((await tasksOf('Acme', 'Engineering', 'Current Sprint')).length).toBeGreaterThan(5)
  })

  it('cost nothing before they are opened, one request each then, and a space two', async () => {
    expect(requests()).toEqual([])
    await names('Acme')
    // The first of them makes sure that the token opens this workspace.
    expect(requests().map((line) => line.replace(/\d+/g, 'n'))).toEqual([
      expect.stringMatching(/\/team$/),
      expect.stringMatching(/\/space$/),
    ])
    await names('Acme', 'Engineering')
    expect(requests()).toHaveLength(2)
    await names('Acme', 'Engineering', 'Product Roadmap')
    expect(requests()).toEqual([])
    await names('Acme', 'Engineering', 'Current Sprint')
    expect(requests()).toHaveLength(1)
  })

  it('are loaded once, however often VS Code asks', async () => {
    await Promise.all([
      open('Acme', 'Engineering', 'Current Sprint'),
      open('Acme', 'Engineering', 'Current Sprint'),
    ])
    requests()
    await open('Acme', 'Engineering', 'Current Sprint')
    expect(requests()).toEqual([])
  })

  it('are empty while nobody is signed in', async () => {
    signedIn = false
    expect(await names()).toEqual([])
  })
})

const backlog = ['Acme', 'Engineering', 'Infrastructure Backlog']

/** Makes a list of more than one page, and opens it. */
const longList = async () => {
  const list = (await open('Acme', 'Engineering')).find((node) => nameOf(node) === backlog[2])
  if (list?.kind !== 'list') throw new Error('No list.')
  for (let n = 0; n < 120; n += 1)
    await write('POST', `/v2/list/${list.id}/task`, { name: `Filler ${n}` })
  const more = (await open(...backlog)).at(-1)
  if (more?.kind !== 'more') throw new Error('Nothing more is offered.')
  requests()
  return { list, more }
}

describe('a list of more than 100 tasks', () => {
  it('offers the rest, a page at a time', async () => {
    const { more } = await longList()
    expect(await open(...backlog)).toHaveLength(101)
    await model.loadMore(more)
    const all = await open(...backlog)
    expect(requests()).toHaveLength(1)
    expect(all.length).toBeGreaterThan(120)
    expect(all.at(-1)?.kind).toBe('task')
    expect(new Set(all.map(keyOf)).size).toBe(all.length)
  })

  it('loads a page once, however often that is asked for', async () => {
    const { more } = await longList()
    await Promise.all([model.loadMore(more), model.loadMore(more)])
    await open(...backlog)
    expect(requests()).toHaveLength(1)
  })
})

const statusOf = (type: string): string => {
  const [space] = sandbox.state.store.spaces.values()
  const found = space?.statuses.find((status) => status.type === type)
  if (!found) throw new Error('No such status.')
  return found.status
}

describe('closed tasks', () => {
  const sprint = ['Acme', 'Engineering', 'Current Sprint']

  it('are hidden, and read once they shall show', async () => {
    const open = await names(...sprint)
    expect(open).not.toContain('Remove the legacy login page')
    requests()
    await memory.showClosed(true)
    await model.choose()
    expect(await names(...sprint)).toContain('Remove the legacy login page')
    expect(requests()).toHaveLength(1)
    await memory.showClosed(false)
    await model.choose()
    expect(await names(...sprint)).toEqual(open)
    expect(requests()).toEqual([])
  })
})

describe('a task that was just made', () => {
  it('is found in its list, whatever that is grouped by, and below its task', async () => {
    const [list] = (await open('Acme', 'Engineering')).filter(
      (node) => nameOf(node) === 'Current Sprint',
    )
    if (list?.kind !== 'list') throw new Error('No sprint.')
    expect(await model.taskIn(list.id, 'ENG-119')).toBeUndefined()
    await open('Acme', 'Engineering', 'Current Sprint')
    const found = await model.taskIn(list.id, 'ENG-119')
    expect(found && nameOf(found)).toBe('Keyboard navigation in the board view')
    expect(found && parentOf(found)?.kind).toBe('section')
  })
})

describe('the filter', () => {
  const sprint = ['Acme', 'Engineering', 'Current Sprint']
  const filter = async (text: string) => {
    const session = { api, workspace: { id: sandbox.workspaceId, name: 'Acme' }, sandbox: true }
    memory.narrow(await readFilter(text, async () => session))
  }

  it('leaves the tasks that hold all of its words, and asks nothing', async () => {
    await open(...sprint)
    requests()
    await filter('BLOCKED jonas')
    await model.choose()
    expect(await names(...sprint)).toEqual(['Upgrade the message queue to version 4'])
    await filter('eng-119')
    expect(await names(...sprint)).toEqual(['Keyboard navigation in the board view'])
    await filter('no such thing')
    expect(await names(...sprint)).toEqual(['no-match'])
    expect(requests()).toEqual([])
  })
})

describe('a sprint', () => {
  const inSprints = async (name: string) => {
    const lists = await open('Acme', 'Engineering', 'Sprints')
    const list = lists.find((node) => nameOf(node).startsWith(name))
    if (list?.kind !== 'list') throw new Error('No sprint.')
    return list
  }

  it('tells how much is done, with what is closed, for the one request of its tasks', async () => {
    const list = await inSprints('Sprint 23')
    requests()
    const shown = await tasksOf('Acme', 'Engineering', 'Sprints', nameOf(list))
    expect(requests()).toHaveLength(1)
    expect(list.progress?.total).toBeGreaterThanOrEqual(shown.length)
    expect(list.progress?.done).toBeGreaterThan(0)
    expect(changes).toEqual([keyOf(list)])
  })

  it('counts anew when a task is done', async () => {
    const list = await inSprints('Sprint 24')
    const task = (await open('Acme', 'Engineering', 'Sprints', nameOf(list))).find(
      (node) => node.kind === 'task' && node.task.status.type !== 'done',
    )
    if (task?.kind !== 'task') throw new Error('No task.')
    const before = list.progress?.done ?? 0
    await write('PUT', `/v2/task/${task.id}`, { status: statusOf('done') })
    await model.apply([{ kind: 'task', id: task.id, listId: list.id }])
    expect(list.progress?.done).toBe(before + 1)
  })
})

describe('favorites', () => {
  it('stand above the workspace, and cost nothing before they are opened', async () => {
    const list = (await open('Acme', 'Engineering')).find(
      (node) => nameOf(node) === 'Current Sprint',
    )
    if (list?.kind !== 'list') throw new Error('No list.')
    const { id, spaceId } = list
    const workspaceId = sandbox.workspaceId
    await memory.addFavorite({ kind: 'list', id, name: 'Current Sprint', spaceId, workspaceId })
    model.showFavorites()
    requests()
    expect(await names()).toEqual(['favorites', 'Engineering', 'Marketing'])
    expect(await names('favorites')).toEqual(['Current Sprint'])
    expect(requests()).toEqual([])
    const tasks = await open('favorites', 'Current Sprint')
    expect(requests()).toHaveLength(1)
    const twins = await open('Acme', 'Engineering', 'Current Sprint')
    expect(tasks.map(nameOf)).toEqual(twins.map(nameOf))
    // VS Code takes two nodes of one id for the same.
    expect(keyOf(tasks[0] as TreeNode)).not.toBe(keyOf(twins[0] as TreeNode))
  })

  it('show a change in both places', async () => {
    const [task] = await tasksOf('Acme', 'Engineering', 'Current Sprint')
    if (task?.parent.kind !== 'list') throw new Error('No task.')
    const { id, spaceId } = task.parent
    const workspaceId = sandbox.workspaceId
    await memory.addFavorite({ kind: 'list', id, name: 'Current Sprint', spaceId, workspaceId })
    model.showFavorites()
    await open('favorites', 'Current Sprint')
    await write('PUT', `/v2/task/${task.id}`, { name: 'A new name' })
    changes = []
    await model.apply([{ kind: 'task', id: task.id, listId: id }])
    expect(requests()).toHaveLength(1)
    expect(changes.toSorted()).toEqual([`favourites/${keyOf(task)}`, keyOf(task)].toSorted())
  })

  it('may be a folder, which is read when it is opened', async () => {
    const folder = (await open('Acme', 'Engineering')).find((node) => nameOf(node) === 'Sprints')
    if (folder?.kind !== 'folder') throw new Error('No folder.')
    const { id, spaceId } = folder
    const workspaceId = sandbox.workspaceId
    await memory.addFavorite({ kind: 'folder', id, name: 'Sprints', spaceId, workspaceId })
    api.memory.forget('space')
    model.showFavorites()
    requests()
    expect(await names('favorites', 'Sprints')).toHaveLength(3)
    expect(requests()).toHaveLength(1)
    await memory.removeFavorite({ kind: 'folder', id })
    model.showFavorites()
    expect(await names()).toEqual(['Engineering', 'Marketing'])
  })
})

describe('a level that cannot be loaded', () => {
  it('says why, and loads when it is tried again', async () => {
    await open('Acme')
    sandbox.state.faults.add('GET /v2/space/*/folder=503x4')
    const [error] = await open('Acme', 'Engineering')
    if (error?.kind !== 'error') throw new Error('No error is shown.')
    expect(error).toMatchObject({ code: 'UPSTREAM_ERROR', message: expect.stringContaining('503') })
    sandbox.state.faults.clear()
    model.retry(error)
    expect(changes.at(-1)).toMatch(/^space:/)
    expect(await names('Acme', 'Engineering')).toContain('Current Sprint')
  })

  it('may be the whole tree, which then says so in its place', async () => {
    sandbox.state.faults.add('GET /v2/team/*/space=503x4')
    expect(await names()).toEqual([])
    expect(states).toEqual(['loading', 'failed'])
    sandbox.state.faults.clear()
    await model.reload()
    expect(changes).toEqual([undefined])
    expect(await names()).toEqual(['Engineering', 'Marketing'])
    expect(states.at(-1)).toBe('ready')
  })

  it('says that the token is dead', async () => {
    await open('Acme')
    await fetch(`${sandbox.url}/__sandbox/token/revoke`, { method: 'POST' })
    expect(await open('Acme', 'Engineering')).toMatchObject([{ kind: 'error', code: 'AUTH_ERROR' }])
  })

  it('keeps the tasks that are there when the next page fails', async () => {
    const { more } = await longList()
    sandbox.state.faults.add('GET /v2/list/*/task=503x4')
    await model.loadMore(more)
    const shown = await open(...backlog)
    expect(shown).toHaveLength(101)
    expect(shown.at(-1)).toMatchObject({ kind: 'error', code: 'UPSTREAM_ERROR' })
  })
})

describe('an account', () => {
  it('that sees no space has a view of its own', async () => {
    sandbox.state.store.spaces.clear()
    expect(await names()).toEqual([])
    expect(states).toEqual(['loading', 'empty'])
  })

  it('that is none has one too', async () => {
    signedIn = false
    expect(await names()).toEqual([])
    expect(states).toEqual(['loading', 'signed-out'])
  })
})

describe('a report of a server', () => {
  const sprint = ['Acme', 'Engineering', 'Current Sprint']

  it('brings the changed task anew, and nothing else', async () => {
    const [task] = await tasksOf(...sprint)
    if (!task) throw new Error('No task.')
    await write('PUT', `/v2/task/${task.id}`, { name: 'A new name' })
    await model.apply([{ kind: 'task', id: task.id, listId: task.parent.id }])
    expect(requests()).toEqual([expect.stringContaining(`/task/${task.id}`)])
    expect(changes).toEqual([keyOf(task)])
    expect(await names(...sprint)).toContain('A new name')
    expect(requests()).toEqual([])
  })

  it('brings the task anew on which somebody commented', async () => {
    const [task] = await tasksOf(...sprint)
    if (!task) throw new Error('No task.')
    requests()
    await model.apply([{ kind: 'comment', id: '1', taskId: task.id }])
    expect(changes).toEqual([keyOf(task)])
  })

  it('brings the list anew where a task was created in it', async () => {
    const [task] = await tasksOf(...sprint)
    if (!task) throw new Error('No task.')
    const answer = await write('POST', `/v2/list/${task.parent.id}/task`, { name: 'Brand new' })
    const { id } = answer as { id: string }
    await model.apply([{ kind: 'task', id, listId: task.parent.id }])
    expect(changes).toEqual([keyOf(task.parent)])
    expect(await names(...sprint)).toContain('Brand new')
  })

  it('takes a task away that was closed', async () => {
    const [task] = await tasksOf(...sprint)
    const list = task?.parent
    if (!task || !list) throw new Error('No task.')
    const [space] = sandbox.state.store.spaces.values()
    const closed = space?.statuses.find(({ type }) => type === 'closed')
    await write('PUT', `/v2/task/${task.id}`, { status: closed?.status })
    await model.apply([{ kind: 'task', id: task.id, listId: list.id }])
    expect((await tasksOf(...sprint)).map(({ id }) => id)).not.toContain(task.id)
  })

  it('reads many tasks of a list as one page', async () => {
    const tasks = await tasksOf(...sprint)
    requests()
    await model.apply(
      tasks.slice(0, 5).map(({ id, parent }) => ({ kind: 'task', id, listId: parent.id })),
    )
    await open(...sprint)
    expect(requests()).toHaveLength(1)
  })

  it('asks nothing about what was never opened', async () => {
    await open('Acme')
    requests()
    changes = []
    await model.apply([
      { kind: 'task', id: '868512p', listId: '1' },
      { kind: 'list', id: '1' },
      { kind: 'comment', id: '1', taskId: '868512p' },
    ])
    expect(requests()).toEqual([])
    expect(changes).toEqual([])
  })

  it('brings the changed list anew, and nothing else', async () => {
    const [list] = await open('Acme', 'Engineering', 'Product Roadmap')
    if (list?.kind !== 'list') throw new Error('No list.')
    await write('PUT', `/v2/list/${list.id}`, { name: 'Q3 Promises' })
    changes = []
    await model.apply([{ kind: 'list', id: list.id }])
    expect(changes).toEqual([keyOf(list)])
    expect(requests()).toEqual([`GET /api/v2/list/${list.id}`])
    expect(await names('Acme', 'Engineering', 'Product Roadmap')).toContain('Q3 Promises')
  })

  it('brings the space anew in which a list is new, and no other', async () => {
    const [space] = await open('Acme')
    if (space?.kind !== 'space') throw new Error('No space.')
    await open('Acme', 'Engineering')
    await open('Acme', 'Marketing')
    const answer = await write('POST', `/v2/space/${space.id}/list`, { name: 'Brand new' })
    const { id } = answer as { id: string }
    changes = []
    await model.apply([
      { kind: 'space', id: space.id },
      { kind: 'list', id },
    ])
    // The space itself may have another name, which stands among those of the workspace.
    expect(changes).toEqual([undefined, keyOf(space)])
    expect(await names('Acme', 'Engineering')).toContain('Brand new')
    await open('Acme', 'Marketing')
    expect(requests()).toEqual([
      `GET /api/v2/team/${sandbox.workspaceId}/space`,
      `GET /api/v2/space/${space.id}/folder`,
      `GET /api/v2/space/${space.id}/list`,
    ])
  })

  it('brings the space anew where a list is new in a folder', async () => {
    const folder = (await open('Acme', 'Engineering')).find((node) => nameOf(node) === 'Sprints')
    if (folder?.kind !== 'folder') throw new Error('No folder.')
    await open('Acme', 'Engineering', 'Sprints')
    const answer = await write('POST', `/v2/folder/${folder.id}/list`, { name: 'Sprint 99' })
    await model.apply([
      { kind: 'folder', id: folder.id },
      { kind: 'list', id: (answer as { id: string }).id },
    ])
    expect(await names('Acme', 'Engineering', 'Sprints')).toContain('Sprint 99')
    expect(requests()).toHaveLength(2)
  })

  it('brings a favorite anew where a list is new in it', async () => {
    const folder = (await open('Acme', 'Engineering')).find((node) => nameOf(node) === 'Sprints')
    if (folder?.kind !== 'folder') throw new Error('No folder.')
    const { id, spaceId } = folder
    const workspaceId = sandbox.workspaceId
    await memory.addFavorite({ kind: 'folder', id, name: 'Sprints', spaceId, workspaceId })
    model.showFavorites()
    await open('favorites', 'Sprints')
    await write('POST', `/v2/folder/${id}/list`, { name: 'Sprint 99' })
    await model.apply([{ kind: 'folder', id }])
    expect(await names('favorites', 'Sprints')).toContain('Sprint 99')
  })

  it('counts a task in the closed folder of its list, by that list alone', async () => {
    const folder = (await open('Acme', 'Engineering')).find(
      (node) => nameOf(node) === 'Product Roadmap',
    )
    if (folder?.kind !== 'folder') throw new Error('No folder.')
    const [list] = folder.folder.lists ?? []
    if (!list) throw new Error('No list.')
    await write('POST', `/v2/list/${list.id}/task`, { name: 'Brand new' })
    await write('PUT', `/v2/list/${list.id}`, { name: 'Q3 Promises' })
    changes = []
    await model.apply([{ kind: 'list', id: list.id }])
    expect(changes).toEqual([keyOf(folder)])
    expect(folder.folder.lists?.[0]?.task_count).toBe((list.task_count ?? 0) + 1)
    expect(await names('Acme', 'Engineering', 'Product Roadmap')).toContain('Q3 Promises')
    expect(requests()).toEqual([`GET /api/v2/list/${list.id}`])
  })

  it('about a list of which the tree knows nothing costs nothing', async () => {
    await open('Acme', 'Engineering')
    const [, marketing] = [...sandbox.state.store.spaces.values()]
    const elsewhere = [...sandbox.state.store.lists.values()].find(
      ({ spaceId }) => spaceId === marketing?.id,
    )
    requests()
    changes = []
    await model.apply([{ kind: 'list', id: elsewhere?.id ?? '' }])
    expect(requests()).toEqual([])
    expect(changes).toEqual([])
  })

  it('shows a task in the list that it was moved to, and no longer in the other', async () => {
    const [task] = await tasksOf(...sprint)
    const to = (await open('Acme', 'Engineering')).find((node) => nameOf(node) === 'Bug Tracker')
    if (!task || to?.kind !== 'list') throw new Error('No task.')
    await open('Acme', 'Engineering', 'Bug Tracker')
    const stored = sandbox.state.store.tasks.get(task.id)
    if (!stored) throw new Error('No such task.')
    stored.listId = to.id
    requests()
    await model.apply([{ kind: 'task', id: task.id, listId: to.id }])
    expect(requests()).toHaveLength(1)
    expect(await names(...sprint)).not.toContain(nameOf(task))
    expect(await names('Acme', 'Engineering', 'Bug Tracker')).toContain(nameOf(task))
  })

  it('shows a task in the list that it was moved to from one that was never opened', async () => {
    const { id: to } = (await tasksOf(...sprint))[0]?.parent ?? {}
    const stored = [...sandbox.state.store.tasks.values()].find(({ listId }) => listId !== to)
    if (!stored || !to) throw new Error('No task.')
    const from = stored.listId
    stored.listId = to
    await model.apply([
      { kind: 'task', id: stored.id, listId: to },
      { kind: 'task', id: stored.id, listId: from },
      { kind: 'list', id: from },
      { kind: 'list', id: to },
    ])
    expect(await names(...sprint)).toContain(stored.name)
  })

  it('takes a task away that was deleted', async () => {
    const [task] = await tasksOf(...sprint)
    if (!task) throw new Error('No task.')
    sandbox.state.store.tasks.delete(task.id)
    await model.apply([{ kind: 'task', id: task.id, listId: task.parent.id }])
    expect(await names(...sprint)).not.toContain(nameOf(task))
  })
})

describe('another account', () => {
  it('starts the tree anew without asking anything', async () => {
    await open('Acme', 'Engineering')
    requests()
    signedIn = false
    model.reset()
    expect(changes.at(-1)).toBeUndefined()
    expect(requests()).toEqual([])
    expect(await names()).toEqual([])
  })
})

describe('a refresh', () => {
  it('reads again what is asked for', async () => {
    await open('Acme', 'Engineering')
    requests()
    await model.reload()
    await open('Acme', 'Engineering')
    expect(requests()).toHaveLength(4)
  })
})

// The tree's model: what stands where, what it costs, and what a change brings anew.
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { type Api, createApi } from '../../src/clickup/api.ts'
import { type Sandbox, startSandbox } from '../../src/sandbox/server.ts'
import { HierarchyModel } from '../../src/views/hierarchy-model.ts'
import { type HierarchyNode, isBranch, keyOf } from '../../src/views/nodes.ts'

let sandbox: Sandbox
let api: Api
let signedIn: boolean
let changes: (string | undefined)[]
let model: HierarchyModel

beforeEach(async () => {
  sandbox = await startSandbox({ rate: 10_000 })
  api = createApi({ token: sandbox.token, apiUrl: sandbox.url, workspaceId: sandbox.workspaceId })
  signedIn = true
  changes = []
  model = new HierarchyModel({
    connect: async () => {
      const workspace = { id: sandbox.workspaceId, name: 'Acme' }
      return signedIn ? { api, workspace, sandbox: true } : undefined
    },
    onChange: (node) => changes.push(node && keyOf(node)),
    onError: () => {},
  })
})

afterEach(() => sandbox.close())

const nameOf = (node: HierarchyNode): string => {
  switch (node.kind) {
    case 'workspace':
      return node.name
    case 'space':
      return node.space.name
    case 'folder':
      return node.folder.name
    case 'list':
      return node.list.name
    case 'task':
      return node.task.name
    case 'empty':
    case 'error':
      return node.message
    case 'more':
      return 'Load more'
  }
}

/** Opens the tree along a path of names; the nodes at its end. */
const open = async (...path: string[]): Promise<readonly HierarchyNode[]> => {
  let nodes = await model.children()
  for (const name of path) {
    const next = nodes.find((node) => nameOf(node) === name)
    if (!next || !isBranch(next)) throw new Error(`No ${name} among ${nodes.map(nameOf)}.`)
    nodes = await model.children(next)
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
  it('are workspace, spaces, folders and lists, and tasks', async () => {
    expect(await names()).toEqual(['Acme'])
    expect(await names('Acme')).toEqual(['Engineering', 'Marketing'])
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
    await names()
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

describe('a list of more than 100 tasks', () => {
  const path = ['Acme', 'Engineering', 'Infrastructure Backlog']

  const fill = async (): Promise<void> => {
    const list = (await open('Acme', 'Engineering')).find(
      (node) => nameOf(node) === 'Infrastructure Backlog',
    )
    if (list?.kind !== 'list') throw new Error('No list.')
    for (let n = 0; n < 120; n += 1) {
      await write('POST', `/v2/list/${list.id}/task`, { name: `Filler ${n}` })
    }
  }

  it('offers the rest, a page at a time', async () => {
    await fill()
    const first = await open(...path)
    expect(first).toHaveLength(101)
    const more = first.at(-1)
    if (more?.kind !== 'more') throw new Error('Nothing more is offered.')
    requests()
    await model.loadMore(more)
    const all = await open(...path)
    expect(requests()).toHaveLength(1)
    expect(all.length).toBeGreaterThan(120)
    expect(all.at(-1)?.kind).toBe('task')
    expect(new Set(all.map(keyOf)).size).toBe(all.length)
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

  it('may be the whole tree, where no account can be opened', async () => {
    let broken = true
    const other = new HierarchyModel({
      connect: async () => {
        if (broken) throw new Error('The sandbox did not start in time.')
        return { api, workspace: { id: sandbox.workspaceId, name: 'Acme' }, sandbox: true }
      },
      onChange: (node) => changes.push(node && keyOf(node)),
      onError: () => {},
    })
    const [error] = await other.children()
    if (error?.kind !== 'error') throw new Error('No error is shown.')
    expect(error.message).toBe('The sandbox did not start in time.')
    broken = false
    other.retry(error)
    expect(changes).toEqual([undefined])
    expect((await other.children()).map(nameOf)).toEqual(['Acme'])
  })

  it('says that the token is dead', async () => {
    await fetch(`${sandbox.url}/__sandbox/token/revoke`, { method: 'POST' })
    expect(await open('Acme')).toMatchObject([{ kind: 'error', code: 'AUTH_ERROR' }])
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

  it('brings the space anew in which a list changed', async () => {
    const lists = await open('Acme', 'Engineering', 'Product Roadmap')
    const [list] = lists
    if (list?.kind !== 'list') throw new Error('No list.')
    changes = []
    requests()
    await model.apply([{ kind: 'list', id: list.id }])
    expect(changes).toEqual([expect.stringMatching(/^space:/)])
    await open('Acme', 'Engineering', 'Product Roadmap')
    expect(requests()).toHaveLength(2)
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

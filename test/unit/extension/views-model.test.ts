// The tree's model: what stands where, and what it costs.
import { describe, expect, it } from 'vitest'
import { readFilter } from '../../../src/extension/views/filtering.ts'
import { keyOf, parentOf, type TreeNode } from '../../../src/extension/views/tree/nodes.ts'
import {
  api,
  changes,
  memory,
  model,
  names,
  open,
  requests,
  sandbox,
  signOut,
  states,
  tasksOf,
  useModel,
  write,
} from '../../support/hierarchy-model.ts'
import { nameOf } from '../../support/nodes.ts'

useModel()

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
    signOut()
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
    changes.length = 0
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
    signOut()
    expect(await names()).toEqual([])
    expect(states).toEqual(['loading', 'signed-out'])
  })
})

describe('another account', () => {
  it('starts the tree anew without asking anything', async () => {
    await open('Acme', 'Engineering')
    requests()
    signOut()
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

// The tree's model: what a change that a server reports brings anew.
import { describe, expect, it } from 'vitest'
import { keyOf } from '../../../src/extension/views/tree/nodes.ts'
import {
  changes,
  memory,
  model,
  names,
  open,
  requests,
  sandbox,
  tasksOf,
  useModel,
  write,
} from '../../support/hierarchy-model.ts'
import { nameOf } from '../../support/nodes.ts'

useModel()

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
    changes.length = 0
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
    changes.length = 0
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
    changes.length = 0
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
    changes.length = 0
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
    changes.length = 0
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

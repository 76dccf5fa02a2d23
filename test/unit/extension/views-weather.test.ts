// Where ClickUp is out of reach, the views keep what they showed, and say that it may have changed.
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Problem } from '../../../src/base/problems/problem.ts'
import { type Api, createApi } from '../../../src/clickup/http/api.ts'
import { HierarchyModel } from '../../../src/extension/views/hierarchy/hierarchy-model.ts'
import { type Counts, MyWorkModel } from '../../../src/extension/views/my-work/my-work-model.ts'
import { SearchesModel } from '../../../src/extension/views/searches/searches-model.ts'
import type { ModelOptions, ViewState } from '../../../src/extension/views/tree/model.ts'
import { isBranch, type TreeNode } from '../../../src/extension/views/tree/nodes.ts'
import { NO_FILTER, ViewMemory } from '../../../src/extension/views/tree/view-memory.ts'
import { type Sandbox, startSandbox } from '../../../src/sandbox/server.ts'
import { belowWorkspace, flat, nameOf } from '../../support/nodes.ts'
import { virtualTime } from '../../support/timing.ts'

let sandbox: Sandbox
let api: Api
let stale: (Problem | undefined)[]
let states: ViewState[]
let events: ModelOptions

beforeEach(async () => {
  sandbox = await startSandbox({ rate: 10_000 })
  const { token, url: apiUrl, workspaceId } = sandbox
  const { timing } = virtualTime(Date.now())
  api = createApi({ token, apiUrl, workspaceId }, { timing })
  stale = []
  states = []
  events = {
    connect: async () => ({ api, workspace: { id: workspaceId, name: 'Acme' }, sandbox: true }),
    onChange: () => {},
    onError: () => {},
    onStale: (why) => stale.push(why),
    onState: (state) => states.push(state),
  }
})

afterEach(() => sandbox.close())

const outage = () => sandbox.state.faults.add('GET /v2/**=503 x*')
const calm = () => sandbox.state.faults.clear()

describe('the tree', () => {
  let model: HierarchyModel
  beforeEach(() => {
    const kept = { get: () => undefined, update: async () => {} }
    model = new HierarchyModel({ ...events, memory: new ViewMemory(kept, kept) })
  })

  const open = async (...names: string[]): Promise<readonly TreeNode[]> => {
    const start = belowWorkspace(await model.children(), names)
    let { nodes } = start
    for (const name of start.path) {
      const next = nodes.find((node) => nameOf(node) === name)
      if (!next || !isBranch(next)) throw new Error(`No ${name} among ${nodes.map(nameOf)}.`)
      nodes = await model.children(next)
    }
    return nodes
  }
  const sprint = async () => {
    const rows = await flat(await open('Engineering', 'Current Sprint'), (node) =>
      isBranch(node) ? model.children(node) : Promise.resolve([]),
    )
    return rows.map(nameOf)
  }

  it('keeps all that was shown when it cannot be read anew', async () => {
    const before = await sprint()
    outage()
    await model.reload()
    expect(await sprint()).toEqual(before)
    expect(stale.at(-1)).toMatchObject({ code: 'UPSTREAM_ERROR' })
    expect(states.at(-1)).toBe('ready')
  })

  it('keeps a level that alone cannot be read anew, below what was', async () => {
    const before = await sprint()
    sandbox.state.faults.add('GET /v2/list/*/task=503 x*')
    await model.reload()
    expect(await sprint()).toEqual(before)
    expect(stale.at(-1)).toMatchObject({ code: 'UPSTREAM_ERROR' })
    const space = (await open('Acme')).find((node) => nameOf(node) === 'Engineering')
    const list = (await open('Acme', 'Engineering')).find(
      (node) => nameOf(node) === 'Current Sprint',
    )
    const [task] = await open('Acme', 'Engineering', 'Current Sprint')
    expect(task && 'parent' in task && task.parent).toBe(list)
    expect(list && 'parent' in list && list.parent).toBe(space)
  })

  it('is up to date again once it is in reach, and was read anew', async () => {
    await sprint()
    outage()
    await model.reload()
    await sprint()
    calm()
    for (const list of sandbox.state.store.lists.values())
      if (list.name === 'Current Sprint') list.name = 'The Sprint'
    await model.recover()
    expect((await open('Acme', 'Engineering')).map(nameOf)).toContain('The Sprint')
    expect(stale.at(-1)).toBeUndefined()
  })

  it('is up to date again though nobody looks any more at what could not be read', async () => {
    await sprint()
    sandbox.state.faults.add('GET /v2/list/*/task=503 x*')
    await model.reload()
    await sprint()
    expect(stale.at(-1)).toMatchObject({ code: 'UPSTREAM_ERROR' })
    calm()
    await model.recover()
    await open('Acme')
    expect(stale.at(-1)).toBeUndefined()
  })

  it('reads nothing anew where nothing is out of date', async () => {
    await sprint()
    const before = sandbox.state.log.since(0).length
    await model.recover()
    await sprint()
    expect(sandbox.state.log.since(0)).toHaveLength(before)
  })

  it('shows nothing of another account', async () => {
    await sprint()
    outage()
    // The other one has its own client.
    api.memory.forget('spaces')
    model.reset()
    expect(await open()).toEqual([])
    expect(states.at(-1)).toBe('failed')
  })

  it('hides no answer: a dead token is no weather', async () => {
    await sprint()
    await fetch(`${sandbox.url}/__sandbox/token/revoke`, { method: 'POST' })
    await model.reload()
    expect(await open()).toEqual([])
    expect(states.at(-1)).toBe('failed')
  })
})

describe("one's own work", () => {
  let model: MyWorkModel
  let counts: Counts | undefined
  beforeEach(() => {
    const onCounts = (told: Counts): void => {
      counts = told
    }
    model = new MyWorkModel({ ...events, isVisible: () => true, onCounts, filter: () => NO_FILTER })
  })

  it('stays, with its count, until it can be read again', async () => {
    const before = (await model.children()).map(nameOf)
    const counted = counts
    outage()
    model.reset()
    expect((await model.children()).map(nameOf)).toEqual(before)
    expect([counts, stale.at(-1)?.code, states.at(-1)]).toEqual([
      counted,
      'UPSTREAM_ERROR',
      'ready',
    ])
    calm()
    model.recover()
    await model.children()
    expect(stale.at(-1)).toBeUndefined()
  })

  it('is up to date again where it was read quietly', async () => {
    await model.children()
    outage()
    model.reset()
    await model.children()
    calm()
    await model.renew(true)
    expect(stale.map((why) => why?.code)).toEqual([undefined, 'UPSTREAM_ERROR', undefined])
  })

  it('stays where one of its tasks cannot be looked at', async () => {
    await model.children()
    const tasks = await model.tasks()
    outage()
    await model.apply(tasks.slice(0, 1).map(({ id }) => ({ kind: 'task', id })))
    expect(new Set(await model.tasks())).toEqual(new Set(tasks))
    expect(stale.at(-1)?.code).toBe('UPSTREAM_ERROR')
    calm()
    model.recover()
    await model.children()
    expect(stale.at(-1)).toBeUndefined()
  })

  it('is nobody else’s', async () => {
    await model.children()
    outage()
    model.forget()
    expect(await model.children()).toEqual([])
    expect(states.at(-1)).toBe('failed')
  })
})

describe('saved searches', () => {
  const mine = { id: 'mine', workspaceId: '1', name: 'Mine', query: '@me', watched: true }
  let saved = [mine]
  let model: SearchesModel
  beforeEach(() => {
    saved = [mine]
    const told = { onCount: () => {}, onAny: () => {} }
    model = new SearchesModel({
      ...events,
      ...told,
      saved: { in: () => saved },
      isVisible: () => true,
    })
  })
  const found = async (): Promise<readonly string[]> => {
    const [node] = await model.children()
    return node && isBranch(node) ? (await model.children(node)).map(nameOf) : []
  }

  it('keep what they found until they can be read again', async () => {
    const before = await found()
    expect(before.length).toBeGreaterThan(0)
    outage()
    model.reset()
    expect(await found()).toEqual(before)
    expect(stale.at(-1)).toMatchObject({ code: 'UPSTREAM_ERROR' })
    await model.renew(true)
    expect(await found()).toEqual(before)
    calm()
    model.recover()
    expect(await found()).toEqual(before)
    expect(stale.at(-1)).toBeUndefined()
  })

  it('do not show for one query what another one found', async () => {
    await found()
    outage()
    saved = [{ ...mine, query: '!urgent' }]
    expect(await found()).not.toEqual([])
    const [node] = await model.children()
    const [row] = node && isBranch(node) ? await model.children(node) : []
    expect(row?.kind).toBe('error')
  })
})

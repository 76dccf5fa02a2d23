// What could not be read is told beside what could, wherever a person looks.
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { type Api, createApi } from '../../../src/clickup/http/api.ts'
import { HierarchyModel } from '../../../src/extension/views/hierarchy/hierarchy-model.ts'
import { MyWorkModel } from '../../../src/extension/views/my-work/my-work-model.ts'
import { SearchesModel } from '../../../src/extension/views/searches/searches-model.ts'
import { readPage } from '../../../src/extension/views/task/read-page.ts'
import { taskShown } from '../../../src/extension/views/task/shown-task.ts'
import { appearanceOf } from '../../../src/extension/views/tree/appearance.ts'
import type { ModelOptions, ViewState } from '../../../src/extension/views/tree/model.ts'
import { isBranch, isNode, keyOf, type TreeNode } from '../../../src/extension/views/tree/nodes.ts'
import type { Onlooker } from '../../../src/extension/views/tree/onlooker.ts'
import { NO_FILTER, ViewMemory } from '../../../src/extension/views/tree/view-memory.ts'
import { type Sandbox, startSandbox } from '../../../src/sandbox/server.ts'
import { flat, nameOf } from '../../support/nodes.ts'
import { virtualTime } from '../../support/timing.ts'

const ENGINEERING = '90140100001'

let sandbox: Sandbox
let api: Api
let states: ViewState[]
let errors: unknown[]
let stale: unknown[]
let events: ModelOptions

/** Which answers hold something that cannot be read, and where: in place of how many. */
let odd: readonly (readonly [path: RegExp, key: string, count: number])[]

const spoil = async (url: string, response: Response): Promise<Response> => {
  const found = odd.find(([path]) => path.test(new URL(url).pathname))
  if (!found || !response.ok) return response
  const [, key, count] = found
  const body = z.looseObject({}).parse(await response.json())
  const all = z.array(z.unknown()).parse(body[key])
  const spoilt = { ...body, [key]: all.map((one, i) => (i < count ? { odd: true } : one)) }
  return new Response(JSON.stringify(spoilt), { headers: response.headers })
}

beforeEach(async () => {
  sandbox = await startSandbox({ rate: 10_000 })
  odd = []
  const { token, url: apiUrl, workspaceId } = sandbox
  const { timing } = virtualTime(Date.now())
  api = createApi(
    { token, apiUrl, workspaceId },
    { timing, fetch: async (url, init) => spoil(String(url), await fetch(url, init)) },
  )
  states = []
  errors = []
  stale = []
  events = {
    connect: async () => ({ api, workspace: { id: workspaceId, name: 'Acme' }, sandbox: true }),
    onChange: () => {},
    onError: (error) => errors.push(error),
    onStale: (why) => stale.push(why),
    onState: (state) => states.push(state),
  }
})

afterEach(() => sandbox.close())

const onlooker: Onlooker = {
  now: Date.now(),
  zone: 'UTC',
  isFiltered: false,
  locale: 'en',
  t: (message: string, ...values: readonly unknown[]) =>
    message.replace(/\{(\d)\}/g, (_, i) => String(values[Number(i)])),
}

const toldBy = (nodes: readonly TreeNode[]): readonly (string | undefined)[] =>
  nodes
    .filter(({ kind }) => kind === 'left-out')
    .map((node) => appearanceOf(node, onlooker).description)

describe('the tree', () => {
  let model: HierarchyModel
  beforeEach(() => {
    const kept = { get: () => undefined, update: async () => {} }
    model = new HierarchyModel({ ...events, memory: new ViewMemory(kept, kept) })
  })

  const open = async (...names: string[]): Promise<readonly TreeNode[]> => {
    let nodes = await model.children()
    for (const name of names) {
      const next = nodes.find((node) => nameOf(node) === name)
      if (!next || !isBranch(next)) throw new Error(`No ${name} among ${nodes.map(nameOf)}.`)
      nodes = await flat(await model.children(next), async (node) =>
        isBranch(node) ? model.children(node) : [],
      )
    }
    return nodes
  }
  const names = async (...path: string[]) => (await open(...path)).map(nameOf)

  it.each([
    ['spaces', [/\/space$/, 'spaces', 1], [], '1 × space', 'Marketing'],
    ['folders', [/\/folder$/, 'folders', 1], ['Engineering'], '1 × folder', 'Sprints'],
    ['lists', [/\/list$/, 'lists', 2], ['Engineering'], '2 × list', 'Infrastructure Backlog'],
    ['tasks', [/\/task$/, 'tasks', 3], ['Engineering', 'Current Sprint'], '3 × task', undefined],
  ] as const)(
    'shows the other %s, and that some are missing',
    async (_, spoilt, path, told, other) => {
      odd = [spoilt]
      const nodes = await open(...path)
      expect(toldBy(nodes)).toEqual([told])
      expect(nodes[0]?.kind).toBe('left-out')
      expect(nodes.length).toBeGreaterThan(1)
      if (other) expect(nodes.map(nameOf)).toContain(other)
      expect(states.at(-1)).toBe('ready')
    },
  )

  it('does not say that there is nothing where nothing could be read', async () => {
    odd = [[/\/space$/, 'spaces', 100]]
    expect((await model.children()).map(({ kind }) => kind)).toEqual(['left-out'])
    expect(states.at(-1)).toBe('ready')
  })

  it('counts no tasks of a list of which some could not be read', async () => {
    const countOf = async () => {
      await open('Engineering', 'Current Sprint')
      const list = (await open('Engineering')).find((node) => nameOf(node) === 'Current Sprint')
      return list?.kind === 'list' ? list.tally?.count : 'no list'
    }
    expect(await countOf()).toBeGreaterThan(0)
    odd = [[/\/list\/\d+\/task$/, 'tasks', 1]]
    await model.reload()
    expect(await countOf()).toBeUndefined()
  })

  it.each([
    ['folder', 'Its folders could not be read.', 'Current Sprint', 'Sprints'],
    ['list', 'Its lists outside of folders could not be read.', 'Sprints', 'Current Sprint'],
  ])(
    'shows the rest of a space whose every %s is refused, and why, until it is tried again',
    async (part, told, rest, lost) => {
      sandbox.state.faults.add(`GET /v2/space/${ENGINEERING}/${part}=403 x*`)
      const nodes = await open('Engineering')
      expect(nodes.map(nameOf)).toContain(rest)
      expect(nodes.map(nameOf)).not.toContain(lost)
      const [error] = nodes
      if (error?.kind !== 'error') throw new Error('Nothing is told.')
      const { label, description, spoken } = appearanceOf(error, onlooker)
      expect(label).toBe(told)
      expect(description).toContain('may not do that')
      expect(spoken).toContain('Select to try again.')
      expect(errors).toHaveLength(1)
      sandbox.state.faults.clear()
      model.retry(error)
      expect(await names('Engineering')).toEqual(expect.arrayContaining([rest, lost]))
    },
  )

  it('shows one reason where all of a space is refused', async () => {
    sandbox.state.faults.add(`GET /v2/space/${ENGINEERING}/*=403 x*`)
    expect((await open('Engineering')).map((node) => [node.kind, 'part' in node])).toEqual([
      ['error', false],
    ])
  })

  it('keeps a space of which a part is out of reach for the moment', async () => {
    const before = await names('Engineering')
    sandbox.state.faults.add(`GET /v2/space/${ENGINEERING}/folder=503 x*`)
    await model.reload()
    expect(await names('Engineering')).toEqual(before)
    expect(stale.at(-1)).toMatchObject({ code: 'UPSTREAM_ERROR' })
  })

  it('knows the row by its place', async () => {
    odd = [[/\/list$/, 'lists', 1]]
    const [row] = await open('Engineering')
    expect(row && [keyOf(row), isNode(row)]).toEqual([`space:${ENGINEERING}/left-out`, true])
  })
})

describe("one's own work", () => {
  const modelOf = () =>
    new MyWorkModel({
      ...events,
      isVisible: () => true,
      onCounts: () => {},
      filter: () => NO_FILTER,
    })

  it('shows the other tasks, and that some are missing', async () => {
    odd = [[/\/team\/\d+\/task$/, 'tasks', 2]]
    const nodes = await modelOf().children()
    expect(toldBy(nodes)).toEqual(['2 × task'])
    expect(nodes.length).toBeGreaterThan(1)
  })

  it('is not said to be nothing where nothing could be read', async () => {
    odd = [[/\/team\/\d+\/task$/, 'tasks', 1000]]
    expect((await modelOf().children()).map(({ kind }) => kind)).toEqual(['left-out'])
    expect(states.at(-1)).toBe('ready')
  })

  it('tells nothing where all was read', async () => {
    expect(toldBy(await modelOf().children())).toEqual([])
  })
})

describe('a saved search', () => {
  const found = async (query: string) => {
    const search = { id: 's', workspaceId: sandbox.workspaceId, name: 'S', query, watched: false }
    const model = new SearchesModel({
      ...events,
      saved: { in: () => [search] },
      isVisible: () => true,
      onCount: () => {},
      onAny: () => {},
    })
    const [node] = await model.children()
    return node && isBranch(node) ? model.children(node) : []
  }

  it('shows what else it finds, and that some is missing', async () => {
    odd = [[/\/team\/\d+\/task$/, 'tasks', 1]]
    const nodes = await found('@me')
    expect(toldBy(nodes)).toEqual(['1 × task'])
    expect(nodes.length).toBeGreaterThan(1)
  })

  it('tells beside nothing found that some is missing', async () => {
    odd = [[/\/team\/\d+\/task$/, 'tasks', 1000]]
    expect((await found('@me')).map(({ kind }) => kind)).toEqual(['left-out', 'empty'])
  })
})

describe('the page of a task', () => {
  const shown = async (label: string, threads: readonly string[] = []) => {
    const task = [...sandbox.state.store.tasks.values()].find((one) => one.customId === label)
    const read = await readPage(api, task?.id ?? '', { pages: 1, threads, isFirst: true })
    const showing = {
      ...{ onlooker, acts: new Set<never>(), isOnline: true, apiUrl: sandbox.url },
      known: () => undefined,
    }
    return taskShown(read, showing).shown
  }

  it('tells what of it could not be read, and shows the rest', async () => {
    expect((await shown('ENG-140')).leftOut).toBeUndefined()
    odd = [
      [/\/task\/\w+$/, 'tags', 1],
      [/\/task\/\w+\/comment$/, 'comments', 1],
    ]
    const { leftOut, facts, comments } = await shown('ENG-140')
    expect(leftOut?.split(', ').sort()).toEqual(['1 × comment', '1 × tag'])
    expect(facts.length).toBeGreaterThan(3)
    expect(comments?.failure).toBeUndefined()
  })

  it('tells why the replies to a comment could not be read', async () => {
    const { comments } = await shown('ENG-123')
    const [first] = comments?.list.filter(({ replyCount }) => replyCount > 0) ?? []
    if (!first) throw new Error('The demo has no replies.')
    sandbox.state.faults.add('GET /v2/comment/*/reply=403 x*')
    const { comments: again } = await shown('ENG-123', [first.id])
    const one = again?.list.find(({ id }) => id === first.id)
    expect(one?.replies).toBeUndefined()
    expect(one?.repliesFailure).toContain('may not do that')
  })
})

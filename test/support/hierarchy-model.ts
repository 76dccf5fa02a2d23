// The tree's model beside a sandbox of its own, for each test anew.
import { afterEach, beforeEach } from 'vitest'
import { type Api, createApi } from '../../src/clickup/http/api.ts'
import { HierarchyModel } from '../../src/extension/views/hierarchy/hierarchy-model.ts'
import type { ViewState } from '../../src/extension/views/tree/model.ts'
import {
  type BranchNode,
  isBranch,
  keyOf,
  type TaskNode,
  type TreeNode,
} from '../../src/extension/views/tree/nodes.ts'
import { type Store, ViewMemory } from '../../src/extension/views/tree/view-memory.ts'
import { type Sandbox, startSandbox } from '../../src/sandbox/server.ts'
import { belowWorkspace, flat, nameOf } from './nodes.ts'
import { virtualTime } from './timing.ts'

export let sandbox: Sandbox
export let api: Api
/** Whether somebody is signed in. */
let signedIn: boolean
export const signOut = (): void => {
  signedIn = false
}
export const changes: (string | undefined)[] = []
export let states: ViewState[]
export let memory: ViewMemory
export let model: HierarchyModel

export const store = (): Store => {
  const kept = new Map<string, unknown>()
  return { get: (key) => kept.get(key), update: async (key, value) => void kept.set(key, value) }
}

const children = async (node: BranchNode | TaskNode) => (isBranch(node) ? model.children(node) : [])

/** Opens the tree along a path of names; the nodes at its end. */
export const open = async (...path: string[]): Promise<readonly TreeNode[]> => {
  const start = belowWorkspace(await model.children(), path)
  let { nodes } = start
  for (const name of start.path) {
    const next = nodes.find((node) => nameOf(node) === name)
    if (!next || !isBranch(next)) throw new Error(`No ${name} among ${nodes.map(nameOf)}.`)
    nodes = await flat(await model.children(next), children)
  }
  return nodes
}

export const names = async (...path: string[]): Promise<string[]> =>
  (await open(...path)).map(nameOf)

/** The requests since the last question. */
let seen = 0
export const requests = (): string[] => {
  const since = sandbox.state.log.since(seen)
  seen = since.at(-1)?.n ?? seen
  return since.map(({ method, path }) => `${method} ${path}`)
}

export const tasksOf = async (...path: string[]) =>
  (await open(...path)).filter((node) => node.kind === 'task')

export const write = async (method: string, path: string, body: unknown): Promise<unknown> => {
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

/** To be called by each file of tests: files of one process share this module, but not its hooks. */
export const useModel = (): void => {
  beforeEach(async () => {
    sandbox = await startSandbox({ rate: 10_000 })
    api = createApi(
      { token: sandbox.token, apiUrl: sandbox.url, workspaceId: sandbox.workspaceId },
      { timing: virtualTime(Date.now()).timing },
    )
    signedIn = true
    seen = 0
    changes.length = 0
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
}

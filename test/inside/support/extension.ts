// The extension as the suites see it from inside its host.
import { setTimeout as pause } from 'node:timers/promises'
import {
  CancellationTokenSource,
  extensions,
  type McpServerDefinitionProvider,
  type McpStdioServerDefinition,
  type TreeDataProvider,
  type TreeView,
} from 'vscode'
import { type BrokerClient, createBrokerClient } from '../../../src/broker/client.ts'
import type { TreeNode } from '../../../src/extension/views/tree/nodes.ts'
import type { Link } from '../../../src/links/link.ts'
import { belowWorkspace, flat, nameOf } from '../../support/nodes.ts'

export { nameOf }

/** What `activate` hands out under test. */
export interface Insides {
  readonly hierarchy: TreeDataProvider<TreeNode>
  readonly myWork: TreeDataProvider<TreeNode>
  readonly searches: TreeDataProvider<TreeNode>
  readonly links: TreeDataProvider<Link>
  readonly mcp: McpServerDefinitionProvider<McpStdioServerDefinition>
  readonly views: {
    readonly hierarchy: TreeView<TreeNode>
    readonly myWork: TreeView<TreeNode>
    readonly searches: TreeView<TreeNode>
    readonly links: TreeView<Link>
  }
  /** The file in which the sandbox keeps what is done in it. */
  readonly sandboxState: string
}

export const insides = async (): Promise<Insides> => {
  const ours = extensions.getExtension<Insides>('clickup-copilot.clickup-copilot')
  if (!ours) throw new Error('The extension is not installed.')
  return ours.activate()
}

/** Asks again and again until there is an answer: for what sends no event. */
export const eventually = async <T>(
  what: string,
  ask: () => Promise<T | undefined> | T | undefined,
): Promise<T> => {
  const patience = Date.now() + 30_000
  for (;;) {
    const answer = await ask()
    if (answer !== undefined) return answer
    if (Date.now() > patience) throw new Error(`Waited in vain for ${what}.`)
    await pause(50)
  }
}

/** Asks again and again until the answer is this one. */
export const becomes = async (wanted: string, ask: () => Promise<string>): Promise<void> => {
  let last = ''
  await eventually(wanted, async () => {
    last = await ask()
    return last === wanted ? true : undefined
  }).catch((cause: unknown) => {
    throw new Error(`Waited in vain for ${wanted}: it is ${last}.`, { cause })
  })
}

export const definitions = async (): Promise<readonly McpStdioServerDefinition[]> => {
  const { mcp } = await insides()
  const { token } = new CancellationTokenSource()
  return (await mcp.provideMcpServerDefinitions(token)) ?? []
}

export const definition = async (): Promise<McpStdioServerDefinition> => {
  const [only, ...others] = await definitions()
  if (!only || others.length > 0) throw new Error('Expected exactly one server.')
  return only
}

export const brokerFolder = async (): Promise<string> => {
  const { env } = await definition()
  return String(env.CLICKUP_BROKER)
}

/** A server's end of the broker, in the hands of a test. */
export const broker = async (): Promise<BrokerClient> => createBrokerClient(await brokerFolder())

/**
 * Opens the tree along a path of names, which may begin with the workspace; answers the nodes at its
 * end: of a list its tasks with their subtasks, whatever they are grouped by.
 */
export const openTree = async (...names: readonly string[]): Promise<readonly TreeNode[]> => {
  const { hierarchy } = await insides()
  const children = async (node: TreeNode) => (await hierarchy.getChildren(node)) ?? []
  const start = belowWorkspace((await hierarchy.getChildren()) ?? [], names)
  let { nodes } = start
  for (const name of start.path) {
    const next = nodes.find((node) => nameOf(node) === name)
    if (!next) throw new Error(`No "${name}" among: ${nodes.map(nameOf).join(', ')}`)
    nodes = await flat(await children(next), children)
  }
  return nodes
}

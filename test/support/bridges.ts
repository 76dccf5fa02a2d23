// Programs of others that tests set on the gateway, got from the npm registry, once.
import path from 'node:path'
import { fetched } from './fetched.ts'

/** Bridges a URL to standard input and output. @returns its script, for this Node */
export const fetchMcpRemote = async (): Promise<string> =>
  path.join(
    await fetched({ name: 'mcp-remote', packages: ['mcp-remote@0.15.1'], size: '5 MB' }),
    'node_modules/mcp-remote/dist/proxy.js',
  )

/** The conformance suite of the protocol. @returns its script, for Node 24 */
export const fetchConformance = async (): Promise<string> =>
  path.join(
    await fetched({
      name: 'conformance',
      packages: ['@modelcontextprotocol/conformance@0.1.16'],
      size: '60 MB',
    }),
    'node_modules/@modelcontextprotocol/conformance/dist/index.js',
  )

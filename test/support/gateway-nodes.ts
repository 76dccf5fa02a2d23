// Starts other processes at a store.
import { once } from 'node:events'
import { rename } from 'node:fs/promises'
import { createInterface } from 'node:readline'
import { build } from 'esbuild'
import { inRoot } from '../../scripts/lib/paths.ts'
import { start, stop } from '../../scripts/lib/processes.ts'

let bundling: Promise<string> | undefined

/** In the cache, from where it finds the packages that it loads; several processes may write it at once. */
const bundled = (): Promise<string> => {
  bundling ??= (async () => {
    const file = inRoot('.cache/gateway-node.mjs')
    const fresh = inRoot(`.cache/gateway-node-${process.pid}.mjs`)
    await build({
      entryPoints: [inRoot('test/support/gateway-node.ts')],
      outfile: fresh,
      bundle: true,
      platform: 'node',
      format: 'esm',
      packages: 'external',
      logLevel: 'error',
    })
    await rename(fresh, file)
    return file
  })()
  return bundling
}

export interface OtherNode {
  /** Lets it begin. */
  readonly go: () => void
  /** What it says next. */
  readonly next: () => Promise<unknown>
  readonly kill: () => Promise<void>
  readonly stop: () => Promise<void>
}

/** Resolves once it has the store open. */
export const otherNode = async (address: string, ...job: string[]): Promise<OtherNode> => {
  const child = start(process.execPath, [await bundled(), address, ...job], {
    stdio: ['pipe', 'pipe', 'inherit'],
  })
  if (!child.stdout || !child.stdin) throw new Error('it has no streams')
  const { stdin } = child
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]()
  const next = async (): Promise<unknown> => {
    const { value, done } = await lines.next()
    if (done) throw new Error('the other node has ended')
    return JSON.parse(value)
  }
  await next()
  return {
    go: () => void stdin.write('go\n'),
    next,
    kill: async () => {
      child.kill('SIGKILL')
      if (child.exitCode === null && child.signalCode === null) await once(child, 'exit')
    },
    stop: () => stop(child),
  }
}

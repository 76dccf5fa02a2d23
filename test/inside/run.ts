// Runs suites in a real VS Code: server, web workbench, extension host, and a person at it.
// Usage: node --import tsx test/inside/run.ts [--part 1|2|3|4] [--folder] [part of a test's name]
// They run against the package, as people install it, in a clean profile; with --folder those of them
// that may differ there run against this folder.
import { EventEmitter, once } from 'node:events'
import { createWriteStream, mkdirSync } from 'node:fs'
import path from 'node:path'
import { format, parseArgs } from 'node:util'
import { inRoot, root } from '../../scripts/lib/paths.ts'
import { runMain } from '../../scripts/lib/processes.ts'
import { startSandbox } from '../../src/sandbox/server.ts'
import { setup as buildOnce } from '../support/build-once.ts'
import { startGateway } from '../support/gateway.ts'
import { packExtension } from '../support/vscode/package.ts'
import { startVsCodeServer, type VsCodeServer } from '../support/vscode/server.ts'
import { openWorkbench } from '../support/vscode/workbench.ts'
import { bundleSuites } from './bundle.ts'
import { type Keyboard, startKeyboard } from './keyboard.ts'
import { mark } from './support/mark.ts'

const patienceMs = 40 * 60_000

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { folder: { type: 'boolean', default: false }, part: { type: 'string' } },
})
const part = values.folder ? 'folder' : (values.part ?? 'all')

// The window's own chatter goes to a file, for when something went wrong.
const logFile = inRoot('.cache/logs', `inside-${part}`, 'window.log')

const openLog = () => {
  mkdirSync(path.dirname(logFile), { recursive: true })
  const log = createWriteStream(logFile)
  return (type: string, args: readonly unknown[]): void => {
    const line = format(...args)
    if (line.startsWith(mark)) console.log(line.slice(mark.length))
    else log.write(`${type}: ${line}\n`)
  }
}

const runSuites = async (
  server: VsCodeServer,
  keyboard: Keyboard,
  testsPath: string,
): Promise<number> => {
  const events = new EventEmitter()
  const exit = once(events, 'exit', { signal: AbortSignal.timeout(patienceMs) })
  const workbench = await openWorkbench(server, {
    // VS Code runs tests only beside an extension under development.
    developmentPath: values.folder ? root : inRoot('test/inside/bystander'),
    testsPath,
    onExit: (code) => events.emit('exit', code),
    onLog: openLog(),
  })
  try {
    keyboard.attach(workbench, [server.folder, path.dirname(logFile)])
    const [code] = await exit
    return code
  } catch (cause) {
    throw new Error(`The suites did not end in ${patienceMs / 1000} s.`, { cause })
  } finally {
    await workbench.close()
  }
}

runMain(async () => {
  buildOnce()
  const testsPath = await bundleSuites(part)
  const sandbox = await startSandbox({ rate: 1000 })
  const keyboard = await startKeyboard()
  const { url, workspaceId } = sandbox
  const [grep] = positionals
  const gateway = await startGateway({ sandbox })
  const server = await startVsCodeServer({
    vsix: values.folder ? [] : [await packExtension()],
    logLevel: 'trace',
    forTests: true,
    env: {
      CLICKUP_TEST_INSIDES: '1',
      CLICKUP_API_URL: url,
      CLICKUP_TEST_DRIVER: keyboard.url,
      CLICKUP_TEST_SANDBOX: JSON.stringify({ url, workspaceId }),
      CLICKUP_TEST_GATEWAY: JSON.stringify({ url: gateway.url, key: gateway.adminKey }),
      CLICKUP_TEST_PART: part,
      ...(grep && { CLICKUP_TEST_GREP: grep }),
    },
  })
  try {
    const code = await runSuites(server, keyboard, testsPath)
    if (code !== 0) console.log(`What else the window printed is in ${logFile}.`)
    return code
  } finally {
    keyboard.stop()
    await server.stop()
    await gateway.stop()
    await sandbox.close()
  }
})

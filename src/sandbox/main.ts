// The sandbox as a program: prints one JSON line with its address and token, serves until stopped.
import '../base/frozen-prototype.ts'
import { parseArgs } from 'node:util'
import { startSandbox } from './server.ts'
import { span } from './state/dates.ts'
import { readQuirks } from './state/quirks.ts'
import type { SandboxOptions } from './state/state.ts'

const help = `An embedded ClickUp for demos and tests, on loopback.

node dist/sandbox.js [options]
  --port N              port on 127.0.0.1; 0 takes a free one (default)
  --seed demo|large     a small team (default), or 50,000 tasks
  --rate N              requests per window and token (default 100)
  --rate-window SPAN    length of the window, such as 60s (default)
  --faults TEXT         such as "429x2; POST /v2/task/*/comment=drop-after x1"
  --quirks TEXT         where reports about ClickUp differ, such as "createTags=false; docsEnd=null"
  --state FILE          keep what is done in it there, for the next start with it
  --until-stdin-closes  stop when the parent process goes away`

const readOptions = () => {
  const { values } = parseArgs({
    options: {
      port: { type: 'string', default: '0' },
      seed: { type: 'string', default: 'demo' },
      rate: { type: 'string', default: '100' },
      'rate-window': { type: 'string', default: '60s' },
      faults: { type: 'string', default: '' },
      quirks: { type: 'string', default: '' },
      state: { type: 'string' },
      'until-stdin-closes': { type: 'boolean', default: false },
      help: { type: 'boolean', default: false },
    },
  })
  const { seed } = values
  if (seed !== 'demo' && seed !== 'large') throw new Error(`no such seed: ${seed}`)
  const count = (name: 'port' | 'rate') => {
    if (!/^\d+$/.test(values[name])) throw new Error(`--${name} needs a number`)
    return Number(values[name])
  }
  const options: SandboxOptions = {
    port: count('port'),
    seed,
    rate: count('rate'),
    rateWindowMs: span(values['rate-window']),
    faults: values.faults,
    quirks: readQuirks(values.quirks),
    ...(values.state && { stateFile: values.state }),
  }
  return { options, help: values.help, untilStdinCloses: values['until-stdin-closes'] }
}

const main = async () => {
  const args = readOptions()
  if (args.help) {
    console.log(help)
    return
  }
  const sandbox = await startSandbox(args.options)
  const stop = () => {
    void sandbox.close().then(() => process.exit(0))
  }
  process.once('SIGTERM', stop)
  process.once('SIGINT', stop)
  if (args.untilStdinCloses) process.stdin.on('end', stop).on('error', stop).resume()
  const { url, token, workspaceId, start } = sandbox
  console.log(JSON.stringify({ url, token, workspace_id: workspaceId, state: start }))
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error)
  process.exit(1)
})

// npm start: a VS Code in the browser with the extension, signed in to the sandbox, and a scripted
// model in Copilot Chat. With --smoke it does the jobs itself in a headless browser, looks
// whether notifications show, and ends.
import { ask, stage, waitForChat } from '../test/support/vscode/chat.ts'
import { packExtension } from '../test/support/vscode/package.ts'
import { startVsCodeServer, type VsCodeServer } from '../test/support/vscode/server.ts'
import { openWorkbench, type Workbench } from '../test/support/vscode/workbench.ts'
import { inRoot } from './lib/paths.ts'
import { run, runMain } from './lib/processes.ts'
import { JOBS } from './model/jobs/all.ts'
import { nudgeStalled } from './model/jobs/nudge-stalled.ts'
import { planFromDoc } from './model/jobs/plan-from-doc.ts'
import { startModel } from './model/server.ts'

const welcome = (url: string): string => `
ClickUp for Copilot runs in a VS Code on this machine, signed in to the sandbox:
a made-up ClickUp workspace. Nothing leaves this machine.

  1. Open   ${url}
     and wait some seconds, until the status bar says "Ready for the chat".
  2. The walkthrough is open: under "Ask Copilot" each button puts a request into the chat.
     Press Enter there, and allow what it wants to write.

The model in the chat is scripted: it plays these requests, with real tool calls, and knows no other:

${JOBS.map(({ prompt }) => `  - ${prompt}`).join('\n')}

Press Ctrl-C to end.
`

/** The main jobs, and whether their closing words say that all of it was done. */
const mainJobs = [
  {
    job: nudgeStalled,
    isDone: (text: string): boolean => {
      const [, asked = '0', found] = /on (\d+) of (\d+) tasks/.exec(text) ?? []
      return Number(asked) > 0 && asked === found
    },
  },
  {
    job: planFromDoc,
    isDone: (text: string): boolean => Number(/is now (\d+) tasks/.exec(text)?.[1] ?? 0) > 0,
  },
] as const

/** Whether what the extension tells pops up, as it does for a person. */
const tells = async ({ page, command }: Workbench): Promise<boolean> => {
  await command('ClickUp: Sign Out')
  const message = page.locator('.notifications-toasts').getByText('You have left the sandbox.')
  return message.waitFor().then(
    () => true,
    () => false,
  )
}

const smoke = async (server: VsCodeServer): Promise<number> => {
  const workbench = await openWorkbench(server)
  let undone = 0
  try {
    await waitForChat(workbench.page, 'Scripted')
    for (const { job, isDone } of mainJobs) {
      const { text, allowed } = await ask(workbench.page, job.prompt)
      console.log(`The chat answered, after ${allowed} confirmations:\n\n${text}\n`)
      console.log(`${job.title}: ${isDone(text) ? 'done' : 'not done'}.\n`)
      if (!isDone(text)) undone += 1
    }
    const isTold = await tells(workbench)
    console.log(`Notifications: ${isTold ? 'shown' : 'not shown'}.\n`)
    if (!isTold) undone += 1
    return undone === 0 ? 0 : 1
  } finally {
    await workbench.screenshot(inRoot('.cache/screenshots/start.png'))
    await workbench.close()
  }
}

runMain(async () => {
  const built = await run(process.execPath, ['esbuild.js'])
  if (built !== 0) return built
  const model = await startModel(JOBS)
  const server = await startVsCodeServer({
    stagedVsix: await packExtension(),
    extensions: [stage],
    env: { CLICKUP_START_SANDBOX: '1' },
    model: model.url,
  })
  try {
    if (process.argv.includes('--smoke')) return await smoke(server)
    console.log(welcome(server.url))
    const code = await server.ended
    console.error(`VS Code has ended by itself, with code ${code}.`)
    return 1
  } finally {
    await server.stop()
    await model.stop()
  }
})

// npm run demo: both jobs in the terminal, by a real MCP client over stdio.
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import type { Client } from '@modelcontextprotocol/sdk/client/index.js'
import { z } from 'zod'
import { setup as buildOnce } from '../test/support/build-once.ts'
import type { ClickUp } from '../test/support/jobs/clickup.ts'
import { complaintsOfPlan, readBacklog, readSteps } from '../test/support/jobs/plan.ts'
import { complaintsOf, readSprint } from '../test/support/jobs/sprint.ts'
import { startPair } from '../test/support/server.ts'
import { runMain } from './lib/processes.ts'
import { type Call, type Envelope, type Job, readEnvelope } from './model/job.ts'
import { nudgeStalled } from './model/jobs/nudge-stalled.ts'
import { planFromDoc } from './model/jobs/plan-from-doc.ts'

const colours = process.stdout.isTTY && !process.env.NO_COLOR
const paint = (code: number, text: string): string =>
  colours ? `\u001b[${code}m${text}\u001b[0m` : text
const bold = (text: string): string => paint(1, text)
const dim = (text: string): string => paint(2, text)
const cyan = (text: string): string => paint(36, text)

const answerShown = 600

const content = z.object({
  content: z.array(z.looseObject({ type: z.string(), text: z.string().optional() })),
})

const show = (call: Call, text: string, ms: number): void => {
  const shown = text.length > answerShown ? `${text.slice(0, answerShown)} …` : text
  console.log(`  ${cyan('→')} ${bold(call.tool)} ${JSON.stringify(call.arguments)}`)
  console.log(`  ${cyan('←')} ${dim(`${Buffer.byteLength(text)} bytes, ${ms} ms`)} ${shown}\n`)
}

const callTool = async (client: Client, call: Call): Promise<Envelope> => {
  const started = performance.now()
  const answer = content.parse(
    await client.callTool({ name: call.tool, arguments: { ...call.arguments } }),
  )
  const text = answer.content.map((block) => block.text ?? '').join('')
  show(call, text, Math.round(performance.now() - started))
  return readEnvelope(text)
}

const playJob = async (client: Client, job: Job): Promise<void> => {
  console.log(`${bold('You:')} ${job.prompt}\n`)
  const play = job.play()
  let step = play.next([])
  while (!step.done) {
    console.log(`${bold('Model:')} ${step.value.text}\n`)
    const answers: Envelope[] = []
    for (const call of step.value.calls) answers.push(await callTool(client, call))
    step = play.next(answers)
  }
  console.log(`${bold('Model:')} ${step.value}\n`)
}

/** What became of a job: what ClickUp then says, and what is wrong about it. */
type Outcome = { readonly checked: string; readonly complaints: readonly string[] }

/** A job, and how ClickUp is asked before and after it. */
type Checked = {
  readonly job: Job
  readonly before: (clickup: ClickUp) => Promise<() => Promise<Outcome>>
}

const jobs: readonly Checked[] = [
  {
    job: nudgeStalled,
    before: async (clickup) => {
      const before = await readSprint(clickup)
      const stalled = before.filter((task) => task.stalled).length
      return async () => ({
        checked: `each of the ${stalled} stalled tasks has one new comment`,
        complaints: complaintsOf(before, await readSprint(clickup)),
      })
    },
  },
  {
    job: planFromDoc,
    before: async (clickup) => {
      const [steps, before] = await Promise.all([readSteps(clickup), readBacklog(clickup)])
      return async () => ({
        checked: `each of the ${steps.length} steps is a new task with an estimate`,
        complaints: complaintsOfPlan(steps, before, await readBacklog(clickup)),
      })
    },
  },
]

/** Whether ClickUp says afterwards that the job is done. */
const playChecked = async (
  client: Client,
  clickup: ClickUp,
  { job, before }: Checked,
): Promise<boolean> => {
  const after = await before(clickup)
  await playJob(client, job)
  const { checked, complaints } = await after()
  if (complaints.length === 0) console.log(`Checked in ClickUp: ${checked}.\n`)
  for (const complaint of complaints) console.error(complaint)
  return complaints.length === 0
}

runMain(async () => {
  buildOnce()
  const stateDir = await mkdtemp(path.join(tmpdir(), 'clickup-demo-'))
  const { client, sandbox, close } = await startPair(
    { rate: 1000 },
    { env: { CLICKUP_STATE_DIR: stateDir } },
  )
  try {
    const { tools } = await client.listTools()
    const server = client.getServerVersion()
    console.log(`The embedded ClickUp runs at ${sandbox.url}; nothing leaves this machine.`)
    console.log(`${server?.name} ${server?.version}: ${tools.map(({ name }) => name).join(', ')}\n`)

    let done = true
    for (const each of jobs) done = (await playChecked(client, sandbox, each)) && done
    return done ? 0 : 1
  } finally {
    await close()
    await rm(stateDir, { recursive: true, force: true })
  }
})

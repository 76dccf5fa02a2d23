// npm run demo: the job "nudge a stalled sprint" in the terminal, by a real MCP client over stdio.
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import type { Client } from '@modelcontextprotocol/sdk/client/index.js'
import { z } from 'zod'
import { setup as buildOnce } from '../test/support/build-once.ts'
import { startPair } from '../test/support/server.ts'
import { complaintsOf, readSprint } from '../test/support/sprint.ts'
import { runMain } from './lib/processes.ts'
import { type Call, type Envelope, type Job, readEnvelope } from './model/job.ts'
import { nudgeStalled } from './model/jobs/nudge-stalled.ts'

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

runMain(async () => {
  buildOnce()
  const stateDir = await mkdtemp(path.join(tmpdir(), 'clickup-demo-'))
  const { client, sandbox, close } = await startPair(
    { rate: 1000 },
    { env: { CLICKUP_STATE_DIR: stateDir } },
  )
  try {
    const before = await readSprint(sandbox)
    const { tools } = await client.listTools()
    const server = client.getServerVersion()
    console.log(`The embedded ClickUp runs at ${sandbox.url}; nothing leaves this machine.`)
    console.log(`${server?.name} ${server?.version}: ${tools.map(({ name }) => name).join(', ')}\n`)

    await playJob(client, nudgeStalled)

    const complaints = complaintsOf(before, await readSprint(sandbox))
    const stalled = before.filter((task) => task.stalled).length
    if (complaints.length === 0)
      console.log(`Checked in ClickUp: each of the ${stalled} stalled tasks has one new comment.`)
    for (const complaint of complaints) console.error(complaint)
    return complaints.length === 0 ? 0 : 1
  } finally {
    await close()
    await rm(stateDir, { recursive: true, force: true })
  }
})

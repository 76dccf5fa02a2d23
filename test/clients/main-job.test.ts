// Clients of others do the main job with the server, each before a scripted model that speaks its
// dialect, and none may delete what nobody has agreed to.
import { afterAll, beforeAll, describe, expect, it, type TestContext } from 'vitest'
import { nudgeStalled } from '../../scripts/model/jobs/nudge-stalled.ts'
import { CLIENTS } from '../support/clients/all.ts'
import { makeAvailable } from '../support/clients/available.ts'
import { DOOMED, deleteTask } from '../support/clients/delete-task.ts'
import { putOnPage, rowsOnPage } from '../support/clients/page.ts'
import { runClient } from '../support/clients/run.ts'
import { callsOf, offeredBy, rowOf, type Seen } from '../support/clients/seen.ts'
import { toolsShown, wasShown } from '../support/clients/shown.ts'
import { textsTold } from '../support/clients/wire.ts'
import { expectDocumented } from '../support/contract.ts'
import { complaintsOf } from '../support/jobs/sprint.ts'

/** A table that is passed by two of them says something of the server, and not of one client. */
const LEAST = 2

const DELETING = ['--access', 'read,write,delete']

const seen = new Map<string, Seen>()
const leftOut = new Map<string, string>()

describe.each(CLIENTS.map((client) => [client.title, client] as const))('%s', (title, client) => {
  beforeAll(async () => {
    const available = await makeAvailable(client)
    if ('reason' in available) {
      leftOut.set(title, available.reason)
      return
    }
    const { program } = available
    const job = await runClient(client, program, { job: nudgeStalled })
    const deletion = await runClient(client, program, { job: deleteTask, flags: DELETING })
    seen.set(title, { client, job, deletion })
  })

  const ran = (context: TestContext): Seen => {
    const reason = leftOut.get(title)
    if (reason) context.skip(`${title} ${client.version} is left out: ${reason}`)
    const one = seen.get(title)
    if (!one) throw new Error(`${title} did not run.`)
    return one
  }

  it('ends by itself, both times', (context) => {
    const { job, deletion } = ran(context)
    expect([job.code, deletion.code], `${job.output}\n${deletion.output}`).toEqual([0, 0])
  })

  it('shows the model every tool', (context) => {
    const { job } = ran(context)
    const offered = offeredBy(job.wire)
    expect(offered).toContain('find_tasks')
    expect(toolsShown(job.asked, offered)).toEqual(offered)
  })

  it('hands the answers of tools over whole', (context) => {
    const { job } = ran(context)
    const told = textsTold(job.wire)
    expect(told.length).toBeGreaterThan(1)
    expect(told.filter((text) => !wasShown(job.asked, text))).toEqual([])
  })

  it('leaves one comment on each stalled task, and no other', (context) => {
    const { job } = ran(context)
    expect(complaintsOf(job.before, job.after)).toEqual([])
    expectDocumented(job.requests)
  })

  it('deletes nothing while nobody can be asked, and does not try again', (context) => {
    const { deletion } = ran(context)
    expect(deletion.requests.filter(({ method }) => method !== 'GET')).toEqual([])
    expect(callsOf(deletion.wire, 'delete_tasks').length).toBeLessThanOrEqual(1)
    expect(deletion.after.map(({ custom_id: id }) => id)).toEqual(
      deletion.before.map(({ custom_id: id }) => id),
    )
    expect(deletion.output).not.toContain(`${DOOMED} is deleted`)
  })

  it('is told that nothing was deleted, by nothing that sends it round again', (context) => {
    const { wire, asked } = ran(context).deletion
    for (const text of textsTold(wire)) {
      expect(text).toContain('NOT_CONFIRMED')
      expect(text).not.toMatch(/(?<!\bnot )\brepeat\b|`confirm`/i)
      expect(wasShown(asked, text)).toBe(true)
    }
  })

  it('leaves no server behind', (context) => {
    const { job, deletion } = ran(context)
    expect(job.wire.pids.length).toBeGreaterThan(0)
    expect([...job.leftBehind, ...deletion.leftBehind]).toEqual([])
  })

  it('writes the token nowhere, and sends it to no model', (context) => {
    const { job, deletion } = ran(context)
    expect([...job.tokenIn, ...deletion.tokenIn]).toEqual([])
  })
})

describe('docs/clients.md', () => {
  afterAll(() => {
    for (const [title, reason] of leftOut) console.log(`Left out: ${title}: ${reason}`)
  })

  it(`is about ${LEAST} of them at least`, () => {
    const reasons = [...leftOut].map(([title, reason]) => `${title}: ${reason}`).join('\n')
    expect(seen.size, `left out:\n${reasons}`).toBeGreaterThanOrEqual(LEAST)
  })

  // UPDATE_CLIENTS=1 npm run test:long -- clients
  it('says of those that ran what was seen', () => {
    const rows = new Map([...seen].map(([title, one]) => [title, rowOf(one)]))
    if (process.env.UPDATE_CLIENTS)
      putOnPage(
        CLIENTS.map(({ title }) => title),
        rows,
      )
    const committed = rowsOnPage()
    for (const [title, row] of rows) expect(committed.get(title)).toEqual(row)
  })
})

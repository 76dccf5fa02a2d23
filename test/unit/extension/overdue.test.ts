import { DateTime } from 'luxon'
import { describe, expect, it } from 'vitest'
import { parseDateRange } from '../../../src/base/time/ranges.ts'
import { findTasks } from '../../../src/clickup/search/find-tasks.ts'
import { useSandbox } from '../../support/api.ts'

const connected = useSandbox()
const zone = 'Europe/Berlin'

/** Gives the task that due date, in ClickUp’s own form, and says what is then overdue. */
const overdueWith = async (customId: string, due: DateTime): Promise<readonly string[]> => {
  const { api, sandbox } = connected
  const task = sandbox.state.store.taskByCustomId(sandbox.workspaceId, customId)
  if (!task) throw new Error(`The demo has no ${customId}.`)
  task.dueDate = due.toMillis()
  const now = DateTime.fromISO('2026-11-18T10:00', { zone }).toMillis()
  const filter = { due: parseDateRange('overdue', { zone, now }) }
  const { found } = await findTasks(api, filter, { limit: 500, now })
  return found.map((one) => one.task.custom_id ?? one.task.id)
}

const at = (iso: string) => DateTime.fromISO(iso, { zone })

describe('overdue', () => {
  it('is what was due before today', async () => {
    expect(await overdueWith('ENG-124', at('2026-11-17T04:00'))).toContain('ENG-124')
  })

  it('is what was due earlier today', async () => {
    expect(await overdueWith('ENG-124', at('2026-11-18T09:00'))).toContain('ENG-124')
  })

  it('is not what is due later today', async () => {
    expect(await overdueWith('ENG-124', at('2026-11-18T11:00'))).not.toContain('ENG-124')
  })

  it('is not what is due today without a time', async () => {
    expect(await overdueWith('ENG-124', at('2026-11-18T04:00'))).not.toContain('ENG-124')
  })

  it('is not what is done', async () => {
    expect(await overdueWith('ENG-112', at('2026-11-17T04:00'))).not.toContain('ENG-112')
  })
})

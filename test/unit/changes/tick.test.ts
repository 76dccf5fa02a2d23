// An item of a check list that is ticked by its id, as on the page of a task.
import { describe, expect, it } from 'vitest'
import { write } from '../../../src/changes/engine/write.ts'
import { TASK_KINDS } from '../../../src/changes/tasks/kinds.ts'
import { planTick } from '../../../src/changes/tasks/relations/tick.ts'
import { addChecklistItem, createChecklist } from '../../../src/clickup/objects/task/checklist.ts'
import { getTask } from '../../../src/clickup/objects/task/task.ts'
import { resolveTask } from '../../../src/clickup/references/tasks.ts'
import { useSandbox } from '../../support/api.ts'

describe('a tick', () => {
  const connected = useSandbox()

  /** A check list with these items; answers their ids. */
  const listOf = async (...names: readonly string[]) => {
    const { api, at } = connected
    const { id: task } = await resolveTask(at, 'ENG-112')
    const { id: list } = await createChecklist(api, task, `List ${names.join(' ')}`)
    for (const name of names) await addChecklistItem(api, list, name)
    const items = async () =>
      (await getTask(api, { id: task })).checklists.find((one) => one.id === list)?.items ?? []
    return { task, list, items, ids: (await items()).map(({ id }) => id) }
  }

  const tick = async (said: Parameters<typeof planTick>[1]) =>
    write(connected.at, TASK_KINDS, await planTick(connected.at, said))

  it('is set and taken away', async () => {
    const { task, list, items, ids } = await listOf('One', 'Two')
    const [item = ''] = ids
    for (const ticked of [true, false]) {
      const { problems } = await tick({ task, list, item, ticked })
      expect(problems).toEqual([])
      expect((await items()).map(({ resolved }) => resolved)).toEqual([ticked, false])
    }
  })

  it('is that of one item among several of one name', async () => {
    const { task, list, items, ids } = await listOf('Same', 'Same', 'Same')
    const [, second = '', third = ''] = ids
    expect((await tick({ task, list, item: third, ticked: true })).problems).toEqual([])
    expect((await tick({ task, list, item: second, ticked: true })).problems).toEqual([])
    expect((await items()).map(({ resolved }) => resolved)).toEqual([false, true, true])
    expect((await tick({ task, list, item: third, ticked: false })).problems).toEqual([])
    expect((await items()).map(({ resolved }) => resolved)).toEqual([false, true, false])
  })

  it('sends nothing where it is so already', async () => {
    const { task, list, ids } = await listOf('One')
    expect(await planTick(connected.at, { task, list, item: ids[0] ?? '', ticked: false })).toEqual(
      [],
    )
  })

  it('says so where the item is not there any more', async () => {
    const { task, list } = await listOf('One')
    await expect(
      planTick(connected.at, { task, list, item: 'gone', ticked: true }),
    ).rejects.toMatchObject({ code: 'NOT_FOUND' })
  })
})

// Dialogues that change a property of tasks.
import { l10n, window } from 'vscode'
import type { SaidTask } from '../../../changes/tasks/said.ts'
import { planUpdateTasks } from '../../../changes/tasks/update.ts'
import type { Standpoint } from '../../../clickup/references/standpoint.ts'
import { aheadOf } from '../../views/tree/recents.ts'
import { inWords, pickDate } from '../pick-date.ts'
import { pickList } from '../pick-place.ts'
import { type PersonItem, personItems, statusItems } from './task-choices.ts'
import { namesOf, type Tasks } from './task-names.ts'
import { connected, type Desk, standpointOf, write } from './writing.ts'

const update =
  (tasks: Tasks, set: SaidTask) =>
  (at: Standpoint): ReturnType<typeof planUpdateTasks> =>
    planUpdateTasks(
      at,
      tasks.map(({ id }) => id),
      set,
    )

export const writeUpdate = async (desk: Desk, tasks: Tasks, set: SaidTask, done: string) => {
  await write(desk, {
    title: l10n.t('Changing {0}', namesOf(tasks)),
    plan: update(tasks, set),
    done: () => done,
  })
}

export const changeStatus = async (desk: Desk, tasks: Tasks): Promise<void> => {
  // The box opens at once, and waits for ClickUp itself.
  const picked = await window.showQuickPick(statusItems(desk, tasks), {
    title: l10n.t('Change Status of {0}', namesOf(tasks)),
    placeHolder: l10n.t('Choose a status'),
  })
  if (!picked) return
  const done = l10n.t('{0}: {1}', namesOf(tasks), picked.status)
  await writeUpdate(desk, tasks, { status: picked.status }, done)
}

export const assign = async (desk: Desk, tasks: Tasks): Promise<void> => {
  const offered = personItems(desk, tasks)
  const picked = await window.showQuickPick(offered, {
    title: l10n.t('Assign {0}', namesOf(tasks)),
    placeHolder: l10n.t('Choose everybody it is assigned to'),
    canPickMany: true,
    matchOnDescription: true,
  })
  if (!picked) return
  const idsOf = (some: readonly PersonItem[]) => some.map(({ user }) => user.id)
  const add = idsOf(picked.filter((item) => !item.picked))
  const remove = idsOf((await offered).filter((item) => item.picked && !picked.includes(item)))
  if (add.length + remove.length === 0) return
  const api = await connected(desk)
  for (const id of add) aheadOf(api).chose('person', id)
  const people = picked.map(({ label }) => label).join(', ') || l10n.t('nobody')
  const done = l10n.t('{0}: assigned to {1}', namesOf(tasks), people)
  await writeUpdate(desk, tasks, { assignees: { add, remove } }, done)
}

export const setDueDate = async (desk: Desk, tasks: Tasks): Promise<void> => {
  const clock = await standpointOf(desk, await connected(desk)).clock()
  const canClear = tasks.some((task) => task.due_date !== undefined)
  const title = l10n.t('Due Date of {0}', namesOf(tasks))
  const due = await pickDate({ title, clock, canClear })
  if (due === undefined) return
  const done = due
    ? l10n.t('{0}: due {1}', namesOf(tasks), inWords(due, clock) ?? due)
    : l10n.t('{0}: no due date', namesOf(tasks))
  await writeUpdate(desk, tasks, { due }, done)
}

/** @param list where to; asked for when it is missing */
export const moveTasks = async (
  desk: Desk,
  tasks: Tasks,
  list?: { readonly id: string; readonly name: string },
): Promise<void> => {
  const title = l10n.t('Move {0}', namesOf(tasks))
  const target = list ?? (await pickList(await connected(desk), title))
  if (!target) return
  await write(desk, {
    title: l10n.t('Moving {0} to {1}', namesOf(tasks), target.name),
    plan: update(tasks, { move_to: target.id }),
    done: () => l10n.t('Moved {0} to {1}', namesOf(tasks), target.name),
  })
}

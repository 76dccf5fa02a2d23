// Dialogues that change a property of tasks.
import { l10n } from 'vscode'
import type { SaidTask } from '../../../changes/tasks/said.ts'
import { planUpdateTasks } from '../../../changes/tasks/update.ts'
import { nameOf } from '../../../clickup/objects/user.ts'
import type { Standpoint } from '../../../clickup/references/standpoint.ts'
import { choosePeople } from '../edit/choose-people.ts'
import { chooseStatus } from '../edit/choose-status.ts'
import { pickList } from '../pick-place.ts'
import { commonStatuses } from './task-choices.ts'
import { namesOf, type Tasks } from './task-names.ts'
import { connected, type Desk, type Writing, write } from './writing.ts'

const update =
  (tasks: Tasks, set: SaidTask) =>
  (at: Standpoint): ReturnType<typeof planUpdateTasks> =>
    planUpdateTasks(
      at,
      tasks.map(({ id }) => id),
      set,
    )

/** @returns whether all that was asked holds now */
export const writeUpdate = async (
  desk: Desk,
  tasks: Tasks,
  set: SaidTask,
  done: string,
  onOutcome?: Writing['onOutcome'],
): Promise<boolean> => {
  const results = await write(desk, {
    title: l10n.t('Changing {0}', namesOf(tasks)),
    plan: update(tasks, set),
    done: () => done,
    onOutcome,
  })
  return results !== undefined
}

export const changeStatus = async (desk: Desk, tasks: Tasks): Promise<void> => {
  const title = l10n.t('Change Status of {0}', namesOf(tasks))
  const now = tasks.map((task) => task.status.status)
  // The box opens at once, and waits for ClickUp itself.
  const status = await chooseStatus(commonStatuses(desk, tasks), now, { title })
  if (status === undefined) return
  const done = l10n.t('{0}: {1}', namesOf(tasks), status)
  await writeUpdate(desk, tasks, { status }, done)
}

export const assign = async (desk: Desk, tasks: Tasks): Promise<void> => {
  const api = await connected(desk)
  const chosen = await choosePeople(
    api,
    tasks.map(({ assignees }) => assignees),
    {
      ahead: desk.ahead(api),
      title: l10n.t('Assign {0}', namesOf(tasks)),
      placeholder:
        tasks.length === 1
          ? l10n.t('Tick everybody it is assigned to')
          : l10n.t(
              'Tick whom to add to all {0}; whoever has only some of them stays',
              tasks.length,
            ),
    },
  )
  if (!chosen) return
  const [add, remove] = [chosen.add, chosen.remove].map((users) => users.map(({ id }) => id))
  if (!add || !remove || add.length + remove.length === 0) return
  const people = chosen.people.map(nameOf).join(', ') || l10n.t('nobody')
  const done =
    tasks.length === 1
      ? l10n.t('{0}: assigned to {1}', namesOf(tasks), people)
      : l10n.t('{0}: people changed', namesOf(tasks))
  await writeUpdate(desk, tasks, { assignees: { add, remove } }, done)
}

/** @param list where to; asked for when it is missing */
export const moveTasks = async (
  desk: Desk,
  tasks: Tasks,
  list?: { readonly id: string; readonly name: string },
): Promise<void> => {
  const title = l10n.t('Move {0}', namesOf(tasks))
  const api = await connected(desk)
  const target = list ?? (await pickList(api, desk.ahead(api), title))
  if (!target) return
  await write(desk, {
    title: l10n.t('Moving {0} to {1}', namesOf(tasks), target.name),
    plan: update(tasks, { move_to: target.id }),
    done: () => l10n.t('Moved {0} to {1}', namesOf(tasks), target.name),
  })
}

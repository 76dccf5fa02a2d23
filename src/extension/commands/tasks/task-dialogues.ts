// What a person can do with tasks: each asks what is missing, and writes.
import { env, l10n, type QuickPickItem, ThemeColor, ThemeIcon, Uri, window } from 'vscode'
import { planComment } from '../../../changes/comments/add.ts'
import { planCreateTasks } from '../../../changes/tasks/create.ts'
import { planUpdateTasks, type TaskUpdate } from '../../../changes/tasks/update.ts'
import type { Api } from '../../../clickup/http/api.ts'
import { getList } from '../../../clickup/objects/hierarchy.ts'
import type { Task } from '../../../clickup/objects/task/task.ts'
import type { Standpoint } from '../../../clickup/references/standpoint.ts'
import { inWords, pickDate } from '../pick-date.ts'
import { pickList } from '../pick-place.ts'
import { plain, short } from '../plain.ts'
import { type Aim, pickTasks } from './pick-task.ts'
import { type PersonItem, personItems, statusItems } from './task-choices.ts'
import { connected, type Desk, standpointOf, write } from './writing.ts'

type Tasks = readonly Task[]

const idOf = (task: Task): string => task.custom_id ?? task.id

const namesOf = (tasks: Tasks): string => {
  const [only, ...others] = tasks
  if (!only) return ''
  return others.length === 0
    ? `${idOf(only)} ${short(only.name)}`
    : l10n.t('{0} tasks', tasks.length)
}

const isFinished = ({ status }: Task): boolean => status.type === 'done' || status.type === 'closed'

/** What the person finds, with what may be meant on top. */
const pick = async (desk: Desk, aim: Aim, title: string): Promise<Tasks> =>
  pickTasks(await connected(desk), { title, aim, branches: desk.branches })

const update =
  (tasks: Tasks, set: TaskUpdate) =>
  (planning: Standpoint): ReturnType<typeof planUpdateTasks> =>
    planUpdateTasks(
      planning,
      tasks.map(({ id }) => id),
      set,
    )

const writeUpdate = async (desk: Desk, tasks: Tasks, set: TaskUpdate, done: string) => {
  await write(desk, {
    title: l10n.t('Changing {0}', namesOf(tasks)),
    plan: update(tasks, set),
    done: () => done,
  })
}

const changeStatus = async (desk: Desk, tasks: Tasks): Promise<void> => {
  // The box opens at once, and waits for ClickUp itself.
  const picked = await window.showQuickPick(statusItems(desk, tasks), {
    title: l10n.t('Change Status of {0}', namesOf(tasks)),
    placeHolder: l10n.t('Choose a status'),
  })
  if (!picked) return
  const done = l10n.t('{0}: {1}', namesOf(tasks), picked.status)
  await writeUpdate(desk, tasks, { status: picked.status }, done)
}

/** Lists name their statuses themselves, so what closes is looked up for each. */
const setType = async (desk: Desk, tasks: Tasks, closes: boolean): Promise<void> => {
  const api = await connected(desk)
  const byStatus = new Map<string, Task[]>()
  for (const task of tasks) {
    const statuses = task.list ? ((await getList(api, task.list.id)).statuses ?? []) : []
    const status = statuses.find(({ type }) => type === (closes ? 'closed' : 'open'))?.status
    if (status) byStatus.set(status, [...(byStatus.get(status) ?? []), task])
  }
  for (const [status, some] of byStatus)
    await writeUpdate(desk, some, { status }, l10n.t('{0}: {1}', namesOf(some), status))
}

const assign = async (desk: Desk, tasks: Tasks): Promise<void> => {
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
  const people = picked.map(({ label }) => label).join(', ') || l10n.t('nobody')
  const done = l10n.t('{0}: assigned to {1}', namesOf(tasks), people)
  await writeUpdate(desk, tasks, { assignees: { add, remove } }, done)
}

const setDueDate = async (desk: Desk, tasks: Tasks): Promise<void> => {
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

const commentOn = (api: Api, task: Task, text: string): ReturnType<typeof planComment> =>
  planComment(api, {
    parent: { task: { id: task.id } },
    label: idOf(task),
    text,
    touched: [{ kind: 'task', id: task.id }],
  })

const addComment = async (desk: Desk, tasks: Tasks): Promise<void> => {
  const text = await window.showInputBox({
    title: l10n.t('Comment on {0}', namesOf(tasks)),
    prompt: l10n.t('Markdown is kept, and @name notifies that person.'),
    ignoreFocusOut: true,
  })
  if (!text?.trim()) return
  await write(desk, {
    title: l10n.t('Commenting on {0}', namesOf(tasks)),
    plan: ({ api }) => Promise.all(tasks.map((task) => commentOn(api, task, text))),
    done: () => l10n.t('Commented on {0}', namesOf(tasks)),
  })
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

/** Closes tasks, or reopens them; those that are so already stay as they are. */
export const closeTasks = async (desk: Desk, tasks: Tasks, closes: boolean): Promise<void> => {
  const affected = tasks.filter((task) => isFinished(task) !== closes)
  if (affected.length > 0) return setType(desk, affected, closes)
  const already = closes
    ? l10n.t('{0}: closed already', namesOf(tasks))
    : l10n.t('{0}: open already', namesOf(tasks))
  window.setStatusBarMessage(`$(info) ${plain(already)}`, 5000)
}

/** Reopens tasks that are all closed, closes the others. */
export const toggleTasks = (desk: Desk, tasks: Tasks): Promise<void> =>
  closeTasks(desk, tasks, !tasks.every(isFinished))

const copy = async (text: string): Promise<void> => {
  await env.clipboard.writeText(text)
  window.setStatusBarMessage(`$(check) ${plain(l10n.t('Copied {0}', text))}`, 3000)
}

const copyIds = (tasks: Tasks) => copy(tasks.map(idOf).join(', '))

const linkOf = (task: Task): string => task.url ?? `https://app.clickup.com/t/${task.id}`

const copyLinks = (tasks: Tasks) => copy(tasks.map(linkOf).join('\n'))

/**
 * @param list asked for when it is missing
 * @param first the id of the list that is offered first then
 */
export const createTask = async (
  desk: Desk,
  list?: { readonly id: string; readonly name: string },
  first?: string,
): Promise<void> => {
  const title = l10n.t('Create Task')
  const target = list ?? (await pickList(await connected(desk), title, first))
  if (!target) return
  const name = await window.showInputBox({
    title: l10n.t('Create Task in {0}', target.name),
    prompt: l10n.t('What is to be done?'),
    ignoreFocusOut: true,
    validateInput: (text) => (text.length > 2000 ? l10n.t('This is too long.') : undefined),
  })
  if (!name?.trim()) return
  await write(desk, {
    title: l10n.t('Creating a task in {0}', target.name),
    plan: (planning) => planCreateTasks(planning, target.id, [{ name: name.trim() }]),
    done: ([task]) => l10n.t('Created {0} in {1}', String(task?.id ?? name), target.name),
  })
}

const showTask = async (desk: Desk, [task]: Tasks): Promise<void> => {
  if (task) await desk.showTask(task)
}

const ACTIONS = {
  showTask: { run: showTask, title: () => l10n.t('Show Task'), icon: 'open-preview' },
  changeStatus: { run: changeStatus, title: () => l10n.t('Change Status…'), icon: 'record' },
  assignTask: { run: assign, title: () => l10n.t('Assign…'), icon: 'person' },
  setDueDate: { run: setDueDate, title: () => l10n.t('Set Due Date…'), icon: 'calendar' },
  addComment: { run: addComment, title: () => l10n.t('Add Comment…'), icon: 'comment' },
  moveTask: { run: moveTasks, title: () => l10n.t('Move to List…'), icon: 'arrow-right' },
  copyLink: {
    run: (_: Desk, tasks: Tasks) => copyLinks(tasks),
    title: () => l10n.t('Copy Link'),
    icon: 'link',
  },
  copyId: {
    run: (_: Desk, tasks: Tasks) => copyIds(tasks),
    title: () => l10n.t('Copy ID'),
    icon: 'copy',
  },
  closeTask: {
    run: (desk: Desk, tasks: Tasks) => closeTasks(desk, tasks, true),
    title: () => l10n.t('Close'),
    icon: 'pass-filled',
    asksNothing: true,
  },
  reopenTask: {
    run: (desk: Desk, tasks: Tasks) => closeTasks(desk, tasks, false),
    title: () => l10n.t('Reopen'),
    icon: 'circle-large-outline',
    asksNothing: true,
  },
} as const

export type TaskAction = keyof typeof ACTIONS

export interface Said {
  /** What a menu was opened on. */
  readonly given: Tasks
  /** What may be meant where nothing was given. */
  readonly aim: () => Promise<Aim>
}

/**
 * Does one thing to tasks: those given, else those that are surely meant, else what the person finds.
 * A selection may be an hour old, so what would write without a further question is asked for, with
 * what is meant on top.
 */
export const act = async (desk: Desk, name: TaskAction, { given, aim }: Said): Promise<void> => {
  const action = ACTIONS[name]
  if (given.length > 0) return action.run(desk, given)
  const meant = await aim()
  const known = 'asksNothing' in action ? [] : meant.sure
  const tasks = known.length > 0 ? known : await pick(desk, meant, action.title())
  if (tasks.length > 0) await action.run(desk, tasks)
}

/** One task, found by the person. @param title of the command that it is for */
export const chooseTask = async (desk: Desk, aim: Aim, title: string): Promise<Task | undefined> =>
  (await pick(desk, aim, title))[0]

interface ActionItem extends QuickPickItem {
  readonly run: () => Promise<void>
}

const actionItems = (desk: Desk, tasks: Tasks, opens: boolean): readonly ActionItem[] => {
  const [task, ...others] = tasks
  const senseless = [
    ...(tasks.every(isFinished) ? ['closeTask'] : []),
    ...(tasks.some(isFinished) ? [] : ['reopenTask']),
    ...(others.length > 0 ? ['showTask'] : []),
  ]
  const open: ActionItem = {
    label: l10n.t('Open in ClickUp'),
    iconPath: new ThemeIcon('link-external'),
    run: async () => {
      if (task) await env.openExternal(Uri.parse(linkOf(task), true))
    },
  }
  const actions = Object.entries(ACTIONS).flatMap(([name, { title, icon, run }]): ActionItem[] =>
    senseless.includes(name)
      ? []
      : [
          {
            label: title(),
            iconPath: new ThemeIcon(icon, new ThemeColor('icon.foreground')),
            run: () => run(desk, tasks),
          },
        ],
  )
  return opens && others.length === 0 ? [open, ...actions] : actions
}

/** Finds tasks, then asks what to do with them. @param opens whether ClickUp has a page for one */
export const searchTasks = async (desk: Desk, aim: Aim, opens: boolean): Promise<void> => {
  const tasks = await pick(desk, aim, l10n.t('Search Tasks'))
  if (tasks.length === 0) return
  const picked = await window.showQuickPick(actionItems(desk, tasks, opens), {
    title: namesOf(tasks),
    placeHolder: l10n.t('What do you want to do?'),
  })
  await picked?.run()
}

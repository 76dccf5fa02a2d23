// What a person can do with tasks, and to which of them it is done.
import { env, l10n, type QuickPickItem, ThemeColor, ThemeIcon, Uri, window } from 'vscode'
import { isFinished } from '../../../clickup/objects/finished.ts'
import type { Task } from '../../../clickup/objects/task/task.ts'
import type { Aim } from '../../views/task/aim.ts'
import { urlOfTask } from '../../views/tree/urls.ts'
import { createSubtask } from '../create/create-task.ts'
import { editDescription } from '../edit/description.ts'
import { setDueDate, setPriority, setStartDate, setTags } from '../edit/set-choice.ts'
import { setField } from '../edit/set-field.ts'
import { renameTask, setEstimate, setPoints } from '../edit/set-text.ts'
import { pickTasks } from '../search/pick-tasks.ts'
import type { TaskPicker } from '../search/search.ts'
import { addComment } from './add-comment.ts'
import { assign, changeStatus, moveTasks } from './change-tasks.ts'
import { closeTasks } from './close-tasks.ts'
import { copyIds, copyLinks } from './copy.ts'
import { namesOf, type Tasks } from './task-names.ts'
import { connected, type Desk } from './writing.ts'

/** What the person finds, with what may be meant on top. */
const pick = async (
  desk: Desk,
  aim: Aim,
  title: string,
  how: Pick<TaskPicker, 'withClosed' | 'isSearch'> = {},
): Promise<Tasks> => {
  const api = await connected(desk)
  return pickTasks(api, { ...how, ahead: desk.ahead(api), title, aim, branches: desk.branches })
}

const showTask = async (desk: Desk, [task]: Tasks): Promise<void> => {
  if (task) await desk.showTask(task)
}

interface Action {
  /** @param field the id of a custom field, for what is about one */
  readonly run: (desk: Desk, tasks: Tasks, field?: string) => Promise<void>
  readonly title: () => string
  readonly icon: string
  readonly asksNothing?: boolean
  /** It makes no sense for several at once. */
  readonly takesOne?: boolean
}

const ACTIONS = {
  showTask: {
    run: showTask,
    title: () => l10n.t('Show Task'),
    icon: 'open-preview',
    takesOne: true,
  },
  changeStatus: { run: changeStatus, title: () => l10n.t('Change Status…'), icon: 'record' },
  assignTask: { run: assign, title: () => l10n.t('Assign…'), icon: 'person' },
  setDueDate: { run: setDueDate, title: () => l10n.t('Set Due Date…'), icon: 'calendar' },
  setStartDate: { run: setStartDate, title: () => l10n.t('Set Start Date…'), icon: 'calendar' },
  setPriority: { run: setPriority, title: () => l10n.t('Set Priority…'), icon: 'flame' },
  setTags: { run: setTags, title: () => l10n.t('Set Tags…'), icon: 'tag' },
  setEstimate: { run: setEstimate, title: () => l10n.t('Set Time Estimate…'), icon: 'watch' },
  setPoints: { run: setPoints, title: () => l10n.t('Set Points…'), icon: 'symbol-numeric' },
  setField: { run: setField, title: () => l10n.t('Set Custom Field…'), icon: 'symbol-field' },
  createSubtask: {
    run: createSubtask,
    title: () => l10n.t('Create Subtask…'),
    icon: 'list-tree',
    takesOne: true,
  },
  renameTask: {
    run: renameTask,
    title: () => l10n.t('Rename…'),
    icon: 'edit',
    takesOne: true,
  },
  editDescription: {
    run: editDescription,
    title: () => l10n.t('Edit Description…'),
    icon: 'note',
    takesOne: true,
  },
  addComment: { run: addComment, title: () => l10n.t('Add Comment…'), icon: 'comment' },
  moveTask: {
    run: (desk: Desk, tasks: Tasks) => moveTasks(desk, tasks),
    title: () => l10n.t('Move to List…'),
    icon: 'arrow-right',
  },
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
} as const satisfies Readonly<Record<string, Action>>

export type TaskAction = keyof typeof ACTIONS

export const isTaskAction = (name: string): name is TaskAction => Object.hasOwn(ACTIONS, name)

export interface Said {
  /** What a menu was opened on. */
  readonly given: Tasks
  /** What may be meant where nothing was given. */
  readonly aim: () => Promise<Aim>
  /** The id of a custom field, for what is about one. */
  readonly field?: string | undefined
}

/**
 * Does one thing to tasks: those given, else those that are surely meant, else what the person finds.
 * A selection may be an hour old, so what would write without a further question is asked for, with
 * what is meant on top.
 */
export const act = async (
  desk: Desk,
  name: TaskAction,
  { given, aim, field }: Said,
): Promise<void> => {
  const action: Action = ACTIONS[name]
  if (given.length > 0) return action.run(desk, given, field)
  const meant = await aim()
  const known = action.asksNothing ? [] : meant.sure
  const how = { withClosed: name === 'reopenTask' }
  const tasks = known.length > 0 ? known : await pick(desk, meant, action.title(), how)
  if (tasks.length > 0) await action.run(desk, tasks, field)
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
    ...(tasks.every(({ status }) => isFinished(status)) ? ['closeTask'] : []),
    ...(tasks.some(({ status }) => isFinished(status)) ? [] : ['reopenTask']),
  ]
  const open: ActionItem = {
    label: l10n.t('Open in ClickUp'),
    iconPath: new ThemeIcon('link-external'),
    run: async () => {
      if (task) await env.openExternal(Uri.parse(urlOfTask(task), true))
    },
  }
  const all: readonly (readonly [string, Action])[] = Object.entries(ACTIONS)
  const actions = all.flatMap(([name, { title, icon, run, takesOne }]): ActionItem[] =>
    senseless.includes(name) || (takesOne && others.length > 0)
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
  const tasks = await pick(desk, aim, l10n.t('Search Tasks'), { isSearch: true })
  if (tasks.length === 0) return
  const picked = await window.showQuickPick(actionItems(desk, tasks, opens), {
    title: namesOf(tasks),
    placeHolder: l10n.t('What do you want to do?'),
  })
  await picked?.run()
}

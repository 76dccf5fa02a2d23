// Finds a task as one types. ClickUp has no text search, so the tasks that changed last are read
// page by page, and the list filters itself; an id, custom id or address is looked up at once.
import {
  l10n,
  type QuickPick,
  type QuickPickItem,
  QuickPickItemKind,
  ThemeIcon,
  window,
} from 'vscode'
import type { Branches } from '../../../base/git/branches.ts'
import { explanationOf } from '../../../base/problems/said.ts'
import type { Api } from '../../../clickup/http/api.ts'
import { getTask, getWorkspaceTasksPage, type Task } from '../../../clickup/objects/task/task.ts'
import { nameOf } from '../../../clickup/objects/user.ts'
import { standAt } from '../../../clickup/references/standpoint.ts'
import { readTaskKey, resolveTask } from '../../../clickup/references/tasks.ts'
import type { Aim } from '../../views/task/aim.ts'
import { statusIcon } from '../../views/tree/status-icons.ts'
import { plain, short } from '../plain.ts'

interface TaskItem extends QuickPickItem {
  readonly task?: Task
  /** Several at once. */
  readonly tasks?: readonly Task[]
  readonly goesOn?: boolean
}

export interface TaskPicker {
  readonly title: string
  readonly aim: Aim
  readonly branches: Branches
}

/** So many pages are read before the person is asked whether to go on. */
const PAGES_AT_ONCE = 5

const separator = (label: string): TaskItem => ({ label, kind: QuickPickItemKind.Separator })

const itemOf = (task: Task, always = false): TaskItem => ({
  label: plain(task.name),
  description: plain([task.custom_id ?? task.id, task.status.status].join(' · ')),
  detail: plain(
    [task.list?.name, task.assignees.map(nameOf).join(', ')].filter(Boolean).join(' · '),
  ),
  iconPath: new ThemeIcon(statusIcon(task.status)),
  alwaysShow: always,
  task,
})

const allOf = (tasks: readonly Task[]): TaskItem => ({
  label: l10n.t('The {0} selected tasks', tasks.length),
  detail: plain(tasks.map(({ name }) => short(name)).join(' · ')),
  iconPath: new ThemeIcon('checklist'),
  tasks,
})

/** What is known so far, by where it came from. */
class Findings {
  readonly #tasks = new Map<string, Task>()
  named: Task | undefined
  current: Task | undefined
  complete = false
  page = 0
  /** Why there is nothing further; what was found before stays. */
  failure: string | undefined

  add(tasks: readonly Task[]): void {
    for (const task of tasks) this.#tasks.set(task.id, task)
  }

  items({ inFront, selected }: Aim, reading: boolean): readonly TaskItem[] {
    const shown = new Set<string>()
    const group = (label: string, tasks: readonly (Task | undefined)[], always = false) => {
      // Each stands once, where it is looked for first.
      const added = tasks.flatMap((task) => (task && !shown.has(task.id) ? [task] : []))
      for (const { id } of added) shown.add(id)
      return added.length > 0
        ? [separator(label), ...added.map((task) => itemOf(task, always))]
        : []
    }
    const further: TaskItem = {
      label: l10n.t('Search Further'),
      description: l10n.t('{0} tasks searched so far', this.#tasks.size),
      ...(this.failure && { detail: plain(this.failure) }),
      iconPath: new ThemeIcon('search'),
      alwaysShow: true,
      goesOn: true,
    }
    return [
      ...group(l10n.t('by its id'), [this.named], true),
      ...group(l10n.t('in front'), [inFront]),
      ...group(l10n.t('on this branch'), [this.current]),
      ...(selected.length > 1 ? [separator(l10n.t('selected')), allOf(selected)] : []),
      ...group(selected.length > 1 ? l10n.t('one of them') : l10n.t('selected'), selected),
      ...group(l10n.t('updated last'), [...this.#tasks.values()]),
      ...(this.complete || reading ? [] : [further]),
    ]
  }
}

const readPages = async (api: Api, findings: Findings, onPage: () => void): Promise<void> => {
  const end = findings.page + PAGES_AT_ONCE
  while (findings.page < end && !findings.complete) {
    const { tasks, lastPage } = await getWorkspaceTasksPage(api, {
      page: findings.page,
      order_by: 'updated',
      subtasks: true,
      include_closed: true,
    })
    findings.add(tasks)
    findings.page += 1
    findings.complete = lastPage
    onPage()
  }
}

const createBox = ({ title }: TaskPicker): QuickPick<TaskItem> => {
  const box = window.createQuickPick<TaskItem>()
  box.title = title
  box.placeholder = l10n.t('Type words of its name, a person, a status, an id or an address')
  box.matchOnDescription = true
  box.matchOnDetail = true
  return box
}

/**
 * One task, or all that are selected; none when the person gives up, which ends every request.
 * @throws CodedError
 */
export const pickTasks = (api: Api, picker: TaskPicker): Promise<readonly Task[]> =>
  new Promise((resolve, reject) => {
    const box = createBox(picker)
    const findings = new Findings()
    const closed = new AbortController()
    let looking = new AbortController()
    let reading = 0
    /** @param found a task that was named: it is then the one that Enter takes */
    const show = (found?: Task): void => {
      if (closed.signal.aborted) return
      const active = found ?? box.activeItems[0]?.task
      const items = findings.items(picker.aim, reading > 0)
      const same = items.find(({ task }) => task && task.id === active?.id)
      box.items = items
      // New items make the first one active, and what the person has moved to would not be taken.
      if (same) box.activeItems = [same]
      box.busy = reading > 0
    }
    const during = async (run: () => Promise<void>): Promise<void> => {
      reading += 1
      findings.failure = undefined
      show()
      try {
        await run()
      } catch (error) {
        if (closed.signal.aborted) return
        findings.failure = explanationOf(error).text
        if (findings.page > 0) return
        reject(error)
        box.hide()
      } finally {
        reading -= 1
        show()
      }
    }
    const bound = api.during({ signal: closed.signal })
    const goOn = () => during(() => readPages(bound, findings, show))

    const lookUp = async (text: string): Promise<void> => {
      looking.abort()
      looking = new AbortController()
      const { signal } = looking
      const key = readTaskKey(text)
      if (findings.named) {
        findings.named = undefined
        show()
      }
      if (!key) return
      const both = api.during({ signal: AbortSignal.any([signal, closed.signal]) })
      // What is no task's id is just a word to search for.
      const task = await getTask(both, key).catch(() => undefined)
      if (signal.aborted || !task) return
      findings.named = task
      show(task)
    }

    box.onDidChangeValue((text) => void lookUp(text))
    box.onDidAccept(() => {
      const [item] = box.selectedItems
      if (item?.goesOn) return void goOn()
      const tasks = item?.tasks ?? (item?.task ? [item.task] : [])
      if (tasks.length === 0) return
      resolve(tasks)
      box.hide()
    })
    box.onDidHide(() => {
      closed.abort()
      looking.abort()
      resolve([])
      box.dispose()
    })
    box.show()
    void goOn()
    void resolveTask(standAt(bound, Date.now(), picker.branches), 'current').then(
      (task) => {
        findings.current = task
        show()
      },
      // Most branches name no task.
      () => {},
    )
  })

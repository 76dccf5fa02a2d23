// The dialogue that creates a task, from its name to all that it can have.
import { commands, l10n, TabInputText, window, workspace } from 'vscode'
import { planCreateTasks } from '../../../changes/tasks/create.ts'
import type { Api } from '../../../clickup/http/api.ts'
import type { Task } from '../../../clickup/objects/task/task.ts'
import type { Standpoint } from '../../../clickup/references/standpoint.ts'
import { resolveTask } from '../../../clickup/references/tasks.ts'
import { onlyOne } from '../edit/common.ts'
import { editNewDescription, NEW_DESCRIPTION } from '../edit/description.ts'
import { namesOf, type Tasks } from '../tasks/task-names.ts'
import { connected, type Desk, standpointOf, write } from '../tasks/writing.ts'
import { type Draft, emptyDraft, type ListName, type Wanted, wantedBy } from './drafts.ts'
import { askList, type Editing, editRow } from './edit-row.ts'
import { readKnowledge, showPage } from './page.ts'
import type { Field } from './rows.ts'

export interface NewTaskWish {
  readonly list?: ListName | undefined
  /** The id of the list that is offered first. */
  readonly firstList?: string | undefined
  readonly parent?: { readonly id: string; readonly label: string } | undefined
  readonly name?: string | undefined
  /** Goes on with what was left. */
  readonly resumes?: boolean | undefined
}

const isAbout = (
  value: unknown,
): value is { readonly name?: unknown; readonly resumes?: unknown } =>
  typeof value === 'object' && value !== null && !('kind' in value)

/**
 * @param said what the command was given: a row of a tree, `{ name }`, or nothing
 * @param above the task whose row it is
 * @param list that of the row
 * @param likely what is in front or selected
 */
export const wishOf = (
  said: unknown,
  above: Task | undefined,
  list: ListName | undefined,
  likely: { readonly id: string; readonly name?: string | undefined } | undefined,
): NewTaskWish => {
  const { name, resumes } = isAbout(said) ? said : {}
  if (above) return subtaskOf(above)
  const own = list ?? likely
  return {
    firstList: own?.id,
    ...(own?.name ? { list: { id: own.id, name: own.name } } : {}),
    ...(typeof name === 'string' ? { name } : {}),
    resumes: resumes === true,
  }
}

const subtaskOf = (above: Task): NewTaskWish => ({
  ...(above.list?.name ? { list: { id: above.list.id, name: above.list.name } } : {}),
  parent: { id: above.id, label: namesOf([above]) },
})

const saidOf = (wanted: Wanted) => ({
  name: wanted.name.trim(),
  ...(wanted.description ? { description: wanted.description } : {}),
  ...(wanted.status ? { status: wanted.status } : {}),
  ...(wanted.priority ? { priority: wanted.priority } : {}),
  ...(wanted.due ? { due: wanted.due } : {}),
  ...(wanted.start ? { start: wanted.start } : {}),
  ...(wanted.estimate ? { estimate: wanted.estimate } : {}),
  ...(wanted.parent ? { parent: wanted.parent.id } : {}),
  ...(wanted.assignees.length > 0 ? { assignees: wanted.assignees.map(({ id }) => id) } : {}),
  ...(wanted.tags.length > 0 ? { tags: wanted.tags } : {}),
})

const create = async (desk: Desk, wanted: Wanted, list: ListName): Promise<void> => {
  const idOf = (results: readonly Readonly<Record<string, unknown>>[]): string =>
    String(results[0]?.id ?? '')
  const open = async (id: string): Promise<void> => {
    const at = standpointOf(desk, await connected(desk))
    await desk.showTask(await resolveTask(at, id))
  }
  await write(desk, {
    title: l10n.t('Creating a task in {0}', list.name),
    plan: (at: Standpoint) => planCreateTasks(at, list.id, [saidOf(wanted)]),
    done: (results) => l10n.t('Created {0} in {1}', idOf(results), list.name),
    offers: [{ title: l10n.t('Open'), run: (results) => open(idOf(results)) }],
    // It is there, also where something of it is not as it was wanted: made again it would be twice.
    onOutcome: ({ done }) => {
      if (done.length === 0) return
      desk.newTask.drop()
      void desk.reveal(list.id, idOf(done))
    },
  })
}

/** Once its editor saves it, the page comes back. */
const describeInEditor = async (
  { newTask }: Desk,
  draft: Draft,
  { workspaceId }: Api,
): Promise<void> => {
  newTask.hold(draft, workspaceId)
  const isIt = (uri: { readonly path: string }): boolean => uri.path === NEW_DESCRIPTION
  const saving = workspace.onDidSaveTextDocument(async ({ uri }) => {
    if (!isIt(uri)) return
    saving.dispose()
    const tabs = window.tabGroups.all.flatMap((group) => group.tabs)
    const own = tabs.filter(({ input }) => input instanceof TabInputText && isIt(input.uri))
    await window.tabGroups.close(own)
    await commands.executeCommand('clickup.createTask', { resumes: true })
  })
  const closing = workspace.onDidCloseTextDocument(({ uri }) => {
    if (!isIt(uri)) return
    saving.dispose()
    closing.dispose()
  })
  await editNewDescription()
}

const firstDraft = ({ list, parent, name, resumes }: NewTaskWish, left?: Draft): Draft =>
  (resumes ? left : undefined) ?? { ...emptyDraft, text: name ?? '', list, parent }

export const createTask = async (desk: Desk, wish: NewTaskWish): Promise<void> => {
  const api = await connected(desk)
  const clock = await standpointOf(desk, api).clock()
  const reading = readKnowledge(api, clock)
  const editing: Editing = { desk, api, clock, firstList: wish.firstList }
  const kept = desk.newTask.in(api.workspaceId)
  const left = wish.resumes ? undefined : kept
  let draft = firstDraft(wish, kept)
  let from: Field | undefined
  for (;;) {
    const { draft: now, entry, wish: next } = await showPage(draft, { clock, reading, left, from })
    draft = now
    desk.newTask.keep(draft, api.workspaceId)
    if (!next) return
    if (next.kind === 'create') {
      const wanted = wantedBy(draft, entry)
      const list = wanted.list ?? (await askList(editing, undefined))
      desk.newTask.keep({ ...draft, list: wanted.list ?? list }, api.workspaceId)
      if (list) return await create(desk, wanted, list)
      from = 'list'
    } else if (next.field === 'description') return await describeInEditor(desk, draft, api)
    else {
      draft = await editRow(editing, next.field, draft, entry)
      from = next.field
    }
  }
}

export const createSubtask = (desk: Desk, tasks: Tasks): Promise<void> =>
  createTask(desk, subtaskOf(onlyOne(tasks)))

// Asks for one field of a task that is being created, by the dialogues that change it elsewhere.
import { l10n } from 'vscode'
import type { Clock } from '../../../base/time/clock.ts'
import { parseMoment } from '../../../base/time/moments.ts'
import type { Api } from '../../../clickup/http/api.ts'
import { getList } from '../../../clickup/objects/hierarchy.ts'
import { resolvePlace } from '../../../clickup/references/places.ts'
import { standAt } from '../../../clickup/references/standpoint.ts'
import { pickDate } from '../dates/pick-date.ts'
import { choosePeople } from '../edit/choose-people.ts'
import { chooseStatus } from '../edit/choose-status.ts'
import { choosePriority, chooseTags } from '../edit/set-choice.ts'
import { askEstimate } from '../edit/set-text.ts'
import { pickList } from '../pick-place.ts'
import { pickTasks } from '../search/pick-tasks.ts'
import { namesOf } from '../tasks/task-names.ts'
import type { Desk } from '../tasks/writing.ts'
import { type Draft, type ListName, wantedBy, withChosen } from './drafts.ts'
import type { Entry } from './quick-entry.ts'
import type { Field } from './rows.ts'

export interface Editing {
  readonly desk: Desk
  readonly api: Api
  readonly clock: Clock
  /** The id of the list that is offered first. */
  readonly firstList: string | undefined
}

const canGoBack = true

export const askList = async (
  { api, desk, firstList }: Editing,
  now: ListName | undefined,
): Promise<ListName | undefined> => {
  const place = await pickList(
    api,
    desk.ahead(api),
    l10n.t('List of the New Task'),
    now?.id ?? firstList,
  )
  return place && { id: place.id, name: place.name }
}

/** What the lists say needs one. */
const listFor = (editing: Editing, now: ListName | undefined): Promise<ListName | undefined> =>
  now ? Promise.resolve(now) : askList(editing, undefined)

const editStatus = async (
  editing: Editing,
  list: ListName | undefined,
  now: string | undefined,
): Promise<Partial<Draft> | undefined> => {
  const chosen = await listFor(editing, list)
  if (!chosen) return undefined
  const statuses = getList(editing.api, chosen.id).then(({ statuses: all }) => all ?? [])
  const title = l10n.t('Status of the New Task')
  const name = await chooseStatus(statuses, now ? [now] : [], { title, canGoBack })
  return name === undefined
    ? { list: chosen }
    : { list: chosen, status: { name, listId: chosen.id } }
}

const editTags = async (
  editing: Editing,
  list: ListName | undefined,
  now: readonly string[],
): Promise<Partial<Draft> | undefined> => {
  const { api } = editing
  const chosen = await listFor(editing, list)
  if (!chosen) return undefined
  const { spaceId } = await resolvePlace(standAt(api), chosen.id, ['list'])
  const title = l10n.t('Tags of the New Task')
  const tags = await chooseTags(api, [spaceId], [now], { title, canGoBack })
  return tags ? { list: chosen, tags: tags.tags } : { list: chosen }
}

const editParent = async ({ api, desk }: Editing): Promise<Partial<Draft> | undefined> => {
  const aim = { sure: [], selected: [] }
  const title = l10n.t('New Subtask Of')
  const [task] = await pickTasks(api, {
    ...{ ahead: desk.ahead(api), branches: desk.branches },
    ...{ title, aim },
  })
  if (!task) return undefined
  const { list } = task
  return {
    parent: { id: task.id, label: namesOf([task]) },
    // A subtask stands in the list of its task.
    ...(list ? { list: { id: list.id, name: list.name ?? '' } } : {}),
  }
}

const chosenOf = async (
  editing: Editing,
  field: Exclude<Field, 'description'>,
  draft: Draft,
  entry: Entry,
): Promise<Partial<Draft> | undefined> => {
  const { api, clock } = editing
  const wanted = wantedBy(draft, entry)
  const { list, due, start } = wanted
  const dateOf = (title: string, said: string | undefined) => {
    const now = said === undefined ? undefined : parseMoment(said, clock).at
    return pickDate({ title, clock, canClear: said !== undefined, now, canGoBack })
  }
  switch (field) {
    case 'list': {
      const chosen = await askList(editing, list)
      return chosen && { list: chosen }
    }
    case 'assignees': {
      const title = l10n.t('Assignees of the New Task')
      const placeholder = l10n.t('Tick everybody it is assigned to')
      const chosen = await choosePeople(api, [wanted.assignees], {
        ...{ title, placeholder, canGoBack },
        ahead: editing.desk.ahead(api),
      })
      return chosen && { assignees: chosen.people }
    }
    case 'priority': {
      const title = l10n.t('Priority of the New Task')
      const said = await choosePriority(wanted.priority ?? '', { title, canGoBack })
      return said === undefined ? undefined : { priority: said || undefined }
    }
    case 'due': {
      const said = await dateOf(l10n.t('Due Date of the New Task'), due)
      return said === undefined ? undefined : { due: said || undefined }
    }
    case 'start': {
      const said = await dateOf(l10n.t('Start Date of the New Task'), start)
      return said === undefined ? undefined : { start: said || undefined }
    }
    case 'status':
      return editStatus(editing, list, wanted.status)
    case 'parent':
      return editParent(editing)
    case 'tags':
      return editTags(editing, list, wanted.tags)
    case 'estimate': {
      const title = l10n.t('Time Estimate of the New Task')
      const said = await askEstimate({ title, value: wanted.estimate, canGoBack })
      return said === undefined ? undefined : { estimate: said.trim() || undefined }
    }
  }
}

/** The draft with the field as it is chosen; as it was where the person goes back. */
export const editRow = async (
  editing: Editing,
  field: Exclude<Field, 'description'>,
  draft: Draft,
  entry: Entry,
): Promise<Draft> => {
  const chosen = await chosenOf(editing, field, draft, entry)
  if (!chosen) return draft
  const isTyped = field !== 'start' && field !== 'status' && field !== 'parent'
  return withChosen(draft, entry, isTyped ? field : undefined, chosen)
}

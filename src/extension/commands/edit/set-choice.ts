// Dialogues that offer what there is: priorities, dates, tags.
import { l10n, type QuickPickItem, ThemeIcon } from 'vscode'
import { normalise, sameName } from '../../../base/text/names.ts'
import type { Clock } from '../../../base/time/clock.ts'
import type { Api } from '../../../clickup/http/api.ts'
import { getSpaceTags } from '../../../clickup/objects/task/tag.ts'
import { PRIORITIES, type Priority } from '../../../clickup/objects/task/task.ts'
import { PRIORITY_ICONS, priorityWord } from '../../views/tree/rows/urgency.ts'
import { type PickQuestion, pickMany, pickOne } from '../boxes/pick.ts'
import { inWords, pickDate } from '../dates/pick-date.ts'
import { plain } from '../plain.ts'
import { writeUpdate } from '../tasks/change-tasks.ts'
import { namesOf, type Tasks } from '../tasks/task-names.ts'
import { connected, type Desk, standpointOf } from '../tasks/writing.ts'
import { common } from './common.ts'

interface PriorityItem extends QuickPickItem {
  readonly said: Priority | ''
}

/** Empty for none; nothing when the person gives up, or goes back. @param now `''` is none */
export const choosePriority = async (
  now: Priority | '' | undefined,
  question: Pick<PickQuestion, 'title' | 'canGoBack'>,
): Promise<Priority | '' | undefined> => {
  const mark = (said: Priority | '') => (said === now ? { description: l10n.t('current') } : {})
  const items: readonly PriorityItem[] = [
    ...PRIORITIES.map((said) => ({
      label: priorityWord(said, l10n),
      iconPath: new ThemeIcon(PRIORITY_ICONS[said]),
      ...mark(said),
      said,
    })),
    {
      label: l10n.t('No Priority'),
      iconPath: new ThemeIcon('circle-slash'),
      ...mark(''),
      said: '',
    },
  ]
  const wanted = { ...question, placeholder: l10n.t('Choose a priority') }
  return (await pickOne(items, wanted, ({ said }) => said === now))?.said
}

export const setPriority = async (desk: Desk, tasks: Tasks): Promise<void> => {
  const now = common(tasks, ({ priority }) => priority ?? '')
  const title = l10n.t('Priority of {0}', namesOf(tasks))
  const priority = await choosePriority(now, { title })
  if (priority === undefined) return
  const done = priority
    ? l10n.t('{0}: {1}', namesOf(tasks), priorityWord(priority, l10n))
    : l10n.t('{0}: no priority', namesOf(tasks))
  await writeUpdate(desk, tasks, { priority }, done)
}

const clockOf = async (desk: Desk): Promise<Clock> =>
  standpointOf(desk, await connected(desk)).clock()

export const setDueDate = async (desk: Desk, tasks: Tasks): Promise<void> => {
  const clock = await clockOf(desk)
  const due = await pickDate({
    title: l10n.t('Due Date of {0}', namesOf(tasks)),
    clock,
    canClear: tasks.some((task) => task.due_date !== undefined),
    now: common(tasks, (task) => task.due_date),
  })
  if (due === undefined) return
  const done = due
    ? l10n.t('{0}: due {1}', namesOf(tasks), inWords(due, clock) ?? due)
    : l10n.t('{0}: no due date', namesOf(tasks))
  await writeUpdate(desk, tasks, { due }, done)
}

export const setStartDate = async (desk: Desk, tasks: Tasks): Promise<void> => {
  const clock = await clockOf(desk)
  const start = await pickDate({
    title: l10n.t('Start Date of {0}', namesOf(tasks)),
    clock,
    canClear: tasks.some((task) => task.start_date !== undefined),
    now: common(tasks, (task) => task.start_date),
  })
  if (start === undefined) return
  const done = start
    ? l10n.t('{0}: starts {1}', namesOf(tasks), inWords(start, clock) ?? start)
    : l10n.t('{0}: no start date', namesOf(tasks))
  await writeUpdate(desk, tasks, { start }, done)
}

interface TagItem extends QuickPickItem {
  readonly tag: string
}

const tagItem = (tag: string, held: readonly (readonly string[])[]): TagItem => {
  const count = held.filter((tags) => tags.some((one) => sameName(one, tag))).length
  const isSome = count > 0 && count < held.length
  return {
    label: plain(tag),
    ...(isSome && { description: l10n.t('on {0} of {1}', count, held.length) }),
    picked: count > 0 && !isSome,
    iconPath: new ThemeIcon('tag'),
    tag,
  }
}

const freshTag = (typed: string, all: readonly TagItem[]): TagItem | undefined => {
  const tag = typed.trim().toLowerCase()
  if (tag === '' || all.some((one) => sameName(one.tag, tag))) return undefined
  return {
    label: plain(tag),
    description: l10n.t('new in this space'),
    iconPath: new ThemeIcon('add'),
    alwaysShow: true,
    tag,
  }
}

export interface ChosenTags {
  readonly tags: readonly string[]
  readonly add: readonly string[]
  readonly remove: readonly string[]
}

/** @param held of each task, which it has */
export const chooseTags = async (
  api: Api,
  spaceIds: readonly string[],
  held: readonly (readonly string[])[],
  question: Pick<PickQuestion, 'title' | 'canGoBack'>,
): Promise<ChosenTags | undefined> => {
  const reading = Promise.all(spaceIds.map((id) => getSpaceTags(api, id))).then((known) => {
    const tags = [...held.flat(), ...known.flat()]
    const each = new Map(tags.map((tag) => [normalise(tag), tag]))
    const items = [...each.values()].map((tag) => tagItem(tag, held))
    return items.sort((one, other) => Number(other.picked) - Number(one.picked))
  })
  const picked = await pickMany(reading, {
    ...question,
    placeholder:
      held.length > 1
        ? l10n.t('Tick what to add to all {0}, or type a new one', held.length)
        : l10n.t('Tick its tags, or type a new one'),
    fresh: freshTag,
  })
  if (!picked) return undefined
  const tagsOf = (some: readonly TagItem[]) => some.map(({ tag }) => tag)
  const { now, came, went } = picked
  return { tags: tagsOf(now), add: tagsOf(came), remove: tagsOf(went) }
}

export const setTags = async (desk: Desk, tasks: Tasks): Promise<void> => {
  const spaces = [...new Set(tasks.flatMap(({ space }) => space?.id ?? []))]
  const held = tasks.map(({ tags }) => tags)
  const title = l10n.t('Tags of {0}', namesOf(tasks))
  const chosen = await chooseTags(await connected(desk), spaces, held, { title })
  if (!chosen) return
  const { add, remove, tags } = chosen
  if (add.length + remove.length === 0) return
  const done =
    tasks.length === 1
      ? l10n.t('{0}: tagged {1}', namesOf(tasks), tags.join(', ') || l10n.t('nothing'))
      : l10n.t('{0}: tags changed', namesOf(tasks))
  await writeUpdate(desk, tasks, { tags: { add, remove } }, done)
}

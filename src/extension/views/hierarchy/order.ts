// In which order the tasks of a list stand, and what those of a section have in common.
import { normalise } from '../../../base/text/names.ts'
import { isFinished } from '../../../clickup/objects/finished.ts'
import { PRIORITIES, type Task } from '../../../clickup/objects/task/task.ts'
import { nameOf } from '../../../clickup/objects/user.ts'
import { GROUPS, type GroupNode } from '../tree/nodes.ts'
import type { Arrangement, GroupBy, SortBy } from '../tree/order/arrangement.ts'

export type DueGroup = (task: Task) => GroupNode['id']

type Compare = (one: Task, other: Task) => number

const LAST = Number.POSITIVE_INFINITY

const compare = (one: number, other: number): number => (one < other ? -1 : Number(one > other))

const rankOf = ({ priority }: Task): number =>
  priority === undefined ? LAST : PRIORITIES.indexOf(priority)

const { compare: byText } = new Intl.Collator(undefined, { numeric: true })

/** Nothing where ClickUp's own order stays. */
const SORTS: Readonly<Record<SortBy, Compare | undefined>> = {
  clickup: undefined,
  due: (one, other) => compare(one.due_date ?? LAST, other.due_date ?? LAST),
  priority: (one, other) => compare(rankOf(one), rankOf(other)),
  name: (one, other) => byText(one.name, other.name),
  updated: (one, other) => compare(other.date_updated ?? 0, one.date_updated ?? 0),
}

/** @param stays whether a task stands where it stood a moment ago, though it was closed since */
export const compareBy = (
  { group, sort }: Arrangement,
  stays: (id: string) => boolean,
): Compare => {
  const sorted = SORTS[sort] ?? (() => 0)
  const isOver = ({ id, status }: Task): number => Number(isFinished(status) && !stays(id))
  // A status is finished or not as a whole.
  return group === 'status'
    ? sorted
    : (one, other) => isOver(one) - isOver(other) || sorted(one, other)
}

const peopleOf = ({ assignees }: Task): string => assignees.map(nameOf).toSorted(byText).join(', ')

/** By what the tasks of a section are told from those of others. */
export const sectionId = (group: GroupBy, task: Task, dueGroup: DueGroup): string => {
  switch (group) {
    case 'status':
      return normalise(task.status.status)
    case 'due':
      return isFinished(task.status) ? 'finished' : dueGroup(task)
    case 'assignee':
      return task.assignees
        .map(({ id }) => id)
        .toSorted()
        .join(' ')
    case 'priority':
      return task.priority ?? 'none'
    case 'none':
      return ''
  }
}

/** What is done or closed as a whole. */
export const isFinishedSection = (group: GroupBy, id: string, sample: Task): boolean =>
  group === 'status' ? isFinished(sample.status) : group === 'due' && id === 'finished'

const TYPES: readonly unknown[] = ['open', 'custom', 'done', 'closed']

/** ClickUp numbers the statuses of a list, and shows them by kind. */
const byStatus: Compare = ({ status: one }, { status: other }) => {
  const kindOf = (type = 'custom') => (TYPES.includes(type) ? TYPES.indexOf(type) : 1)
  return (
    compare(kindOf(one.type), kindOf(other.type)) ||
    compare(one.orderindex ?? LAST, other.orderindex ?? LAST)
  )
}

const byPeople: Compare = (one, other) =>
  // What nobody does comes last.
  Number(one.assignees.length === 0) - Number(other.assignees.length === 0) ||
  byText(peopleOf(one), peopleOf(other))

interface Section {
  readonly id: string
  readonly sample: Task
}

const DUE: readonly string[] = [...GROUPS, 'finished']

export const compareSections =
  (group: GroupBy) =>
  (one: Section, other: Section): number => {
    if (group === 'due') return DUE.indexOf(one.id) - DUE.indexOf(other.id)
    const by = { status: byStatus, assignee: byPeople, priority: SORTS.priority, none: undefined }
    return by[group]?.(one.sample, other.sample) ?? 0
  }

/** What decides where a task stands: while that is the same, its row stays where it is. */
export const placeOf = (task: Task, { group, sort }: Arrangement): string => {
  const dueGroup = () => 'none' as const
  const section = group === 'due' ? task.due_date : sectionId(group, task, dueGroup)
  const sorted = {
    clickup: undefined,
    due: task.due_date,
    priority: task.priority,
    name: task.name,
    updated: task.date_updated,
  }
  return JSON.stringify([task.parent, task.status.type, section, sorted[sort]])
}

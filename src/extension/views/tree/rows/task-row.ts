// The row of a task.
import { isFinished } from '../../../../clickup/objects/finished.ts'
import { initialsOf, nameOf, type User } from '../../../../clickup/objects/user.ts'
import { dueOf } from '../days.ts'
import type { SectionNode, TaskNode } from '../nodes.ts'
import type { Onlooker } from '../onlooker.ts'
import { type Appearance, iconOf, present } from './row.ts'
import { markOf, urgencyOf, urgentIcon } from './urgency.ts'

const assigneeOf = (user: User): string => `${initialsOf(user)} (${nameOf(user)})`

/** The section that a task stands in, however deep. */
const sectionOf = ({ under }: TaskNode): SectionNode | undefined =>
  under?.kind === 'task' ? sectionOf(under) : under

/** Whether the section above tells the status already. */
const isStatusTold = (node: TaskNode): boolean => {
  const section = sectionOf(node)
  return section?.by === 'status' && section.sample.status.status === node.task.status.status
}

/** A developer knows a task by its own id. */
const labelOf = ({ custom_id: id, name }: TaskNode['task']): string =>
  id === undefined ? name : `${id} ${name}`

export const appearanceOfTask = (node: TaskNode, onlooker: Onlooker): Appearance => {
  const { task, parent, subtaskOf } = node
  const { assignees, list } = task
  const { t } = onlooker
  const { status } = task.status
  const due = dueOf(task, onlooker)
  const urgency = urgencyOf(task, onlooker)
  const told = isStatusTold(node)
  const above =
    subtaskOf === undefined
      ? undefined
      : subtaskOf === ''
        ? t('subtask')
        : t('subtask of {0}', subtaskOf)
  // Whoever looks at their own work knows whose it is, and wants to know where it is.
  const isOwn = parent.kind === 'group'
  const beside = isOwn ? list?.name : assignees.map(initialsOf).join(' ')
  const besideSpoken = isOwn ? list?.name : assignees.map(assigneeOf).join(', ')
  const label = labelOf(task)
  // A narrow sidebar cuts the end off, so what one looks for first stands first.
  const seen = [due, urgency, told ? undefined : status, above]
  return {
    label,
    description: present([...seen, beside]).join(' · '),
    icon: urgentIcon(task) ?? iconOf(task.status),
    mark: markOf(task, onlooker),
    spoken: present([label, ...seen, besideSpoken, told ? status : undefined]).join(', '),
    checked: isFinished(task.status),
  }
}

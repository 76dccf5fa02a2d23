// The rows of what tasks are put together in.
import { nameOf } from '../../../../clickup/objects/user.ts'
import type { GroupNode, SectionNode } from '../nodes.ts'
import type { Onlooker } from '../onlooker.ts'
import { countOfTally, tasksOf } from './counts.ts'
import { type Appearance, type Icon, iconOf } from './row.ts'
import { PRIORITY_ICONS, priorityWord, urgentIcon } from './urgency.ts'

const dueLabels = ({ t }: Onlooker): Readonly<Record<GroupNode['id'], string>> => ({
  overdue: t('Overdue'),
  today: t('Today'),
  week: t('This Week'),
  later: t('Later'),
  none: t('No Due Date'),
})

export const appearanceOfGroup = ({ id, tasks }: GroupNode, onlooker: Onlooker): Appearance => {
  const label = dueLabels(onlooker)[id]
  const { length } = tasks
  return { label, description: String(length), spoken: `${label}, ${tasksOf(length, onlooker)}` }
}

/** What the tasks of a section have in common. */
const headOf = (node: SectionNode, onlooker: Onlooker): { label: string; icon?: Icon } => {
  const { t } = onlooker
  const { by, id, sample } = node
  switch (by) {
    case 'status':
      return { label: sample.status.status, icon: iconOf(sample.status) }
    case 'due': {
      const known = Object.entries(dueLabels(onlooker)).find(([one]) => one === id)
      return { label: known?.[1] ?? t('Finished'), icon: { id: 'calendar' } }
    }
    case 'assignee': {
      const names = sample.assignees.map(nameOf).join(', ')
      return { label: names || t('Nobody'), icon: { id: 'person' } }
    }
    case 'priority':
      return {
        label: sample.priority ? priorityWord(sample.priority, onlooker) : t('No Priority'),
        icon: urgentIcon({ ...sample, status: { ...sample.status, type: 'open' } }) ?? {
          id: PRIORITY_ICONS[sample.priority ?? 'normal'],
        },
      }
    case 'none':
      return { label: '' }
  }
}

export const appearanceOfSection = (node: SectionNode, onlooker: Onlooker): Appearance => {
  const { label, icon } = headOf(node, onlooker)
  const { short, words } = countOfTally(node.tally, onlooker)
  return { label, description: short, spoken: `${label}, ${words}`, ...(icon && { icon }) }
}

// What could not be read beside what is shown, in words.
import type { LeftOut } from '../../../../base/problems/left-out.ts'
import type { Onlooker } from '../onlooker.ts'
import type { Appearance } from './row.ts'

type Words = Readonly<Record<string, string>>

/** What is left out is called by these; anything else is called by its own name. */
const wordsOf = ({ t }: Onlooker): Words => ({
  space: t('space'),
  folder: t('folder'),
  list: t('list'),
  task: t('task'),
  subtask: t('subtask'),
  comment: t('comment'),
  'comment-part': t('part of a comment'),
  'custom-field': t('custom field'),
  'check-list': t('checklist'),
  'check-list-item': t('item of a checklist'),
  attachment: t('attachment'),
  assignee: t('assignee'),
  watcher: t('watcher'),
  group: t('user group'),
  'group-member': t('member of a user group'),
  person: t('person'),
  tag: t('tag'),
  dependency: t('dependency'),
  link: t('link'),
  'further-list': t('further list'),
  status: t('status'),
  workspace: t('workspace'),
})

/** `2 × task, 1 × tag` */
export const leftOutWords = (leftOut: LeftOut, onlooker: Onlooker): string => {
  const words = wordsOf(onlooker)
  return [...leftOut].map(([what, count]) => `${count} × ${words[what] ?? what}`).join(', ')
}

export const appearanceOfLeftOut = (leftOut: LeftOut, onlooker: Onlooker): Appearance => {
  const { t } = onlooker
  const label = t('Not all could be read')
  const description = leftOutWords(leftOut, onlooker)
  const why = t('ClickUp refused it, or answered in a way that cannot be read.')
  return { label, description, icon: { id: 'info' }, spoken: `${label}: ${description}. ${why}` }
}

// Task types and task templates of the demo.
import { span } from '../../state/dates.ts'
import type { Store } from '../../state/store.ts'
import { acme } from './team.ts'

const types = [
  { id: 1, name: 'Milestone', plural: 'Milestones', description: '' },
  { id: 1001, name: 'Bug', plural: 'Bugs', description: 'Something that does not work' },
  { id: 1002, name: 'Feature', plural: 'Features', description: '' },
  { id: 1003, name: 'Incident', plural: 'Incidents', description: 'Something that went down' },
]

export const addTemplates = (store: Store) => {
  store.taskTypes.push(...types)
  store.templates.set('t-8cm2k7b1', {
    id: 't-8cm2k7b1',
    workspaceId: acme,
    name: 'Release checklist',
    markdown: 'Everything that a release needs.',
    tags: ['quality'],
    timeEstimate: span('4h'),
    checklist: { name: 'Release', items: ['Changelog', 'Version', 'Announcement'] },
    subtasks: ['Smoke test', 'Watch the dashboards'],
  })
  store.templates.set('t-8cm2k7c4', {
    id: 't-8cm2k7c4',
    workspaceId: acme,
    name: 'Incident review',
    markdown: '## What happened\n\n## Why\n\n## What we change',
    tags: [],
    timeEstimate: null,
    checklist: null,
    subtasks: [],
  })
}

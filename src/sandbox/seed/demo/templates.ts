// Task types, custom fields of every type, and task templates of the demo.
import { span } from '../../state/dates.ts'
import type { Store } from '../../state/store.ts'
import { type FieldRow, listId } from '../place.ts'
import { acme } from './team.ts'

/** The task type of incidents. */
export const incident = 1003

/** See demo.ts. */
const currentSprintId = listId(6)

/** Of the list Infrastructure Backlog, besides the fields of its space. */
export const infrastructureFields: readonly FieldRow[] = [
  ['Summary line', 'short_text'],
  ['Runbook', 'url'],
  ['Contact', 'email'],
  ['On-call phone', 'phone'],
  ['Monthly cost', 'currency'],
  ['Confidence', 'emoji'],
  ['Rollout', 'manual_progress'],
  ['Parts done', 'automatic_progress'],
  ['Data center', 'location'],
  ['Related work', 'tasks'],
  ['Yearly cost', 'formula', [], { config: { formula: 'Monthly cost * 12' } }],
  ['Effort of parts', 'rollup'],
  ['Votes', 'votes'],
  ['Evidence', 'attachment'],
  ['Escalate', 'button'],
  ['Change risk', 'drop_down', ['Low', 'Medium', 'High'], { required: true }],
  ['Incident report', 'url', [], { itemTypes: [incident] }],
  [
    'Delivered in',
    'list_relationship',
    [],
    {
      config: {
        fields: [],
        subcategory_id: currentSprintId,
        subcategory_inverted_name: 'Infrastructure',
        linked_subcategory_access: true,
      },
    },
  ],
  ['Approval', 'signature'],
  ['BASELINE_due_date', 'multi_key'],
]

const types = [
  { id: 1, name: 'Milestone', plural: 'Milestones', description: '' },
  { id: 1001, name: 'Bug', plural: 'Bugs', description: 'Something that does not work' },
  { id: 1002, name: 'Feature', plural: 'Features', description: '' },
  { id: incident, name: 'Incident', plural: 'Incidents', description: 'Something that went down' },
]

export const addTemplates = (store: Store) => {
  store.taskTypes.push(...structuredClone(types))
  store.listTemplates.set('t-90140900001', {
    id: 't-90140900001',
    workspaceId: acme,
    name: 'Release train',
    tasks: ['Freeze', 'Release notes', 'Retrospective'],
  })
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

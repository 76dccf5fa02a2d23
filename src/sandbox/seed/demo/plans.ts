// The lists around the current sprint: roadmap, sprints and marketing.
import type { TaskRow } from '../rows.ts'

export const q3: readonly TaskRow[] = [
  {
    key: 'ENG-87',
    id: '868512p',
    name: 'Public API: export endpoint',
    status: 'in development',
    for: '11d',
    before: [['planned', '20d']],
    who: ['alex', 'priya'],
    priority: 'high',
    points: 8,
    due: '+9d',
    start: '-14d',
    estimate: '20h',
    spent: '6h',
    tags: ['api'],
    fields: {
      Team: 'Backend',
      Effort: 8,
      'Release Notes': 'Export any list as CSV or JSON through the API.',
      'Target date': '+9d',
      'Customer visible': true,
    },
    text: '## Scope\n- CSV and JSON\n- up to **100,000** rows\n\nOut of scope: scheduled exports.',
    comments: [
      {
        by: 'lena',
        ago: '4d',
        text: 'The docs page needs a picture of the new dialog.',
        replies: [{ by: 'alex', ago: '3d 22h', text: 'Will do after the freeze.' }],
      },
    ],
  },
  {
    key: 'ENG-88',
    name: 'Single sign-on for teams',
    status: 'shipped',
    for: '25d',
    before: [
      ['in development', '40d'],
      ['planned', '10d'],
    ],
    who: ['jonas'],
    priority: 'high',
    points: 13,
    fields: { Team: 'Backend', 'Release Notes': 'Sign in with your identity provider.' },
  },
  {
    key: 'ENG-89',
    name: 'New onboarding',
    status: 'in development',
    for: '18d',
    before: [['planned', '12d']],
    who: ['maria', 'lena'],
    groups: ['Design'],
    priority: 'normal',
    points: 8,
    due: '+20d',
    fields: { Team: 'Frontend' },
  },
  {
    key: 'ENG-90',
    name: 'Usage-based billing',
    status: 'planned',
    for: '33d',
    who: ['tom'],
    priority: 'normal',
    due: '+30d',
  },
  {
    key: 'ENG-91',
    name: 'Offline mode',
    status: 'dropped',
    for: '28d',
    before: [['planned', '30d']],
    priority: 'low',
  },
]

export const q4: readonly TaskRow[] = [
  {
    key: 'ENG-92',
    name: 'Webhooks v2',
    status: 'planned',
    for: '12d',
    who: ['jonas'],
    priority: 'high',
    points: 13,
    due: '+60d',
    fields: { Team: 'Backend' },
  },
  {
    key: 'ENG-93',
    name: 'Dark mode',
    status: 'planned',
    for: '30d',
    who: ['lena'],
    priority: 'low',
    due: '+75d',
    tags: ['ux'],
  },
  {
    key: 'ENG-94',
    name: 'Data residency in the EU',
    status: 'planned',
    for: '8d',
    groups: ['Backend'],
    priority: 'urgent',
    due: '+80d',
    fields: { Team: 'Platform' },
  },
  {
    key: 'ENG-95',
    name: 'Launch of version 5',
    status: 'planned',
    for: '3d',
    type: 1,
    due: '+90d',
  },
]

export const lastSprint: readonly TaskRow[] = [
  {
    key: 'ENG-96',
    name: 'Import from CSV',
    status: 'done',
    for: '9d',
    before: [
      ['in progress', '5d'],
      ['to do', '3d'],
    ],
    who: ['sam.chen'],
    points: 5,
  },
  {
    key: 'ENG-97',
    name: 'Faster cold start of workers',
    status: 'closed',
    for: '8d',
    before: [
      ['done', '2d'],
      ['in progress', '4d'],
    ],
    who: ['jonas'],
    points: 3,
  },
  {
    key: 'ENG-98',
    name: 'Onboarding mails in German',
    status: 'done',
    for: '12d',
    before: [['in progress', '3d']],
    who: ['tom'],
    points: 2,
  },
]

export const thisSprint: readonly TaskRow[] = [
  {
    key: 'ENG-99',
    name: 'Search by custom field',
    status: 'in progress',
    for: '4d 18h',
    before: [['to do', '3d']],
    who: ['priya'],
    points: 5,
    priority: 'normal',
  },
  {
    key: 'ENG-100',
    name: 'Export dialog',
    status: 'in review',
    for: '1d',
    before: [['in progress', '3d']],
    who: ['maria'],
    points: 3,
  },
  {
    key: 'ENG-101',
    name: 'Load test of the export',
    status: 'to do',
    for: '7d',
    who: ['sam.okafor'],
    points: 2,
  },
]

export const nextSprint: readonly TaskRow[] = [
  {
    key: 'ENG-102',
    name: 'Bulk edit of custom fields',
    status: 'to do',
    for: '2d',
    who: ['maria'],
    points: 5,
  },
  { key: 'ENG-103', name: 'Shared filters', status: 'to do', for: '2d', points: 3 },
]

export const launch: readonly TaskRow[] = [
  {
    name: 'Launch blog post',
    status: 'drafting',
    for: '6d',
    before: [['ideas', '4d']],
    who: ['tom'],
    priority: 'high',
    due: '+7d',
    fields: { Channel: 'Blog', Budget: 0 },
    tags: ['launch'],
  },
  {
    name: 'Customer story: Northwind',
    status: 'awaiting approval',
    for: '5d',
    before: [['drafting', '8d']],
    who: ['tom'],
    watchers: ['nora'],
    due: '+2d',
    fields: { Channel: 'Blog', Budget: 1200.5 },
    comments: [{ by: 'nora', ago: '1d', text: 'Our legal team is still reading.' }],
  },
  {
    name: 'Webinar: exports in practice',
    status: 'ideas',
    for: '12d',
    fields: { Channel: 'Event', Budget: 4000 },
  },
  {
    name: 'Teaser video',
    status: 'published',
    for: '3d',
    before: [['drafting', '9d']],
    who: ['lena'],
    fields: { Channel: 'Social' },
  },
]

export const contentIdeas: readonly TaskRow[] = [
  {
    id: 'hqzvme',
    name: 'How we cut our export time in half',
    status: 'ideas',
    for: '20d',
    who: ['tom'],
  },
  { name: 'Ask the backend team anything', status: 'ideas', for: '8d' },
]

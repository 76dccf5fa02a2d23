// Every kind of change of a task, in every shape of its data.
import { planCreateTasks } from '../../../src/changes/tasks/create.ts'
import { planDeleteTasks } from '../../../src/changes/tasks/delete.ts'
import { planMergeTasks } from '../../../src/changes/tasks/merge.ts'
import type { SaidTask } from '../../../src/changes/tasks/said.ts'
import { planUpdateTasks } from '../../../src/changes/tasks/update.ts'
import type { LocalPicture } from '../../../src/changes/texts/written.ts'
import { uploadOf } from '../../../src/changes/uploads/upload.ts'
import type { Example } from './example.ts'

const LIST = 'Infrastructure Backlog'

const set = (kind: string, what: string, said: SaidTask, key = 'ENG-118'): Example => ({
  kind,
  what,
  of: (at) => planUpdateTasks(at, [key], said),
})

/** As a text names it once its file was read; of its bytes one is enough. */
const CURVE: LocalPicture = {
  said: './curve.png',
  address: './curve.png',
  upload: uploadOf({
    from: './curve.png',
    file: { name: 'curve.png', type: 'image/png', bytes: new Uint8Array([49]) },
  }),
}

const field = (what: string, name: string, value: unknown, kind = 'task.field'): Example =>
  set(kind, what, { fields: { [name]: value } }, 'ENG-140')

export const TASK_EXAMPLES: readonly Example[] = [
  {
    kind: 'task.create',
    what: 'with all that is wanted of it',
    of: (at) =>
      planCreateTasks(at, LIST, [
        { name: 'Storm', priority: 'low', tags: ['infra'], fields: { Effort: 3 } },
      ]),
  },
  {
    kind: 'task.create',
    what: 'below another one',
    of: (at) => planCreateTasks(at, LIST, [{ name: 'Storm', subtasks: [{ name: 'Rain' }] }]),
  },
  {
    kind: 'task.create',
    what: 'from a template',
    of: (at) => planCreateTasks(at, LIST, [{ name: 'Storm', template: 'Release checklist' }]),
  },
  set('task.name', 'another one', { name: 'Another name' }),
  set('task.description', 'Markdown', { description: '# Title\n\n- a [link](https://x.example)' }),
  set('task.description', 'cleared', { description: '' }),
  set('task.description.edit', 'more behind it', { description: { append: '- a new **end**' } }),
  set('task.description.edit', 'more before it', { description: { prepend: 'First of all.' } }),
  set('task.description.edit', 'other words for a part', {
    description: { replace: 'in Postgres today', with: 'in **Postgres**' },
  }),
  {
    kind: 'task.description.edit',
    what: 'a picture of the computer',
    of: (at) =>
      planUpdateTasks(at, ['ENG-118'], { description: { append: ['![curve](', CURVE, ')'] } }),
  },
  {
    kind: 'task.description.edit',
    what: 'a picture of the computer in a new task',
    of: (at) =>
      planCreateTasks(at, LIST, [{ name: 'Storm', description: ['![curve](', CURVE, ') of it'] }]),
  },
  set('task.status', 'another one', { status: 'in review' }),
  set('task.status', 'closed', { status: 'closed' }),
  set('task.priority', 'another one', { priority: 'low' }),
  set('task.priority', 'none', { priority: 'none' }),
  set('task.due', 'a day', { due: '2027-03-05' }),
  set('task.due', 'with a time', { due: '2027-03-05T17:30' }),
  set('task.due', 'none', { due: 'none' }, 'ENG-123'),
  set('task.start', 'a day', { start: '2027-03-01' }),
  set('task.estimate', 'hours', { estimate: '3h 30m' }),
  set('task.estimate', 'none', { estimate: '' }),
  set('task.points', 'a number', { points: 13 }),
  set('task.points', 'none', { points: null }),
  set('task.parent', 'another one', { parent: 'ENG-140' }, 'ENG-141'),
  set('task.type', 'milestone', { type: 'milestone' }),
  set('task.checklist.new', 'a list', { checklists: { Release: [] } }),
  set('task.checklist.new', 'items', { checklists: { Release: { Notes: true, Tag: false } } }),
  set('task.checklist', 'a tick', { checklists: { 'Before merging': { Fix: true } } }, 'ENG-123'),
  set(
    'task.checklist',
    'an item removed',
    { checklists: { 'Before merging': { Fix: null } } },
    'ENG-123',
  ),
  field('a number', 'Effort', 21),
  field('an option', 'Team', 'Frontend'),
  field('cleared', 'Effort', null),
  field('labels', 'Platforms', ['Web', 'API']),
  field('a day', 'Target date', '2027-01-31'),
  field('a moment', 'Target date', '2027-01-31T09:15'),
  field('a tick', 'Customer visible', true),
  field('a text', 'Runbook', 'https://wiki.acme.example/x'),
  field('stars', 'Confidence', 1),
  field('progress', 'Rollout', 35),
  field('money', 'Monthly cost', 12.5),
  field('a place', 'Data center', { lat: 50.1, lng: 8.7, address: 'Frankfurt' }),
  field('a click', 'Escalate', true),
  field('people', 'Reviewer', { add: ['Priya'] }, 'task.field.members'),
  field('exactly these people', 'Reviewer', ['Tom'], 'task.field.members'),
  field('tasks', 'Related work', { add: ['ENG-119'] }, 'task.field.members'),
  field('tasks of a list', 'Delivered in', ['ENG-118'], 'task.field.members'),
  field('files taken away', 'Evidence', null),
  set('task.assignees', 'one more', { assignees: { add: ['Lena'] } }),
  set('task.assignees', 'exactly these', { assignees: ['Tom', 'Lena'] }),
  set('task.tag', 'one more', { tags: { add: ['quality'] } }),
  set('task.tag', 'one that is new in the space', { tags: { add: ['never before'] } }),
  set('task.tag', 'one more and one less', { tags: { add: ['bug'], remove: ['infra'] } }),
  set('task.list', 'one more', { lists: { add: ['Bug Tracker'] } }),
  set('task.watchers', 'one more', { watchers: { add: ['Priya'] } }),
  set('task.waits_on', 'one more', { waits_on: { add: ['ENG-122'] } }),
  set('task.blocks', 'one more', { blocks: { add: ['ENG-122'] } }),
  set('task.links', 'one more', { links: { add: ['ENG-119'] } }),
  set('task.home', 'another list', { move_to: 'Infrastructure Backlog' }),
  set('task.home', 'a list that lacks its status', { move_to: 'Bug Tracker' }, 'ENG-140'),
  set('task.archived', 'put away', { archived: true }),
  set('task.estimates', 'of one person', { estimates: { Priya: '2h' } }),
  {
    kind: 'task.delete',
    what: 'with what goes with it',
    of: (at) => planDeleteTasks(at, ['ENG-118']),
  },
  {
    kind: 'task.merge',
    what: 'two into one',
    of: (at) => planMergeTasks(at, 'ENG-118', ['ENG-119', 'ENG-122']),
  },
]

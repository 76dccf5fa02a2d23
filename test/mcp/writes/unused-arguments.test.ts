// What an action, a mode or a target does not use is refused, never dropped.
import { describe, expect, it } from 'vitest'
import { codesOf } from '../../support/pair.ts'
import { must, taskOf } from '../weather/cases/world.ts'
import { type Arguments, createWorld, textOf, type World } from './world.ts'

const LIST = 'Infrastructure Backlog'
const PAGE = { doc: 'Sprint rituals', page: 'Rituals', content: 'Rain at nine.' }

const messageOf = ({ store }: World, channel: string) => {
  const { id } = must(
    [...store.channels.values()].find(({ name }) => name === channel),
    `channel ${channel}`,
  )
  return must(
    [...store.messages.values()].find(({ channelId }) => channelId === id),
    `message in ${channel}`,
  ).id
}

const entryOf = ({ store }: World): string =>
  must([...store.timeEntries.values()][0], 'time entry').id

/** Tool, arguments, and the word that would be dropped. */
const UNUSED: readonly (readonly [string, string, (world: World) => Arguments, string])[] = [
  ['start', 'track_time', () => ({ action: 'start', task: 'ENG-118', end: '10:00' }), 'end'],
  ['start', 'track_time', () => ({ action: 'start', task: 'ENG-118', duration: '1h' }), 'duration'],
  ['start', 'track_time', () => ({ action: 'start', task: 'ENG-118', start: '9:00' }), 'start'],
  ['start', 'track_time', (world) => ({ action: 'start', entry: entryOf(world) }), 'entry'],
  ['stop', 'track_time', () => ({ action: 'stop', end: '10:00' }), 'end'],
  ['stop', 'track_time', () => ({ action: 'stop', start: '10:00' }), 'start'],
  ['stop', 'track_time', () => ({ action: 'stop', duration: '1h' }), 'duration'],
  ['stop', 'track_time', (world) => ({ action: 'stop', entry: entryOf(world) }), 'entry'],
  ['stop', 'track_time', () => ({ action: 'stop', task: 'ENG-118' }), 'task'],
  ['stop', 'track_time', () => ({ action: 'stop', billable: true }), 'billable'],
  [
    'log',
    'track_time',
    (world) => ({ action: 'log', task: 'ENG-118', duration: '1h', entry: entryOf(world) }),
    'entry',
  ],
  ['append', 'edit_doc', () => ({ ...PAGE, mode: 'append', name: 'Storm' }), 'name'],
  ['append', 'edit_doc', () => ({ ...PAGE, mode: 'append', version: 'abc' }), 'version'],
  ['prepend', 'edit_doc', () => ({ ...PAGE, mode: 'prepend', name: 'Storm' }), 'name'],
  ['prepend', 'edit_doc', () => ({ ...PAGE, mode: 'prepend', version: 'abc' }), 'version'],
  [
    'new_page',
    'edit_doc',
    () => ({ ...PAGE, mode: 'new_page', name: 'Storm', version: 'abc' }),
    'version',
  ],
  [
    'a reply',
    'add_comment',
    () => ({ reply_to: '901404000001', task: 'ENG-118', text: 'Rain.' }),
    'task',
  ],
  ['a list', 'add_comment', () => ({ list: LIST, task: 'ENG-118', text: 'Rain.' }), 'task'],
  [
    'a reply in another channel',
    'send_message',
    (world) => ({ channel: 'Releases', reply_to: messageOf(world, 'General'), text: 'Rain.' }),
    'channel',
  ],
  [
    'a subtask that has a parent already',
    'create_tasks',
    () => ({
      list: LIST,
      tasks: [{ name: 'Weather', subtasks: [{ name: 'Rain', parent: 'ENG-140' }] }],
    }),
    'parent',
  ],
  [
    'a folder',
    'call_operation',
    ({ store }) => ({
      operation: 'UpdateFolder',
      path: { folder_id: [...store.folders.keys()][0] },
      body: { name: 'Seasons', colour: 'blue' },
    }),
    'colour',
  ],
  [
    'a folder and its query',
    'call_operation',
    ({ store }) => ({
      operation: 'UpdateFolder',
      path: { folder_id: [...store.folders.keys()][0] },
      query: { archived: 'true' },
      body: { name: 'Seasons' },
    }),
    'archived',
  ],
  [
    'a folder and its path',
    'call_operation',
    ({ store }) => ({
      operation: 'UpdateFolder',
      path: { folder_id: [...store.folders.keys()][0], list_id: '1' },
      body: { name: 'Seasons' },
    }),
    'list_id',
  ],
  [
    'an update of a task that cannot set tags so',
    'call_operation',
    () => ({ operation: 'UpdateTask', path: { task_id: 'ENG-118' }, body: { tags: ['quality'] } }),
    'tags',
  ],
  [
    'an update of a task that cannot set fields so',
    'call_operation',
    () => ({
      operation: 'UpdateTask',
      path: { task_id: 'ENG-118' },
      body: { name: 'Rain', custom_fields: [] },
    }),
    'custom_fields',
  ],
]

describe('an argument that would be dropped', () => {
  it.each(UNUSED.map(([on, ...rest]) => [rest[0], rest[2], on, rest[1]] as const))(
    'is refused: %s with %s of %s',
    async (tool, word, _, args) => {
      const world = createWorld()
      const given = args(world)
      const answer = await world.call(tool, given)
      expect({ ok: answer.ok, codes: codesOf(answer), writes: world.writes() }).toEqual({
        ok: false,
        codes: ['INVALID_INPUT'],
        writes: [],
      })
      expect(textOf(answer)).toContain(word)
    },
  )

  it('is refused of a replacement too: the name is that of a new page', async () => {
    const world = createWorld()
    const { result } = await world.call('get_doc', { doc: PAGE.doc, page: PAGE.page })
    const answer = await world.call('edit_doc', {
      ...PAGE,
      mode: 'replace',
      version: result.version,
      name: 'Storm',
    })
    expect({ codes: codesOf(answer), writes: world.writes() }).toEqual({
      codes: ['INVALID_INPUT'],
      writes: [],
    })
    expect(textOf(answer)).toContain('name')
  })
})

/** What a new task from a template may be given besides, and how it then stands. */
const OVER: readonly (readonly [string, unknown, (world: World) => unknown, unknown])[] = [
  ['priority', 'urgent', (world) => made(world).priority, 1],
  ['description', 'Rain.', (world) => made(world).markdown, 'Rain.'],
  ['tags', ['bug'], (world) => made(world).tags.includes('bug'), true],
  ['points', 5, (world) => made(world).points, 5],
  ['estimate', '2h', (world) => made(world).timeEstimate, 7_200_000],
  ['type', 'milestone', (world) => made(world).customItemId, 1],
  ['status', 'in review', (world) => made(world).visits.at(-1)?.status, 'in review'],
  ['due', '2026-12-24', (world) => made(world).dueDate !== null, true],
  ['start', '2026-12-01', (world) => made(world).startDate !== null, true],
  ['assignees', ['Priya Nair'], (world) => made(world).assigneeIds.length, 1],
  ['parent', 'ENG-140', (world) => made(world).parentId, taskOf(createWorld().store, 'ENG-140').id],
  ['waits_on', ['ENG-122'], (world) => made(world).dependencies.length, 1],
  ['links', ['ENG-122'], (world) => made(world).links.length, 1],
  [
    'checklists',
    { Storm: ['Vane'] },
    (world) => made(world).checklists.some(({ name }) => name === 'Storm'),
    true,
  ],
  [
    'subtasks',
    [{ name: 'Cloud' }],
    ({ store }) =>
      [...store.tasks.values()].some(({ name, parentId }) => name === 'Cloud' && parentId),
    true,
  ],
]

const made = ({ store }: World) =>
  must(
    [...store.tasks.values()].find(({ name }) => name === 'Rain'),
    'such task',
  )

describe('a new task from a template', () => {
  it.each(OVER)('has besides what it was given: %s', async (field, value, now, wanted) => {
    const world = createWorld()
    const answer = await world.call('create_tasks', {
      list: LIST,
      tasks: [{ name: 'Rain', template: 'Release checklist', [field]: value }],
    })
    expect({ ok: answer.ok, codes: codesOf(answer) }).toEqual({ ok: true, codes: [] })
    expect(Boolean(now(world)) && now(world)).toEqual(wanted)
  })

  it('fills the check list that the template brings, in place of making one', async () => {
    const world = createWorld()
    const answer = await world.call('create_tasks', {
      list: LIST,
      tasks: [
        {
          name: 'Rain',
          template: 'Release checklist',
          checklists: { Release: { Version: true, Notes: true } },
        },
        { name: 'Hail' },
      ],
    })
    expect({ ok: answer.ok, codes: codesOf(answer) }).toEqual({ ok: true, codes: [] })
    expect(made(world).checklists.map(({ name }) => name)).toEqual(['Release'])
    const ticked = made(world).checklists.flatMap(({ items }) =>
      items.filter(({ resolved }) => resolved).map(({ name }) => name),
    )
    expect(ticked.toSorted()).toEqual(['Notes', 'Version'])
  })
})

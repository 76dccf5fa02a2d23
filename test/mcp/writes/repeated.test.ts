// What may be repeated and is: its first answer was lost, so the second is no verdict. Its effect is looked at.
import { describe, expect, it } from 'vitest'
import { versionOf } from '../../../src/clickup/objects/doc.ts'
import type { Store } from '../../../src/sandbox/state/store.ts'
import { codesOf } from '../../support/pair.ts'
import { ALEX, fieldNamed, listNamed, must, taskOf, textOf } from '../weather/cases/world.ts'
import { type Arguments, createWorld } from './world.ts'

interface Row {
  readonly name: string
  readonly tool: string
  readonly write: string
  readonly scene: (store: Store) => readonly [args: Arguments, times: () => number]
  readonly first?: readonly [tool: string, args: Arguments]
}

const once = (holds: boolean): number => (holds ? 1 : 0)

const update = (
  name: string,
  write: string,
  set: Arguments,
  holds: (store: Store) => boolean,
): Row => ({
  name: `update_tasks, ${name}`,
  tool: 'update_tasks',
  write,
  scene: (store) => [{ tasks: 'ENG-140', set }, () => once(holds(store))],
})

const task = (store: Store) => taskOf(store, 'ENG-140')

const commentOf = (store: Store) =>
  must(store.commentsOn({ kind: 'task', id: taskOf(store, 'ENG-123').id })[0], 'such comment')

const entryOf = (store: Store) =>
  must(
    [...store.timeEntries.values()].find(({ userId, end }) => userId === ALEX && end !== null),
    'such entry',
  )

const pageOf = (store: Store) =>
  must(
    [...store.pages.values()].find(({ name }) => name === 'Rituals'),
    'such page',
  )

const TEXT = 'Rain at nine.'
const read = ['get_comments', { task: 'ENG-123' }] as const

const ROWS: readonly Row[] = [
  update(
    'a property',
    'PUT /v2/task/*',
    { priority: 'low' },
    (store) => task(store).priority === 4,
  ),
  update(
    'its parent',
    'PUT /v2/task/*',
    { parent: 'ENG-143' },
    (store) => task(store).parentId === taskOf(store, 'ENG-143').id,
  ),
  update(
    'its home list',
    'PUT /v3/workspaces/*/tasks/*/home_list/*',
    { move_to: 'Bug Tracker' },
    (store) => task(store).listId === listNamed(store, 'Bug Tracker').id,
  ),
  update('a further list', 'POST /v2/list/*/task/*', { lists: { add: ['Bug Tracker'] } }, (store) =>
    task(store).extraListIds.includes(listNamed(store, 'Bug Tracker').id),
  ),
  update('a tag', 'POST /v2/task/*/tag/*', { tags: { add: ['quality'] } }, (store) =>
    task(store).tags.includes('quality'),
  ),
  update(
    'a custom field',
    'POST /v2/task/*/field/*',
    { fields: { Effort: 3 } },
    (store) => task(store).fields.get(fieldNamed(store, 'Effort').id) === 3,
  ),
  update(
    'estimates',
    'PATCH /v3/workspaces/*/tasks/*/time_estimates_by_user',
    { estimates: { 'Priya Nair': '2h' } },
    (store) => [...task(store).estimates.values()].includes(7_200_000),
  ),
  update(
    'a tick',
    'PUT /v2/checklist/*/checklist_item/*',
    { checklists: { 'Before the window': { 'Freeze announced': true } } },
    (store) =>
      task(store).checklists.some(({ items }) =>
        items.some(({ name, resolved }) => name === 'Freeze announced' && resolved),
      ),
  ),
  {
    name: 'update_list',
    tool: 'update_list',
    write: 'PUT /v2/list/*',
    scene: (store) => {
      const list = listNamed(store, 'Bug Tracker')
      return [
        { list: list.name, set: { name: 'Bugs', priority: 'high' } },
        () => once(list.name === 'Bugs' && list.priority === 2),
      ]
    },
  },
  {
    name: 'update_comment, its text',
    tool: 'update_comment',
    write: 'PUT /v2/comment/*',
    scene: (store) => {
      const comment = commentOf(store)
      return [
        { comment: comment.id, text: TEXT },
        () => once(textOf(comment.blocks).trim() === TEXT),
      ]
    },
    first: read,
  },
  {
    name: 'update_comment, resolved',
    tool: 'update_comment',
    write: 'PUT /v2/comment/*',
    scene: (store) => {
      const comment = commentOf(store)
      comment.resolved = false
      return [{ comment: comment.id, resolved: true }, () => once(comment.resolved)]
    },
    first: read,
  },
  {
    name: 'track_time, correct',
    tool: 'track_time',
    write: 'PUT /v2/team/*/time_entries/*',
    scene: (store) => {
      const entry = entryOf(store)
      return [
        { action: 'correct', entry: entry.id, note: TEXT },
        () => once(entry.description === TEXT),
      ]
    },
  },
  {
    name: 'track_time, stop',
    tool: 'track_time',
    write: 'POST /v2/team/*/time_entries/stop',
    scene: (store) => {
      const entry = entryOf(store)
      entry.end = null
      return [{ action: 'stop' }, () => once(entry.end !== null)]
    },
  },
  {
    name: 'edit_doc, append',
    tool: 'edit_doc',
    write: 'PUT /v3/workspaces/*/docs/*/pages/*',
    scene: (store) => {
      const page = pageOf(store)
      return [
        { doc: 'Sprint rituals', page: page.name, mode: 'append', content: TEXT },
        () => page.content.split(TEXT).length - 1,
      ]
    },
  },
  {
    name: 'edit_doc, replace',
    tool: 'edit_doc',
    write: 'PUT /v3/workspaces/*/docs/*/pages/*',
    scene: (store) => {
      const page = pageOf(store)
      const version = versionOf({ content: page.content, id: page.id, name: page.name, pages: [] })
      return [
        { doc: 'Sprint rituals', page: page.name, mode: 'replace', content: TEXT, version },
        () => page.content.split(TEXT).length - 1,
      ]
    },
  },
  {
    name: 'call_operation UpdateFolder',
    tool: 'call_operation',
    write: 'PUT /v2/folder/*',
    scene: (store) => {
      const folder = must([...store.folders.values()][0], 'folder')
      return [
        { operation: 'UpdateFolder', path: { folder_id: folder.id }, body: { name: 'Storm' } },
        () => once(folder.name === 'Storm'),
      ]
    },
  },
]

const TITLED = ROWS.map((row) => [row.name, row] as const)

const call = async ({ tool, write, scene, first }: Row, weather: string) => {
  const world = createWorld()
  if (first) await world.call(...first)
  const [args, times] = scene(world.store)
  world.inject(
    weather
      .split(';')
      .map((fault) => `${write}=${fault.trim()}`)
      .join(';'),
  )
  const answer = await world.call(tool, args)
  return { answer, times: times() }
}

describe.each([
  // The second try is refused, because the first one has changed what it meets.
  'drop-after; 404 x*',
  'drop-after; 403 x*',
  '500-after; 404 x*',
  '500-after; 400 x*',
  'html502-after; lost x*',
  'cut-after; 403 x*',
  '500-after x2',
  'drop-after x2',
])('a write whose answers are %s', (weather) => {
  it.each(TITLED)('is done once, and told as done: %s', async (_, row) => {
    const { answer, times } = await call(row, weather)
    expect(times).toBe(1)
    expect({ ok: answer.ok, codes: codesOf(answer) }).toEqual(
      answer.ok
        ? { ok: true, codes: expect.anything() }
        : { ok: false, codes: expect.arrayContaining(['UNKNOWN_OUTCOME']) },
    )
  })
})

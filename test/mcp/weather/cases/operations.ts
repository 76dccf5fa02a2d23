import type { Store } from '../../../../src/sandbox/state/store.ts'
import { addGoal } from '../../../support/catalogue.ts'
import type { Arguments, Case, Part } from '../case.ts'
import { ALEX, creation, fresh, listNamed, must, whole } from './world.ts'

const operation = (
  name: string,
  write: string,
  scene: (store: Store) => { readonly args: Arguments; readonly parts: readonly Part[] },
): Case => ({
  tool: 'call_operation',
  name,
  write,
  scene: (store) => {
    const { args, parts } = scene(store)
    return { args: { operation: name.split(',')[0], ...args }, parts }
  },
})

const GOAL = {
  name: 'More sun',
  due_date: 1_800_000_000_000,
  description: 'All year.',
  color: '#32a852',
}

const made = <T extends { readonly id: string }>(
  all: ReadonlyMap<string, T>,
  fits: (one: T) => boolean,
): Part => {
  const found = fresh(all, fits)
  return { ...creation('the object', () => found().map(({ id }) => [id])), in: () => true }
}

const folder = (store: Store) => ({
  args: { path: { space_id: 'Engineering' }, body: { name: 'Almanac' } },
  parts: [made(store.folders, ({ name }) => name === 'Almanac')],
})

export const OPERATIONS: readonly Case[] = [
  operation('CreateGoal', 'POST /v2/team/*/goal', (store) => ({
    args: { body: { ...GOAL, multiple_owners: false, owners: [ALEX] } },
    parts: [made(store.goals, ({ name }) => name === GOAL.name)],
  })),
  operation('UpdateGoal', 'PUT /v2/goal/*', (store) => {
    const goal = addGoal(store)
    return {
      args: { path: { goal_id: goal.id }, body: { ...GOAL, rem_owners: [], add_owners: [ALEX] } },
      parts: [whole('the change', () => goal.name === GOAL.name)],
    }
  }),
  operation('DeleteGoal', 'DELETE /v2/goal/*', (store) => {
    const { id } = addGoal(store)
    return {
      args: { path: { goal_id: id } },
      parts: [whole('the deletion', () => !store.goals.has(id))],
    }
  }),
  operation('CreateFolder', 'POST /v2/space/*/folder', folder),
  operation('CreateFolder, older twin', 'POST /v2/space/*/folder', (store) => {
    const [other] = store.folders.values()
    if (!other) throw new Error('The demo has no folder.')
    store.addFolder({ ...other, id: '90140600999', name: 'Almanac' })
    return folder(store)
  }),
  operation('UpdateFolder', 'PUT /v2/folder/*', (store) => {
    const found = must(
      [...store.folders.values()].find(({ name }) => name === 'Sprints'),
      'such folder',
    )
    return {
      args: { path: { folder_id: found.id }, body: { name: 'Seasons' } },
      parts: [whole('the change', () => found.name === 'Seasons')],
    }
  }),
  operation('CreateSpaceTag', 'POST /v2/space/*/tag', (store) => {
    const space = must(
      [...store.spaces.values()].find(({ name }) => name === 'Engineering'),
      'such space',
    )
    return {
      args: {
        path: { space_id: space.id },
        body: { tag: { name: 'stormy', tag_fg: '#ffffff', tag_bg: '#000000' } },
      },
      parts: [whole('the tag', () => space.tags.has('stormy'))],
    }
  }),
  operation('DeleteView', 'DELETE /v2/view/*', (store) => {
    const id = store.newDocId()
    const parent = { id: listNamed(store, 'Bug Tracker').id, type: 6 } as const
    store.views.set(id, { id, name: 'Radar', type: 'board', parent, settings: {} })
    return {
      args: { path: { view_id: id } },
      parts: [whole('the deletion', () => !store.views.has(id))],
    }
  }),
  operation('editPagePublic', 'PUT /v3/workspaces/*/docs/*/pages/*', (store) => {
    const page = must(
      [...store.pages.values()].find(({ name }) => name === 'Rituals'),
      'such page',
    )
    return {
      args: {
        path: { doc_id: page.docId, page_id: page.id },
        body: { content: 'Rain at nine.', content_edit_mode: 'append', content_format: 'text/md' },
      },
      parts: [
        {
          ...whole('the text', () => true),
          held: () => page.content.split('Rain at nine.').length - 1,
        },
      ],
    }
  }),
  operation('CreateTask', 'POST /v2/list/*/task', (store) => ({
    args: { path: { list_id: 'Infrastructure Backlog' }, body: { name: 'Weather vane' } },
    parts: [made(store.tasks, ({ name }) => name === 'Weather vane')],
  })),
]

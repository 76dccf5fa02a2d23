// Random calls of operations of the catalogue.

import type { Store } from '../../../../src/sandbox/state/store.ts'
import { viewBody } from '../../../support/catalogue.ts'
import { ALEX, listNamed, must, taskOf } from '../cases/world.ts'
import type { Asked, Call } from './claims.ts'
import type { Dice } from './dice.ts'
import { alone, newOnes, once, wordOf } from './parts.ts'

export const drawOperation = (by: Dice, store: Store): Call => {
  const task = taskOf(store, 'ENG-118')
  const space = must(
    [...store.spaces.values()].find(({ name }) => name === 'Engineering'),
    'space',
  )
  const operation = (id: string, given: object, asked: readonly Asked[]): Call => ({
    tool: 'call_operation',
    args: { operation: id, ...given },
    asked,
  })
  return by.pick<() => Call>([
    () =>
      operation('UpdateTask', { path: { task_id: 'ENG-118' }, body: { priority: 4, points: 21 } }, [
        alone('priority', () => once(task.priority === 4), {
          field: 'priority',
          words: wordOf('priority'),
        }),
        alone('points', () => once(task.points === 21), {
          field: 'points',
          words: wordOf('points'),
        }),
      ]),
    () =>
      operation(
        'UpdateTask',
        { path: { task_id: 'ENG-118' }, body: { name: 'Calm', due_date: 1_800_000_000_000 } },
        [alone('both', () => once(task.name === 'Calm' && task.dueDate !== null))],
      ),
    () =>
      operation('AddTagToTask', { path: { task_id: 'ENG-118', tag_name: 'quality' } }, [
        alone('the tag', () => once(task.tags.includes('quality'))),
      ]),
    () =>
      operation(
        'AddDependency',
        { path: { task_id: 'ENG-118' }, body: { depends_on: taskOf(store, 'ENG-122').id } },
        [
          alone('the dependency', () =>
            once(
              task.dependencies.some(({ dependsOn }) => dependsOn === taskOf(store, 'ENG-122').id),
            ),
          ),
        ],
      ),
    () =>
      operation('CreateChecklist', { path: { task_id: 'ENG-118' }, body: { name: 'Rain' } }, [
        alone('the list', () => task.checklists.filter(({ name }) => name === 'Rain').length, {
          made: () => task.checklists.filter(({ name }) => name === 'Rain').map(({ id }) => [id]),
        }),
      ]),
    () =>
      operation(
        'CreateTask',
        { path: { list_id: 'Infrastructure Backlog' }, body: { name: 'Weather vane' } },
        [newOnes(store.tasks, ({ name }) => name === 'Weather vane', 'the task')],
      ),
    () =>
      operation('CreateFolder', { path: { space_id: space.id }, body: { name: 'Almanac' } }, [
        newOnes(store.folders, ({ name }) => name === 'Almanac', 'the folder'),
      ]),
    () =>
      operation(
        'CreateSpaceTag',
        {
          path: { space_id: space.id },
          body: { tag: { name: 'stormy', tag_fg: '#ffffff', tag_bg: '#000000' } },
        },
        [alone('the tag', () => once(space.tags.has('stormy')))],
      ),
    () =>
      operation(
        'EditSpaceTag',
        {
          path: { space_id: space.id, tag_name: 'infra' },
          body: { tag: { name: 'plumbing', fg_color: '#ffffff', bg_color: '#000000' } },
        },
        [alone('the tag', () => once(space.tags.has('plumbing') && !space.tags.has('infra')))],
      ),
    () =>
      operation('DeleteSpaceTag', { path: { space_id: space.id, tag_name: 'infra' } }, [
        alone('the tag', () => once(!space.tags.has('infra'))),
      ]),
    () =>
      operation(
        'CreateGoal',
        {
          body: {
            name: 'Less wind',
            due_date: 1_800_000_000_000,
            description: 'x',
            multiple_owners: true,
            owners: [ALEX],
            color: '#32a852',
          },
        },
        [newOnes(store.goals, ({ name }) => name === 'Less wind', 'the goal')],
      ),
    () =>
      operation(
        'CreateListView',
        {
          path: { list_id: listNamed(store, 'Bug Tracker').id },
          body: viewBody('Radar', 'board', 'status'),
        },
        [newOnes(store.views, ({ name }) => name === 'Radar', 'the view')],
      ),
    () =>
      operation(
        'UpdateFolder',
        {
          path: {
            folder_id: must(
              [...store.folders.values()].find(({ name }) => name === 'Sprints'),
              'folder',
            ).id,
          },
          body: { name: 'Races' },
        },
        [
          alone('the name', () =>
            once([...store.folders.values()].some(({ name }) => name === 'Races')),
          ),
        ],
      ),
  ])()
}

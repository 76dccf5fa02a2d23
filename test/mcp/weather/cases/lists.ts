// create_list, update_list, delete_list
import type { Case } from '../case.ts'
import { creation, fresh, listNamed, whole } from './world.ts'

export const LISTS: readonly Case[] = [
  {
    tool: 'create_list',
    name: '',
    write: 'POST /v2/space/*/list',
    scene: (store) => {
      const found = fresh(store.lists, ({ name }) => name === 'Forecasts')
      return {
        args: { in: 'Engineering', name: 'Forecasts', content: 'Rain or shine.' },
        parts: [creation('the list', () => found().map(({ id }) => [id]))],
      }
    },
  },
  {
    tool: 'update_list',
    name: '',
    write: 'PUT /v2/list/*',
    scene: (store) => {
      const list = listNamed(store, 'Bug Tracker')
      return {
        args: { list: 'Bug Tracker', set: { name: 'Bugs', priority: 'high' } },
        parts: [whole('the change', () => list.name === 'Bugs' && list.priority === 2)],
      }
    },
  },
  {
    tool: 'delete_list',
    name: '',
    write: 'DELETE /v2/list/*',
    scene: (store) => {
      const list = listNamed(store, 'Q3 Deliverables')
      return {
        args: { list: 'Q3 Deliverables' },
        parts: [whole('the deletion', () => list.deleted)],
      }
    },
  },
]

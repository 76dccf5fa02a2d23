// delete_tasks, merge_tasks: the client says yes
import type { Case } from '../case.ts'
import { taskOf, whole } from './world.ts'

const remove = (name: string, keys: readonly string[], nth: number): Case => ({
  tool: 'delete_tasks',
  name,
  write: 'DELETE /v2/task/*',
  nth,
  scene: (store) => ({
    args: { tasks: keys },
    parts: keys.map((key) => {
      const { id } = taskOf(store, key)
      return whole(`the end of ${key}`, () => !store.tasks.has(id), {
        in: (entry) => entry.id === key,
        subject: new RegExp(`${key}|${id}`),
        write: `DELETE /v2/task/${id}`,
      })
    }),
  }),
})

export const DELETIONS: readonly Case[] = [
  remove('one', ['ENG-121'], 1),
  remove('three, 2nd', ['ENG-121', 'ENG-124', 'ENG-127'], 2),
  {
    tool: 'merge_tasks',
    name: '',
    write: 'POST /v2/task/*/merge',
    scene: (store) => {
      const ids = ['ENG-121', 'ENG-124'].map((key) => taskOf(store, key).id)
      return {
        args: { into: 'ENG-118', tasks: ['ENG-121', 'ENG-124'] },
        parts: [whole('the merge', () => ids.every((id) => !store.tasks.has(id)))],
      }
    },
  },
]

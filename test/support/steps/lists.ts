// Every kind of change of a list, in every shape of its data.
import type { SaidList } from '../../../src/changes/lists/arguments.ts'
import { planCreateList } from '../../../src/changes/lists/create.ts'
import { planDeleteList } from '../../../src/changes/lists/delete.ts'
import { planUpdateList } from '../../../src/changes/lists/update.ts'
import type { Store } from '../../../src/sandbox/state/store.ts'
import type { Example } from './example.ts'

/** Whatever it is called by then. */
const ID = '901403000003'

const listIn = (store: Store) => {
  const list = store.lists.get(ID)
  if (!list) throw new Error(`There is no list ${ID}.`)
  return list
}

const set = (kind: string, what: string, said: SaidList): Example => ({
  kind,
  what,
  of: (at, store) => planUpdateList(at, listIn(store).id, said),
})

const filled = new WeakSet<Store>()

/** A list that has everything, to be taken from it. */
const cleared = (kind: string, said: SaidList): Example => ({
  kind,
  what: 'cleared',
  of: (at, store) => {
    if (!filled.has(store))
      Object.assign(listIn(store), {
        content: 'All of it.',
        dueDate: Date.parse('2027-03-05T17:30:00Z'),
        dueDateTime: true,
        priority: 2,
        assigneeId: 44010003,
        color: 'red',
      })
    filled.add(store)
    return planUpdateList(at, listIn(store).id, said)
  },
})

export const LIST_EXAMPLES: readonly Example[] = [
  {
    kind: 'list.create',
    what: 'in a space, with all that is wanted of it',
    of: (at) =>
      planCreateList(at, 'Engineering', {
        name: 'Forecasts',
        content: 'Rain or **shine**.',
        due: '2027-03-31',
        priority: 'high',
        assignee: 'priya',
        status: 'red',
      }),
  },
  {
    kind: 'list.create',
    what: 'in a folder',
    of: (at) => planCreateList(at, 'Engineering / Product Roadmap', { name: 'Forecasts' }),
  },
  set('list.name', 'another one', { name: 'Bugs' }),
  set('list.name', 'with more', { name: 'Bugs', content: 'All of *them*.', priority: 'low' }),
  set('list.content', 'Markdown', { content: '# Title\n\n- one' }),
  cleared('list.content', { content: '' }),
  set('list.due', 'a day', { due: '2027-03-05' }),
  set('list.due', 'with a time', { due: '2027-03-05T17:30' }),
  cleared('list.due', { due: 'none' }),
  set('list.priority', 'another one', { priority: 'urgent' }),
  cleared('list.priority', { priority: 'none' }),
  set('list.assignee', 'somebody', { assignee: 'lena' }),
  cleared('list.assignee', { assignee: 'none' }),
  set('list.status', 'a colour', { status: 'green' }),
  cleared('list.status', { status: '' }),
  {
    kind: 'list.delete',
    what: 'with its tasks',
    of: (at, store) => planDeleteList(at, listIn(store).id),
  },
]

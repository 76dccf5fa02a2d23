// create_tasks: one, a batch with all that hangs on it, one from a template.
import type { Task } from '../../../../src/sandbox/state/model.ts'
import type { Store } from '../../../../src/sandbox/state/store.ts'
import type { Case, Part } from '../case.ts'
import { ALEX, BEFORE_MS, creation, fieldNamed, fresh, listNamed } from './world.ts'

const LIST = 'Infrastructure Backlog'
const POST = 'POST /v2/list/*/task'

const namesOf = ({ id, customId }: Task): readonly string[] => (customId ? [customId, id] : [id])

const newTask = (store: Store, name: string): Part & { readonly tasks: () => readonly Task[] } => {
  const tasks = fresh(store.tasks, (task) => task.name === name)
  return {
    ...creation(name, () => tasks().map(namesOf)),
    in: (entry) => entry.name === name,
    subject: new RegExp(`"${name}"|${name}`),
    tasks,
  }
}

/** A value of a new task: told with the task, unless an issue says otherwise. */
const value = (
  task: ReturnType<typeof newTask>,
  field: string,
  holds: (task: Task) => boolean,
  more: Partial<Part> = {},
): Part => ({
  name: `${task.name} ${field}`,
  held: () => Math.min(1, task.tasks().filter(holds).length),
  in: (entry) => entry.name === task.name,
  isImplied: true,
  get subject() {
    return new RegExp([task.name, ...task.tasks().flatMap(namesOf)].join('|'))
  },
  words: new RegExp(field, 'i'),
  ...more,
})

/** The same task, as somebody made it just before. */
const addTwin = (store: Store, name: string): void => {
  const list = listNamed(store, LIST)
  const [other] = store.tasksOf(list.id)
  if (!other) throw new Error('The list is empty.')
  store.addTask({
    ...other,
    id: store.newTaskId(),
    customId: 'ENG-900',
    name,
    parentId: null,
    topLevelParentId: null,
    creatorId: ALEX,
    dateCreated: store.now() - BEFORE_MS,
    tags: [],
    checklists: [],
    dependencies: [],
    links: [],
    attachments: [],
    fields: new Map(),
  })
}

const one = (name: string, hasTwin: boolean): Case => ({
  tool: 'create_tasks',
  name,
  write: POST,
  scene: (store) => {
    if (hasTwin) addTwin(store, 'Weather station')
    const task = newTask(store, 'Weather station')
    return {
      args: { list: LIST, tasks: [{ name: 'Weather station', priority: 'high' }] },
      parts: [task, value(task, 'priority', ({ priority }) => priority === 2)],
    }
  },
})

const batch = (name: string, write: string, nth: number, quirks = true): Case => ({
  tool: 'create_tasks',
  name,
  write,
  nth,
  scene: (store) => {
    Object.assign(store.quirks, { createTags: quirks, createFields: quirks })
    const [alpha, beta, gamma] = ['Alpha', 'Beta', 'Gamma'].map((each) => newTask(store, each))
    if (!alpha || !beta || !gamma) throw new Error('Three are made.')
    const effort = fieldNamed(store, 'Effort').id
    const waits = (): boolean => {
      const [first] = alpha.tasks()
      return beta
        .tasks()
        .some(({ id, dependencies }) =>
          dependencies.some((each) => each.taskId === id && each.dependsOn === first?.id),
        )
    }
    const own = (path: string) => (quirks ? {} : { write: path })
    return {
      args: {
        list: LIST,
        tasks: [
          { name: 'Alpha', tags: ['infra'], fields: { Effort: 5 } },
          { name: 'Beta', waits_on: ['Alpha'], subtasks: [{ name: 'Gamma' }] },
        ],
      },
      parts: [
        { ...alpha, write: POST },
        { ...beta, write: POST },
        { ...gamma, write: POST },
        value(alpha, 'tags', ({ tags }) => tags.includes('infra'), own('/v2/task/*/tag/*')),
        value(alpha, 'Effort', ({ fields }) => fields.get(effort) === 5, own('/v2/task/*/field/*')),
        {
          ...value(beta, 'waits', waits, { write: 'POST /v2/task/*/dependency' }),
          in: ({ set }) => typeof set === 'object' && set !== null && 'waits_on' in set,
          isImplied: false,
        },
      ],
    }
  },
})

const template = (name: string, write: string): Case => ({
  tool: 'create_tasks',
  name,
  write,
  scene: (store) => {
    const task = newTask(store, 'Release 5.1')
    return {
      args: {
        list: LIST,
        tasks: [{ name: 'Release 5.1', template: 'Release checklist', priority: 'urgent' }],
      },
      parts: [
        { ...task, write: 'POST /v2/list/*/taskTemplate/*' },
        value(task, 'priority', ({ priority }) => priority === 1, { write: 'PUT /v2/task/*' }),
      ],
    }
  },
})

export const CREATE_TASKS: readonly Case[] = [
  one('one', false),
  one('one, older twin', true),
  batch('batch, 1st', POST, 1),
  batch('batch, 2nd', POST, 2),
  batch('batch, subtask', POST, 3),
  batch('batch, its tag', 'POST /v2/task/*/tag/*', 1, false),
  batch('batch, its field', 'POST /v2/task/*/field/*', 1, false),
  batch('batch, its relation', 'POST /v2/task/*/dependency', 1),
  template('from a template', 'POST /v2/list/*/taskTemplate/*'),
  template('over a template', 'PUT /v2/task/*'),
]

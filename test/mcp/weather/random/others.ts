// Random calls of every other tool that writes.

import { acme } from '../../../../src/sandbox/seed/demo/team.ts'
import type { TimeEntry } from '../../../../src/sandbox/state/side-model.ts'
import type { Store } from '../../../../src/sandbox/state/store.ts'
import { FILE } from '../cases/files.ts'
import { ALEX, fresh, listNamed, must, PRIYA, taskOf, textOf } from '../cases/world.ts'
import type { Asked, Call } from './claims.ts'
import type { Dice } from './dice.ts'

/** Stand in the open folder besides. */
export const MORE_FILES = ['hygrograph.csv', 'curve.png'] as const

const ANY = /(?:)/

const alone = (name: string, held: () => number, more: Partial<Asked> = {}): Asked => ({
  name,
  held,
  of: () => true,
  subject: () => ANY,
  ...more,
})

const once = (is: boolean): number => (is ? 1 : 0)

const newOnes = <T extends { readonly id: string }>(
  all: ReadonlyMap<string, T>,
  fits: (one: T) => boolean,
  name: string,
  more: Partial<Asked> = {},
): Asked => {
  const found = fresh(all, fits)
  return alone(name, () => found().length, { made: () => found().map(({ id }) => [id]), ...more })
}

const wordOf = (field: string): RegExp => new RegExp(`(?:, |: |but |set )${field}(?=[ :,)]|$)`)

// Lists

export const drawCreateList = (by: Dice, store: Store): Call => {
  const list = newOnes(store.lists, ({ name }) => name === 'Forecasts', 'the list', {
    subject: () => /Forecasts/,
  })
  const made = () => [...store.lists.values()].find(({ name }) => name === 'Forecasts')
  const all = [
    ['content', 'Rain or shine.', () => made()?.content.includes('shine')],
    ['due', '2027-03-31', () => typeof made()?.dueDate === 'number'],
    ['priority', 'high', () => made()?.priority === 2],
    ['assignee', 'priya', () => made()?.assigneeId === PRIYA],
    ['status', 'red', () => made()?.color === 'red'],
  ] as const
  const drawn = by.some(all, by.upTo(5))
  return {
    tool: 'create_list',
    args: {
      in: by.pick(['Engineering', 'Engineering / Product Roadmap']),
      name: 'Forecasts',
      ...Object.fromEntries(drawn.map(([arg, value]) => [arg, value])),
    },
    asked: [
      list,
      ...drawn.map(([arg, , holds]) =>
        alone(arg, () => once(holds() === true), {
          field: arg,
          isImplied: true,
          words: wordOf(arg),
        }),
      ),
    ],
  }
}

export const drawUpdateList = (by: Dice, store: Store): Call => {
  const list = listNamed(store, 'Bug Tracker')
  const all = [
    ['name', 'Bugs', () => list.name === 'Bugs'],
    ['content', 'All of *them*.', () => list.content.includes('them')],
    [
      'due',
      '2027-03-05T17:30',
      () => new Date(list.dueDate ?? 0).toISOString().startsWith('2027-03-05'),
    ],
    ['priority', 'urgent', () => list.priority === 1],
    ['assignee', 'priya', () => list.assigneeId === PRIYA],
    ['status', 'green', () => list.color === 'green'],
  ] as const
  const drawn = by.some(all, 1 + by.upTo(5))
  return {
    tool: 'update_list',
    args: {
      list: 'Bug Tracker',
      set: Object.fromEntries(drawn.map(([arg, value]) => [arg, value])),
    },
    asked: drawn.map(([arg, , holds]) =>
      alone(arg, () => once(holds()), { field: arg, words: wordOf(arg) }),
    ),
  }
}

export const drawDeleteList = (_: Dice, store: Store): Call => {
  const list = listNamed(store, 'Q3 Deliverables')
  return {
    tool: 'delete_list',
    args: { list: 'Q3 Deliverables' },
    asked: [alone('the deletion', () => once(list.deleted))],
  }
}

// Comments

const TEXT = 'the barometer falls'

export const drawComment = (by: Dice, store: Store): Call => {
  const task = taskOf(store, 'ENG-123')
  const thread = must(store.commentsOn({ kind: 'task', id: task.id })[0], 'thread')
  const where = by.pick([
    { task: 'ENG-123' },
    { list: 'Current Sprint' },
    { view: '8cm2k-114' },
    { reply_to: thread.id },
  ])
  if (by.chance(0.3))
    store.addComment({
      ...thread,
      id: store.newCommentId(),
      blocks: [{ text: `Priya: ${TEXT}` }],
      userId: ALEX,
      date: store.now() - 3000,
      parentId: 'reply_to' in where ? thread.id : null,
    })
  const text = by.pick([`@Priya ${TEXT}`, TEXT, `${TEXT}\n\n- rain\n- @Lena **wind**`])
  const assigned = by.chance(0.4) && !('reply_to' in where)
  const isNew = fresh(store.comments, ({ blocks }) => textOf(blocks).includes(TEXT))
  return {
    tool: 'add_comment',
    args: { ...where, text, ...(assigned ? { assign_to: 'Priya Nair' } : {}) },
    first: [['get_comments', { task: 'ENG-123' }]],
    asked: [
      alone('the comment', () => isNew().length, { made: () => isNew().map(({ id }) => [id]) }),
      ...(assigned
        ? [
            alone(
              'its assignee',
              () => once(isNew().some(({ assigneeId }) => assigneeId === PRIYA)),
              {
                field: 'assign_to',
                isImplied: true,
                words: /assign/,
              },
            ),
          ]
        : []),
    ],
  }
}

export const drawCommentEdit = (by: Dice, store: Store): Call => {
  const task = taskOf(store, 'ENG-123')
  const comment = must(store.commentsOn({ kind: 'task', id: task.id })[0], 'thread')
  const all = [
    ['text', TEXT, 'comment', () => textOf(comment.blocks).includes(TEXT)],
    ['resolved', true, 'resolved', () => comment.resolved],
    ['assign_to', 'Jonas Weber', 'assign_to', () => comment.assigneeId === 44010004],
  ] as const
  if (by.chance(0.2))
    return {
      tool: 'delete_comment',
      args: { comment: comment.id },
      first: [['get_comments', { task: 'ENG-123' }]],
      asked: [alone('the deletion', () => once(!store.comments.has(comment.id)))],
    }
  const drawn = by.some(all, 1 + by.upTo(3))
  return {
    tool: 'update_comment',
    args: { comment: comment.id, ...Object.fromEntries(drawn.map(([arg, value]) => [arg, value])) },
    first: by.chance(0.7) ? [['get_comments', { task: 'ENG-123' }]] : [],
    asked: drawn.map(([arg, , field, holds]) =>
      alone(arg, () => once(holds()), { field, words: wordOf(field) }),
    ),
  }
}

// Docs

const CONTENT = 'Close the windows first.'

export const drawDoc = (by: Dice, store: Store): Call => {
  if (by.chance(0.4)) {
    const docs = fresh(store.docs, ({ name }) => name === 'Storm')
    const pages = fresh(
      store.pages,
      ({ content, docId }) => content.includes(CONTENT) && docs().some(({ id }) => id === docId),
    )
    const hasText = by.chance(0.7)
    return {
      tool: 'create_doc',
      args: {
        name: 'Storm',
        ...(hasText ? { content: CONTENT } : {}),
        ...(by.chance(0.5) ? { in: by.pick(['Engineering', 'Engineering / Bug Tracker']) } : {}),
      },
      asked: [
        alone('the doc', () => docs().length, {
          made: () => docs().map(({ id }) => [id]),
          subject: () => /create .*"Storm"/,
        }),
        ...(hasText
          ? [
              alone('its text', () => pages().length, {
                field: 'content',
                isImplied: true,
                words: /page|text|content/,
              }),
            ]
          : []),
      ],
    }
  }
  const page = must(
    [...store.pages.values()].find(({ name }) => name === 'Rituals'),
    'page',
  )
  if (by.chance(0.3)) {
    const found = fresh(store.pages, ({ docId, name }) => docId === page.docId && name === 'Storm')
    return {
      tool: 'edit_doc',
      args: {
        doc: 'Sprint rituals',
        mode: 'new_page',
        name: 'Storm',
        content: CONTENT,
        ...(by.chance(0.5) ? { page: 'Rituals' } : {}),
      },
      asked: [
        alone('the page', () => found().length, { made: () => found().map(({ id }) => [id]) }),
      ],
    }
  }
  if (by.chance(0.3)) page.content = `${CONTENT}\n\n${page.content}\n\n${CONTENT}`
  const before = page.content.split(CONTENT).length
  return {
    tool: 'edit_doc',
    args: {
      doc: 'Sprint rituals',
      page: 'Rituals',
      mode: by.pick(['append', 'prepend']),
      content: CONTENT,
    },
    asked: [alone('the text', () => page.content.split(CONTENT).length - before)],
  }
}

// Time

const HOUR = 3_600_000

const running = (store: Store): TimeEntry => {
  const entry: TimeEntry = {
    id: store.newTimeEntryId(),
    workspaceId: acme,
    taskId: taskOf(store, 'ENG-121').id,
    userId: ALEX,
    start: store.now() - HOUR,
    end: null,
    description: 'Before',
    billable: false,
    tags: ['meeting'],
    at: store.now() - HOUR,
  }
  store.timeEntries.set(entry.id, entry)
  return entry
}

export const drawTime = (by: Dice, store: Store): Call => {
  const action = by.pick(['start', 'stop', 'log', 'correct'] as const)
  const { id: taskId } = taskOf(store, 'ENG-118')
  const details = {
    ...(by.chance(0.6) ? { note: 'Gusts' } : {}),
    ...(by.chance(0.5) && action !== 'stop' ? { billable: true } : {}),
  }
  const detailsOf = (entry: () => TimeEntry | undefined, isImplied: boolean): readonly Asked[] => [
    ...('note' in details
      ? [
          alone('the note', () => once(entry()?.description === 'Gusts'), {
            field: 'note',
            isImplied,
            words: /note/,
          }),
        ]
      : []),
    ...('billable' in details
      ? [
          alone('billable', () => once(entry()?.billable === true), {
            field: 'billable',
            isImplied,
            words: /billable/,
          }),
        ]
      : []),
  ]
  const other = by.chance(0.5) || action === 'stop' ? running(store) : undefined
  if (action === 'start') {
    const found = fresh(store.timeEntries, (entry) => entry.taskId === taskId)
    return {
      tool: 'track_time',
      args: { action, task: 'ENG-118', ...details },
      asked: [
        alone('the timer', () => found().length, {
          made: () => found().map(({ id }) => [id]),
          subject: () => /start/,
        }),
        ...detailsOf(() => found()[0], true),
      ],
    }
  }
  if (action === 'stop') {
    const entry = must(other, 'timer')
    return {
      tool: 'track_time',
      args: { action, ...details },
      asked: [
        alone('the end', () => once(entry.end !== null), {
          subject: () => /stop|timer/,
          of: (entry) => entry.running !== true,
        }),
        ...detailsOf(() => entry, false),
      ],
    }
  }
  if (action === 'log') {
    const found = fresh(store.timeEntries, (entry) => entry.taskId === taskId)
    return {
      tool: 'track_time',
      args: { action, task: 'ENG-118', start: '2026-11-24T09:00', duration: '1h 30m', ...details },
      asked: [
        alone('the entry', () => found().length, {
          made: () => found().map(({ id }) => [id]),
          subject: () => /log/,
        }),
        ...detailsOf(() => found()[0], true),
      ],
    }
  }
  const entry = must(
    [...store.timeEntries.values()].find(({ userId, end }) => userId === ALEX && end !== null),
    'entry',
  )
  const wanted = {
    ...(by.chance(0.6) ? { task: 'ENG-118' } : {}),
    ...details,
  }
  const span = Object.keys(wanted).length === 0 || by.chance(0.6)
  return {
    tool: 'track_time',
    args: { action, entry: entry.id, ...wanted, ...(span ? { duration: '2h' } : {}) },
    asked: [
      ...(span
        ? [
            alone('the span', () => once((entry.end ?? 0) - entry.start === 2 * HOUR), {
              field: 'time',
              words: wordOf('time'),
            }),
          ]
        : []),
      ...('task' in wanted
        ? [
            alone('the task', () => once(entry.taskId === taskId), {
              field: 'task',
              words: wordOf('task'),
            }),
          ]
        : []),
      ...detailsOf(() => entry, false),
    ],
  }
}

// Files

export const drawFiles = (by: Dice, store: Store): Call => {
  const paths = by.some([FILE, ...MORE_FILES], 1 + by.upTo(3))
  const comment = by.chance(0.6) ? `${TEXT}, @Priya` : undefined
  return {
    tool: 'attach_files',
    args: { task: 'ENG-118', paths, ...(comment ? { comment } : {}) },
    asked: [
      ...paths.map((path) =>
        newOnes(store.files, ({ title }) => title === path, path, {
          subject: () => new RegExp(path),
          of: (entry) => JSON.stringify(entry).includes(path),
        }),
      ),
      ...(comment
        ? [
            newOnes(store.comments, ({ blocks }) => textOf(blocks).includes(TEXT), 'the comment', {
              subject: () => /comment/,
              of: (entry) => entry.comment !== undefined,
            }),
          ]
        : []),
    ],
  }
}

// Chat

export const drawMessage = (by: Dice, store: Store): Call => {
  const above = must(
    [...store.messages.values()].find(({ content }) => content.includes('over 2 GB')),
    'message',
  )
  const found = fresh(store.messages, ({ content }) => content === CONTENT)
  return {
    tool: 'send_message',
    args: { channel: 'Releases', text: CONTENT, ...(by.chance(0.5) ? { reply_to: above.id } : {}) },
    asked: [
      alone('the message', () => found().length, { made: () => found().map(({ id }) => [id]) }),
    ],
  }
}

// Deletions

const ended = (store: Store, key: string): Asked => {
  const { id } = taskOf(store, key)
  return alone(key, () => once(!store.tasks.has(id)), {
    of: (entry) => entry.id === key || entry.id === id || JSON.stringify(entry).includes(key),
    subject: () => new RegExp(`${key}(?!\\d)|${id}`),
  })
}

export const drawDeletion = (by: Dice, store: Store): Call => {
  const keys = by.some(
    ['ENG-121', 'ENG-124', 'ENG-127', 'ENG-130', 'ENG-119', 'ENG-136', 'ENG-137'],
    1 + by.upTo(6),
  )
  if (by.chance(0.3)) {
    const gone = keys.slice(0, 3)
    return {
      tool: 'merge_tasks',
      args: { into: 'ENG-118', tasks: gone },
      asked: gone.map((key) => ended(store, key)),
    }
  }
  return {
    tool: 'delete_tasks',
    args: { tasks: keys },
    asked: keys.map((key) => ended(store, key)),
  }
}

// Operations of the catalogue

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
          body: {
            name: 'Radar',
            type: 'board',
            grouping: { field: 'status', dir: 1, collapsed: [], ignore: false },
            divide: { field: null, dir: null, collapsed: [] },
            sorting: { fields: [] },
            filters: { op: 'AND', fields: [], search: '', show_closed: false },
            columns: { fields: [] },
            team_sidebar: { assignees: [], assigned_comments: false, unassigned_tasks: false },
            settings: {
              show_task_locations: false,
              show_subtasks: 3,
              show_subtask_parent_names: false,
              show_closed_subtasks: false,
              show_assignees: true,
              show_images: true,
              collapse_empty_columns: null,
              me_comments: true,
              me_subtasks: true,
              me_checklists: true,
            },
          },
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

export const drawOther = (by: Dice, store: Store): Call =>
  by.pick([
    drawCreateList,
    drawUpdateList,
    drawDeleteList,
    drawComment,
    drawCommentEdit,
    drawDoc,
    drawTime,
    drawFiles,
    drawMessage,
    drawDeletion,
    drawOperation,
    drawOperation,
  ])(by, store)

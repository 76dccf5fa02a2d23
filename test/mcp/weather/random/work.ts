// Random calls about time, files and the chat, and deletions.

import { acme } from '../../../../src/sandbox/seed/demo/team.ts'
import type { TimeEntry } from '../../../../src/sandbox/state/side-model.ts'
import type { Store } from '../../../../src/sandbox/state/store.ts'
import { FILE } from '../cases/files.ts'
import { ALEX, fresh, must, taskOf, textOf } from '../cases/world.ts'
import type { Asked, Call } from './claims.ts'
import type { Dice } from './dice.ts'
import { alone, CONTENT, MORE_FILES, newOnes, once, TEXT, wordOf } from './parts.ts'

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

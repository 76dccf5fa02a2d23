// track_time

import { acme } from '../../../../src/sandbox/seed/demo/team.ts'
import type { TimeEntry } from '../../../../src/sandbox/state/side-model.ts'
import type { Store } from '../../../../src/sandbox/state/store.ts'
import type { Arguments, Case } from '../case.ts'
import { ALEX, BEFORE_MS, creation, fresh, must, taskOf, whole } from './world.ts'

const HOUR = 3_600_000
const BASE = '/v2/team/*/time_entries'

const addEntry = (store: Store, more: Partial<TimeEntry>): TimeEntry => {
  const entry: TimeEntry = {
    id: store.newTimeEntryId(),
    workspaceId: acme,
    taskId: taskOf(store, 'ENG-118').id,
    userId: ALEX,
    start: store.now() - BEFORE_MS,
    end: null,
    description: '',
    billable: false,
    tags: [],
    at: store.now() - BEFORE_MS,
    ...more,
  }
  store.timeEntries.set(entry.id, entry)
  return entry
}

const START = '2026-11-24T09:00'
const LOGGED = {
  start: Date.parse('2026-11-24T09:00:00+01:00'),
  end: Date.parse('2026-11-24T10:30:00+01:00'),
}

const newEntry = (
  name: string,
  write: string,
  args: Arguments,
  fits: (entry: TimeEntry) => boolean,
  twin?: Partial<TimeEntry>,
): Case => ({
  tool: 'track_time',
  name,
  write,
  scene: (store) => {
    if (twin) addEntry(store, twin)
    const { id: taskId } = taskOf(store, 'ENG-118')
    const found = fresh(store.timeEntries, (entry) => entry.taskId === taskId && fits(entry))
    return { args, parts: [creation('the entry', () => found().map(({ id }) => [id]))] }
  },
})

const isLogged = ({ start, end }: TimeEntry): boolean =>
  start === LOGGED.start && end === LOGGED.end

const start = { action: 'start', task: 'ENG-118' }
const log = { action: 'log', task: 'ENG-118', start: START, duration: '1h 30m', note: 'Gusts' }

const stop = (name: string, write: string, note?: string): Case => ({
  tool: 'track_time',
  name,
  write,
  scene: (store) => {
    const entry = addEntry(store, { start: store.now() - HOUR })
    return {
      args: { action: 'stop', ...(note ? { note } : {}) },
      parts: [
        whole('the end', () => entry.end !== null, {
          in: (told) => !told.running,
          write: `POST ${BASE}/stop`,
        }),
        ...(note
          ? [
              whole('the note', () => entry.description === note, {
                in: (told) => told.note === note,
                words: /note/i,
                write: `PUT ${BASE}/*`,
              }),
            ]
          : []),
      ],
    }
  },
})

export const TIME: readonly Case[] = [
  newEntry('start', `POST ${BASE}/start`, start, () => true),
  newEntry('start, older twin', `POST ${BASE}/start`, start, () => true, {}),
  stop('stop', `POST ${BASE}/stop`),
  stop('stop with note, the note', `PUT ${BASE}/*`, 'Gusts'),
  stop('stop with note, the stop', `POST ${BASE}/stop`, 'Gusts'),
  newEntry('log', `POST ${BASE}`, log, isLogged),
  newEntry('log, older twin', `POST ${BASE}`, log, isLogged, { ...LOGGED, description: 'Gusts' }),
  {
    tool: 'track_time',
    name: 'correct',
    write: `PUT ${BASE}/*`,
    scene: (store) => {
      const entry = must(
        [...store.timeEntries.values()].find(
          ({ description }) => description === 'Looked at the key',
        ),
        'such entry',
      )
      return {
        args: { action: 'correct', entry: entry.id, duration: '2h', note: 'Gusts' },
        parts: [
          whole(
            'the correction',
            () => (entry.end ?? 0) - entry.start === 2 * HOUR && entry.description === 'Gusts',
          ),
        ],
      }
    },
  },
]

// Every kind of change of tracked time, in every shape of its data.
import { stepOf } from '../../../src/changes/steps/plan.ts'
import { entryDelete, stepsToRestore, stepsToRunAgain } from '../../../src/changes/time/entries.ts'
import { entryIs, targetOfEntry } from '../../../src/changes/time/subject.ts'
import { planTrackTime } from '../../../src/changes/time/track.ts'
import type { WantedTime } from '../../../src/changes/time/wanted.ts'
import { getTimeEntry } from '../../../src/clickup/objects/time-entry.ts'
import type { Standpoint } from '../../../src/clickup/references/standpoint.ts'
import { acme } from '../../../src/sandbox/seed/demo/team.ts'
import type { TimeEntry } from '../../../src/sandbox/state/side-model.ts'
import type { Store } from '../../../src/sandbox/state/store.ts'
import type { Example } from './example.ts'

const ALEX = 44010001
const HOUR = 3_600_000

/** The n-th of one's own: found again, whatever becomes of it. */
const tracked = (store: Store, n: number): TimeEntry => {
  const entry = [...store.timeEntries.values()].filter(({ userId }) => userId === ALEX)[n]
  if (!entry) throw new Error(`There are not ${n + 1} entries.`)
  return entry
}

const ON_TASK = 0
const ON_NO_TASK = 1

/** The one timer, since an hour. */
const run = (store: Store, key: string | undefined): TimeEntry => {
  const known = [...store.timeEntries.values()].find(
    ({ end, userId }) => end === null && userId === ALEX,
  )
  if (known) return known
  const task = key === undefined ? undefined : store.taskByCustomId(acme, key)
  const entry: TimeEntry = {
    id: store.newTimeEntryId(),
    workspaceId: acme,
    taskId: task?.id ?? null,
    userId: ALEX,
    start: store.now() - HOUR,
    end: null,
    description: 'Gusts',
    billable: true,
    tags: ['meeting'],
    at: store.now() - HOUR,
  }
  store.timeEntries.set(entry.id, entry)
  return entry
}

const track = (
  kind: string,
  what: string,
  wanted: WantedTime,
  prepare: (store: Store) => unknown = () => undefined,
): Example => ({
  kind,
  what,
  of: async (at, store) => {
    prepare(store)
    return planTrackTime(at, wanted)
  },
})

const correct = (kind: string, what: string, wanted: Omit<WantedTime, 'action'>): Example => ({
  kind,
  what,
  of: (at, store) => {
    const { id } = tracked(store, ON_TASK)
    return planTrackTime(at, { action: 'correct', entry: id, ...wanted })
  },
})

const wholeOf = async ({ api }: Standpoint, { id }: TimeEntry) => {
  const entry = await getTimeEntry(api, id)
  if (!entry) throw new Error(`There is no entry ${id}.`)
  return entryIs(entry)
}

const task = 'ENG-118'
const note = 'Gusts'

export const TIME_EXAMPLES: readonly Example[] = [
  track('entry.start', 'where none runs', { action: 'start', task }),
  track('entry.start', 'with a note, on no task', { action: 'start', note, billable: true }),
  track('entry.start', 'which stops another one', { action: 'start', task }, (store) =>
    run(store, 'ENG-123'),
  ),
  track('entry.stop', 'on a task', { action: 'stop' }, (store) => run(store, task)),
  track('entry.stop', 'with a note, on no task', { action: 'stop', note: 'Calm' }, (store) =>
    run(store, undefined),
  ),
  track('entry.log', 'on a task', {
    action: 'log',
    task,
    start: '2026-11-24T09:00',
    duration: '1h 30m',
    note,
    billable: true,
  }),
  track('entry.log', 'on no task', { action: 'log', duration: '20m' }),
  correct('entry.span', 'another start', { start: '2026-11-20T08:15', duration: '2h' }),
  correct('entry.span', 'with all the rest', { duration: '2h', task, note, billable: true }),
  correct('entry.task', 'another one', { task }),
  {
    kind: 'entry.task',
    what: 'the first one',
    of: (at, store) =>
      planTrackTime(at, { action: 'correct', entry: tracked(store, ON_NO_TASK).id, task }),
  },
  correct('entry.note', 'other words', { note }),
  correct('entry.billable', 'now', { billable: true }),
  {
    kind: 'entry.rerun',
    what: 'in place of one that was stopped',
    of: async (at, store) => {
      const stopped = tracked(store, ON_TASK)
      const is = await wholeOf(at, stopped)
      return stepsToRunAgain(stopped.id, is, { at: 'known', is })
    },
  },
  {
    kind: 'entry.log',
    what: 'anew, with its tags',
    of: async (at, store) => {
      const entry = tracked(store, ON_NO_TASK)
      return stepsToRestore(entry.id, await wholeOf(at, entry))
    },
  },
  {
    kind: 'entry.delete',
    what: 'one that was logged',
    of: async (at, store) => {
      const { id } = tracked(store, ON_TASK)
      const is = await wholeOf(at, tracked(store, ON_TASK))
      return [
        stepOf(entryDelete, targetOfEntry(id, is.task), null, { before: { at: 'known', is } }),
      ]
    },
  },
  {
    kind: 'entry.delete',
    what: 'one that runs again',
    of: async (at, store) => {
      const entry = tracked(store, ON_NO_TASK)
      const is = await wholeOf(at, entry)
      return stepsToRunAgain(entry.id, is, { at: 'known', is })
    },
  },
]

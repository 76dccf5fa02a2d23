// Starting and stopping the one timer that may run.
import * as l10n from '@vscode/l10n'
import * as z from 'zod'
import { CodedError } from '../../base/problems/error.ts'
import { plainName } from '../../base/text/foreign-text.ts'
import {
  getRunningEntry,
  startTimer,
  stopTimer,
  type TimeEntry,
} from '../../clickup/objects/time-entry.ts'
import type { Standpoint } from '../../clickup/references/standpoint.ts'
import { resolveTask } from '../../clickup/references/tasks.ts'
import type { Kind } from '../steps/kind.ts'
import { stepOf } from '../steps/plan.ts'
import { slot } from '../steps/slots.ts'
import type { Done, Json, Step } from '../steps/step.ts'
import { ENTRY, inverseOfNew, lostTimer, madeEntry, stepsToRunAgain } from './entries.ts'
import { detailSteps } from './properties.ts'
import {
  type EntryIs,
  entryIs,
  type TaskIs,
  targetOfEntry,
  taskIs,
  taskLabel,
  taskSchema,
  tellEntry,
  wordsForTask,
} from './subject.ts'
import type { WantedTime } from './wanted.ts'

type Started = { readonly task: TaskIs | null }

/** The timer that stops because another one starts. */
type Beside = EntryIs & { readonly entry: string }

const besideOf = ({ beside = [] }: Pick<Step, 'beside'>): readonly Beside[] =>
  beside as readonly Beside[]

const runsOn = (is: EntryIs, { task }: Started): boolean =>
  is.duration === null && is.task?.id === task?.id

const showTimer = ({ duration, task }: EntryIs): string | null =>
  duration === null ? wordsForTask(task) : null

/** It has stopped when the other one started. */
const runAgain = (
  { entry, ...was }: Beside,
  { stored }: Done<Started, EntryIs>,
  needs: readonly string[],
): readonly Step[] => {
  const end = stored.at === 'known' ? stored.is.start : was.start
  const stopped = { ...was, duration: Math.max(0, end - was.start) }
  return stepsToRunAgain(entry, was, { at: 'known', is: stopped }, needs)
}

export const entryStart: Kind<EntryIs, Started, TimeEntry> = {
  ...ENTRY,
  name: 'entry.start',
  after: z.object({ task: taskSchema }),
  described: {
    sends: 'POST /v2/team/{team_Id}/time_entries/start {tid} and its details',
    proof: 'the entry read back: it runs, on that task',
    inverse:
      'the entry is deleted; a timer that stopped for it runs again from its old start, in an entry of another id',
  },
  field: () => 'timer',
  make: async (api, { after: { task } }, bodies) =>
    madeEntry(await startTimer(api, Object.assign({}, task ? { tid: task.id } : {}, ...bodies))),
  lost: lostTimer<Started>(runsOn),
  holds: (now, { after }) => runsOn(now, after),
  applied: (_, { after: { task } }) => ({
    start: 0,
    duration: null,
    task,
    note: '',
    billable: false,
    tags: [],
  }),
  invert: (done) => {
    const ended = inverseOfNew(done)
    const needs = ended.map(({ id }) => id)
    return [...ended, ...besideOf(done).flatMap((one) => runAgain(one, done, needs))]
  },
  show: showTimer,
  title: ({ after: { task } }) =>
    task ? l10n.t`start the timer on ${taskLabel(task)}` : l10n.t('start the timer'),
  tell: async (done, entry, at) => {
    const [stopped] = besideOf(done)
    return {
      running: true,
      ...(await tellEntry(done, entry, at)),
      ...(stopped ? { stopped: wordsForTask(stopped.task) } : {}),
    }
  },
  touches: (done) =>
    besideOf(done).flatMap(({ task }) => (task ? [{ kind: 'task', id: task.id }] : [])),
}

export const entryStop: Kind<EntryIs, null, TimeEntry> = {
  ...ENTRY,
  name: 'entry.stop',
  after: z.null(),
  described: {
    sends: 'POST /v2/team/{team_id}/time_entries/stop',
    proof: 'the entry read back: it has ended',
    inverse:
      'a timer runs from the old start with all that was in the entry, which is deleted: the id is another one',
  },
  field: () => 'timer',
  // What is noted of it is noted of what has ended.
  first: true,
  send: async (api) => {
    await stopTimer(api)
    return {}
  },
  holds: ({ duration }) => duration !== null,
  applied: (before) => ({
    ...(before ?? { start: 0, task: null, note: '', billable: false, tags: [] }),
    duration: 0,
  }),
  invert: ({ target, before, stored }) =>
    before.at === 'known'
      ? // What else is in it was there before, or goes back by itself.
        stepsToRunAgain(String(target.id), before.is, stored)
      : { irreversible: l10n.t('What was in the entry is not known.') },
  show: showTimer,
  title: ({ before }) =>
    before.at === 'known' && before.is.task
      ? l10n.t`stop the timer on ${plainName(before.is.task.name)}`
      : l10n.t('stop the timer on no task'),
  tell: tellEntry,
}

const besideFrom = (running: TimeEntry): Json => ({ entry: running.id, ...entryIs(running) })

export const planStart = async (at: Standpoint, wanted: WantedTime): Promise<readonly Step[]> => {
  const found = wanted.task === undefined ? undefined : await resolveTask(at, wanted.task)
  const running = await getRunningEntry(at.api)
  const task = found ? taskIs(found) : null
  const target = targetOfEntry(slot('entry'), task, found?.list?.id)
  const started = stepOf(entryStart, target, { task }, { makes: 'entry' })
  const stops = running && {
    beside: [besideFrom(running)],
    warns: [
      {
        code: 'CONFLICT' as const,
        message: running.task
          ? l10n.t`The timer on ${plainName(running.task.name)} is running; ClickUp stops it.`
          : l10n.t('The timer on no task is running; ClickUp stops it.'),
      },
    ],
  }
  return [{ ...started, ...stops }, ...detailSteps(target, wanted)]
}

export const planStop = async (at: Standpoint, wanted: WantedTime): Promise<readonly Step[]> => {
  const object = await getRunningEntry(at.api)
  if (!object)
    throw new CodedError('CONFLICT', l10n.t('No timer is running.'), {
      hint: l10n.t('Use action "log" to enter time that was worked.'),
    })
  const target = targetOfEntry(object.id, entryIs(object).task)
  const stopped = stepOf(entryStop, target, null, { object })
  const details = detailSteps(target, wanted, object)
  return [stopped, ...details.map((step) => ({ ...step, needs: [stopped.id] }))]
}

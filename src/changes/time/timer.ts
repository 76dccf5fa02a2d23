// Starting and stopping the one timer that may run.

import * as l10n from '@vscode/l10n'
import { CodedError, leavesOpen } from '../../base/problems/error.ts'
import { notApplied, type Problem, problemOf } from '../../base/problems/problem.ts'
import { plainName } from '../../base/text/foreign-text.ts'
import {
  getRunningEntry,
  getTimeEntry,
  showEntry,
  startTimer,
  stopTimer,
  updateTimeEntry,
} from '../../clickup/objects/time-entry.ts'
import type { Standpoint } from '../../clickup/references/standpoint.ts'
import { resolveTask } from '../../clickup/references/tasks.ts'
import type { Change, Comparison, Effect } from '../engine/change.ts'
import { forLooking, LOOK_FIRST_HINT, sendOrFind } from '../engine/lost.ts'
import { details, differences, taskLabel, touchedBy, type WantedTime } from './entry.ts'

export const planStart = async (
  at: Standpoint,
  wanted: WantedTime,
): Promise<Change<string | undefined>> => {
  const { api } = at
  const clock = await at.clock()
  const task = wanted.task === undefined ? undefined : await resolveTask(at, wanted.task)
  const running = await getRunningEntry(api)
  const stopped: Effect[] = running
    ? [{ field: 'stops', from: running.task?.name ?? running.id, to: null }]
    : []
  return {
    title: task ? l10n.t`start the timer on ${taskLabel(task)}` : l10n.t('start the timer'),
    effects: [{ field: 'timer', to: task ? taskLabel(task) : l10n.t('no task') }, ...stopped],
    warnings: running
      ? [
          {
            code: 'CONFLICT',
            message: running.task
              ? l10n.t`The timer on ${plainName(running.task.name)} is running; ClickUp stops it.`
              : l10n.t('The timer on no task is running; ClickUp stops it.'),
          },
        ]
      : [],
    send: (to) => startTimer(to, { ...(task ? { tid: task.id } : {}), ...details(wanted) }),
    lookFor: async (to) => {
      const entry = await getRunningEntry(to)
      return entry && entry.id !== running?.id && entry.task?.id === task?.id ? entry.id : undefined
    },
    confirmed: (id) => ({
      result: { ...(id ? { entry: id } : {}), running: true },
      missing: [],
      touched: touchedBy(task),
    }),
    compare: async (to) => {
      const entry = await getRunningEntry(to)
      const held = entry !== undefined && entry.task?.id === task?.id
      return {
        result: entry ? showEntry(entry, clock.zone, to.timing.now()) : {},
        missing: held
          ? differences(entry, wanted)
          : [notApplied(l10n.t('ClickUp said yes, but that timer is not running.'))],
        touched: touchedBy(task),
        futile: !held,
      }
    },
  }
}

/** What is known of a stopped timer by ClickUp's answers. */
interface Stopped {
  /** Why its note was not written, or may not have been. */
  readonly noteError?: unknown
}

const noteProblem = (error: unknown): Problem => {
  const problem = problemOf(error)
  if (leavesOpen(error))
    return {
      code: 'UNKNOWN_OUTCOME',
      message: l10n.t`The timer was stopped; its note may or may not have been written: ${problem.message}`,
      hint: LOOK_FIRST_HINT,
    }
  const message = l10n.t`The timer was stopped, but its note was not written: ${problem.message}`
  return { ...problem, message }
}

export const planStop = async (at: Standpoint, wanted: WantedTime): Promise<Change<Stopped>> => {
  const clock = await at.clock()
  const running = await getRunningEntry(at.api)
  if (!running)
    throw new CodedError('CONFLICT', l10n.t('No timer is running.'), {
      hint: l10n.t('Use action "log" to enter time that was worked.'),
    })
  const title = running.task
    ? l10n.t`stop the timer on ${plainName(running.task.name)}`
    : l10n.t('stop the timer on no task')
  const touched: Comparison['touched'] = running.task ? [{ kind: 'task', id: running.task.id }] : []
  return {
    title,
    effects: [{ field: 'timer', from: running.task?.name ?? l10n.t('no task'), to: null }],
    async send(to) {
      await sendOrFind(
        to,
        title,
        () => stopTimer(to).then(() => true),
        async (looking) => ((await getRunningEntry(looking))?.id === running.id ? undefined : true),
      )
      if (wanted.note === undefined) return {}
      try {
        await updateTimeEntry(to, running.id, details(wanted))
        return {}
      } catch (noteError) {
        return { noteError }
      }
    },
    confirmed: ({ noteError }) => ({
      result: { entry: running.id },
      missing: noteError ? [noteProblem(noteError)] : [],
      touched,
    }),
    compare: async (api, { noteError }) => {
      const to = leavesOpen(noteError) ? forLooking(api) : api
      const entry = await getTimeEntry(to, running.id)
      const held = entry !== undefined && (entry.duration ?? -1) >= 0
      // Where only the answer was lost, the note is there nevertheless.
      const wrong = entry ? differences(entry, wanted) : []
      return {
        result: entry ? showEntry(entry, clock.zone, to.timing.now()) : { entry: running.id },
        missing: held
          ? wrong.length > 0 && noteError
            ? [noteProblem(noteError)]
            : wrong
          : [notApplied(l10n.t('ClickUp said yes, but the timer still runs.'))],
        touched,
        futile: !held,
      }
    },
  }
}

// Time tracked on one task, as the older operations give and take it.
import { badInput, notAuthorized } from '../http/errors.ts'
import { type Call, del, get, post, put, type Route } from '../http/route.ts'
import { person } from '../present/user.ts'
import { taskOf } from '../state/lookup.ts'
import type { TimeEntry } from '../state/side-model.ts'
import { countTime } from '../state/task-links.ts'

const entriesOf = (call: Call): TimeEntry[] => {
  const { id } = taskOf(call)
  return [...call.store.timeEntries.values()].filter(
    ({ taskId, end }) => taskId === id && end !== null,
  )
}

const length = ({ start, end }: TimeEntry) => (end ?? start) - start

const byPerson = (call: Call) => {
  const entries = entriesOf(call)
  const people = [...new Set(entries.map(({ userId }) => userId))]
  return {
    data: people.map((userId) => {
      const own = entries.filter((entry) => entry.userId === userId)
      return {
        user: person(call.store, userId),
        time: own.reduce((sum, entry) => sum + length(entry), 0),
        intervals: own.map((entry) => ({
          id: entry.id,
          start: String(entry.start),
          end: String(entry.end),
          time: String(length(entry)),
          source: 'clickup',
          date_added: String(entry.at),
        })),
      }
    }),
  }
}

const spanIn = ({ body }: Call) => {
  const [start, end, time] = [body.start, body.end, body.time].map(Number)
  if (start === undefined || time === undefined || !Number.isFinite(time)) {
    throw badInput('Time invalid')
  }
  const from = Number.isFinite(start) ? start : (end ?? 0) - time
  return { start: from, end: from + time }
}

const intervalOf = (call: Call): TimeEntry => {
  const entry = entriesOf(call).find(({ id }) => id === call.path('interval_id'))
  if (!entry) throw notAuthorized()
  return entry
}

export const trackedTimeRoutes: readonly Route[] = [
  get('/v2/task/:task_id/time', byPerson),
  post('/v2/task/:task_id/time', (call) => {
    const { store, session } = call
    const task = taskOf(call)
    const entry: TimeEntry = {
      id: store.newTimeEntryId(),
      workspaceId: task.workspaceId,
      taskId: task.id,
      userId: session.userId,
      description: '',
      billable: false,
      tags: [],
      at: store.now(),
      ...spanIn(call),
    }
    store.timeEntries.set(entry.id, entry)
    countTime(store, task.id)
    return { id: entry.id }
  }),
  put('/v2/task/:task_id/time/:interval_id', (call) => {
    const entry = intervalOf(call)
    Object.assign(entry, spanIn(call))
    countTime(call.store, entry.taskId)
    return {}
  }),
  del('/v2/task/:task_id/time/:interval_id', (call) => {
    const entry = intervalOf(call)
    call.store.timeEntries.delete(entry.id)
    countTime(call.store, entry.taskId)
    return {}
  }),
]

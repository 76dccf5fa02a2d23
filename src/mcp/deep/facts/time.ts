// Of tracked time.
import { at, rows, type Seen } from '../seen.ts'
import { each, type Fact, formed, formOf, present, rowsIn } from './fact.ts'

const entriesIn = (seen: Seen) => rowsIn(seen.of('entries'), 'data')

export const TIME: readonly Fact[] = [
  {
    key: 'entry-numbers',
    says: '`duration`, `start` and `end` of time entries read as text of digits',
    asks: ['entries'],
    judge: (seen) =>
      ['duration', 'start', 'end'].flatMap((key) =>
        formed(present(entriesIn(seen).map((entry) => entry[key])), 'text of digits').map(
          ({ holds, form }) => ({ holds, form: `${key}: ${form}` }),
        ),
      ),
  },
  {
    key: 'entry-places',
    says: 'the ids of `task_location` are text, or null',
    asks: ['entries'],
    judge: (seen) =>
      formed(
        entriesIn(seen)
          .flatMap((entry) => rows(entry.task_location))
          .flatMap((place) => [place.list_id, place.folder_id, place.space_id])
          .filter((id) => id !== undefined),
        'text of digits',
        'null',
      ),
  },
  {
    key: 'entry-without-task',
    says: 'an entry without a task has no `task`, or null',
    asks: ['entries'],
    judge: (seen) =>
      each(
        entriesIn(seen).filter(({ task }) => at(task, 'id') === undefined),
        ({ task }) => task === undefined || task === null,
        ({ task }) => formOf(task),
      ),
  },
  {
    key: 'running-timer',
    says: 'where no timer runs `data` is null; else its `duration` is negative',
    asks: ['timer'],
    judge: (seen) =>
      seen
        .of('timer')
        .filter(({ refusal }) => !refusal)
        .map(({ json }) => {
          const data = at(json, 'data')
          if (data === null || data === undefined)
            return { holds: data === null, form: `none: ${formOf(data)}` }
          const isNegative = Number(at(data, 'duration')) < 0
          const form = `running: ${formOf(at(data, 'duration'))}, ${isNegative ? 'negative' : 'not negative'}`
          return { holds: isNegative, form }
        }),
  },
  {
    key: 'missing-entry',
    says: 'an entry that is not there is answered with `data: null`',
    asks: ['missing-entry'],
    judge: (seen) =>
      seen.of('missing-entry').flatMap(({ json, refusal, head }) => {
        if (refusal) return head ? [{ holds: false, form: 'refused' }] : []
        return [{ holds: at(json, 'data') === null, form: `data: ${formOf(at(json, 'data'))}` }]
      }),
  },
]

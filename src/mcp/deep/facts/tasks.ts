// Of tasks: their pages, what stands in them, and how long they have been in their statuses.
import { isFields } from '../../../base/text/records.ts'
import { at, type Exchange, idOf, rows, type Seen, valuesIn } from '../seen.ts'
import { each, type Fact, formed, formOf, isDescending, present, rowsIn, some } from './fact.ts'

const PAGES = ['tasks', 'list-tasks', 'view-tasks'] as const

const answered = (exchanges: readonly Exchange[]) => exchanges.filter(({ refusal }) => !refusal)

const tasksIn = (seen: Seen) => [...rowsIn(seen.of(...PAGES), 'tasks'), ...rowsIn(seen.of('task'))]

const textsIn = (seen: Seen): readonly string[] =>
  seen
    .of('task', 'comments', 'list-tasks', 'tasks')
    .flatMap(({ json }) => [...valuesIn(json)])
    .filter((value) => typeof value === 'string')

const DATES = ['date_created', 'date_updated', 'due_date', 'start_date', 'date_closed'] as const

const FULL_PAGE = 100

export const TASKS: readonly Fact[] = [
  {
    key: 'last-page',
    says: 'a page of tasks tells by `last_page` whether it is the last; all others hold 100',
    asks: ['tasks', 'list-tasks'],
    judge: (seen) =>
      answered(seen.of('tasks', 'list-tasks')).map(({ json }) => {
        const last = at(json, 'last_page')
        const full = rows(json, 'tasks').length === FULL_PAGE
        const size =
          rows(json, 'tasks').length > FULL_PAGE ? 'over 100' : full ? '100' : 'under 100'
        return {
          holds: typeof last === 'boolean' && (last || full) && size !== 'over 100',
          form: `last_page: ${typeof last === 'boolean' ? last : formOf(last)}, ${size}`,
        }
      }),
  },
  {
    key: 'view-pages',
    says: 'a page of a view that is not the last holds some 30 tasks',
    asks: ['views', 'view-tasks'],
    judge: (seen) =>
      answered(seen.of('view-tasks'))
        .filter(({ json }) => at(json, 'last_page') === false)
        .map(({ json }) => {
          const count = rows(json, 'tasks').length
          return { holds: count >= 25 && count <= 35, form: `${count} tasks` }
        }),
  },
  {
    key: 'newest-first',
    says: '`order_by=created` begins with the newest',
    asks: ['tasks'],
    judge: (seen) =>
      answered(seen.of('tasks')).flatMap(({ json }) => {
        const dates = rows(json, 'tasks').map(({ date_created: date }) => Number(date))
        if (new Set(dates).size < 2) return []
        const form = isDescending(dates)
          ? 'newest first'
          : isDescending([...dates].reverse())
            ? 'oldest first'
            : 'in no order'
        return [{ holds: form === 'newest first', form }]
      }),
  },
  {
    key: 'date-bounds',
    says: 'a date bound such as `date_created_gt` leaves out what is just at it',
    asks: ['tasks', 'tasks-after'],
    judge: (seen) =>
      answered(seen.of('tasks-after')).map(({ json, query }) => {
        const bound = Number(query.date_created_gt)
        const dates = rows(json, 'tasks').map(({ date_created: date }) => Number(date))
        const form = dates.includes(bound)
          ? 'let in'
          : dates.some((date) => date < bound)
            ? 'no bound at all'
            : 'left out'
        return { holds: form === 'left out', form }
      }),
  },
  {
    key: 'filters-together',
    says: 'filters of several kinds all have to hold',
    asks: ['tasks', 'tasks-of-both'],
    judge: (seen) =>
      answered(seen.of('tasks-of-both')).flatMap(({ json, query }) => {
        const [person] = Array.isArray(query.assignees) ? query.assignees : []
        const [status] = Array.isArray(query.statuses) ? query.statuses : []
        return each(
          rows(json, 'tasks'),
          (task) =>
            rows(task.assignees).some((one) => idOf(one) === String(person)) &&
            at(task, 'status', 'status') === status,
          () => 'tasks',
        )
      }),
  },
  {
    key: 'unknown-assignee',
    says: 'an assignee whom nobody knows gives an empty page',
    asks: ['tasks-of-nobody'],
    judge: (seen) =>
      seen.of('tasks-of-nobody').flatMap(({ json, refusal, head }) => {
        if (refusal) return head ? [{ holds: false, form: 'refused' }] : []
        const { length } = rows(json, 'tasks')
        return [{ holds: length === 0, form: length === 0 ? 'empty' : 'not filtered' }]
      }),
  },
  {
    key: 'ids-without-digit',
    says: 'the id of a task may hold no digit',
    asks: [...PAGES],
    judge: (seen) =>
      some(rowsIn(seen.of(...PAGES), 'tasks'), (task) => /^[a-z]+$/.test(idOf(task) ?? '')),
  },
  {
    key: 'task-dates',
    says: 'dates of tasks read as text of digits',
    asks: [...PAGES],
    judge: (seen) =>
      formed(
        present(tasksIn(seen).flatMap((task) => DATES.map((key) => task[key]))),
        'text of digits',
      ),
  },
  {
    key: 'estimate-numbers',
    says: 'estimates and tracked times of tasks read as numbers of milliseconds',
    asks: [...PAGES],
    judge: (seen) =>
      formed(
        present(tasksIn(seen).flatMap((task) => [task.time_estimate, task.time_spent])),
        'integer',
      ),
  },
  {
    key: 'estimates-by-user',
    says: 'tasks tell `time_estimates_by_user` as `[{userid, user_time_estimate}]`, numbers both; what is estimated for nobody is in none of them',
    asks: [...PAGES, 'task'],
    judge: (seen) =>
      each(
        tasksIn(seen).flatMap((task) => rows(task.time_estimates_by_user)),
        (one) => formOf(one.userid) === 'integer' && formOf(one.user_time_estimate) === 'integer',
        (one) =>
          `userid: ${formOf(one.userid)}, user_time_estimate: ${formOf(one.user_time_estimate)}`,
      ),
  },
  {
    key: 'group-assignees',
    says: 'groups that share a task stand in `group_assignees`, with a UUID for an id',
    asks: [...PAGES, 'task'],
    judge: (seen) =>
      each(
        tasksIn(seen).flatMap((task) => rows(task.group_assignees)),
        (group) => /^[\da-f-]{36}$/i.test(idOf(group) ?? ''),
        (group) => (/^[\da-f-]{36}$/i.test(idOf(group) ?? '') ? 'UUID' : formOf(group.id)),
      ),
  },
  {
    key: 'page-gaps',
    says: 'pages of tasks tell no `attachments`, and no entries of `checklists`',
    asks: ['tasks', 'list-tasks'],
    judge: (seen) =>
      each(
        rowsIn(seen.of('tasks', 'list-tasks'), 'tasks'),
        (task) => task.attachments === undefined && rows(task.checklists).length === 0,
        (task) =>
          `attachments: ${formOf(task.attachments)}, checklists: ${rows(task.checklists).length > 0 ? 'filled' : 'empty'}`,
      ),
  },
  {
    key: 'task-space',
    says: 'the `space` of a task is `{id}` and nothing more',
    asks: [...PAGES],
    judge: (seen) =>
      each(tasksIn(seen), ({ space }) => isFields(space) && Object.keys(space).join() === 'id'),
  },
  {
    key: 'markdown',
    says: '`include_markdown_description=true` gives `markdown_description`, and a page without it does not',
    asks: ['task', 'list-tasks'],
    judge: (seen) => [
      ...each(
        rowsIn(seen.of('task')),
        (task) =>
          typeof task.markdown_description === 'string' || task.markdown_description === null,
        (task) => `asked for: ${formOf(task.markdown_description)}`,
      ),
      ...each(
        rowsIn(seen.of('list-tasks'), 'tasks'),
        (task) => task.markdown_description === undefined,
        (task) => `not asked for: ${formOf(task.markdown_description)}`,
      ),
    ],
  },
  {
    key: 'data-pictures',
    says: 'pictures may stand in a text as `data:` addresses',
    asks: ['tasks', 'task', 'comments'],
    judge: (seen) => some(textsIn(seen), (text) => /data:image\/\w+;base64,/.test(text)),
  },
  {
    key: 'equal-titles',
    says: 'files of one task may bear the same title',
    asks: ['tasks', 'task'],
    judge: (seen) =>
      some(rowsIn(seen.of('task')), (task) => {
        const titles = rows(task.attachments).map(({ title }) => title)
        return new Set(titles).size < titles.length
      }),
  },
  {
    key: 'time-in-status',
    says: 'time in status is answered, or refused with `TIS_027` where the plan or its ClickApp lacks it',
    asks: ['tasks', 'time-in-status', 'times-in-status'],
    judge: (seen) =>
      seen.of('time-in-status', 'times-in-status').flatMap(({ ask, json, refusal, head }) => {
        if (refusal)
          return head
            ? [
                {
                  holds: refusal.ecode === 'TIS_027',
                  form: `${head.status}${refusal.ecode === 'TIS_027' ? ' TIS_027' : ''}`,
                },
              ]
            : []
        const times = ask === 'time-in-status' ? [json] : Object.values(isFields(json) ? json : {})
        return each(
          times.map((time) => at(time, 'current_status', 'total_time')),
          (total) =>
            formOf(at(total, 'by_minute')) === 'integer' &&
            formOf(at(total, 'since')) === 'text of digits',
          (total) =>
            `by_minute: ${formOf(at(total, 'by_minute'))}, since: ${formOf(at(total, 'since'))}`,
        )
      }),
  },
]

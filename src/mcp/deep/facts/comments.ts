// Of comments.
import { at, idOf, rows, type Seen } from '../seen.ts'
import { each, type Fact, formed, formOf, isDescending, present, rowsIn } from './fact.ts'

const commentsIn = (seen: Seen) =>
  rowsIn(seen.of('comments', 'older-comments', 'replies'), 'comments')

const attributesIn = (seen: Seen, name: string): readonly unknown[] =>
  present(
    commentsIn(seen)
      .flatMap(({ comment }) => rows(comment))
      .map((run) => at(run, 'attributes', name)),
  )

const MOST_A_PAGE = 25

export const COMMENTS: readonly Fact[] = [
  {
    key: 'comment-pages',
    says: 'comments come newest first, 25 a page; `start` and `start_id` of one give those before it',
    asks: ['tasks', 'comments', 'older-comments'],
    judge: (seen) => [
      ...seen.of('comments').flatMap(({ json }) => {
        const dates = rows(json, 'comments').map(({ date }) => Number(date))
        if (dates.length < 2) return []
        const isOrdered = isDescending(dates)
        const form = `${isOrdered ? 'newest first' : 'in another order'}${dates.length > MOST_A_PAGE ? ', over 25' : ''}`
        return [{ holds: isOrdered && dates.length <= MOST_A_PAGE, form }]
      }),
      ...seen
        .of('older-comments')
        .filter(({ refusal }) => !refusal)
        .map(({ json, params, query }) => {
          const first = seen.of('comments').find((one) => one.params.task_id === params.task_id)
          const [, ...wanted] = rows(first?.json, 'comments').map(idOf)
          const got = rows(json, 'comments').map(idOf)
          const goesOn =
            wanted.every((id, i) => got[i] === id) && !got.includes(String(query.start_id))
          return { holds: goesOn, form: goesOn ? 'goes on behind it' : 'does not go on behind it' }
        }),
    ],
  },
  {
    key: 'comment-ids',
    says: 'ids of comments read as text',
    asks: ['tasks', 'comments'],
    judge: (seen) =>
      formed(
        commentsIn(seen).map(({ id }) => id),
        'text of digits',
      ),
  },
  {
    key: 'reply-counts',
    says: '`reply_count` is a number',
    asks: ['tasks', 'comments'],
    judge: (seen) => formed(present(commentsIn(seen).map((one) => one.reply_count)), 'integer'),
  },
  {
    key: 'thread-depth',
    says: 'threads have one level: a reply has none of its own',
    asks: ['tasks', 'comments', 'replies'],
    judge: (seen) =>
      each(
        rowsIn(seen.of('replies'), 'comments'),
        ({ reply_count: count }) => !(Number(count) > 0),
      ),
  },
  {
    key: 'comment-quotes',
    says: 'a quoted line of a comment has `blockquote: true`',
    asks: ['tasks', 'comments'],
    judge: (seen) => each(attributesIn(seen, 'blockquote'), (value) => value === true, formOf),
  },
  {
    key: 'comment-headings',
    says: 'a heading of a comment has `header` 1 to 4',
    asks: ['tasks', 'comments'],
    judge: (seen) =>
      each(
        attributesIn(seen, 'header'),
        (value) => Number.isInteger(value) && Number(value) >= 1 && Number(value) <= 4,
        formOf,
      ),
  },
  {
    key: 'comment-lists',
    says: 'a line of a list has `list: {list: …}`',
    asks: ['tasks', 'comments'],
    judge: (seen) => formed(attributesIn(seen, 'list'), 'object'),
  },
]

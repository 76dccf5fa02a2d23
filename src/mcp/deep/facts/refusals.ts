// Of what ClickUp refuses, and of the budget of requests.
import type { AskName } from '../asks.ts'
import type { Exchange, Seen } from '../seen.ts'
import { each, type Fact, type Observation } from './fact.ts'

/** `401 OAUTH_027`; codes that are not expected are told with the refusals of the run. */
const refused =
  (ask: AskName, ...expected: readonly string[]) =>
  (seen: Seen): readonly Observation[] =>
    seen.of(ask).flatMap(({ refusal, head }) => {
      if (!head) return []
      if (!refusal) return [{ holds: false, form: `${head.status}` }]
      const said = `${head.status} ${refusal.ecode}`
      const holds = expected.includes(said)
      return [{ holds, form: holds ? said : `${head.status} with another code` }]
    })

const ofNothing = (
  key: string,
  says: string,
  ask: AskName,
  ...expected: readonly string[]
): Fact => ({ key, says, asks: [ask], judge: refused(ask, ...expected) })

const heads = (seen: Seen) =>
  seen.all.flatMap(({ head, refusal }) => (head && !refusal ? [head] : []))

const SLACK_S = 2

/** Seconds by which the window ends after the answer, by ClickUp's own clock. */
const leftOf = ({ head }: Pick<Exchange, 'head'>): number =>
  Number(head?.reset ?? Number.NaN) - (head?.date ?? Number.NaN) / 1000

/** Of pairs of answers in a row, where the first one's window had not ended: whether its end moved. */
const moves = (seen: Seen): readonly number[] => {
  const told = heads(seen).filter(({ reset, date }) => reset !== null && Number.isFinite(date))
  return told.flatMap((head, i) => {
    const before = told[i - 1]
    if (!before || head.date / 1000 >= Number(before.reset)) return []
    return [Number(head.reset) - Number(before.reset)]
  })
}

export const REFUSALS: readonly Fact[] = [
  ofNothing(
    'unknown-task',
    'a task that never was is refused with 401 `OAUTH_027`, or 404 `ITEM_013`',
    'no-task',
    ...['401 OAUTH_027', '404 ITEM_013'],
  ),
  ofNothing(
    'unknown-list',
    'a list that never was is refused with 401 `OAUTH_027`, or 404 `OAUTH_055`',
    'no-list',
    ...['401 OAUTH_027', '404 OAUTH_055'],
  ),
  ofNothing(
    'unknown-space',
    'a space that never was is refused with 401 `OAUTH_027`, or 404 `PROJ_006`',
    'no-space',
    ...['401 OAUTH_027', '404 PROJ_006'],
  ),
  ofNothing(
    'unknown-view',
    'a view that never was is refused with 401 `OAUTH_027`, or 404 `ACCESS_118`',
    'no-view',
    ...['401 OAUTH_027', '404 ACCESS_118'],
  ),
  ofNothing(
    'unknown-workspace',
    'a workspace that one is not in is refused with 401 `OAUTH_027` or `OAUTH_192`',
    'no-workspace',
    ...['401 OAUTH_027', '401 OAUTH_192'],
  ),
  ofNothing(
    'malformed-task',
    'an id that no task can have is refused with 401 `OAUTH_027`, or 400 `INPUT_004`',
    'bad-task',
    ...['401 OAUTH_027', '400 INPUT_004'],
  ),
  ofNothing(
    'malformed-list',
    'an id that no list can have is refused with 400 `INPUT_003`',
    'bad-list',
    '400 INPUT_003',
  ),
  ofNothing(
    'malformed-workspace',
    'an id that no workspace can have is refused with 400 `SHARD_024`',
    'bad-workspace',
    '400 SHARD_024',
  ),
  ofNothing(
    'custom-ids-bare',
    'a custom id without its flags is refused with 401 `OAUTH_027`, or 400 `INPUT_004`',
    'custom-id-bare',
    ...['401 OAUTH_027', '400 INPUT_004'],
  ),
  {
    key: 'custom-ids-alone',
    says: 'with the flags of custom ids every id is read as one: a plain id is refused',
    asks: ['tasks', 'custom-id-flags'],
    judge: (seen) =>
      seen
        .of('custom-id-flags')
        .flatMap(({ refusal, head }) =>
          head ? [{ holds: refusal !== undefined, form: `${head.status}` }] : [],
        ),
  },
  {
    key: 'rate-headers',
    says: 'successes tell the budget: `X-RateLimit-Limit`, `-Remaining` and `-Reset`',
    asks: ['user'],
    judge: (seen) =>
      each(
        heads(seen),
        ({ limit, remaining, reset }) => [limit, remaining, reset].every((one) => one !== null),
        ({ limit, remaining, reset }) =>
          `${[limit, remaining, reset].filter((one) => one !== null).length} of the three`,
      ),
  },
  {
    key: 'rate-reset',
    says: '`X-RateLimit-Reset` is a second of the clock that `Date` is of, a minute ahead at most',
    asks: ['user'],
    judge: (seen) =>
      each(
        heads(seen).filter(({ reset }) => reset !== null),
        (head) => leftOf({ head }) > -SLACK_S && leftOf({ head }) <= 60 + SLACK_S,
      ),
  },
  {
    key: 'rate-window',
    says: 'the window of the budget is fixed: it ends when the answer before said',
    asks: ['user'],
    judge: (seen) =>
      each(
        moves(seen),
        (by) => Math.abs(by) <= 1,
        (by) => (Math.abs(by) <= 1 ? 'ends as said' : by > 0 ? 'ends later' : 'ends sooner'),
      ),
  },
]

// All that reading can tell of what docs/clickup-facts.md is not sure of.
import type { Exchange, Seen } from '../seen.ts'
import { COMMENTS } from './comments.ts'
import { CHAT, DOCS } from './docs-and-chat.ts'
import type { Fact } from './fact.ts'
import { FIELDS } from './fields.ts'
import { PLACES } from './places.ts'
import { REFUSALS } from './refusals.ts'
import { TASKS } from './tasks.ts'
import { TIME } from './time.ts'

export const FACTS: readonly Fact[] = [
  ...REFUSALS,
  ...PLACES,
  ...TASKS,
  ...FIELDS,
  ...COMMENTS,
  ...TIME,
  ...DOCS,
  ...CHAT,
]

export type Verdict = 'holds' | 'does not hold' | 'not seen here' | 'could not be asked'

export interface Judged extends Pick<Fact, 'key' | 'says'> {
  readonly verdict: Verdict
  /** What was seen, and how often. */
  readonly forms: ReadonlyMap<string, number>
  /** Where it could not be asked: what was refused. */
  readonly refused: readonly Exchange[]
}

const count = (all: Iterable<string>): ReadonlyMap<string, number> => {
  const counts = new Map<string, number>()
  for (const one of all) counts.set(one, (counts.get(one) ?? 0) + 1)
  return counts
}

export const judge = ({ key, says, asks, judge: look }: Fact, seen: Seen): Judged => {
  const observations = look(seen)
  const refused = seen.of(...asks).filter(({ refusal }) => refusal)
  const verdict = (): Verdict => {
    if (observations.length > 0)
      return observations.every(({ holds }) => holds) ? 'holds' : 'does not hold'
    // What was refused may have told it.
    return refused.length > 0 ? 'could not be asked' : 'not seen here'
  }
  return {
    key,
    says,
    verdict: verdict(),
    forms: count(observations.map(({ form }) => form)),
    refused,
  }
}

// What ties two tasks, in one form from whichever end it is said; and what is said of it from both.
import * as l10n from '@vscode/l10n'
import { CodedError } from '../../../base/problems/error.ts'
import type { Difference } from '../../../base/text/difference.ts'
import { plainName } from '../../../base/text/foreign-text.ts'
import { isSlot } from '../../steps/slots.ts'
import type { Slot } from '../../steps/step.ts'

export type Relation = 'waits_on' | 'blocks' | 'links'

/** The other end. Of a task that is to be made the id is a slot. */
export type Other = { readonly id: string | Slot; readonly label: string }

export const keyOf = ({ id }: Pick<Other, 'id'>): string => (isSlot(id) ? `$${id.$slot}` : id)

/** What is asked of one relation of one task. */
export interface Wish extends Difference<Other> {
  readonly of: Other
  readonly relation: Relation
}

/** `who` waits for `for`; of links, which have no direction, whichever. */
export interface Edge {
  readonly who: Other
  readonly for: Other
  readonly isLink: boolean
}

/** `blocks` is `waits_on` from the other end. */
export const edgeOf = (of: Other, relation: Relation, other: Other): Edge =>
  relation === 'blocks'
    ? { who: other, for: of, isLink: false }
    : { who: of, for: other, isLink: relation === 'links' }

/** The same for the same edge. */
export const edgePrint = ({ who, for: other, isLink }: Edge): string =>
  isLink ? [keyOf(who), keyOf(other)].sort().join(' – ') : `${keyOf(who)} → ${keyOf(other)}`

/** As which relation of which task each end has it. */
const endsOf = ({ who, for: other, isLink }: Edge): readonly string[] =>
  isLink
    ? [`${keyOf(who)} links`, `${keyOf(other)} links`]
    : [`${keyOf(who)} waits_on`, `${keyOf(other)} blocks`]

const opposite = ({ who, for: other, isLink }: Edge): CodedError => {
  const one = `"${plainName(who.label)}"`
  const another = `"${plainName(other.label)}"`
  return new CodedError(
    'INVALID_INPUT',
    isLink
      ? l10n.t`It is asked that ${one} and ${another} are linked, and that they are not.`
      : l10n.t`It is asked that ${one} waits on ${another}, and that it does not.`,
    { hint: l10n.t('Say each relation once, from one of its two tasks. Nothing was sent.') },
  )
}

/** @throws CodedError INVALID_INPUT where from its two ends the opposite is asked of one edge */
export const checkWishes = (wishes: readonly Wish[]): void => {
  const edges = (which: 'add' | 'remove'): readonly Edge[] =>
    wishes.flatMap((wish) => wish[which].map((other) => edgeOf(wish.of, wish.relation, other)))
  const leaving = new Set(edges('remove').map(edgePrint))
  const exactly = new Map(
    wishes
      .filter((wish) => wish.exactly)
      .map(({ of, relation, add }) => [
        `${keyOf(of)} ${relation}`,
        new Set(add.map((other) => edgePrint(edgeOf(of, relation, other)))),
      ]),
  )
  const torn = edges('add').find((edge) => {
    const print = edgePrint(edge)
    return leaving.has(print) || endsOf(edge).some((end) => exactly.get(end)?.has(print) === false)
  })
  if (torn) throw opposite(torn)
}

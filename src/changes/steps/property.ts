// The two shapes that most kinds have: one value, and a set that gains and loses members.
import * as l10n from '@vscode/l10n'
import type { Irreversible, Kind } from './kind.ts'
import { type Delta, type Done, type Json, known, type Step, type Target } from './step.ts'

type Given = 'v' | 'holds' | 'applied' | 'invert'

export const NOT_KNOWN: Irreversible = {
  irreversible: l10n.t('What was there before is not known.'),
}

export const NO_WAY_BACK: Irreversible = {
  irreversible: l10n.t('ClickUp has no way back: what is deleted can only be made anew.'),
}

/** The same step the other way round, from what ClickUp has stored. */
const backwards = <C, V>(done: Done<C, V>, after: C): Step<C, V> => {
  const { id, kind, v, target, of, stored } = done
  return { id, kind, v, target, ...(of === undefined ? {} : { of }), before: stored, after }
}

/** What a property says itself. */
export type Own<V, O> = Omit<Kind<V, V, O>, Given> & Partial<Pick<Kind<V, V, O>, Given>>

/** One value: what is asked is what is then stored. */
export const property = <V extends Json, O>(kind: Own<V, O>): Kind<V, V, O> => ({
  v: 1,
  holds: (now, { after }) => kind.same(now, after),
  applied: (_, { after }) => after,
  invert: (done) => {
    const { before } = done
    // What was made with its object goes with it.
    if (before.at === 'absent') return []
    return before.at === 'known' ? [backwards(done, before.is)] : NOT_KNOWN
  },
  ...kind,
})

/** A property whose target tells what was so when it was planned: what takes it back leaves that out. */
export const withLater = <V, C, O>(
  kind: Kind<V, C, O>,
  later: (target: Target) => Target,
): Kind<V, C, O> => ({
  ...kind,
  invert: (done) => {
    const back = kind.invert(done)
    return 'irreversible' in back
      ? back
      : back.map((step) => ({ ...step, target: later(step.target) }))
  },
})

interface Membership<M> {
  readonly keyOf: (member: M) => string
}

const has = <M>({ keyOf }: Membership<M>, members: readonly M[], one: M): boolean =>
  members.some((other) => keyOf(other) === keyOf(one))

/** What is really gained and lost, seen from what was there. */
export const gainedAndLost = <M>(
  by: Membership<M>,
  before: readonly M[],
  { add, remove, only }: Delta<M>,
): Delta<M> => ({
  add: add.filter((one) => !has(by, before, one)),
  remove: only
    ? before.filter((one) => !has(by, add, one))
    : remove.flatMap((one) => before.filter((other) => by.keyOf(other) === by.keyOf(one))),
})

/** What is really to be sent of it: all of it where nobody knows what was there. */
export const toSend = <M>(
  by: Membership<M>,
  { before, after }: Pick<Step<Delta<M>, readonly M[]>, 'before' | 'after'>,
): Delta<M> => (before.at === 'known' ? gainedAndLost(by, before.is, after) : after)

/** A set: undone, it leaves alone what others have added. */
export const members = <M extends Json, O>({
  keyOf,
  ...kind
}: Membership<M> & Omit<Kind<readonly M[], Delta<M>, O>, Given | 'same'>): Kind<
  readonly M[],
  Delta<M>,
  O
> => {
  const by = { keyOf }
  const applied = (before: readonly M[], delta: Delta<M>): readonly M[] => {
    const { add, remove } = gainedAndLost(by, before, delta)
    return [...before.filter((one) => !has(by, remove, one)), ...add]
  }
  return {
    v: 1,
    same: (a, b) => a.length === b.length && a.every((one) => has(by, b, one)),
    holds: (now, { after: { add, remove, only } }) =>
      add.every((one) => has(by, now, one)) &&
      !remove.some((one) => has(by, now, one)) &&
      (!only || now.every((one) => has(by, add, one))),
    applied: (before = [], { after }) => applied(before, after),
    invert: (done) => {
      if (done.before.at === 'absent') return []
      if (done.before.at === 'unread') return NOT_KNOWN
      const { add, remove } = gainedAndLost(by, known(done.before) ?? [], done.after)
      return [backwards(done, { add: remove, remove: add })]
    },
    ...kind,
  }
}

// What a step and its value are called in sentences; the kinds know the words.
import { toldPart } from './excerpt.ts'
import { wordFor } from './field-words.ts'
import type { Effect, Kind, Where } from './kind.ts'
import { isSlot } from './slots.ts'
import { known, type Step, type Target } from './step.ts'

/** As far as it is known: what is not there yet has its label. */
export const whereOf = (target: Target): Where => ({
  ...target,
  id: isSlot(target.id) ? target.label : target.id,
})

/** In words, after "ClickUp was asked to". */
export const titleOf = (step: Step, kind: Kind): string =>
  kind.title?.(step) ?? kind.subject.title(whereOf(step.target))

/** What it is about, where one of several is meant: `ENG-123, priority`. */
export const nameOf = (step: Step, kind: Kind): string =>
  kind.title?.(step) ?? `${step.target.label}, ${wordFor(kind.field(step))}`

/** What several steps of one field come to together: the tags after one more and two less. */
export const effectOf = (steps: readonly Step[], kind: Kind): Effect | undefined => {
  const [first] = steps
  if (!first) return undefined
  if (kind.ends) {
    const was = known(first.before)
    return {
      field: kind.field(first),
      from: was === undefined ? null : kind.show(was, first),
      to: null,
    }
  }
  const before = known(first.before)
  let after = before
  for (const step of steps) after = kind.applied(after, step)
  const from = before === undefined ? undefined : kind.show(before, first)
  const to = after === undefined ? undefined : kind.show(after, first)
  return {
    field: kind.field(first),
    ...(before === undefined ? {} : { from: toldPart(from, to) }),
    ...(after === undefined ? {} : { to: toldPart(to, from) }),
  }
}

/** All that they come to before they are sent. */
export const effectsOf = (steps: readonly Step[], kind: Kind): readonly Effect[] => {
  const [first] = steps
  const own = first && kind.effects?.(first)
  const one = effectOf(steps, kind)
  return own ?? (one ? [one] : [])
}

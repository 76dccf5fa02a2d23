// All that is asked of one object is told as one thing: before it is sent, and after.
import type { Effect, Kind, KindOf, Loss } from '../steps/kind.ts'
import { isGood, type Step } from '../steps/step.ts'
import { effectsOf, titleOf } from '../steps/words.ts'
import type { Ran } from './execute.ts'
import { chainKeyOf } from './order.ts'

/** All that is asked of one object: told as one thing. */
export interface Deed<S extends Step> {
  readonly title: string
  readonly lead: S
  readonly kind: Kind
  readonly steps: readonly S[]
}

export const deedsOf = <S extends Step>(
  steps: readonly S[],
  planned: readonly Step[],
  kindOf: KindOf,
): readonly Deed<S>[] => {
  const deeds = new Map<string, S[]>()
  for (const [i, step] of steps.entries()) {
    // What was made has an id by now; what belongs together was planned for one target.
    const key = chainKeyOf(planned[i] ?? step, kindOf(step.kind))
    deeds.set(key, [...(deeds.get(key) ?? []), step])
  }
  return [...deeds.values()].flatMap((own) => {
    const lead = own.find(({ kind }) => kindOf(kind).title) ?? own[0]
    if (!lead) return []
    const kind = kindOf(lead.kind)
    return [{ title: titleOf(lead, kind), lead, kind, steps: own }]
  })
}

/** Steps of one field, in their order. What is shown otherwise is another, whatever it is called. */
export const byField = <S extends Step>(
  steps: readonly S[],
  kindOf: KindOf,
): readonly (readonly S[])[] => {
  const groups: { readonly field: string; readonly show: Kind['show']; readonly own: S[] }[] = []
  for (const step of steps) {
    const kind = kindOf(step.kind)
    const field = kind.field(step)
    const group = groups.find((one) => one.field === field && one.show === kind.show)
    if (group) group.own.push(step)
    else groups.push({ field, show: kind.show, own: [step] })
  }
  return groups.map(({ own }) => own)
}

/** What makes an object, ends it, or is one deed of its own. */
export const isDeed = (step: Step, kindOf: KindOf): boolean => kindOf(step.kind).title !== undefined

export interface Preview {
  readonly title: string
  readonly effects: readonly Effect[]
  readonly destroys: readonly Loss[]
}

export const previewOf = (steps: readonly Step[], kindOf: KindOf): readonly Preview[] =>
  deedsOf(steps, steps, kindOf).map(({ title, steps: own }) => ({
    title,
    effects: byField(own, kindOf).flatMap((group) => {
      const [first] = group
      return first ? effectsOf(group, kindOf(first.kind)) : []
    }),
    destroys: lossesOf(own, kindOf),
  }))

export const lossesOf = (steps: readonly Step[], kindOf: KindOf): readonly Loss[] =>
  steps.flatMap((step) => kindOf(step.kind).destroys?.(step) ?? [])

/** Whether something is there now of which it can be told: what was made, even where it is not as asked. */
export const isThere = (step: Ran): boolean =>
  isGood(step) || (Object.keys(step.bound).length > 0 && step.stored.at !== 'absent')

// What goes in one request, and what must come before what.
import type { Kind, KindOf } from '../steps/kind.ts'
import { isSlot, slotsIn } from '../steps/slots.ts'
import type { Step } from '../steps/step.ts'

/** Steps that one request serves. */
export interface Unit {
  readonly how: 'make' | 'body' | 'send'
  readonly kind: Kind
  /** The one that the request is of; with `make` the others are joined to it. */
  readonly lead: Step
  readonly steps: readonly Step[]
  /** Whatever becomes of these, they go first. */
  readonly after: readonly Unit[]
  /** These must hold: what fills its slots, and what it says itself. */
  readonly needs: readonly string[]
}

/** All that is asked of one object: its units go one after the other, and one reading proves them. */
export interface Chain {
  readonly key: string
  readonly steps: readonly Step[]
  readonly units: readonly Unit[]
}

export const chainKeyOf = ({ target }: Step, { subject }: Kind): string => {
  const { id, in: place } = target
  return JSON.stringify([subject.name, isSlot(id) ? id : [id], place ?? null])
}

const grouped = <T>(items: readonly T[], keyOf: (item: T) => string): ReadonlyMap<string, T[]> => {
  const groups = new Map<string, T[]>()
  for (const item of items) {
    const key = keyOf(item)
    const group = groups.get(key)
    if (group) group.push(item)
    else groups.set(key, [item])
  }
  return groups
}

type Request = Pick<Unit, 'how' | 'steps'>

/** The requests for one object, in order: what makes it, what goes first, its one body, the rest. */
const requestsOf = (steps: readonly Step[], kindOf: KindOf): readonly Request[] => {
  const kind = (step: Step): Kind => kindOf(step.kind)
  const maker = steps.find((step) => kind(step).make)
  const isJoined = (step: Step): boolean =>
    maker !== undefined &&
    step !== maker &&
    kind(maker).joins?.(maker) !== false &&
    kind(step).create !== undefined
  const joined = steps.filter(isJoined)
  const left = steps.filter((step) => step !== maker && !isJoined(step))
  const first = left.filter((step) => kind(step).first)
  const inBody = left.filter((step) => !kind(step).first && kind(step).body)
  const others = left.filter((step) => !first.includes(step) && !inBody.includes(step))
  const alone = (step: Step): Request => ({ how: 'send', steps: [step] })
  return [
    ...(maker ? [{ how: 'make' as const, steps: [maker, ...joined] }] : []),
    ...first.map(alone),
    ...(inBody.length > 0 ? [{ how: 'body' as const, steps: inBody }] : []),
    ...others.map(alone),
  ]
}

/** What could be mistaken for one another when one of them is lost. */
const likenessOf = (unit: Unit): string | undefined => {
  const { kind, lead } = unit
  if (!kind.lost) return undefined
  const { in: place } = lead.target
  return JSON.stringify([kind.name, place ?? null, kind.lost.like?.(lead) ?? lead.after])
}

/** In an order in which each unit comes behind all that it waits for, where the plan has no circle. */
export const chainsOf = (steps: readonly Step[], kindOf: KindOf): readonly Chain[] => {
  const makers = new Map(steps.flatMap(({ id, makes }) => (makes ? [[makes, id]] : [])))
  const needsOf = (step: Step): readonly string[] => [
    ...(step.needs ?? []),
    ...slotsIn([step.target, step.of, step.after]).flatMap((slot) => {
      const maker = makers.get(slot)
      return maker === undefined || maker === step.id ? [] : [maker]
    }),
  ]
  const alike = new Map<string, Unit>()
  return [...grouped(steps, (step) => chainKeyOf(step, kindOf(step.kind)))].map(([key, own]) => {
    const units: Unit[] = []
    for (const { how, steps: served } of requestsOf(own, kindOf)) {
      const [lead] = served
      if (!lead) continue
      const inside = served.map(({ id }) => id)
      const needs = served.flatMap(needsOf).filter((id) => !inside.includes(id))
      const unit: Unit = { how, kind: kindOf(lead.kind), lead, steps: served, needs, after: [] }
      const likeness = likenessOf(unit)
      const twin = likeness === undefined ? undefined : alike.get(likeness)
      const whole = { ...unit, after: [units.at(-1), twin].filter((one) => one !== undefined) }
      if (likeness !== undefined) alike.set(likeness, whole)
      units.push(whole)
    }
    return { key, steps: own, units }
  })
}

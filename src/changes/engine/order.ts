// What goes in one request, and what must come before what.
import type { Kind, KindOf } from '../steps/kind.ts'
import { isSlot, slotsOf } from '../steps/slots.ts'
import type { Step } from '../steps/step.ts'

/** Steps that one request serves. */
export interface Unit {
  readonly how: 'make' | 'body' | 'send'
  readonly kind: Kind
  /** The one that the request is of; with `make` the others are joined to it. */
  readonly lead: Step
  readonly steps: readonly Step[]
  /** Whatever becomes of that, it goes first. */
  readonly after: Unit | undefined
  /** Steps that must hold: those that fill its slots, and those that it names itself. */
  readonly needs: readonly string[]
  /** Of those that could be mistaken for one another one is sent after the other. */
  readonly alike: string | undefined
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
const likenessOf = (kind: Kind, lead: Step): string | undefined => {
  if (!kind.lost) return undefined
  const { in: place } = lead.target
  return JSON.stringify([kind.name, place ?? null, kind.lost.like?.(lead) ?? lead.after])
}

export const chainsOf = (steps: readonly Step[], kindOf: KindOf): readonly Chain[] => {
  const makers = new Map(steps.flatMap(({ id, makes }) => (makes ? [[makes, id]] : [])))
  const needsOf = (step: Step): readonly string[] => [
    ...(step.needs ?? []),
    ...slotsOf(step).flatMap((slot) => makers.get(slot) ?? []),
  ]
  return [...grouped(steps, (step) => chainKeyOf(step, kindOf(step.kind)))].map(([key, own]) => {
    const units: Unit[] = []
    for (const { how, steps: served } of requestsOf(own, kindOf)) {
      const [lead] = served
      if (!lead) continue
      const kind = kindOf(lead.kind)
      const inside = served.map(({ id }) => id)
      const needs = served.flatMap(needsOf).filter((id) => !inside.includes(id))
      const after = units.at(-1)
      units.push({ how, kind, lead, steps: served, after, needs, alike: likenessOf(kind, lead) })
    }
    return { key, steps: own, units }
  })
}

/** A unit, whose it is, and what goes before it. */
export interface Turn {
  readonly unit: Unit
  readonly chain: Chain
  readonly behind: readonly Unit[]
}

/**
 * Each behind all that it waits for.
 * @throws Error where some wait for one another, so that none could ever begin
 */
export const inOrder = (chains: readonly Chain[]): readonly Turn[] => {
  const chainOf = new Map(
    chains.flatMap((chain) => chain.units.map((unit) => [unit, chain] as const)),
  )
  const unitOf = new Map(
    [...chainOf.keys()].flatMap((unit) => unit.steps.map(({ id }) => [id, unit] as const)),
  )
  const turns = new Map<Unit, Turn>()
  const begun = new Set<Unit>()
  const take = (unit: Unit, chain: Chain): void => {
    if (turns.has(unit)) return
    if (begun.has(unit)) throw new Error(`Steps wait for one another: ${unit.lead.id}.`)
    begun.add(unit)
    const needed = unit.needs.flatMap((id) => unitOf.get(id) ?? [])
    const behind = [...(unit.after ? [unit.after] : []), ...needed]
    for (const one of behind) {
      const its = chainOf.get(one)
      if (its) take(one, its)
    }
    turns.set(unit, { unit, chain, behind })
  }
  for (const [unit, chain] of chainOf) take(unit, chain)
  return [...turns.values()]
}

// Tasks that wait for one another, or stand below one another, in a circle: ClickUp takes some of that.
import * as l10n from '@vscode/l10n'
import { CodedError } from '../../base/problems/error.ts'
import { plainName } from '../../base/text/foreign-text.ts'
import { labelOf } from '../../clickup/objects/task/label.ts'
import type { Task } from '../../clickup/objects/task/task.ts'
import type { Delta, Step } from '../steps/step.ts'
import { type Edge, edgeOf, edgePrint, keyOf, type Other } from './relations/edges.ts'
import { type Above, taskParent } from './relations/parent.ts'

/** What a step adds or takes away, whichever of both ends it names. */
const waitsIn = (step: Step, which: 'add' | 'remove'): readonly Edge[] => {
  const { kind, target, after } = step
  if (kind !== 'task.waits_on' && kind !== 'task.blocks') return []
  const relation = kind === 'task.blocks' ? 'blocks' : 'waits_on'
  return (after as Delta<Other>)[which].map((other) => edgeOf(target, relation, other))
}

/** The same relation said from its other side is one. */
export const withoutMirrors = (steps: readonly Step[]): readonly Step[] => {
  const known = new Set<string>()
  return steps.filter((step) => {
    const prints = (['add', 'remove'] as const).flatMap((which) =>
      waitsIn(step, which).map((wait) => `${which} ${edgePrint(wait)}`),
    )
    if (prints.length > 0 && prints.every((print) => known.has(print))) return false
    for (const print of prints) known.add(print)
    return true
  })
}

const nextBy = (waits: readonly Edge[]): ReadonlyMap<string, readonly Other[]> => {
  const next = new Map<string, Other[]>()
  for (const { who, for: other } of waits)
    next.set(keyOf(who), [...(next.get(keyOf(who)) ?? []), other])
  return next
}

/** What the tasks that are there wait for by now. */
const waitsOf = ({ dependencies }: Task): readonly Edge[] =>
  dependencies.map(({ task_id: who, depends_on: other }) => ({
    who: { id: who, label: who },
    for: { id: other, label: other },
    isLink: false,
  }))

/**
 * @param tasks those that are changed, as they are
 * @throws CodedError INVALID_INPUT that names one circle
 */
export const checkCircles = (steps: readonly Step[], tasks: readonly Task[] = []): void => {
  const leaving = new Set(steps.flatMap((step) => waitsIn(step, 'remove')).map(edgePrint))
  const adding = steps.flatMap((step) => waitsIn(step, 'add'))
  if (adding.length === 0) return
  const there = tasks.flatMap(waitsOf).filter((wait) => !leaving.has(edgePrint(wait)))
  const waits = nextBy([...adding, ...there])
  const done = new Set<string>()
  const walk = (one: Other, path: readonly Other[]): void => {
    const key = keyOf(one)
    const start = path.findIndex((each) => keyOf(each) === key)
    if (start >= 0) {
      const names = [...path.slice(start), one].map(({ label }) => `"${plainName(label)}"`)
      throw new CodedError(
        'INVALID_INPUT',
        l10n.t`These would wait for one another in a circle: ${names.join(' → ')}.`,
        { hint: l10n.t('Leave one of these relations out. Nothing was sent.') },
      )
    }
    if (done.has(key)) return
    for (const next of waits.get(key) ?? []) walk(next, [...path, one])
    done.add(key)
  }
  for (const { target } of steps) walk(target, [])
}

/**
 * @param tasks those that are changed, and those above, as far as they were read
 * @throws CodedError INVALID_INPUT that names one circle
 */
export const checkParents = (steps: readonly Step[], tasks: readonly Task[]): void => {
  const moves = steps.filter(({ kind }) => kind === taskParent.name)
  const nameOf = new Map(tasks.map((task) => [task.id, labelOf(task)]))
  const next = new Map<string, string>(
    tasks.flatMap(({ id, parent }) => (parent === undefined ? [] : [[id, parent]])),
  )
  for (const { target, after } of moves) {
    const above = after as Above
    next.set(keyOf(target), keyOf(above))
    nameOf.set(keyOf(target), target.label).set(keyOf(above), above.label)
  }
  for (const { target } of moves) {
    const path: string[] = []
    let one: string | undefined = keyOf(target)
    for (; one !== undefined && !path.includes(one); one = next.get(one)) path.push(one)
    if (one === undefined) continue
    const names = [...path.slice(path.indexOf(one)), one].map(
      (id) => `"${plainName(nameOf.get(id) ?? id)}"`,
    )
    throw new CodedError(
      'INVALID_INPUT',
      l10n.t`These would stand below one another in a circle: ${names.join(' → ')}.`,
      { hint: l10n.t('Leave one of these parents out. Nothing was sent.') },
    )
  }
}

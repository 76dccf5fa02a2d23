// Tasks that wait for one another in a circle: ClickUp takes some of that, and nobody can ever begin.
import * as l10n from '@vscode/l10n'
import { CodedError } from '../../base/problems/error.ts'
import { plainName } from '../../base/text/foreign-text.ts'
import { isSlot } from '../engine/slots.ts'
import type { Delta, Step } from '../engine/step.ts'
import type { Other } from './relations/related.ts'

const keyOf = (id: Other['id']): string => (isSlot(id) ? `$${id.$slot}` : id)

/** Who waits for whom, by what the steps add. */
const waitsIn = (steps: readonly Step[]): ReadonlyMap<string, readonly Other[]> => {
  const waits = new Map<string, Other[]>()
  const add = (who: Other, forWhom: Other): void => {
    const key = keyOf(who.id)
    waits.set(key, [...(waits.get(key) ?? []), forWhom])
  }
  for (const { kind, target, after } of steps) {
    if (kind !== 'task.waits_on' && kind !== 'task.blocks') continue
    for (const other of (after as Delta<Other>).add)
      if (kind === 'task.waits_on') add(target, other)
      else add(other, target)
  }
  return waits
}

/** @throws CodedError INVALID_INPUT that names one circle */
export const checkCircles = (steps: readonly Step[]): void => {
  const waits = waitsIn(steps)
  const done = new Set<string>()
  const walk = (one: Other, path: readonly Other[]): void => {
    const key = keyOf(one.id)
    const start = path.findIndex(({ id }) => keyOf(id) === key)
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

// What is said of check lists, as steps: each is made, filled and ticked by steps of its own.
import * as l10n from '@vscode/l10n'
import * as z from 'zod'
import { text } from '../../../base/input/arguments.ts'
import { CodedError } from '../../../base/problems/error.ts'
import { plainName } from '../../../base/text/foreign-text.ts'
import { normalise } from '../../../base/text/names.ts'
import { nearest } from '../../../base/text/nearest.ts'
import type { Checklist } from '../../../clickup/objects/task/checklist.ts'
import {
  checklistMeant,
  itemMeant,
  tellingChecklists,
  tellingItems,
} from '../../../clickup/references/names/checklists.ts'
import { stepOf } from '../../steps/plan.ts'
import { slot } from '../../steps/slots.ts'
import type { Seen, Step } from '../../steps/step.ts'
import { argument, type Ground } from '../argument.ts'
import { addingSteps, keyFor, slotName, taskChecklist, taskChecklistNew } from './checklist-kind.ts'
import {
  type Changing,
  type ChecklistChange,
  type ChecklistIs,
  type ChecklistOf,
  stateOf,
} from './checklist-state.ts'

/** Items by name: true is ticked, false open, null removed. */
export type WantedChecklist = Readonly<Record<string, boolean | null>>

export type SaidChecklists = Readonly<Record<string, readonly string[] | WantedChecklist>>

/** Each item once, in whatever letters it is named. */
const wantedOf = (said: readonly string[] | WantedChecklist): WantedChecklist => {
  const pairs: readonly (readonly [string, boolean | null])[] = Array.isArray(said)
    ? said.map((item: string) => [item, false] as const)
    : Object.entries(said as WantedChecklist)
  const wanted = new Map<string, readonly [string, boolean | null]>()
  for (const [name, state] of pairs) {
    const [, before = state] = wanted.get(normalise(name)) ?? []
    if (before !== state)
      throw new CodedError(
        'INVALID_INPUT',
        l10n.t`"${plainName(name)}" is named twice, and not alike.`,
        { hint: l10n.t('Name each item once. Nothing was sent.') },
      )
    if (!wanted.has(normalise(name))) wanted.set(normalise(name), [name, state])
  }
  return Object.fromEntries(wanted.values())
}

const checkRemovals = (
  checklist: Checklist | undefined,
  name: string,
  wanted: WantedChecklist,
): void => {
  const missing = Object.keys(wanted).find(
    (item) => wanted[item] === null && !itemMeant(checklist?.items ?? [], item),
  )
  if (missing === undefined) return
  throw new CodedError(
    'INVALID_INPUT',
    l10n.t`The checklist "${plainName(name)}" has no item "${plainName(missing)}" to remove.`,
    {
      candidates: nearest(missing, checklist?.items.map(tellingItems(checklist.items)) ?? []),
      hint: l10n.t('Name an item that is there.'),
    },
  )
}

/** Steps of one check list; one that is not there yet is created. */
const planChecklist = (
  { target, task }: Ground,
  name: string,
  wanted: WantedChecklist,
): readonly Step[] => {
  const lists = task?.checklists ?? []
  const known = checklistMeant(lists, name)
  const told = known ? tellingChecklists(lists)(known) : name
  checkRemovals(known, name, wanted)
  const made = slotName(target, name)
  const of: ChecklistOf = { name: told, id: known?.id ?? slot(made) }
  const is = known ? stateOf(known) : null
  const before: Seen<ChecklistIs> = task ? { at: 'known', is } : { at: 'absent' }
  const create = stepOf(taskChecklistNew, target, { do: 'create' } as ChecklistChange, {
    of: known ? (of as Step['of']) : { name },
    key: keyFor(name),
    ...(known ? {} : { makes: made }),
    before,
  })
  const items = Object.entries(wanted).flatMap(([said, state]): readonly Changing[] => {
    const now = itemMeant(known?.items ?? [], said)
    if (!now)
      return state === null
        ? []
        : addingSteps({ target }, of, { name: said, resolved: state }, before)
    const item = now.name
    const change: ChecklistChange =
      state === null
        ? { do: 'remove', item, id: now.id }
        : { do: 'tick', item, id: now.id, resolved: state }
    const key = keyFor(told, item, now.id)
    return [stepOf(taskChecklist, target, change, { of: of as Step['of'], key, before })]
  })
  // One that is there and of which nothing else is said is so already.
  return known && items.length > 0 ? items : [create, ...items]
}

const item = z.union([z.boolean(), z.null()])
const input = (description: string) =>
  z
    .record(z.string(), z.union([z.array(text()), z.record(z.string(), item)]))
    .meta({ type: 'object', anyOf: undefined, additionalProperties: undefined })
    .describe(description)

export const checklists = argument<SaidChecklists>({
  create: input('{list: [items]}'),
  update: input('{list: {item: is done}}, null removes'),
  plan: async (said, on) =>
    Object.entries(said).flatMap(([name, items]) => planChecklist(on, name, wantedOf(items))),
})

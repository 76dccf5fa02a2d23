// A check list of a task as a value: what it is, what is asked of it, and what that makes of it.
import { sameName } from '../../../base/text/names.ts'
import type { Checklist } from '../../../clickup/objects/task/checklist.ts'
import type { Task } from '../../../clickup/objects/task/task.ts'
import { known, type Slot, type Step } from '../../steps/step.ts'

export type Item = { readonly name: string; readonly resolved: boolean }

/** A check list as it stands; null where there is none. */
export type ChecklistIs = { readonly name: string; readonly items: readonly Item[] } | null

/** One change of one check list. Ids of what is made by the same plan are slots. */
export type ChecklistChange =
  | { readonly do: 'create' | 'delete' }
  | {
      readonly do: 'add' | 'remove'
      readonly item: string
      readonly id?: string | Slot | undefined
    }
  | {
      readonly do: 'tick'
      readonly item: string
      readonly id: string | Slot
      readonly resolved: boolean
    }

/** Which check list it is; its id is not known before it is made. */
export type ChecklistOf = { readonly name: string; readonly id?: string | Slot | undefined }

export type Changing = Step<ChecklistChange, ChecklistIs>

export const listOf = ({ of }: Pick<Step, 'of'>): ChecklistOf => of as ChecklistOf

export const found = (task: Task, { id, name }: ChecklistOf): Checklist | undefined =>
  task.checklists.find((one) => (typeof id === 'string' ? one.id === id : sameName(one.name, name)))

const isOf = (checklist: ChecklistIs): checklist is NonNullable<ChecklistIs> => checklist !== null

export const stateOf = ({ name, items }: Checklist): ChecklistIs => ({
  name,
  items: items.map(({ name: item, resolved }) => ({ name: item, resolved })),
})

/** What was deleted and made anew stands last. */
export const printOf = (checklist: ChecklistIs): string =>
  JSON.stringify(
    checklist && [checklist.name, checklist.items.map((one) => JSON.stringify(one)).sort()],
  )

export const itemIn = (checklist: ChecklistIs, name: string): Item | undefined =>
  checklist?.items.find((one) => sameName(one.name, name))

/** Several items may have one name. */
const countOf = (checklist: ChecklistIs | undefined, name: string, resolved?: boolean): number =>
  checklist?.items.filter(
    (one) => sameName(one.name, name) && (resolved === undefined || one.resolved === resolved),
  ).length ?? 0

export const holds = (now: ChecklistIs, { before, after }: Changing): boolean => {
  const was = known(before)
  switch (after.do) {
    case 'create':
      return isOf(now)
    case 'delete':
      return !isOf(now)
    case 'add':
      return countOf(now, after.item) > countOf(was, after.item)
    case 'remove':
      return countOf(now, after.item) < Math.max(1, countOf(was, after.item))
    case 'tick':
      // Of several with one name another one may be ticked.
      return countOf(was, after.item) > 1
        ? countOf(now, after.item, after.resolved) > countOf(was, after.item, after.resolved)
        : itemIn(now, after.item)?.resolved === after.resolved
  }
}

export const applied = (
  before: ChecklistIs,
  after: ChecklistChange,
  { name }: ChecklistOf,
): ChecklistIs => {
  if (after.do === 'delete') return null
  const { items, ...list } = before ?? { name, items: [] }
  switch (after.do) {
    case 'create':
      return { ...list, items }
    case 'add':
      return { ...list, items: [...items, { name: after.item, resolved: false }] }
    case 'remove':
      return { ...list, items: items.filter((one) => !sameName(one.name, after.item)) }
    case 'tick':
      return {
        ...list,
        items: items.map((one) =>
          sameName(one.name, after.item) ? { ...one, resolved: after.resolved } : one,
        ),
      }
  }
}

export const show = (now: ChecklistIs) =>
  now?.items.map(({ name, resolved }) => `[${resolved ? 'x' : ' '}] ${name}`)

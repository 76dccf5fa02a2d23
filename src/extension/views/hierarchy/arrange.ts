// Puts the loaded tasks of a list where they stand in the tree: in sections, sorted, subtasks under
// their tasks. VS Code knows a node by its identity, so the nodes stay and are told where they stand.

import type { ListNode, SectionNode, Tally, TaskNode } from '../tree/nodes.ts'
import type { Arrangement } from '../tree/order/arrangement.ts'
import type { Level } from './levels.ts'
import { type Nested, nest, rowsOf } from './nesting.ts'
import { compareBy, compareSections, type DueGroup, isFinishedSection, sectionId } from './order.ts'
import type { Choice } from './shown.ts'

export interface Wish {
  readonly choice: Choice
  readonly arrangement: Arrangement
  readonly dueGroup: DueGroup
}

const isPartial = ({ complete, error, leftOut }: Level): boolean =>
  !complete || error !== undefined || leftOut?.has('task') === true

/** How many tasks show; nothing where ClickUp's own number says more. */
export const tallyOf = (level: Level, choice: Choice): Tally | undefined => {
  if (isPartial(level) && (choice.filter === '' || level.pages === 0)) return undefined
  return { count: rowsOf(nest(level.nodes, choice)), isPartial: isPartial(level) }
}

const place = (
  nested: readonly Nested[],
  under: SectionNode | TaskNode | undefined,
  wish: Pick<Wish, 'arrangement' | 'choice'>,
): readonly TaskNode[] => {
  const { arrangement, choice } = wish
  const compare = compareBy(arrangement, (id) => choice.lingering?.has(id) ?? false)
  const sorted = nested.toSorted((one, other) => compare(one.node.task, other.node.task))
  return sorted.map(({ node, below, subtaskOf }) => {
    node.under = under
    node.subtaskOf = subtaskOf
    node.below = place(below, node, wish)
    return node
  })
}

/** Where a row stays that was closed a moment ago: where it stood. */
const stayOf = ({ under, id }: TaskNode, { choice, arrangement }: Wish): string | undefined =>
  choice.lingering?.has(id) && under?.kind === 'section' && under.by === arrangement.group
    ? under.id
    : undefined

const sectionsOf = (
  nested: readonly Nested[],
  level: Level,
  list: ListNode,
  wish: Wish,
): readonly SectionNode[] => {
  const { arrangement, dueGroup } = wish
  const { group: by } = arrangement
  const parts = new Map<string, Nested[]>()
  for (const one of nested) {
    const id = stayOf(one.node, wish) ?? sectionId(by, one.node.task, dueGroup)
    const part = parts.get(id)
    if (part) part.push(one)
    else parts.set(id, [one])
  }
  const sections = [...parts].flatMap(([id, part]): SectionNode[] => {
    const known = list.sections?.find((one) => one.by === by && one.id === id)
    const isOwn = ({ node }: Nested) => sectionId(by, node.task, dueGroup) === id
    const sample = part.find(isOwn)?.node.task ?? known?.sample
    if (!sample) return []
    const facts = {
      sample,
      tally: { count: rowsOf(part), isPartial: isPartial(level) },
      isFinished: isFinishedSection(by, id, sample),
    }
    const section: SectionNode = known
      ? Object.assign(known, facts)
      : { kind: 'section', id, by, parent: list, tasks: [], ...facts }
    section.tasks = place(part, section, wish)
    return [section]
  })
  const others = (list.sections ?? []).filter((one) => !sections.includes(one) && one.by === by)
  list.sections = [...sections, ...others]
  return sections.toSorted(compareSections(by))
}

/** What stands right below a list: its sections, or its tasks. */
export const arrange = (
  level: Level,
  list: ListNode,
  wish: Wish,
): readonly (SectionNode | TaskNode)[] => {
  const nested = nest(level.nodes, wish.choice)
  return wish.arrangement.group === 'none'
    ? place(nested, undefined, wish)
    : sectionsOf(nested, level, list, wish)
}

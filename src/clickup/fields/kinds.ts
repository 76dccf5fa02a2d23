// What a custom field holds, by its type: the one place that tells ClickUp's types apart.
import type { CustomField } from '../objects/custom-field.ts'

export type FieldKind =
  | 'text'
  | 'number'
  | 'rating'
  | 'progress'
  /** Progress that ClickUp counts by itself. */
  | 'counted'
  | 'date'
  | 'box'
  | 'option'
  | 'labels'
  | 'people'
  | 'tasks'
  | 'place'
  | 'button'
  | 'files'
  | 'votes'
  /** Worked out by ClickUp, to a number or a text. */
  | 'formula'
  | 'signature'
  /** What a feature of ClickUp keeps for itself, such as the dates of a baseline. */
  | 'baseline'

// `voting` stands in the documents, `votes` is what is sent (docs/clickup-facts.md §15).
const KINDS: ReadonlyMap<string, FieldKind> = new Map<string, FieldKind>([
  ['number', 'number'],
  ['currency', 'number'],
  ['emoji', 'rating'],
  ['manual_progress', 'progress'],
  ['automatic_progress', 'counted'],
  ['date', 'date'],
  ['checkbox', 'box'],
  ['drop_down', 'option'],
  ['labels', 'labels'],
  ['users', 'people'],
  ['tasks', 'tasks'],
  ['list_relationship', 'tasks'],
  ['location', 'place'],
  ['button', 'button'],
  ['attachment', 'files'],
  ['votes', 'votes'],
  ['voting', 'votes'],
  ['formula', 'formula'],
  ['rollup', 'formula'],
  ['signature', 'signature'],
  ['multi_key', 'baseline'],
])

/** A type that nobody knows is taken for a text. */
export const kindOf = ({ type }: Pick<CustomField, 'type'>): FieldKind => KINDS.get(type) ?? 'text'

/** Whether it is written as who or what comes and goes, and not as a whole. */
export const hasMembers = (field: Pick<CustomField, 'type'>): boolean =>
  ['people', 'tasks'].includes(kindOf(field))

// A task that is being thought up: what was typed, what was chosen, and what it comes to.
import type { Priority } from '../../../clickup/objects/task/task.ts'
import type { User } from '../../../clickup/objects/user.ts'
import { type Entry, type EntryField, withoutSpans } from './quick-entry.ts'

export interface ListName {
  readonly id: string
  readonly name: string
}

export interface Draft {
  readonly text: string
  /** Words that stay in the name as they stand. */
  readonly kept: readonly string[]
  readonly list?: ListName | undefined
  readonly parent?: { readonly id: string; readonly label: string } | undefined
  readonly assignees: readonly User[]
  readonly priority?: Priority | undefined
  /** As they were said. */
  readonly due?: string | undefined
  readonly start?: string | undefined
  readonly estimate?: string | undefined
  /** One of that list. */
  readonly status?: { readonly name: string; readonly listId: string } | undefined
  readonly tags: readonly string[]
  readonly description?: string | undefined
}

export const emptyDraft: Draft = { text: '', kept: [], assignees: [], tags: [] }

/** What the task will be: what is typed says more than what was chosen before. */
export interface Wanted extends Omit<Draft, 'text' | 'kept' | 'status'> {
  readonly name: string
  readonly status?: string | undefined
}

const unique = <T>(all: readonly T[], keyOf: (one: T) => string): readonly T[] => [
  ...new Map(all.map((one) => [keyOf(one), one])).values(),
]

export const wantedBy = (draft: Draft, entry: Entry): Wanted => {
  const { text: _, kept: __, status, ...chosen } = draft
  const list = entry.list ?? chosen.list
  return {
    ...chosen,
    name: entry.name,
    list,
    priority: entry.priority ?? chosen.priority,
    due: entry.due ?? chosen.due,
    estimate: entry.estimate ?? chosen.estimate,
    assignees: unique([...chosen.assignees, ...entry.assignees], ({ id }) => id),
    tags: unique([...chosen.tags, ...entry.tags], (tag) => tag.toLowerCase()),
    status: status && status.listId === list?.id ? status.name : undefined,
  }
}

/** What was typed of a field gives way to what is chosen now. */
export const withChosen = (
  draft: Draft,
  entry: Entry,
  field: EntryField | undefined,
  chosen: Partial<Draft>,
): Draft => ({
  ...draft,
  ...chosen,
  text: withoutSpans(
    draft.text,
    [...entry.spans, ...entry.unclear].filter((span) => span.field === field),
  ),
})

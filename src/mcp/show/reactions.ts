// Who has reacted to a comment or message, and how: `{"👍": ["Kim Lee"]}`.
import type { Fields } from '../../base/text/records.ts'

export interface Reaction {
  /** An emoji, or its name. */
  readonly reaction: string
  readonly by: string
}

export const reactionsField = (reactions: readonly Reaction[]): Fields => {
  if (reactions.length === 0) return {}
  const people = new Map<string, string[]>()
  for (const { reaction, by } of reactions)
    people.set(reaction, [...(people.get(reaction) ?? []), by])
  return { reactions: Object.fromEntries(people) }
}

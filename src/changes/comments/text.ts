// What of a comment's blocks people see and who is mentioned, to compare what is stored with what was sent.
import type { Block } from '../../clickup/objects/comment.ts'

const taggedId = ({ user }: Block): string | undefined =>
  typeof user === 'object' && user !== null && 'id' in user ? String(user.id) : undefined

/** ClickUp adds bookkeeping to blocks and splits runs, so what is compared is the text that shows. */
export const shownText = (blocks: readonly Block[], names: ReadonlyMap<string, string>): string =>
  blocks
    .map((block) =>
      block.type === 'tag' ? `@${names.get(taggedId(block) ?? '') ?? ''}` : (block.text ?? ''),
    )
    .join('')
    .replace(/\s+/g, '')

/** Ids of people. */
export const mentioned = (blocks: readonly Block[]): readonly string[] =>
  blocks.flatMap((block) => (block.type === 'tag' ? (taggedId(block) ?? []) : []))

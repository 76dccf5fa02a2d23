// What of a comment is more than Markdown says, and stays what it is where a new text still says it:
// files, cards of links, tables, and mentions of what is no person.
import type { Link, Table } from 'mdast'
import { toString as textOf } from 'mdast-util-to-string'
import { writeMarkdown } from '../../base/text/markdown.ts'
import type { Block } from '../objects/comment.ts'
import { isFile, nodeOf, shownIn, wholeOf } from './lines.ts'

/** Each block under what a text says of it: the address of a file, all of anything else. */
export type Kept = ReadonlyMap<string, Block>

const RULE = '---'

export const keyOfRule = (): string => RULE
export const keyOfTable = (table: Table): string => writeMarkdown([table])
export const keyOfLink = (link: Link): string => `[${textOf(link)}](${link.url})`

const keyOf = (block: Block): string | undefined => {
  const whole = wholeOf(block)
  if (whole) return whole.type === 'table' ? keyOfTable(whole) : RULE
  const node = nodeOf(block)
  if (isFile(block)) return 'url' in node ? node.url : undefined
  if (node.type === 'link') return keyOfLink(node)
  const said = block.type === 'tag' || block.type === 'text' || !block.type ? '' : shownIn(block)
  return said.startsWith('@') ? said : undefined
}

export const keptIn = (blocks: readonly Block[]): Kept =>
  new Map(
    blocks.flatMap((block): readonly (readonly [string, Block])[] => {
      const key = keyOf(block)
      return key === undefined ? [] : [[key, block]]
    }),
  )

// Markdown to the Quill-like blocks of ClickUp's comments (docs/clickup-facts.md §16). ClickUp
// shows Markdown in `comment_text` literally, so a comment is always written as blocks.
import type { List, ListItem, PhrasingContent, RootContent, Table } from 'mdast'
import { toString as textOf } from 'mdast-util-to-string'
import { parseMarkdown } from '../../base/text/markdown.ts'
import type { Block } from '../objects/comment.ts'
import type { User } from '../objects/user.ts'
import { type Kept, keyOfLink, keyOfRule, keyOfTable } from './kept.ts'
import { shownIn } from './lines.ts'

/** Who is meant where a text says `@…`: how many characters belong to the name, and the persons. */
export type FindMention = (
  afterAt: string,
) => { readonly length: number; readonly users: readonly User[] } | undefined

export interface Writing {
  readonly find: FindMention
  /** Blocks of the text that this one replaces: what still reads as one of them becomes that very block. */
  readonly kept?: Kept
}

type Attributes = Readonly<Record<string, unknown>>

const run = (text: string, attributes: Attributes): Block =>
  Object.keys(attributes).length > 0 ? { text, attributes } : { text }

const mention = (user: User): Block => ({ type: 'tag', user: { id: Number(user.id) } })

/** `@assignees` and the like, which are nobody's name. */
const keptAt = (text: string, kept: Kept = new Map()): Block | undefined =>
  [...kept].find(([said]) => said.startsWith('@') && text.startsWith(said))?.[1]

const withMentions = (
  text: string,
  attributes: Attributes,
  { find, kept }: Writing,
): readonly Block[] => {
  const blocks: Block[] = []
  let start = 0
  // An `@` inside a word is part of an e-mail address.
  for (const { index } of text.matchAll(/(?<![\p{L}\p{N}._%+-])@/gu)) {
    if (index < start) continue
    const same = keptAt(text.slice(index), kept)
    if (same) {
      if (index > start) blocks.push(run(text.slice(start, index), attributes))
      blocks.push(same)
      start = index + shownIn(same).length
      continue
    }
    const found = find(text.slice(index + 1))
    if (!found) continue
    if (index > start) blocks.push(run(text.slice(start, index), attributes))
    found.users.forEach((user, i) => {
      if (i > 0) blocks.push({ text: ' ' })
      blocks.push(mention(user))
    })
    start = index + 1 + found.length
  }
  if (start < text.length) blocks.push(run(text.slice(start), attributes))
  return blocks
}

const inline = (
  nodes: readonly PhrasingContent[],
  attributes: Attributes,
  writing: Writing,
): readonly Block[] =>
  nodes.flatMap((node): readonly Block[] => {
    switch (node.type) {
      case 'text':
        return withMentions(node.value, attributes, writing)
      case 'strong':
        return inline(node.children, { ...attributes, bold: true }, writing)
      case 'emphasis':
        return inline(node.children, { ...attributes, italic: true }, writing)
      case 'delete':
        return inline(node.children, { ...attributes, strike: true }, writing)
      case 'inlineCode':
        return [run(node.value, { ...attributes, code: true })]
      case 'link':
      case 'image': {
        const { kept } = writing
        const same = kept?.get(node.url) ?? (node.type === 'link' && kept?.get(keyOfLink(node)))
        if (same) return [same]
        const link = { ...attributes, link: node.url }
        // ClickUp shows only images that it keeps itself; any other one is linked.
        if (node.type === 'image') return [run(node.alt || node.url, link)]
        // An address may hold an `@name`; whoever is called so is not meant.
        return inline(node.children, link, { find: () => undefined })
      }
      case 'break':
        return [{ text: '\n' }]
      case 'html':
        return [run(node.value, attributes)]
      default:
        return [run(textOf(node), attributes)]
    }
  })

const line = (attributes: Attributes = {}): Block => run('\n', attributes)

/** The same runs as one line. */
const joined = (blocks: readonly Block[]): readonly Block[] =>
  blocks.map((block) =>
    typeof block.text === 'string' ? { ...block, text: block.text.replaceAll('\n', ' ') } : block,
  )

/** The same runs, each line of them ended by a line end with these attributes. */
const linesWith = (blocks: readonly Block[], attributes: Attributes): readonly Block[] => [
  ...blocks.flatMap((block) => {
    const [first = '', ...further] = shownIn(block).split('\n')
    if (further.length === 0) return [block]
    const part = (text: string): readonly Block[] => (text ? [{ ...block, text }] : [])
    return [...part(first), ...further.flatMap((text) => [line(attributes), ...part(text)])]
  }),
  line(attributes),
]

const KINDS = ['code-block', 'blockquote', 'list', 'header'] as const
const kindOf = (block: Block | undefined): string => {
  if (!block) return 'none'
  const attributes = block?.attributes
  const has = (kind: string): boolean =>
    typeof attributes === 'object' && attributes !== null && kind in attributes
  return KINDS.find(has) ?? 'plain'
}
const isLineEnd = (block: Block): boolean => shownIn(block).endsWith('\n')

/** Neighbours of the same kind would run into one another; all but those of `close` are kept apart. */
const apart = (
  parts: readonly (readonly Block[])[],
  close: readonly string[],
): readonly Block[] => {
  const all: Block[] = []
  for (const part of parts) {
    const below = kindOf(part.find(isLineEnd))
    const meets = all.length > 0 && kindOf(all.at(-1)) === below
    if (meets && !close.includes(below)) all.push(line())
    all.push(...part)
  }
  return all
}

const listKind = (list: List, checked: boolean | null | undefined): string => {
  if (checked === true) return 'checked'
  if (checked === false) return 'unchecked'
  return list.ordered ? 'ordered' : 'bullet'
}

/** A line end would end the item, so what it says is one line; what cannot be follows it. */
const itemBlocks = (
  item: ListItem,
  attributes: Attributes,
  depth: number,
  writing: Writing,
): readonly Block[] => {
  const said: Block[] = []
  const below: (readonly Block[])[] = []
  for (const child of item.children)
    if (child.type === 'paragraph' || child.type === 'heading')
      said.push(...(said.length > 0 ? [{ text: ' ' }] : []), ...inline(child.children, {}, writing))
    else
      below.push(
        child.type === 'list' ? listBlocks(child, depth + 1, writing) : blocksOf(child, writing),
      )
  return [...joined(said), line(attributes), ...apart(below, ['list'])]
}

const listBlocks = (list: List, depth: number, writing: Writing): readonly Block[] =>
  list.children.flatMap((item) => {
    const attributes = {
      list: { list: listKind(list, item.checked) },
      ...(depth > 0 ? { indent: depth } : {}),
    }
    return itemBlocks(item, attributes, depth, writing)
  })

// ClickUp's comments take no tables: as code, the columns at least stay under each other.
const tableText = (table: Table): string => {
  const rows = table.children.map((row) => row.children.map((cell) => textOf(cell)))
  const widths = (rows[0] ?? []).map((_, column) =>
    Math.max(...rows.map((row) => row[column]?.length ?? 0)),
  )
  return rows
    .map((row) =>
      row
        .map((cell, column) => cell.padEnd(widths[column] ?? 0))
        .join(' | ')
        .trimEnd(),
    )
    .join('\n')
}

const codeBlocks = (text: string, language?: string | null): readonly Block[] => {
  const end = line({ 'code-block': { 'code-block': language || 'plain' } })
  return text.split('\n').flatMap((code) => [...(code ? [{ text: code }] : []), end])
}

const QUOTE = { blockquote: true }

/** What a quote holds that has lines of its own kind, such as a list, keeps that kind. */
const quoteBlocks = (children: readonly RootContent[], writing: Writing): readonly Block[] => {
  const parts = children.map((child) => {
    if (child.type === 'blockquote') return quoteBlocks(child.children, writing)
    if (child.type === 'paragraph' || child.type === 'heading')
      return linesWith(inline(child.children, {}, writing), QUOTE)
    return blocksOf(child, writing)
  })
  return parts.flatMap((part, i) => {
    const between = i > 0 && kindOf(parts[i - 1]?.at(-1)) === kindOf(part.find(isLineEnd))
    return between ? [line(kindOf(part.at(-1)) === 'blockquote' ? QUOTE : {}), ...part] : part
  })
}

// ClickUp's headings have four levels.
const MAX_HEADING = 4

const blocksOf = (node: RootContent, writing: Writing): readonly Block[] => {
  switch (node.type) {
    case 'paragraph':
      return [...inline(node.children, {}, writing), line()]
    case 'heading':
      return [
        ...joined(inline(node.children, {}, writing)),
        line({ header: Math.min(node.depth, MAX_HEADING) }),
      ]
    case 'list':
      return listBlocks(node, 0, writing)
    case 'code':
      return codeBlocks(node.value, node.lang)
    case 'table': {
      const same = writing.kept?.get(keyOfTable(node))
      return same ? [same] : codeBlocks(tableText(node))
    }
    case 'blockquote':
      return quoteBlocks(node.children, writing)
    case 'thematicBreak': {
      const same = writing.kept?.get(keyOfRule())
      return same ? [same] : [run('———', {}), line()]
    }
    case 'html':
      return [run(node.value, {}), line()]
    default:
      return [run(textOf(node), {}), line()]
  }
}

const isPlainEnd = (block: Block | undefined): boolean => block?.text === '\n' && !block.attributes

/** The blocks of a comment; a blank line stands between paragraphs as the writer left one. */
export const markdownToBlocks = (
  markdown: string,
  writing: FindMention | Writing,
): readonly Block[] => {
  const how = typeof writing === 'function' ? { find: writing } : writing
  const blocks = apart(
    parseMarkdown(markdown).children.map((node) => blocksOf(node, how)),
    ['header'],
  )
  // The last plain line end would show as an empty line.
  return isPlainEnd(blocks.at(-1)) ? blocks.slice(0, -1) : blocks
}

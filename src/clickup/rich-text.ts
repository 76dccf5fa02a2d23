// Markdown to the Quill-like blocks of ClickUp's comments (facts.md §8). ClickUp shows Markdown in
// `comment_text` literally, so a comment is always written as blocks.
import type { List, PhrasingContent, RootContent, Table } from 'mdast'
import { fromMarkdown } from 'mdast-util-from-markdown'
import { gfmFromMarkdown } from 'mdast-util-gfm'
import { toString as textOf } from 'mdast-util-to-string'
import { gfm } from 'micromark-extension-gfm'
import type { Block, User } from './model.ts'

/** Who is meant where a text says `@…`: how many characters belong to the name, and the persons. */
export type FindMention = (
  afterAt: string,
) => { readonly length: number; readonly users: readonly User[] } | undefined

type Attributes = Readonly<Record<string, unknown>>

const run = (text: string, attributes: Attributes): Block =>
  Object.keys(attributes).length > 0 ? { text, attributes } : { text }

const mention = (user: User): Block => ({ type: 'tag', user: { id: Number(user.id) } })

const withMentions = (
  text: string,
  attributes: Attributes,
  find: FindMention,
): readonly Block[] => {
  const blocks: Block[] = []
  let start = 0
  // An `@` inside a word is part of an e-mail address.
  for (const { index } of text.matchAll(/(?<![\p{L}\p{N}._%+-])@/gu)) {
    if (index < start) continue
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
  find: FindMention,
): readonly Block[] =>
  nodes.flatMap((node): readonly Block[] => {
    switch (node.type) {
      case 'text':
        return withMentions(node.value, attributes, find)
      case 'strong':
        return inline(node.children, { ...attributes, bold: true }, find)
      case 'emphasis':
        return inline(node.children, { ...attributes, italic: true }, find)
      case 'delete':
        return inline(node.children, { ...attributes, strike: true }, find)
      case 'inlineCode':
        return [run(node.value, { ...attributes, code: true })]
      case 'link':
        // An address may hold an `@name`; whoever is called so is not meant.
        return inline(node.children, { ...attributes, link: node.url }, () => undefined)
      case 'image':
        return [run(node.alt || node.url, { ...attributes, link: node.url })]
      case 'break':
        return [{ text: '\n' }]
      case 'html':
        return [run(node.value, attributes)]
      default:
        return [run(textOf(node), attributes)]
    }
  })

const line = (attributes: Attributes = {}): Block => run('\n', attributes)

const listKind = (list: List, checked: boolean | null | undefined): string => {
  if (checked === true) return 'checked'
  if (checked === false) return 'unchecked'
  return list.ordered ? 'ordered' : 'bullet'
}

/** The same runs, with something else where a line ends inside of them. */
const joined = (blocks: readonly Block[], by: string): readonly Block[] =>
  blocks.map((block) =>
    block.text === undefined ? block : { ...block, text: block.text.replaceAll('\n', by) },
  )

const listBlocks = (list: List, depth: number, find: FindMention): readonly Block[] =>
  list.children.flatMap((item) => {
    const end = line({
      list: { list: listKind(list, item.checked) },
      ...(depth > 0 ? { indent: depth } : {}),
    })
    return item.children.flatMap((child): readonly Block[] => {
      if (child.type === 'list') return listBlocks(child, depth + 1, find)
      // A line end would end the item.
      if (child.type === 'paragraph') return [...joined(inline(child.children, {}, find), ' '), end]
      return blocksOf(child, find)
    })
  })

// ClickUp's comments have no tables: as code, the columns at least stay under each other.
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

const codeBlocks = (text: string): readonly Block[] =>
  text
    .split('\n')
    .flatMap((code) => [
      ...(code ? [{ text: code }] : []),
      line({ 'code-block': { 'code-block': 'plain' } }),
    ])

const blocksOf = (node: RootContent, find: FindMention): readonly Block[] => {
  switch (node.type) {
    case 'paragraph':
      return [...inline(node.children, {}, find), line()]
    case 'heading':
      return [...inline(node.children, { bold: true }, find), line()]
    case 'list':
      return listBlocks(node, 0, find)
    case 'code':
      return codeBlocks(node.value)
    case 'table':
      return codeBlocks(tableText(node))
    case 'blockquote':
      return node.children.flatMap((child) =>
        child.type === 'paragraph'
          ? [{ text: '> ' }, ...joined(inline(child.children, {}, find), '\n> '), line()]
          : blocksOf(child, find),
      )
    case 'thematicBreak':
      return [run('———', {}), line()]
    case 'html':
      return [run(node.value, {}), line()]
    default:
      return [run(textOf(node), {}), line()]
  }
}

const isPlainEnd = (block: Block | undefined): boolean => block?.text === '\n' && !block.attributes

// Comments are short talk: `[note]: done` and `[^1]: …` mean what they say, `~3 days` is no strike,
// and an e-mail address behind an `@` is a mention.
const EXTENSIONS = [
  gfm({ singleTilde: false }),
  {
    disable: {
      null: [
        'definition',
        'emailAutolink',
        'gfmFootnoteCall',
        'gfmFootnoteDefinition',
        'gfmPotentialFootnoteCall',
      ],
    },
  },
]

// Its afterthought of finding addresses in finished text would bring the e-mail links back.
const MDAST = gfmFromMarkdown().map(({ transforms: _, ...extension }) => extension)

/** The blocks of a comment; a blank line stands between paragraphs as the writer left one. */
export const markdownToBlocks = (markdown: string, find: FindMention): readonly Block[] => {
  const root = fromMarkdown(markdown, {
    extensions: EXTENSIONS,
    mdastExtensions: MDAST,
  })
  const blocks = root.children.flatMap((node, i) => {
    const own = blocksOf(node, find)
    const blankAfter = node.type === 'paragraph' && root.children[i + 1]?.type === 'paragraph'
    return blankAfter ? [...own, line()] : own
  })
  // The last plain line end would show as an empty line.
  return isPlainEnd(blocks.at(-1)) ? blocks.slice(0, -1) : blocks
}

// ClickUp's comment blocks back to Markdown, for people and models to read.
import type { Blockquote, Heading, List, ListItem, PhrasingContent, RootContent } from 'mdast'
import { toString as textOf } from 'mdast-util-to-string'
import { writeMarkdown } from '../../base/text/markdown.ts'
import type { Block } from '../objects/comment.ts'
import { type Line, linesOf } from './lines.ts'
import { fieldOf, joinedNodes, nodesOf, stringOf, text } from './runs.ts'

// On read `list` is `{list: 'bullet'}` or a bare string (docs/clickup-facts.md §16); code blocks
// have the same form.
const lineKind = (attributes: unknown, key: string): string | undefined => {
  const value = fieldOf(attributes, key)
  return stringOf(value) ?? stringOf(fieldOf(value, key))
}

const inlineOf = ({ runs }: Line): PhrasingContent[] => nodesOf(runs)

const plainText = ({ runs }: Line): string =>
  runs.map(({ node }) => ('value' in node ? node.value : '')).join('')

/** Lines of one paragraph, which end where they ended. */
const paragraphOf = (lines: readonly Line[]): RootContent => ({
  type: 'paragraph',
  children: joinedNodes(lines.map((one, i) => [...(i > 0 ? [text('\n')] : []), ...inlineOf(one)])),
})

const isBlank = (one: Line): boolean => inlineOf(one).length === 0

/** Paragraphs, which blank lines part. */
const paragraphsOf = (lines: readonly Line[]): RootContent[] => {
  const groups: Line[][] = [[]]
  for (const one of lines)
    if (isBlank(one)) groups.push([])
    else groups.at(-1)?.push(one)
  return groups.filter((group) => group.length > 0).map(paragraphOf)
}

interface Item {
  readonly line: Line
  readonly kind: string
  readonly depth: number
}

const LISTED = new Set(['bullet', 'ordered', 'checked', 'unchecked', 'toggled'])

const itemOf = (one: Line): Item | undefined => {
  const kind = lineKind(one.attributes, 'list')
  if (!kind || !LISTED.has(kind)) return undefined
  const depth = Number(fieldOf(one.attributes, 'indent') ?? 0)
  return { line: one, kind, depth: Number.isFinite(depth) ? depth : 0 }
}

const listItem = ({ line: one, kind }: Item, below: readonly Item[]): ListItem => {
  const children = inlineOf(one)
  const lists = listsOf(below)
  return {
    type: 'listItem',
    // An empty item right below another list would be read as a line of that.
    spread: lists.length > 1,
    checked: kind === 'checked' ? true : kind === 'unchecked' ? false : null,
    children: [
      ...(children.length > 0 ? [{ type: 'paragraph' as const, children }] : []),
      ...lists,
    ],
  }
}

/** Lists, nested by indent; another one begins where numbers and bullets take turns. */
const listsOf = (items: readonly Item[]): List[] => {
  const lists: List[] = []
  for (let i = 0; i < items.length; ) {
    const item = items[i]
    if (!item) break
    const next = items.findIndex(({ depth }, j) => j > i && depth <= item.depth)
    const end = next < 0 ? items.length : next
    const ordered = item.kind === 'ordered'
    const last = lists.at(-1)
    const list = last?.ordered === ordered ? last : undefined
    const node = listItem(item, items.slice(i + 1, end))
    if (list) list.children.push(node)
    else lists.push({ type: 'list', ordered, spread: false, children: [node] })
    i = end
  }
  return lists
}

type Kind = 'whole' | 'code' | 'quote' | 'list' | 'heading' | 'plain'

const kindOf = (one: Line): Kind => {
  if (one.whole) return 'whole'
  if (fieldOf(one.attributes, 'code-block')) return 'code'
  if (itemOf(one)) return 'list'
  if (fieldOf(one.attributes, 'blockquote')) return 'quote'
  return Number(fieldOf(one.attributes, 'header')) > 0 ? 'heading' : 'plain'
}

const headingOf = (one: Line): readonly Heading[] => {
  const children = inlineOf(one)
  const depth = Math.min(
    6,
    Math.trunc(Number(fieldOf(one.attributes, 'header'))),
  ) as Heading['depth']
  return children.length > 0 ? [{ type: 'heading', depth, children }] : []
}

const codeOf = (lines: readonly Line[]): RootContent => {
  const language = lineKind(lines[0]?.attributes, 'code-block')
  return {
    type: 'code',
    lang: language && language !== 'plain' ? language : null,
    value: lines.map(plainText).join('\n'),
  }
}

const treeOf = (kind: Kind, lines: readonly Line[]): readonly RootContent[] => {
  switch (kind) {
    case 'whole':
      return lines.flatMap(({ whole }) => whole ?? [])
    case 'code':
      return [codeOf(lines)]
    case 'list':
      return listsOf(lines.flatMap((one) => itemOf(one) ?? []))
    case 'quote': {
      const children = paragraphsOf(lines) as Blockquote['children']
      return children.length > 0 ? [{ type: 'blockquote', children }] : []
    }
    case 'heading':
      return lines.flatMap(headingOf)
    default:
      return paragraphsOf(lines)
  }
}

const language = (one: Line): string | undefined => lineKind(one.attributes, 'code-block')

const treesOf = (lines: readonly Line[]): readonly RootContent[] => {
  const groups: { readonly kind: Kind; readonly lines: Line[] }[] = []
  for (const one of lines) {
    const kind = kindOf(one)
    const last = groups.at(-1)
    const sameCode = kind !== 'code' || language(last?.lines[0] ?? one) === language(one)
    if (last?.kind === kind && sameCode) last.lines.push(one)
    else groups.push({ kind, lines: [one] })
  }
  return groups.flatMap((group) => treeOf(group.kind, group.lines))
}

/** The words of a comment's blocks, without the marks of their style. */
export const commentToText = (blocks: readonly Block[]): string =>
  linesOf(blocks)
    .map(({ runs, whole }) => textOf(whole ?? nodesOf(runs)))
    .join('\n')

/** Markdown of a comment's blocks; its plain text where it has none. */
export const commentToMarkdown = (comment: {
  readonly comment: readonly Block[]
  readonly comment_text?: string | undefined
}): string =>
  comment.comment.length === 0
    ? (comment.comment_text?.trim() ?? '')
    : writeMarkdown(treesOf(linesOf(comment.comment))).trim()

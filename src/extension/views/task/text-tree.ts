// Markdown that other people wrote as the tree that a page draws: its words and its form. What is not
// known here cannot be drawn there, so nothing in it can run, be fetched or lead to a command.
import type { Nodes, Parents, Table } from 'mdast'
import { visible } from '../../../base/text/foreign-text.ts'
import { parseMarkdown } from '../../../base/text/markdown.ts'
import { namePictures } from '../../../base/text/pictures.ts'
import type { Block, Inline, Item } from '../../../ui/text-tree.ts'

/** The key by which a page may ask for a picture; nothing where it is not ClickUp's. */
export type KeyOf = (url: string) => string | undefined

/** What is deeper than this is words: nobody writes so, but a renderer could break of it. */
const DEEPEST = 12

/** So much of a text is read as Markdown; what follows is shown as it is written. */
const MOST_MARKDOWN = 20_000

/** A page on the web or a letter, of which nothing looks like another address than it is. */
export const outwards = (url: string): string | undefined => {
  if (/[\s\\\p{Cc}\p{Cf}\p{DI}]/u.test(url) || !URL.canParse(url)) return undefined
  if (/^mailto:/i.test(url)) return url
  // `https://clickup.com@evil.example` reads as what it is not, and `https:///evil.example` as nothing.
  const [, host] = /^https?:\/\/([^/?#@]+)(?:[/?#]|$)/i.exec(url) ?? []
  if (host === undefined) return undefined
  // Letters that look like others, or like a slash, are spelled out.
  return /^\p{ASCII}*$/u.test(host) ? url : new URL(url).href
}

interface Reading {
  readonly keyOf: KeyOf
  readonly depth: number
}

const wordsOf = (node: Nodes): string => {
  if ('value' in node) return node.value
  if ('children' in node) return node.children.map(wordsOf).join('')
  return 'alt' in node ? (node.alt ?? '') : ''
}

const shown = (text: string): readonly Inline[] => {
  const words = visible(text)
  return words === '' ? [] : [words]
}

const pictureIn = ({ alt, url }: Extract<Nodes, { type: 'image' }>, { keyOf }: Reading): Inline => {
  const key = keyOf(url)
  const out = outwards(url)
  const name = visible(alt ?? '').trim()
  return {
    is: 'picture',
    alt: name || visible(url.split(/[?#]/)[0]?.split('/').at(-1) ?? '').slice(0, 100),
    ...(key === undefined ? {} : { key }),
    ...(out === undefined || key !== undefined ? {} : { url: out }),
  }
}

const inlinesOf = (nodes: readonly Nodes[], reading: Reading): readonly Inline[] =>
  nodes.flatMap((node) => inlineOf(node, reading))

const below = (node: Parents, { keyOf, depth }: Reading): readonly Inline[] =>
  depth > DEEPEST ? shown(wordsOf(node)) : inlinesOf(node.children, { keyOf, depth: depth + 1 })

const FORMS = { strong: 'strong', emphasis: 'emphasis', delete: 'strike' } as const

const inlineOf = (node: Nodes, reading: Reading): readonly Inline[] => {
  switch (node.type) {
    case 'strong':
    case 'emphasis':
    case 'delete':
      return [{ is: FORMS[node.type], in: below(node, reading) }]
    case 'inlineCode':
      return [{ is: 'code', text: visible(node.value) }]
    case 'break':
      return [{ is: 'break' }]
    case 'image':
      return [pictureIn(node, reading)]
    case 'link': {
      const url = outwards(node.url)
      const words = below(node, reading)
      return url === undefined ? words : [{ is: 'link', url, in: words }]
    }
    default:
      return 'children' in node ? below(node, reading) : shown(wordsOf(node))
  }
}

const cellsOf = (row: Table['children'][number] | undefined, reading: Reading) =>
  (row?.children ?? []).map((cell) => below(cell, reading))

const itemOf = (
  { checked, children }: Extract<Nodes, { type: 'listItem' }>,
  reading: Reading,
): Item => ({
  ...(typeof checked === 'boolean' ? { ticked: checked } : {}),
  in: blocksIn(children, reading),
})

const blocksIn = (nodes: readonly Nodes[], { keyOf, depth }: Reading): readonly Block[] =>
  nodes.flatMap((node) => blockOf(node, { keyOf, depth: depth + 1 }))

const paragraph = (words: readonly Inline[]): readonly Block[] =>
  words.length > 0 ? [{ is: 'paragraph', in: words }] : []

const blockOf = (node: Nodes, reading: Reading): readonly Block[] => {
  if (reading.depth > DEEPEST) return paragraph(shown(wordsOf(node)))
  switch (node.type) {
    case 'heading':
      return [{ is: 'heading', depth: node.depth, in: below(node, reading) }]
    case 'blockquote':
      return [{ is: 'quote', in: blocksIn(node.children, reading) }]
    case 'code':
      return [{ is: 'code', text: visible(node.value) }]
    case 'thematicBreak':
      return [{ is: 'rule' }]
    case 'list':
      return [
        {
          is: 'list',
          ordered: node.ordered === true,
          ...(node.ordered && typeof node.start === 'number' ? { start: node.start } : {}),
          items: node.children.map((item) => itemOf(item, reading)),
        },
      ]
    case 'table': {
      const [head, ...rows] = node.children
      return [
        {
          is: 'table',
          head: cellsOf(head, reading),
          rows: rows.map((row) => cellsOf(row, reading)),
        },
      ]
    }
    default:
      return paragraph('children' in node ? below(node, reading) : shown(wordsOf(node)))
  }
}

/** Marks that open something, without end: reading them as Markdown costs the square of their number. */
const ENDLESS = /([[\]!*_~`>(<|\\&-])\1{200}|(?:[[(!>*_<]\s?){400}/
const MOST_MARKS = 2000
/** Lists and quotes in one another, at the begin of a line: each costs as much as all before it. */
const DEEP = /^[ \t]*(?:(?:[-+*>]|\d{1,9}[.)])[ \t]*){50}/m
const MOST_LINES = 2000

const isEndless = (text: string): boolean =>
  ENDLESS.test(text) ||
  DEEP.test(text) ||
  (text.match(/[*_~]+/g)?.length ?? 0) > MOST_MARKS ||
  text.split('\n', MOST_LINES + 1).length > MOST_LINES

/** Where a long text is cut: between two paragraphs, if there is such a place. */
const cutOf = (text: string): number => {
  if (text.length <= MOST_MARKDOWN) return text.length
  const blank = text.lastIndexOf('\n\n', MOST_MARKDOWN)
  return blank > MOST_MARKDOWN / 2 ? blank : MOST_MARKDOWN
}

/** @param keyOf which pictures a page may ask for, by their addresses */
export const textTree = (text: string, keyOf: KeyOf = () => undefined): readonly Block[] => {
  const { text: markdown } = namePictures(text)
  const end = cutOf(markdown)
  const head = markdown.slice(0, end)
  if (isEndless(head)) return paragraph(shown(markdown))
  const blocks = blocksIn(parseMarkdown(head).children, { keyOf, depth: 0 })
  return [...levelled(blocks), ...paragraph(shown(markdown.slice(end)))]
}

/** The headings of a text stand below each other without a gap, whatever its author began with. */
const levelled = (blocks: readonly Block[]): readonly Block[] => {
  const depths = blocks.flatMap((one) => (one.is === 'heading' ? [one.depth] : []))
  const levels = [...new Set(depths)].sort((one, other) => one - other)
  return blocks.map((one) =>
    one.is === 'heading' ? { ...one, depth: levels.indexOf(one.depth) + 1 } : one,
  )
}

/** Of what is no Markdown. */
export const plainTree = (text: string): readonly Block[] => paragraph(shown(text))

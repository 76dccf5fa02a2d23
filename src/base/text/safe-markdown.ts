// Markdown that other people wrote, as it may be shown: its words and its form, but nothing that
// is fetched, run or drawn by HTML as soon as somebody looks.
import * as l10n from '@vscode/l10n'
import type { Nodes, PhrasingContent, RootContent } from 'mdast'
import { gfmStrikethroughToMarkdown } from 'mdast-util-gfm-strikethrough'
import { gfmTableToMarkdown } from 'mdast-util-gfm-table'
import { gfmTaskListItemToMarkdown } from 'mdast-util-gfm-task-list-item'
import { toMarkdown } from 'mdast-util-to-markdown'
import { parseMarkdown } from './markdown.ts'
import { namePictures } from './pictures.ts'

type Content = RootContent | PhrasingContent

const text = (value: string): PhrasingContent => ({ type: 'text', value })

/** Where a link may lead: a page or a letter, never a command of VS Code or a file. */
export const leadsOut = (url: string): boolean => /^(https?|mailto):/i.test(url)

const safe = (node: Content, parent: Nodes['type']): readonly Content[] => {
  switch (node.type) {
    case 'html':
      // Above the level of words it stands where a paragraph may stand.
      return parent === 'root' || parent === 'blockquote' || parent === 'listItem'
        ? [{ type: 'paragraph', children: [text(node.value)] }]
        : [text(node.value)]
    case 'image':
      // Marked as what it is: bare, it would read like a sentence of the text.
      return [text(l10n.t('[picture: {0}]', node.alt || node.url))]
    case 'link':
      return leadsOut(node.url) ? [{ ...node, children: phrases(node) }] : phrases(node)
    default:
      return 'children' in node ? [{ ...node, children: below(node) } as Content] : [node]
  }
}

const below = (node: Extract<Nodes, { children: unknown }>): Content[] =>
  (node.children as Content[]).flatMap((child) => safe(child, node.type))

const phrases = (node: Extract<Nodes, { children: unknown }>): PhrasingContent[] =>
  below(node) as PhrasingContent[]

/** The nodes of a Markdown text, without images, HTML and links that lead elsewhere than out. */
export const safeNodes = (markdown: string): RootContent[] =>
  below(parseMarkdown(namePictures(markdown).text)) as RootContent[]

/** Writes nodes with every mark escaped that could be read as Markdown of any dialect. */
export const writeNodes = (children: RootContent[]): string =>
  toMarkdown(
    { type: 'root', children },
    {
      bullet: '-',
      extensions: [gfmStrikethroughToMarkdown(), gfmTableToMarkdown(), gfmTaskListItemToMarkdown()],
    },
  ).trim()

export const safeMarkdown = (markdown: string): string => writeNodes(safeNodes(markdown))

// Markdown as trees and back: the part of GitHub's dialect that comments are written in.
import type { Image, Link, PhrasingContent, Root, RootContent, Text } from 'mdast'
import { fromMarkdown } from 'mdast-util-from-markdown'
import { gfmAutolinkLiteralFromMarkdown } from 'mdast-util-gfm-autolink-literal'
import {
  gfmStrikethroughFromMarkdown,
  gfmStrikethroughToMarkdown,
} from 'mdast-util-gfm-strikethrough'
import { gfmTableFromMarkdown, gfmTableToMarkdown } from 'mdast-util-gfm-table'
import {
  gfmTaskListItemFromMarkdown,
  gfmTaskListItemToMarkdown,
} from 'mdast-util-gfm-task-list-item'
import { defaultHandlers, type Handle, toMarkdown, type Unsafe } from 'mdast-util-to-markdown'
import { gfmAutolinkLiteral } from 'micromark-extension-gfm-autolink-literal'
import { gfmStrikethrough } from 'micromark-extension-gfm-strikethrough'
import { gfmTable } from 'micromark-extension-gfm-table'
import { gfmTaskListItem } from 'micromark-extension-gfm-task-list-item'

// Comments are short talk: `[note]: done` means what it says, `~3 days` is no strike, and an e-mail
// address behind an `@` is a mention. Footnotes are not known for the same reason.
const SYNTAX = [
  gfmAutolinkLiteral(),
  gfmStrikethrough({ singleTilde: false }),
  gfmTable(),
  gfmTaskListItem(),
  { disable: { null: ['definition', 'emailAutolink'] } },
]

// Its afterthought of finding addresses in finished text would bring the e-mail links back.
const { transforms: _, ...autolinks } = gfmAutolinkLiteralFromMarkdown()
const TREES = [
  autolinks,
  gfmStrikethroughFromMarkdown(),
  gfmTableFromMarkdown(),
  gfmTaskListItemFromMarkdown(),
]

export const parseMarkdown = (markdown: string): Root =>
  fromMarkdown(markdown, { extensions: SYNTAX, mdastExtensions: TREES })

/** Of no character's name, as in `R&D` and in addresses. */
const AND = /(?<!\\)\\&(?!#?\w+;)/g

// Escapes that are right but needless here, and hard to read.
const NEEDLESS: readonly (readonly [RegExp, string])[] = [
  // Inside of words and numbers, as in `snake_case`.
  [/(?<=[\p{L}\p{N}])\\_(?=[\p{L}\p{N}])/gu, '_'],
  // A single tilde strikes nothing through, as in `about ~3 days`.
  [/(?<=[ (])\\~(?=[\p{L}\p{N}])/gu, '~'],
  // A mark between blanks, as in `2 * 3`.
  [/(?<=\S )\\\*(?= )/g, '*'],
  [AND, '&'],
  // A number sign that makes no heading, as in `#42`.
  [/(?<![^\n])\\#(?=[^\s#])/g, '#'],
]
/** A bracket opens nothing but a link, whose round bracket is escaped as well. */
const BRACKET = /(?<=[^\n\\!])\\\[/g
/** Ahead of a line it may open a tick box as well, or an address that other readers take and hide. */
const BRACKET_AHEAD = /(?<![^\n])\\\[(?![ \txX]\]|[^[\]\n]*\]:)/g

const writeText: Handle = (node: Text, parent, state, info) => {
  const escaped = defaultHandlers.text(node, parent, state, info)
  const quiet = NEEDLESS.reduce((text, [mark, plain]) => text.replace(mark, plain), escaped)
  if (state.stack.includes('label')) return quiet
  return quiet.replace(BRACKET, '[').replace(BRACKET_AHEAD, '[')
}

const BARE = /^https?:\/\/[\w.-]+(?:[/?#][\w./?#=&%~+,:;@-]*)?(?<=[\w/])$/

/** Whether an address that stands by itself is read as a link again, and no further than it goes. */
const standsBare = (
  { url, children, title }: Link,
  { before, after }: { readonly before: string; readonly after: string },
): boolean => {
  const [text, ...others] = children
  return (
    text?.type === 'text' &&
    others.length === 0 &&
    !title &&
    text.value === url &&
    BARE.test(url) &&
    /^$|[\s(]$/.test(before) &&
    /^$|^\s/.test(after)
  )
}

/**
 * With marks escaped an address is another one to whoever copies it. Between `<` and `>` brackets
 * need no escape, and a blank is what makes it stand so.
 */
const addressed =
  (write: Handle): Handle =>
  (node: Link | Image, parent, state, info) => {
    const written = write(node, parent, state, info)
    // What has to be escaped even there is left to what escapes all.
    const staysSo = !/[()]/.test(node.url) || /[\\<>]/.test(node.url) || written.startsWith('<')
    const enclosed = staysSo
      ? written
      : write({ ...node, url: `${node.url} ` }, parent, state, info).replace(/ >\)$/, '>)')
    return enclosed.replace(AND, '&')
  }

const writeAddressed = addressed(defaultHandlers.link)
const writeLink: Handle = (node: Link, parent, state, info) =>
  standsBare(node, info) ? node.url : writeAddressed(node, parent, state, info)
// What stands before them is told what they will begin with.
const linkHandle = Object.assign(writeLink, { peek: () => '[' })
const imageHandle = Object.assign(addressed(defaultHandlers.image), { peek: () => '!' })

// What only looks like an address: the real ones stand in links.
const notIn = ['autolink', 'link', 'image', 'label'] as const
const LOOKALIKES: Unsafe[] = [
  { character: '.', before: '[Ww]', after: '[\\-.\\w]' },
  { character: ':', before: '[ps]', after: '\\/' },
].map((one) => ({ ...one, inConstruct: 'phrasing', notInConstruct: [...notIn] }))

export const writeMarkdown = (children: readonly (RootContent | PhrasingContent)[]): string =>
  toMarkdown(
    { type: 'root', children: [...children] as RootContent[] },
    {
      bullet: '-',
      emphasis: '*',
      rule: '-',
      fences: true,
      listItemIndent: 'one',
      unsafe: LOOKALIKES,
      handlers: { text: writeText, link: linkHandle, image: imageHandle },
      extensions: [
        gfmStrikethroughToMarkdown(),
        gfmTableToMarkdown({ tablePipeAlign: false }),
        gfmTaskListItemToMarkdown(),
      ],
    },
  )

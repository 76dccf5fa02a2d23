// Markdown → blocks → Markdown: what is read is what was written, and writing it again changes nothing.
import fc from 'fast-check'
import type { BlockContent, ListItem, PhrasingContent, Root, RootContent } from 'mdast'
import { gfmStrikethroughToMarkdown } from 'mdast-util-gfm-strikethrough'
import { gfmTableToMarkdown } from 'mdast-util-gfm-table'
import { gfmTaskListItemToMarkdown } from 'mdast-util-gfm-task-list-item'
import { toMarkdown } from 'mdast-util-to-markdown'
import { describe, expect, it } from 'vitest'
import type { Block } from '../../../src/clickup/objects/comment.ts'
import { createMentions } from '../../../src/clickup/references/mentions.ts'
import { keptIn } from '../../../src/clickup/rich-text/kept.ts'
import { commentToMarkdown } from '../../../src/clickup/rich-text/read.ts'
import { type FindMention, markdownToBlocks } from '../../../src/clickup/rich-text/write.ts'

const nobody: FindMention = () => undefined
const read = (blocks: readonly Block[]) =>
  commentToMarkdown({
    comment: blocks.map(({ text, type, ...more }) => ({ ...more, text, type })),
    comment_text: undefined,
  })
const around = (markdown: string, find = nobody) => read(markdownToBlocks(markdown, find))

const word = fc.oneof(
  { weight: 6, arbitrary: fc.stringMatching(/^[a-z]{1,6}$/) },
  {
    weight: 3,
    arbitrary: fc.constantFrom(
      ...['snake_case', '2 * 3', '~3 days', '[note]: x', '[ ] open', '<b>', '&amp;', '#12', '1.'],
      ...['[Bot]', '[x] y', 'R&D', '&lt', '##', '#', 'a\\&b', '![Bot]'],
      ...['- a', '+', '> b', '**', '__init__', '`tick`', '~~', '!', '(c)', '](d)', '\\', '|', '=='],
      ...[
        'https://a.b/c_d?e=f',
        'www.a.b',
        'a@b.c',
        '@kim',
        'é',
        '漢字',
        '🎉',
        '"q"',
        "it's",
        '---',
      ],
    ),
  },
)
const words = fc.array(word, { minLength: 1, maxLength: 4 }).map((parts) => parts.join(' '))
const value = fc
  .tuple(fc.constantFrom('', ' '), words, fc.constantFrom('', ' ', '.'))
  .map((parts) => parts.join(''))
const url = fc.constantFrom(
  ...['https://a.b', 'https://a.b/c(d)', 'https://a.b/c_d', 'http://x.y/ z', 'https://a.b/c)d'],
  ...['https://a.b/?c=1&d=2', 'https://a.b/?c=1&lt;=2', 'https://a.b/\\)', 'https://a.b/<(>'],
)

const { node: inlineNode } = fc.letrec<{ node: PhrasingContent }>((tie) => {
  const children = fc.array(tie('node'), { minLength: 1, maxLength: 3 })
  return {
    node: fc.oneof(
      { maxDepth: 2 },
      value.map((text): PhrasingContent => ({ type: 'text', value: text })),
      words.map((code): PhrasingContent => ({ type: 'inlineCode', value: code })),
      fc.constant<PhrasingContent>({ type: 'break' }),
      fc.constant<PhrasingContent>({ type: 'text', value: '\n' }),
      fc.tuple(url, words).map(([to, alt]): PhrasingContent => ({ type: 'image', url: to, alt })),
      fc.tuple(url, fc.oneof(words, url)).map(
        ([to, text]): PhrasingContent => ({
          type: 'link',
          url: to,
          children: [{ type: 'text', value: text }],
        }),
      ),
      children.map((inner): PhrasingContent => ({ type: 'strong', children: inner })),
      children.map((inner): PhrasingContent => ({ type: 'emphasis', children: inner })),
      children.map((inner): PhrasingContent => ({ type: 'delete', children: inner })),
    ),
  }
})
const phrasing = fc.array(inlineNode, { minLength: 1, maxLength: 5 })
const paragraph = phrasing.map((children): BlockContent => ({ type: 'paragraph', children }))

const { block } = fc.letrec<{ block: BlockContent; item: ListItem }>((tie) => ({
  item: fc
    .tuple(
      fc.constantFrom(true, false, null),
      fc.option(paragraph, { freq: 8 }),
      fc.array(tie('block'), { maxLength: 2 }),
    )
    .map(([checked, first, children]) => ({
      type: 'listItem',
      spread: false,
      checked,
      children: [...(first ? [first] : []), ...children],
    })),
  block: fc.oneof(
    { maxDepth: 3 },
    { weight: 4, arbitrary: paragraph },
    fc.tuple(fc.constantFrom(1, 2, 3, 4, 5, 6), phrasing).map(
      ([depth, children]): BlockContent => ({
        type: 'heading',
        depth: depth as 1,
        children,
      }),
    ),
    fc
      .tuple(fc.constantFrom(null, 'ts', 'c++'), fc.array(words, { maxLength: 3 }))
      .map(([lang, lines]): BlockContent => ({ type: 'code', lang, value: lines.join('\n') })),
    fc.constant<BlockContent>({ type: 'thematicBreak' }),
    fc.constant<BlockContent>({ type: 'html', value: '<div>\nraw\n</div>' }),
    fc.array(fc.tuple(words, words), { minLength: 1, maxLength: 3 }).map(
      (rows): BlockContent => ({
        type: 'table',
        children: rows.map((cells) => ({
          type: 'tableRow',
          children: cells.map((text) => ({
            type: 'tableCell',
            children: [{ type: 'text', value: text }],
          })),
        })),
      }),
    ),
    fc
      .array(tie('block'), { minLength: 1, maxLength: 3 })
      .map((children): BlockContent => ({ type: 'blockquote', children })),
    fc.tuple(fc.boolean(), fc.array(tie('item'), { minLength: 1, maxLength: 4 })).map(
      ([ordered, children]): BlockContent => ({
        type: 'list',
        ordered,
        spread: false,
        children,
      }),
    ),
  ),
}))

const markdown = fc.array(block, { minLength: 1, maxLength: 4 }).map((children) =>
  toMarkdown({ type: 'root', children: children as RootContent[] } satisfies Root, {
    extensions: [gfmStrikethroughToMarkdown(), gfmTableToMarkdown(), gfmTaskListItemToMarkdown()],
  }),
)

const letters = (text: string) => text.match(/[\p{L}\p{N}]/gu)?.join('')
const shown = (blocks: readonly Block[]) => letters(blocks.map(({ text }) => text ?? '').join(''))

describe('any Markdown', () => {
  it('is stable: once around it reads the same ever after, and its words are those written', () => {
    fc.assert(
      fc.property(markdown, (written) => {
        const blocks = markdownToBlocks(written, nobody)
        const once = read(blocks)
        const again = markdownToBlocks(once, nobody)
        expect(read(again)).toBe(once)
        expect(shown(again)).toBe(shown(blocks))
      }),
      { numRuns: 200 },
    )
  })
})

describe('what people write', () => {
  it.each([
    '# Title\n\n#### Deep\n\ntext',
    'one\ntwo\n\nthree',
    '**bold `code` bold** *it* ~~gone~~ **_both_**',
    '- a\n  - b\n    - c\n- d',
    '1. a\n   - b\n2. c',
    '- [x] done\n- [ ] open\n- plain',
    '> a\n> b\n>\n> c',
    '```ts\nlet a = 1\n\nconst b\n```\n\n```\nplain\n```',
    'see [the *docs*](https://a.b/c_d) and https://a.b/c_d?e=f now',
    'snake_case, about ~3 days, 2 * 3, see [note]: x@y.z',
    'a\n\n- b\n\nc',
  ])('%j comes back as it was', (written) => {
    expect(around(written)).toBe(written)
  })

  it.each([
    ['a  \nb', 'a\nb'],
    ['##### Five', '#### Five'],
    ['![shot](https://a.b/c.png)', '[shot](https://a.b/c.png)'],
    ['| a | long |\n| - | - |\n| bb | c |', '```\na  | long\nbb | c\n```'],
    ['> - a\n> - b', '- a\n- b'],
    ['* a\n* b', '- a\n- b'],
    ['__a__ _b_', '**a** *b*'],
    ['2) a', '1. a'],
  ])('%j comes back as near as ClickUp has it', (written, comesBack) => {
    expect(around(written)).toBe(comesBack)
  })
})

describe('what ClickUp has besides', () => {
  const nl = (attributes: Record<string, unknown> = {}): Block => ({ text: '\n', attributes })
  const cell = (insert: string) => ({ content: [{ insert }] })

  it.each<[string, readonly Block[], string]>([
    [
      'a table',
      [
        { text: 'before' },
        {
          type: 'table-embed',
          'table-embed': {
            rows: [{}, {}],
            columns: [{}, {}],
            cells: {
              '1:1': cell('Field'),
              '1:2': cell('Value'),
              '2:1': cell('a|b'),
              '2:2': cell('3'),
            },
          },
        },
        { text: 'after' },
        nl(),
      ],
      'before\n\n| Field | Value |\n| - | - |\n| a\\|b | 3 |\n\nafter',
    ],
    [
      'a divider',
      [{ text: 'above' }, nl(), { text: '---', type: 'divider' }, { text: 'below' }, nl()],
      'above\n\n---\n\nbelow',
    ],
    [
      'bold that is split at code',
      [
        { text: 'leave ', attributes: { bold: true } },
        { text: 'required', attributes: { bold: true, code: true } },
        { text: ' out.', attributes: { bold: true } },
        nl(),
      ],
      '**leave `required` out.**',
    ],
    [
      'a quote by an empty object, a list of a bare string, an unknown kind of list',
      [
        { text: 'q' },
        nl({ blockquote: {} }),
        { text: 'l' },
        nl({ list: 'ordered' }),
        { text: 'n' },
        nl({ list: { list: 'none' } }),
      ],
      '> q\n\n1. l\n\nn',
    ],
    [
      'mentions of tasks, links and bookmarks',
      [
        { text: 'Fix login', type: 'task_mention', task_mention: { task_id: '868512p' } },
        { text: ' ' },
        { text: 'Spec', type: 'link_mention', link_mention: { url: 'https://a.b' } },
        { text: ' ' },
        { type: 'bookmark', bookmark: { url: 'https://c.d/' } },
      ],
      '[Fix login](https://app.clickup.com/t/868512p) [Spec](https://a.b) https://c.d/',
    ],
    [
      'files, which stand in lines of their own',
      [
        { text: 'see' },
        { type: 'image', image: { title: 'a.png', url: 'https://a.b/a.png' } },
        {
          type: 'attachment',
          attachment: { title: 'b.png', url: 'https://a.b/b.png', mimetype: 'image/png' },
        },
        { type: 'attachment', attachment: { title: 'c.pdf', url: 'https://a.b/c.pdf' } },
        { type: 'frame', text: 'd.webm', frame: { src: 'https://a.b/d.webm' } },
      ],
      'see\n![a.png](https://a.b/a.png)\n![b.png](https://a.b/b.png)\n[c.pdf](https://a.b/c.pdf)\n[d.webm](https://a.b/d.webm)',
    ],
    [
      'an emoji and the assignees as a whole',
      [
        { text: '🎉', type: 'emoticon', emoticon: { code: '1f389' } },
        { text: ' ' },
        { text: '@assignees', type: 'assignees_tag' },
      ],
      '🎉 @assignees',
    ],
    [
      'code without a language, and empty lines of the editor',
      [
        { text: 'a' },
        nl({ 'code-block': { 'code-block': 'plain' } }),
        nl(),
        nl(),
        { text: 'b' },
        nl(),
        nl(),
      ],
      '```\na\n```\n\nb',
    ],
  ])('%s', (_, blocks, markdown) => {
    expect(read(blocks)).toBe(markdown)
  })

  it('mentions stay mentions', () => {
    const person = { initials: undefined, timezone: undefined, email: undefined }
    const members = ['Alex Rivera', 'José Ñandú', "Kim O'Hara_x"].map((username, i) => ({
      ...person,
      id: String(i + 1),
      username,
    }))
    const tags = members.map(
      ({ id, username }): Block => ({
        type: 'tag',
        user: { id: Number(id), username },
      }),
    )
    const blocks = tags.flatMap((tag) => [tag, { text: ', and ' }])
    const { find } = createMentions({ members, groups: [] })
    const again = markdownToBlocks(read(blocks), find)
    expect(again.flatMap(({ type, user }) => (type === 'tag' ? [user] : []))).toEqual([
      { id: 1 },
      { id: 2 },
      { id: 3 },
    ])
  })

  it('files stay files when the words around them are rewritten', () => {
    const image: Block = {
      type: 'image',
      text: 'a.png',
      image: { id: 'x', title: 'a.png', url: 'https://a.b/a.png' },
    }
    const file: Block = {
      type: 'attachment',
      attachment: { title: 'c.pdf', url: 'https://a.b/c.pdf' },
    }
    const before = [{ text: 'old' }, nl(), image, file]
    const rewritten = read(before).replace('old', 'new')
    const after = markdownToBlocks(rewritten, { find: nobody, kept: keptIn(before) })
    expect(after).toEqual([{ text: 'new\n' }, image, { text: '\n' }, file])
  })
})

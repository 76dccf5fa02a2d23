import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Block } from '../../../src/clickup/objects/comment.ts'
import { createMentions } from '../../../src/clickup/references/mentions.ts'
import { type FindMention, markdownToBlocks } from '../../../src/clickup/rich-text/write.ts'

const nobody: FindMention = () => undefined
const unknown = { initials: undefined, timezone: undefined }
const alex = { ...unknown, id: '1', username: 'Alex Rivera', email: 'alex.rivera@acme.example' }
const sam = { ...unknown, id: '2', username: 'Sam Chen', email: undefined }
const groups = [{ id: 'g', name: 'Backend', handle: 'backend', members: [alex, sam] }]

const blocksOf = (markdown: string, find = nobody) => markdownToBlocks(markdown, find)
const textOf = (blocks: readonly Block[]) => blocks.map(({ text }) => text ?? '').join('')

const end = (kind: string, indent?: number): Block => ({
  text: '\n',
  attributes: { list: { list: kind }, ...(indent ? { indent } : {}) },
})

const quoteEnd: Block = { text: '\n', attributes: { blockquote: true } }

describe('Markdown', () => {
  it.each<[string, readonly Block[]]>([
    ['plain', [{ text: 'plain' }]],
    ['**bold**', [{ text: 'bold', attributes: { bold: true } }]],
    ['_italic_', [{ text: 'italic', attributes: { italic: true } }]],
    ['~~gone~~', [{ text: 'gone', attributes: { strike: true } }]],
    ['`code`', [{ text: 'code', attributes: { code: true } }]],
    ['[docs](https://a.b)', [{ text: 'docs', attributes: { link: 'https://a.b' } }]],
    ['https://a.b/c', [{ text: 'https://a.b/c', attributes: { link: 'https://a.b/c' } }]],
    ['![shot](https://a.b/c.png)', [{ text: 'shot', attributes: { link: 'https://a.b/c.png' } }]],
    ['***both***', [{ text: 'both', attributes: { italic: true, bold: true } }]],
    ['# Title', [{ text: 'Title' }, { text: '\n', attributes: { header: 1 } }]],
    ['###### Deep', [{ text: 'Deep' }, { text: '\n', attributes: { header: 4 } }]],
    ['one\n\ntwo', [{ text: 'one' }, { text: '\n' }, { text: '\n' }, { text: 'two' }]],
    ['- a\n- b', [{ text: 'a' }, end('bullet'), { text: 'b' }, end('bullet')]],
    ['1. a\n2. b', [{ text: 'a' }, end('ordered'), { text: 'b' }, end('ordered')]],
    ['- [x] a\n- [ ] b', [{ text: 'a' }, end('checked'), { text: 'b' }, end('unchecked')]],
    ['- a\n  - b', [{ text: 'a' }, end('bullet'), { text: 'b' }, end('bullet', 1)]],
    ['- a\n  goes on', [{ text: 'a goes on' }, end('bullet')]],
    ['- a\n\n  goes on', [{ text: 'a' }, { text: ' ' }, { text: 'goes on' }, end('bullet')]],
    ['> a\n> b', [{ text: 'a' }, quoteEnd, { text: 'b' }, quoteEnd]],
    ['> a\n\nb', [{ text: 'a' }, quoteEnd, { text: 'b' }]],
    [
      '> a\n\n<!-- -->\n\n> b',
      [{ text: 'a' }, quoteEnd, { text: '<!-- -->' }, { text: '\n' }, { text: 'b' }, quoteEnd],
    ],
  ])('%j becomes blocks', (markdown, blocks) => {
    expect(blocksOf(markdown)).toEqual(blocks)
  })

  it('in a code block becomes a line of code each', () => {
    const codeEnd = { text: '\n', attributes: { 'code-block': { 'code-block': 'ts' } } }
    expect(blocksOf('```ts\nlet a\n\na = 1\n```')).toEqual([
      { text: 'let a' },
      codeEnd,
      codeEnd,
      { text: 'a = 1' },
      codeEnd,
    ])
  })

  it('in a table becomes code whose columns stand under each other', () => {
    expect(textOf(blocksOf('| a | long |\n| - | - |\n| bb | c |'))).toBe('a  | long\nbb | c\n')
  })

  it.each([
    '[note]: done',
    'a[^1]\n\n[^1]: foot',
    '~3 days, ~4 people',
    '<b>shown</b>',
    'mail alex@acme.example',
  ])('%j loses nothing that a person would read', (markdown) => {
    const letters = (text: string) => text.replace(/\s/g, '')
    expect(letters(textOf(blocksOf(markdown)))).toBe(letters(markdown))
  })

  it('keeps every word, whatever marks stand around them', () => {
    const word = fc.stringMatching(/^[a-z]{1,8}$/)
    const marked = fc
      .tuple(word, fc.constantFrom('', '**', '_', '~~', '`'))
      .map(([text, mark]) => mark + text + mark)
    const line = fc
      .tuple(
        fc.constantFrom('', '- ', '1. ', '> ', '## ', '- [ ] '),
        fc.array(marked, { minLength: 1, maxLength: 5 }),
      )
      .map(([start, words]) => start + words.join(' '))
    fc.assert(
      fc.property(fc.array(line, { minLength: 1, maxLength: 6 }), (lines) => {
        const words = (text: string) => text.match(/[a-z]+/g)
        const markdown = lines.join('\n\n')
        expect(words(textOf(blocksOf(markdown)))).toEqual(words(markdown.replaceAll('[ ]', '')))
      }),
    )
  })
})

describe('an @', () => {
  const mentions = () => createMentions({ members: [alex, sam], groups }).find
  const tag = (id: number): Block => ({ type: 'tag', user: { id } })

  it.each<[string, readonly Block[]]>([
    ['@Alex, look', [tag(1), { text: ', look' }]],
    ['Dear @Alex Rivera', [{ text: 'Dear ' }, tag(1)]],
    ['**@Alex** now', [tag(1), { text: ' now' }]],
    ['@alex.rivera@acme.example hi', [tag(1), { text: ' hi' }]],
    ['@Backend', [tag(1), { text: ' ' }, tag(2)]],
    ['- @Alex: a', [tag(1), { text: ': a' }, end('bullet')]],
  ])('in %j is a real mention', (markdown, blocks) => {
    expect(blocksOf(markdown, mentions())).toEqual(blocks)
  })

  it.each(['`@Alex`', '```\n@Alex\n```', 'https://a.b/@Alex', 'mail x@Alex', '@Kim'])(
    'in %j mentions nobody',
    (markdown) => {
      const types = blocksOf(markdown, mentions()).map(({ type }) => type)
      expect(types).not.toContain('tag')
    },
  )
})

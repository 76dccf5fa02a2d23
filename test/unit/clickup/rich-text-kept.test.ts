// What a comment really holds: addresses with brackets, encoded titles, runs that are no text; and
// that what is read and written back stays what it was.
import { describe, expect, it } from 'vitest'
import { reading } from '../../../src/base/problems/left-out.ts'
import { type Block, commentSchema } from '../../../src/clickup/objects/comment.ts'
import { emojiOf } from '../../../src/clickup/rich-text/emoji.ts'
import { keptIn } from '../../../src/clickup/rich-text/kept.ts'
import { commentToMarkdown, commentToText } from '../../../src/clickup/rich-text/read.ts'
import { type FindMention, markdownToBlocks } from '../../../src/clickup/rich-text/write.ts'

const nobody: FindMention = () => undefined
const read = (comment: readonly Block[]): string => commentToMarkdown({ comment })
const writtenBack = (blocks: readonly Block[]): readonly Block[] =>
  markdownToBlocks(read(blocks), { find: nobody, kept: keptIn(blocks) })

const HOST = 'https://t9000001.p.clickup-attachments.com/t9000001/a1'

const pasted: Block = {
  type: 'image',
  text: ')%20Screen%20%28new%29.png',
  image: {
    id: 'a1.png',
    name: ')%20Screen%20%28new%29.png',
    title: ')%20Screen%20%28new%29.png',
    url: `${HOST}/)%20Screen%20(new).png`,
  },
  attributes: { width: '300', 'data-attachment': { title: ') Screen (new).png' } },
}

describe('an address with brackets', () => {
  it.each([
    ['of a picture', [pasted], `![) Screen (new).png](<${HOST}/)%20Screen%20(new).png>)`],
    [
      'of a link',
      [{ text: 'see' }, { text: 'here', attributes: { link: 'https://a.b/c_(d)?e=1&f=2' } }],
      'see[here](<https://a.b/c_(d)?e=1&f=2>)',
    ],
    [
      'of a card',
      [{ type: 'link_mention', text: '', link_mention: { url: 'https://a.b/(c' } }],
      '<https://a.b/(c>',
    ],
  ] as const)('%s is shown letter by letter', (_, blocks, shown) => {
    expect(read(blocks)).toBe(shown)
    const links = writtenBack(blocks).flatMap(({ attributes }) =>
      typeof attributes === 'object' && attributes && 'link' in attributes ? [attributes.link] : [],
    )
    for (const link of links) expect(shown).toContain(String(link))
  })
})

describe('an address with an ampersand', () => {
  it('is shown letter by letter', () => {
    expect(read([{ text: 'x', attributes: { link: 'https://a.b/?c=1&d=2' } }])).toBe(
      '[x](https://a.b/?c=1&d=2)',
    )
  })
})

describe('the title of a file', () => {
  const image = { title: '100%25%20sure.png', url: `${HOST}/x.png` }
  const titled = (more: Partial<Block>) => read([{ type: 'image', text: 'x', image, ...more }])

  it.each([
    ['is decoded', {}, '100% sure.png'],
    ['is the true one', { attributes: { 'data-attachment': { title: '5%20.png' } } }, '5%20.png'],
    [
      'is the true one in JSON',
      { attributes: { 'data-attachment': JSON.stringify({ title: 'a (1).png' }) } },
      'a (1).png',
    ],
    ['stays what cannot be decoded', { image: { ...image, title: '100%.png' } }, '100%.png'],
    ['stays so beside broken JSON', { attributes: { 'data-attachment': '{' } }, '100% sure.png'],
  ])('%s', (_, more, title) => {
    expect(titled(more)).toBe(`![${title}](${HOST}/x.png)`)
  })
})

describe('words that only look like Markdown', () => {
  it.each([
    '[Bot] started',
    '[Bot]\n[Bot]',
    'R&D, Q&A',
    '#42 is fixed',
    'see [1] and [2]',
    '[a][b]',
  ])('are shown as they are written: %j', (text) => {
    expect(read([{ text }])).toBe(text)
    expect(writtenBack([{ text }])).toEqual([{ text }])
  })

  it.each([
    ['[x] done', '\\[x] done'],
    ['[Bot]: https-less', '\\[Bot]: https-less'],
    ['# no title', '\\# no title'],
    ['&copy;', '\\&copy;'],
  ])('and would be taken for it are marked: %j', (text, shown) => {
    expect(read([{ text }])).toBe(shown)
    expect(writtenBack([{ text }])).toEqual([{ text }])
  })
})

describe('a run whose text is no text', () => {
  const parse = (comment: readonly unknown[]) =>
    reading(() => commentSchema.parse({ id: 'c', comment }))

  it('is shown if it is a number', () => {
    const { value, leftOut } = parse([{ text: 'room ' }, { text: 7 }, { text: '!' }])
    expect([commentToMarkdown(value), [...leftOut]]).toEqual(['room 7!', []])
  })

  it('costs only itself if it is an object, is counted, and is there to be sent again', () => {
    const odd = { text: { insert: 'x' }, attributes: { bold: true } }
    const { value, leftOut } = parse([{ text: 'a' }, odd, null, { text: 'b' }, { text: true }])
    expect(commentToMarkdown(value)).toBe('ab')
    expect([...leftOut]).toEqual([['comment-part', 2]])
    expect(value.comment).toContainEqual(expect.objectContaining(odd))
  })

  it('costs nothing where its kind needs no text', () => {
    const { value, leftOut } = parse([
      { type: 'tag', text: {}, user: { id: 4, username: 'Ida Muster' } },
      { type: 'link_mention', text: null, link_mention: { url: 'https://a.b' } },
    ])
    expect(commentToText(value.comment)).toBe('@Ida Musterhttps://a.b')
    expect([...leftOut]).toEqual([])
  })

  it('is no comment lost: without an author, assignee, date or reactions it is read', () => {
    const { value, leftOut } = reading(() =>
      commentSchema.parse({ id: 1, comment: [{ text: 'a' }], user: null, reply_count: '3' }),
    )
    expect(value).toMatchObject({ id: '1', user: undefined, reply_count: 3, reactions: [] })
    expect([...leftOut]).toEqual([])
  })
})

describe('what is read and written back', () => {
  const cell = (insert: string) => ({ content: [{ insert }] })
  const table: Block = {
    'table-embed': {
      rows: [{}, {}],
      columns: [{}, {}],
      cells: { '1:1': cell('a|b'), '1:2': cell('c'), '2:1': cell('*d*'), '2:2': cell('') },
    },
  }

  it.each<[string, readonly Block[]]>([
    ['a pasted picture', [pasted]],
    [
      'a picture in the text itself',
      [{ type: 'image', text: 'p', image: { url: `data:image/png;base64,${'A'.repeat(4000)}` } }],
    ],
    ['a card', [{ type: 'link_mention', text: '', link_mention: { url: 'https://a.b/c)' } }]],
    [
      'a bookmark',
      [{ type: 'bookmark', text: 'Read [me]', bookmark: { url: 'https://a.b/?c=1&d=2' } }],
    ],
    [
      'a mention of a task',
      [{ type: 'task_mention', text: 'Fix', task_mention: { task_id: 'x' } }],
    ],
    ['a mention of nobody in particular', [{ type: 'assignees_tag', text: '@assignees' }]],
    ['a table', [table]],
    ['a rule', [{ type: 'divider' }]],
    ['a file', [{ type: 'attachment', attachment: { title: 'a.pdf', url: `${HOST}/a(1).pdf` } }]],
  ])('%s stays what it was', (_, blocks) => {
    expect(writtenBack(blocks)).toEqual(blocks)
  })

  it('keeps a card only where the text still says it', () => {
    const card: Block = { type: 'bookmark', text: 'Old', bookmark: { url: 'https://a.b' } }
    const again = markdownToBlocks('[New](https://a.b)', { find: nobody, kept: keptIn([card]) })
    expect(again).toEqual([{ text: 'New', attributes: { link: 'https://a.b' } }])
  })
})

describe('an emoji by its code', () => {
  it.each([
    ['1F44D', '👍'],
    ['2764-FE0F', '❤️'],
    ['31-fe0f-20e3', '1️⃣'],
    ['thumbsup', 'thumbsup'],
    ['bee', 'bee'],
    ['FFFFFF', 'FFFFFF'],
  ])('%j is %s', (code, shown) => {
    expect(emojiOf(code)).toBe(shown)
  })

  it('is shown where its run says nothing else', () => {
    const smile: Block = { type: 'emoticon', text: '', emoticon: { code: '1f60a' } }
    expect(read([smile])).toBe('😊')
  })
})

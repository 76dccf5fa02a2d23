import { describe, expect, it } from 'vitest'
import type { Block } from '../../../src/clickup/objects/comment.ts'
import { commentToMarkdown } from '../../../src/clickup/rich-text/read.ts'
import { markdownToBlocks } from '../../../src/clickup/rich-text/write.ts'

const read = (blocks: readonly Block[], comment_text?: string) =>
  commentToMarkdown({
    comment: blocks.map(({ text, type, ...more }) => ({ ...more, text, type })),
    comment_text,
  })

describe('a comment', () => {
  it.each([
    'plain',
    '**bold** and *italic* and ~~gone~~ and `code`',
    'see [docs](https://a.b)',
    'https://a.b/c',
    'one\n\ntwo',
    '- a\n- b',
    '- [x] a\n- [ ] b',
    '- a\n  - b',
    '```\nlet a\n\na = 1\n```',
    '> a\n> b',
  ])('of %j reads as it was written', (markdown) => {
    expect(read(markdownToBlocks(markdown, () => undefined))).toBe(markdown)
  })

  it('names those who are mentioned, by whatever is known of them', () => {
    expect(
      read([
        { type: 'tag', user: { id: 1, username: 'Alex Rivera' } },
        { text: ' ' },
        { type: 'tag', user: { id: 2, email: 'b@c.d' } },
        { text: ' ' },
        { type: 'tag', text: '@Sam', user: { id: 3 } },
        { text: ' ' },
        { type: 'tag', user: { id: 4 } },
      ]),
    ).toBe('@Alex Rivera @b@c.d @Sam @user 4')
  })

  it('takes lists whose kind is a bare string', () => {
    expect(read([{ text: 'a' }, { text: '\n', attributes: { list: 'bullet' } }])).toBe('- a')
  })

  it('shows images and files as links', () => {
    expect(
      read([
        { type: 'image', image: { title: 'shot.png', url: 'https://a.b/1' } },
        { type: 'attachment', text: 'log.txt', attachment: { url: 'https://a.b/2' } },
      ]),
    ).toBe('![shot.png](https://a.b/1)\n[log.txt](https://a.b/2)')
  })

  it('shows the text of blocks that it does not know', () => {
    expect(
      read([
        { type: 'emoticon', text: '🎉' },
        { type: 'task_mention', text: 'ENG-1' },
      ]),
    ).toBe('🎉ENG-1')
  })

  it('keeps marks off the blanks around words', () => {
    expect(read([{ text: ' a ', attributes: { bold: true } }, { text: 'b' }])).toBe('**a** b')
  })

  it('without blocks is its plain text', () => {
    expect([read([], ' text '), read([])]).toEqual(['text', ''])
  })
})

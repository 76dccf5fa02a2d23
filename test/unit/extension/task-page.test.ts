// The page of a task, and that nothing in what other people wrote is fetched or run by looking at it.
import { fromMarkdown } from 'mdast-util-from-markdown'
import { describe, expect, it } from 'vitest'
import { safeMarkdown } from '../../../src/base/text/safe-markdown.ts'
import { commentSchema } from '../../../src/clickup/objects/comment.ts'
import { taskSchema } from '../../../src/clickup/objects/task/task.ts'
import { loadPage, pageOf } from '../../../src/extension/views/task/task-page.ts'
import { useSandbox } from '../../support/api.ts'

const onlooker = {
  now: Date.parse('2026-11-20T12:00:00Z'),
  zone: 'UTC',
  locale: 'en',
  t: (message: string, ...args: (string | number)[]) =>
    message.replace(/\{(\d)\}/g, (_, i) => String(args[Number(i)])),
}

const taskOf = (fields: object) =>
  taskSchema.parse({
    id: '868',
    name: 'Fix login',
    status: { status: 'in progress', type: 'custom' },
    ...fields,
  })

const commentOf = (by: string, text: string) =>
  commentSchema.parse({
    id: '1',
    comment: [{ text }],
    comment_text: text,
    user: { id: 1, username: by },
    date: String(Date.parse('2026-11-19T12:00:00Z')),
  })

/** Every node type and address that a renderer would find. */
const foundIn = (markdown: string): string => JSON.stringify(fromMarkdown(markdown))

const actsByItself =
  /"type":"(html|image|imageReference|definition|linkReference)"|"url":"(?!https?:|mailto:)/

describe('Markdown of other people', () => {
  it.each([
    ['**bold**, `code` and ~~old~~', '**bold**, `code` and ~~old~~'],
    ['- [ ] one\n- [x] two', '- [ ] one\n- [x] two'],
    ['| a | b |\n| - | - |\n| 1 | 2 |', '| a | b |\n| - | - |\n| 1 | 2 |'],
    ['[a page](https://example.com)', '[a page](https://example.com)'],
    ['![a bug](https://evil.example/pixel.png) fails', 'a bug fails'],
    ['[run](command:clickup.signOut)', 'run'],
    ['[a file](file:///etc/passwd) [here](./x.md)', 'a file here'],
  ])('keeps its form and loses what acts: %j', (markdown, safe) => {
    expect(safeMarkdown(markdown)).toBe(safe)
  })

  it.each([
    '![x]\n\n[x]: https://evil.example/1.png',
    '[x][y]\n\n[y]: command:clickup.signOut',
    '<img src="https://evil.example/2.png">',
    'text <a href="command:clickup.signOut">click</a> text',
    '> <div onclick="x()">',
    '- <script>x()</script>',
    '| a |\n| - |\n| <img src=x> ![y](https://evil.example/3.png) |',
    '<command:clickup.signOut>',
    '[![x](https://evil.example/4.png)](command:clickup.signOut)',
  ])('is shown without images, HTML and commands: %j', (markdown) => {
    const shown = foundIn(safeMarkdown(markdown))
    expect(shown).not.toMatch(actsByItself)
  })
})

describe('the page of a task', () => {
  it('has its name, its facts, its description and its comments', () => {
    const task = taskOf({
      custom_id: 'ENG-1',
      url: 'https://app.clickup.com/t/868',
      list: { id: '2', name: 'Sprint' },
      due_date: String(Date.parse('2026-11-23T12:00:00Z')),
      markdown_description: '## Why\n\nIt **fails**.',
    })
    expect(pageOf({ task, comments: [commentOf('Sam', 'Any news?')] }, onlooker)).toBe(
      [
        '# Fix login',
        'ENG-1 · Sprint · [Open in ClickUp](https://app.clickup.com/t/868)',
        '- **Status**: in progress\n- **Due**: Nov 23',
        '***',
        '## Why',
        'It **fails**.',
        '## Latest Comments',
        '**Sam**, Nov 19',
        '> Any news?',
      ].join('\n\n'),
    )
  })

  it('takes names and comments for words alone', () => {
    const name = '[Free](command:x) ![y](https://evil.example/5.png) <b>'
    const task = taskOf({ name, tags: [{ name }], url: 'command:clickup.signOut' })
    const page = pageOf({ task, comments: [commentOf(name, name)] }, onlooker)
    expect(foundIn(page)).not.toMatch(actsByItself)
  })
})

describe('the page of a task in ClickUp', () => {
  const connected = useSandbox()

  it('is read in two requests', async () => {
    const { task, comments } = await loadPage(connected.api, '868512p')
    expect(task.id).toBe('868512p')
    expect(comments.length).toBeGreaterThan(0)
    expect(connected.requests()).toEqual([
      'GET /api/v2/task/868512p',
      'GET /api/v2/task/868512p/comment',
    ])
  })
})

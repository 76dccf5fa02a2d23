// Markdown of other people in tooltips: nothing in it is fetched or run by looking at it.
import { fromMarkdown } from 'mdast-util-from-markdown'
import { describe, expect, it } from 'vitest'
import { safeMarkdown } from '../../../src/base/text/safe-markdown.ts'

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
    ['![a bug](https://evil.example/pixel.png) fails', '\\[picture: a bug] fails'],
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

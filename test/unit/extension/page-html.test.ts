// The page of a task as HTML: its form is kept, and nothing in it acts.
import { describe, expect, it } from 'vitest'
import { pageHtml } from '../../../src/extension/views/task/page-html.ts'

const bodyOf = (markdown: string): string => {
  const html = pageHtml(markdown, { nonce: 'n0', language: 'en', title: 'ENG-1' })
  return /<main>(.*)<\/main>/s.exec(html)?.[1] ?? ''
}

describe('the page as HTML', () => {
  it.each([
    ['# A\n\n###### B', '<h1>A</h1><h6>B</h6>'],
    ['**a** *b* ~~c~~ `d`', '<p><strong>a</strong> <em>b</em> <del>c</del> <code>d</code></p>'],
    ['- a\n- b', '<ul><li>a</li><li>b</li></ul>'],
    ['3. a\n4. b', '<ol start="3"><li>a</li><li>b</li></ol>'],
    ['- a\n\n- b', '<ul><li><p>a</p></li><li><p>b</p></li></ul>'],
    ['- a\n  - b', '<ul><li>a<ul><li>b</li></ul></li></ul>'],
    [
      '- [ ] a\n- [x] b',
      '<ul><li><input type="checkbox" disabled> a</li>' +
        '<li><input type="checkbox" disabled checked> b</li></ul>',
    ],
    [
      '| a | b |\n| - | - |\n| 1 | **2** |',
      '<table><thead><tr><th>a</th><th>b</th></tr></thead>' +
        '<tbody><tr><td>1</td><td><strong>2</strong></td></tr></tbody></table>',
    ],
    ['> a', '<blockquote><p>a</p></blockquote>'],
    ['a\\\nb\n\n***', '<p>a<br>b</p><hr>'],
    ['```js\na < b\n```', '<pre><code>a &lt; b</code></pre>'],
    [
      '[a](https://example.com/?b=1&c=2)',
      '<p><a href="https://example.com/?b=1&amp;c=2">a</a></p>',
    ],
    ['[a](mailto:a@example.com)', '<p><a href="mailto:a@example.com">a</a></p>'],
  ])('keeps the form of %j', (markdown, html) => {
    expect(bodyOf(markdown)).toBe(html)
  })

  it.each([
    '<script>x()</script>',
    'a <img src=x onerror=x()> b',
    '![x](https://evil.example/1.png)',
    '[x](command:clickup.signOut)',
    '[x](javascript:x())',
    '[x](vscode://x)',
    '[x](https://example.com/"onmouseover="x())',
    '[x](<https://example.com/"><script>x()</script>>)',
    '`</code><script>x()</script>`',
    '```\n</pre><script>x()</script>\n```',
    '<https://example.com/"onclick=x()>',
    '# </h1><iframe src=x>',
    '| <b onclick=x()> |\n| - |\n| </td><style>*{}</style> |',
    '&lt;script&gt;x()&lt;/script&gt;',
    '<command:x>',
  ])('has no element and no address that acts: %j', (markdown) => {
    const html = bodyOf(markdown)
    const tags = [...html.matchAll(/<(\/?)(\w+)([^>]*)>/g)]
    expect(html.replaceAll(/<\/?\w+[^>]*>/g, '')).not.toContain('<')
    for (const [, , name = '', attributes = ''] of tags) {
      expect(name).toMatch(/^(h\d|p|a|code|pre|table|thead|tbody|tr|th|td|blockquote)$/)
      expect(attributes).toMatch(/^$|^ href="(https?|mailto):[^"]*"$/)
    }
  })

  it('runs and fetches nothing by its policy, and says its name and language', () => {
    const html = pageHtml('a', { nonce: 'n0', language: 'de', title: '<b>"' })
    expect(html).toContain(`content="default-src 'none'; style-src 'nonce-n0'"`)
    expect(html).toContain('<html lang="de">')
    expect(html).toContain('<title>&lt;b&gt;&quot;</title>')
    expect(html).not.toMatch(/<script|https?:|url\(/)
  })
})

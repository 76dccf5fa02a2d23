// Texts of other people as the tree that a page draws: their form is kept, and nothing in them acts.
import { describe, expect, it } from 'vitest'
import { outwards, textTree } from '../../../src/extension/views/task/text-tree.ts'
import { HOSTILE_TEXTS } from '../../support/hostile-texts.ts'

/** Every object of a tree. */
const nodesIn = (value: unknown): readonly Record<string, unknown>[] => {
  if (Array.isArray(value)) return value.flatMap(nodesIn)
  if (typeof value !== 'object' || value === null) return []
  return [value as Record<string, unknown>, ...Object.values(value).flatMap(nodesIn)]
}

const KEYS: Readonly<Record<string, readonly string[]>> = {
  paragraph: ['in'],
  heading: ['depth', 'in'],
  quote: ['in'],
  code: ['text'],
  rule: [],
  list: ['start', 'ordered', 'items'],
  table: ['head', 'rows'],
  strong: ['in'],
  emphasis: ['in'],
  strike: ['in'],
  break: [],
  link: ['url', 'in'],
  picture: ['alt', 'key', 'url'],
}

describe('a text', () => {
  it.each([
    ['**a** *b* ~~c~~ `d`', ['strong', 'emphasis', 'strike', 'code']],
    ['# A', ['heading']],
    ['- a\n  - b', ['list', 'list']],
    ['| a |\n| - |\n| 1 |', ['table']],
    ['> a', ['quote']],
    ['a\\\nb\n\n***', ['break', 'rule']],
    ['```js\na\n```', ['code']],
    ['[a](https://example.com/?b=1&c=2)', ['link']],
    ['see https://example.com/x now', ['link']],
    ['[a](mailto:a@example.com)', ['link']],
  ])('keeps the form of %j', (markdown, forms) => {
    const found = nodesIn(textTree(markdown)).flatMap(({ is }) => (is === 'paragraph' ? [] : is))
    expect(found.filter((is) => is !== undefined)).toEqual(forms)
  })

  it('has its headings below each other without a gap', () => {
    const depths = (markdown: string) =>
      textTree(markdown).flatMap((one) => (one.is === 'heading' ? [one.depth] : []))
    expect(depths('## A\n\n#### B\n\n## C')).toEqual([1, 2, 1])
  })

  it('keeps ticks and numbers', () => {
    expect(nodesIn(textTree('- [ ] a\n- [x] b')).map(({ ticked }) => ticked)).toContain(true)
    expect(textTree('3. a')).toMatchObject([{ is: 'list', ordered: true, start: 3 }])
  })

  it('marks pictures as such, and lets only those be asked for that are ClickUp’s', () => {
    const keyOf = (url: string) => (url.includes('clickup') ? 'k' : undefined)
    const [block] = textTree('![a bug](https://x.clickup-attachments.com/1.png)', keyOf)
    expect(block).toEqual({ is: 'paragraph', in: [{ is: 'picture', alt: 'a bug', key: 'k' }] })
    expect(textTree('![](https://evil.example/pixel.png)', keyOf)).toEqual([
      {
        is: 'paragraph',
        in: [{ is: 'picture', alt: 'pixel.png', url: 'https://evil.example/pixel.png' }],
      },
    ])
  })

  it.each(HOSTILE_TEXTS)('holds nothing that acts: %s', (_, text) => {
    const tree = textTree(text)
    // What the page gets is what JSON can say.
    expect(JSON.parse(JSON.stringify(tree))).toEqual(tree)
    for (const node of nodesIn(tree)) {
      if (node.is === undefined) {
        expect(Object.keys(node).every((key) => ['ticked', 'in'].includes(key))).toBe(true)
        continue
      }
      const allowed = KEYS[String(node.is)]
      expect(allowed).toBeDefined()
      for (const key of Object.keys(node)) expect(['is', ...(allowed ?? [])]).toContain(key)
      if (node.url !== undefined) expect(outwards(String(node.url))).toBe(node.url)
    }
  })

  it('loses nothing of what was written as HTML, and reads it as words', () => {
    expect(textTree('a <b onclick=x()>c</b>')).toEqual([
      { is: 'paragraph', in: ['a ', '<b onclick=x()>', 'c', '</b>'] },
    ])
  })

  it('shows a very long text to its end', () => {
    const words = JSON.stringify(textTree(`${'Some words of it.\n\n'.repeat(3000)}The end.`))
    expect(words).toContain('The end.')
  })

  it.each([
    ['lists', '+ '],
    ['numbered lists', '1. '],
    ['lists in quotes', '>- '],
    ['quotes in lists', '- > '],
  ])('reads %s in one another as words where nobody would write so', (_, mark) => {
    const text = mark.repeat(20_000 / mark.length)
    expect(textTree(text)).toEqual([{ is: 'paragraph', in: [text] }])
    expect(textTree(`${mark.repeat(8)}deep`)).not.toMatchObject([{ is: 'paragraph' }])
  })

  it('reads more lines than anybody writes as words', () => {
    const text = `> a\n${'b\n'.repeat(9000)}`
    expect(textTree(text)).toEqual([{ is: 'paragraph', in: [text] }])
  })

  it('spells out where a link leads whose letters look like others', () => {
    expect(outwards('https://\u0430pple.com/x')).toBe('https://xn--pple-43d.com/x')
    expect(outwards('https://clickup.com\u2215.evil.example/x')).toMatch(/xn--/)
    expect(outwards('https://example.com/\u0430')).toBe('https://example.com/\u0430')
  })

  it.each([
    'command:x',
    'javascript:x',
    'vscode://x',
    'file:///x',
    'data:text/html,x',
    'https:x',
    '//example.com',
    '/x',
    'https://',
    'https://a b/',
    'https://a\u202eb/',
    'https://user@example.com/',
    'https://example.com\\@evil.example',
    ' https://example.com',
    'ftp://example.com',
    'https:///evil.example',
    'https://@example.com',
    'https://ex\u3164ample.com',
    'https://ex\ufe0fample.com',
    'blob:https://example.com/x',
    '',
  ])('has no link that leads to %j', (url) => {
    expect(outwards(url)).toBeUndefined()
  })
})

// Pictures that a text holds itself: named where it is shown, whole again where it is written.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { namePictures, picturesBack } from '../../../src/base/text/pictures.ts'

const PASTED = `data:image/png;base64,${'iVBORw0KGgo+/A'.repeat(10_000)}A==`

describe('a picture that a text holds itself', () => {
  it('is named by kind and size, and what follows it is near', () => {
    const { text, named } = namePictures(`Before\n\n![Login screen](${PASTED})\n\nAfter`)
    expect(text).toMatch(
      /^Before\n\n\[picture [0-9a-f]{8}: "Login screen", png, 105 kB\]\n\nAfter$/,
    )
    expect(named).toBe(1)
  })

  it.each([
    ['without words', `![](${PASTED})`, /^\[picture \w{8}: png, 105 kB\]$/],
    ['with a title', `![a](${PASTED} "Title")`, /^\[picture \w{8}: "a", png, 105 kB\]$/],
    ['in angle brackets', `![a](<${PASTED}> 'T')`, /^\[picture \w{8}: "a", png, 105 kB\]$/],
    ['as a link', `[open](${PASTED})`, /^\[picture \w{8}: "open", png, 105 kB\]$/],
    ['with brackets in its words', `![a [b] c](${PASTED})`, /^\[picture \w{8}: "a b c", png, /],
    ['in HTML', `<img src="${PASTED}">`, /^<img src="\[picture \w{8}: png, 105 kB\]">$/],
    ['as a reference', `[1]: ${PASTED}`, /^\[1\]: \[picture \w{8}: png, 105 kB\]$/],
    ['bare', `see ${PASTED} there`, /^see \[picture \w{8}: png, 105 kB\] there$/],
    ['in capitals', '![](DATA:IMAGE/PNG;BASE64,AAAA)', /^\[picture \w{8}: png, 3 B\]$/],
    ['drawn', '![](data:image/svg+xml,%3Csvg%2F%3E)', /^\[picture \w{8}: svg, 12 B\]$/],
    ['of megabytes', `![](data:image/gif;base64,${'A'.repeat(2_000_000)})`, /: gif, 1\.5 MB\]$/],
    [
      'that is no picture',
      '[x](data:application/pdf;base64,AAAA)',
      /^\[file \w{8}: "x", pdf, 3 B\]$/,
    ],
    ['behind another link', `[a](b) ![c](${PASTED})`, /^\[a\]\(b\) \[picture \w{8}: "c", png, /],
  ])('is named %s', (_, text, shown) => {
    const { text: said, named } = namePictures(text)
    expect(said).toMatch(shown)
    expect(named).toBe(1)
    expect(picturesBack(said, text)).toBe(text)
  })

  it.each([
    ['an address of another kind', '![x](https://example.com/data:image.png)'],
    ['words', 'data: image/png, and data:text/plain,hello'],
    ['nothing', ''],
  ])('is not seen in %s', (_, text) => {
    expect(namePictures(text)).toEqual({ text, named: 0 })
  })

  it('is told from another one, and counted as often as it stands there', () => {
    const two = `![](data:image/png;base64,AAAA) ![](data:image/png;base64,BBBB)`
    const names = namePictures(two).text.split(/(?<=\]) /)
    expect(new Set(names).size).toBe(2)
    expect(namePictures(`${two} ${two}`).named).toBe(4)
  })
})

describe('a text with named pictures that is written back', () => {
  const original = `# A\n\n![x](${PASTED})\n\nb ![](data:image/gif;base64,AAAA)`

  it('holds them again, wherever the writer has put them', () => {
    const shown = namePictures(original).text
    const [first = '', second = ''] = shown.match(/\[picture [^\]]*\]/g) ?? []
    expect(picturesBack(shown, original)).toBe(original)
    expect(picturesBack(`${second}\n\n**new** ${first}`, original)).toBe(
      `![](data:image/gif;base64,AAAA)\n\n**new** ![x](${PASTED})`,
    )
  })

  it('keeps words that only look like a name', () => {
    const words = '[picture 01234567: png, 3 B] and [Bot]'
    expect(picturesBack(words, original)).toBe(words)
  })

  it('is what it was, whatever stands around the pictures', () => {
    const piece = fc.oneof(
      fc.string(),
      fc.constantFrom(
        '![',
        '](',
        ')',
        '![a](data:image/png;base64,AAAA)',
        '![b](<data:image/jpeg;base64,BBBB> "t")',
        'data:image/gif;base64,',
        '[picture 01234567: png, 3 B]',
        '\n',
      ),
    )
    fc.assert(
      fc.property(fc.array(piece), (pieces) => {
        const text = pieces.join('')
        const { text: shown } = namePictures(text)
        expect(shown).not.toMatch(/data:image\/\w+;base64,\w/)
        expect(picturesBack(shown, text)).toBe(text)
      }),
    )
  })
})

describe('a text made to be slow', () => {
  // Each of them took time with the square of its length, were a part read again for every start.
  it.each([
    ['brackets', '!['.repeat(40_000)],
    ['brackets before one picture', `${'!['.repeat(40_000)}](${PASTED})`],
    ['beginnings of pictures', '![](data:image/png;base64,'.repeat(3_500)],
    ['beginnings of addresses', 'data:'.repeat(16_000)],
    ['parameters', `data:image/png${';a'.repeat(40_000)}`],
    ['a kind without end', `data:image/${'a'.repeat(80_000)}`],
    ['titles that do not end', '![](data:image/png;base64,A "'.repeat(3_000)],
    ['padding', `![](data:image/png;base64,${'='.repeat(100_000)}A)`],
    ['blanks', `![](data:image/png;base64,A${' '.repeat(80_000)}`],
    ['names', '[picture 01234567: '.repeat(5_000)],
  ])('of %s is gone through', (_, text) => {
    const { text: shown } = namePictures(text)
    expect(picturesBack(shown, text)).toBe(text)
  })
})

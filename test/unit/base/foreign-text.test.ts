// Text that other people wrote, as readers see it, and as it stands in sentences of ours.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { asMarkdown, oneLine, plainName, visible } from '../../../src/base/text/foreign-text.ts'
import { sameName } from '../../../src/base/text/names.ts'

const ENGLAND = '🏴\u{e0067}\u{e0062}\u{e0065}\u{e006e}\u{e0067}\u{e007f}'
const codes = (text: string): string =>
  [...text].map((one) => one.codePointAt(0)?.toString(16)).join(' ')

describe('a text as its readers see it', () => {
  it.each([
    ['zero-width space', 'a\u200bb', 'ab'],
    ['byte-order mark', '\ufeffab', 'ab'],
    ['soft hyphen', 'a\u00adb', 'ab'],
    ['right-to-left override', 'a\u202eb\u202c', 'ab'],
    ['isolate', '\u2066ab\u2069', 'ab'],
    ['escape', 'a\u001b[31mb', 'a[31mb'],
    ['null', 'a\u0000b', 'ab'],
    ['tag characters', 'ab\u{e0041}\u{e0042}', 'ab'],
    ['tag characters behind a flag', '🏴\u{e0068}\u{e0069}\u{e007f}', '🏴'],
    ['variation selectors beyond the basic ones', 'ab\u{e0100}', 'ab'],
    ['basic variation selectors', 'a\ufe00b\ufe0e1\ufe0f', 'ab1'],
    ['second variation selector of an emoji', '❤\ufe0f\ufe0f\ufe0e', '❤\ufe0f'],
    ['joiners between letters', 'a\u200db\u200cc', 'abc'],
    ['joiners one upon the other', 'می\u200c\u200c\u200dخ', 'میخ'],
    ['joiner behind an emoji', '😀\u200d', '😀'],
    ['grapheme joiner', 'a\u034fb', 'ab'],
    ['Hangul fillers', 'a\u115f\u1160\u3164\uffa0b', 'ab'],
    ['Khmer inherent vowels', 'a\u17b4\u17b5b', 'ab'],
    ['Mongolian separators', 'a\u180b\u180eb', 'ab'],
    ['blank of Braille', 'a\u2800b', 'ab'],
    ['invisible operators', 'a\u2061\u2064b', 'ab'],
    ['annotation marks', 'a\ufff9b\ufffb', 'ab'],
    ['half surrogates', 'a\ud83db\ude00', 'ab'],
    ['Windows line ends', 'a\r\nb\rc', 'a\nb\nc'],
    ['line ends of other kinds', 'a\u2028b\u2029c\u0085d\ve\f', 'a\nb\nc\nd\ne\n'],
  ])('loses the %s', (_, text, shown) => {
    expect(codes(visible(text))).toBe(codes(shown))
  })

  it.each([
    'line\nand\ttab',
    'ä é 中文 😀',
    '👩‍💻',
    '❤️',
    '❤️‍🔥',
    '👨🏽‍⚕️',
    '🏳️‍⚧️',
    '👁️‍🗨️',
    '👨‍👩‍👧‍👦',
    '🇩🇪',
    '1️⃣ #️⃣',
    '☎︎',
    ENGLAND,
    'نمی‌خواهم',
    'क्‍ष',
    'ශ්‍රී',
    'ക്‍',
    '⠓⠑⠀⠇',
    'שָׁלוֹם',
    'Zürich: naïve – “quoted” … ½',
  ])('keeps %j', (text) => {
    expect(codes(visible(text))).toBe(codes(text))
  })

  it('is the same when it is seen again', () => {
    fc.assert(
      fc.property(
        fc.array(
          fc.constantFrom(
            ...'aن😀🏽❤🏴1क',
            '\u200d',
            '\u200c',
            '\ufe0f',
            '\u{e0067}',
            '\u20e3',
            '\r',
            '\ud83d',
            '\u2028',
            '\u2800',
          ),
        ),
        (parts) => {
          const once = visible(parts.join(''))
          expect(visible(once)).toBe(once)
        },
      ),
    )
  })
})

describe('a name that hides something', () => {
  it.each(['Old\u200b ideas', 'Old\u3164 ideas\ufe0f', '\u202eOld ideas', 'Old\u2028ideas'])(
    '%j is found by what is seen of it',
    (name) => {
      expect(sameName(name, 'old ideas')).toBe(true)
    },
  )
})

describe('a name in a sentence', () => {
  it.each([
    ['a\n\n b\t\u00a0c ', 'a b c'],
    ['say "yes"', "say 'yes'"],
    ['x'.repeat(3000), `${'x'.repeat(80)}…`],
    ['🦄'.repeat(81), `${'🦄'.repeat(80)}…`],
    ['🦄'.repeat(80), '🦄'.repeat(80)],
    [`${'\u200b'.repeat(60)}a`, 'a'],
    ['\u3164\u2800', ''],
  ])('%j is %j', (name, shown) => {
    expect(plainName(name)).toBe(shown)
  })

  it('is one line of at most so many characters, whatever it was', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'binary', maxLength: 500 }),
        fc.integer({ min: 1, max: 99 }),
        (text, most) => {
          const line = oneLine(text, most)
          expect([...line].length).toBeLessThanOrEqual(most + 1)
          expect(line).not.toMatch(/[\r\n\u2028\u2029\p{Cc}\p{Cs}]/u)
          expect(oneLine(line, most + 1)).toBe(line)
        },
      ),
    )
  })
})

describe('a text where Markdown is shown', () => {
  it.each([
    ['[x](command:y)', '\\[x\\](command:y)'],
    ['**b** `c` <b> &lt; $(trash)', '\\*\\*b\\*\\* \\`c\\` \\<b\\> \\&lt; \\$(trash)'],
    ['snake_case and _it_', 'snake_case and \\_it\\_'],
    ['https://a.b www.c.d e@f.g', 'https\\://a.b www\\.c.d e\\@f.g'],
    ['# a\n- b\n12. c\n+ d', '\\# a\n\\- b\n12\\. c\n\\+ d'],
    ['Fix login (ENG-1): "now", 2 - 1', 'Fix login (ENG-1): "now", 2 - 1'],
  ])('%j is written %j', (text, written) => {
    expect(asMarkdown(text)).toBe(written)
  })
})

import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { cut, envelopeOf, serialise, visible } from '../../src/mcp/envelope.ts'

describe('text that others wrote', () => {
  it.each([
    ['zero-width space', 'a\u200bb', 'ab'],
    ['byte-order mark', '\ufeffab', 'ab'],
    ['soft hyphen', 'a\u00adb', 'ab'],
    ['right-to-left override', 'a\u202eb\u202c', 'ab'],
    ['isolate', '\u2066ab\u2069', 'ab'],
    ['escape', 'a\u001b[31mb', 'a[31mb'],
    ['null', 'a\u0000b', 'ab'],
    ['tag characters', 'ab\u{e0041}\u{e0042}', 'ab'],
    ['variation selectors beyond the basic ones', 'ab\u{e0100}', 'ab'],
    ['Windows line ends', 'a\r\nb\rc', 'a\nb\nc'],
  ])('loses the %s', (_, text, shown) => {
    expect(visible(text)).toBe(shown)
  })

  it.each(['line\nand\ttab', 'ä é 中文 😀', '👩‍💻', '❤️', 'نمی‌خواهم'])('keeps %j', (text) => {
    expect(visible(text)).toBe(text)
  })

  it('is cleaned wherever it stands in an answer, keys included', () => {
    const hidden = 'a\u200bb'
    const issues = [{ code: 'NOT_FOUND' as const, message: hidden, candidates: [hidden] }]
    const text = serialise(envelopeOf({ result: { [hidden]: [hidden, { deep: hidden }] }, issues }))
    expect(text).not.toContain('\u200b')
    expect(JSON.parse(text)).toEqual({
      ok: true,
      result: { ab: ['ab', { deep: 'ab' }] },
      issues: [{ code: 'NOT_FOUND', message: 'ab', candidates: ['ab'] }],
    })
  })
})

describe('an envelope', () => {
  it('holds nothing that is empty', () => {
    expect(serialise(envelopeOf({}))).toBe('{"ok":true}')
    expect(serialise(envelopeOf({ ok: false, result: 1, issues: [] }))).toBe(
      '{"ok":false,"result":1}',
    )
  })
})

describe('a cut text', () => {
  it('says how much is left', () => {
    expect(cut('abcdef', 4)).toEqual({ text: 'abcd', left: 2 })
    expect(cut('abcd', 4)).toEqual({ text: 'abcd', left: 0 })
  })

  it('never ends in half a character', () => {
    expect(cut('ab😀', 3)).toEqual({ text: 'ab', left: 2 })
  })

  it('and what is left make the whole', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.nat(20), (whole, most) => {
        const { text, left } = cut(whole, most)
        expect(visible(whole).startsWith(text)).toBe(true)
        expect(text.length + left).toBe(visible(whole).length)
        expect(text.length).toBeLessThanOrEqual(most)
      }),
    )
  })
})

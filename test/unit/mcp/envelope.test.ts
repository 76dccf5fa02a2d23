import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { ErrorCode } from '../../../src/base/problems/error.ts'
import { sentMessage } from '../../../src/base/text/fit.ts'
import { visible } from '../../../src/base/text/foreign-text.ts'
import { readable } from '../../../src/base/text/pictures.ts'
import { cut, serialise, structuredOf } from '../../../src/mcp/tool/envelope.ts'

describe('text that others wrote', () => {
  it('is cleaned wherever it stands in an answer, keys included', () => {
    const hidden = 'a\u200bb'
    const issues = [{ code: 'NOT_FOUND' as const, message: hidden, candidates: [hidden] }]
    const text = serialise({ result: { [hidden]: [hidden, { deep: hidden }] }, issues })
    expect(text).not.toContain('\u200b')
    expect(JSON.parse(text)).toEqual({
      ok: true,
      result: { ab: ['ab', { deep: 'ab' }] },
      issues: [{ code: 'NOT_FOUND', message: 'ab', candidates: ['ab'] }],
    })
  })
})

describe('an answer in a shape of its own', () => {
  const answer = { structured: { results: [{ title: 'a\u200bb', 'k\u200b': 1 }] } }

  it('is its text without an envelope, and the same beside it, cleaned alike', () => {
    const shown = { results: [{ title: 'ab', k: 1 }] }
    expect(structuredOf(answer)).toEqual(shown)
    expect(serialise(answer)).toBe(JSON.stringify(shown))
  })

  it('says beside itself what could not be read', () => {
    const issues = [{ code: 'FORBIDDEN' as const, message: 'Not for you.' }]
    expect(structuredOf({ ...answer, issues })).toMatchObject({ results: [{}], issues })
    expect(JSON.parse(serialise({ ...answer, issues }))).toMatchObject({ issues })
  })

  it('is refused like any other', () => {
    expect(structuredOf({ ...answer, ok: false })).toBeUndefined()
    expect(JSON.parse(serialise({ ...answer, ok: false }))).toMatchObject({ ok: false })
    expect(structuredOf({ result: 1 })).toBeUndefined()
  })
})

describe('an envelope', () => {
  it('holds nothing that is empty', () => {
    expect(serialise({})).toBe('{"ok":true}')
    expect(serialise({ ok: false, result: 1, issues: [] })).toBe('{"ok":false,"result":1}')
  })
})

describe('an answer that is no success', () => {
  const long = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 3000 }),
    fc.constantFrom('x', '"', '\\', '🦄', '\n', '\u200b').map((one) => one.repeat(20_000)),
  )
  const issue = fc.record(
    {
      code: fc.constant<ErrorCode>('NOT_FOUND'),
      message: long,
      hint: long,
      candidates: fc.array(long, { maxLength: 8 }),
    },
    { requiredKeys: ['code', 'message'] },
  )
  const result = fc.oneof(
    fc.constant(undefined),
    fc.record({
      done: fc.array(fc.record({ id: fc.string(), text: long }), { maxLength: 8 }),
      failed: fc.array(long, { maxLength: 8 }),
    }),
  )

  it('is never longer than clients show, whatever ClickUp said or the caller gave', () => {
    fc.assert(
      fc.property(result, fc.array(issue, { minLength: 1, maxLength: 4 }), (result, issues) => {
        const text = serialise({ ok: false, result, issues })
        expect(sentMessage(text).length).toBeLessThanOrEqual(8000)
        const [first] = JSON.parse(text).issues
        expect(first.code).toBe('NOT_FOUND')
        expect(first.message).not.toMatch(/[\n\u200b]/)
      }),
      { numRuns: 30 },
    )
  })

  it('keeps whole what is of ordinary length', () => {
    const issues = [
      {
        code: 'NOT_FOUND' as const,
        message: 'There is no list "X".',
        hint: 'Use one.',
        candidates: ['A / B', 'C'],
      },
    ]
    const result = { done: [{ id: 'ENG-1', set: { name: ['a', 'b'] } }], failed: ['update ENG-2'] }
    expect(JSON.parse(serialise({ ok: false, result, issues }))).toEqual({
      ok: false,
      result,
      issues,
    })
  })
})

describe('an answer that is a success', () => {
  const text = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 3000 }),
    fc.constantFrom('x', '"', '\\', '🦄', '\n').map((one) => one.repeat(9000)),
  )

  it('is never longer than clients show, and says where texts are cut', () => {
    const issue = fc.record({ code: fc.constant<ErrorCode>('INCOMPLETE'), message: text })
    fc.assert(
      fc.property(
        fc.array(text, { maxLength: 12 }),
        fc.array(issue, { maxLength: 3 }),
        (result, issues) => {
          const sent = serialise({ result, issues })
          expect(sentMessage(sent).length).toBeLessThanOrEqual(8000)
          const answer = JSON.parse(sent)
          expect(answer.ok).toBe(true)
          const isWhole = JSON.stringify(answer.result) === JSON.stringify(result.map(readable))
          if (!isWhole) expect(answer.issues[0]).toMatchObject({ code: 'INCOMPLETE' })
        },
      ),
      { numRuns: 30 },
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

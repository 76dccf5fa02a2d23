// Changes of parts of texts, and what of them is shown.
import { describe, expect, it } from 'vitest'
import { editable } from '../../../src/base/input/edits.ts'
import { needsVersion, versionOf } from '../../../src/base/text/version.ts'
import { changedPart } from '../../../src/changes/steps/excerpt.ts'
import { applied, findPart, isApplied } from '../../../src/changes/texts/edit.ts'
import { checkReplaced } from '../../../src/changes/texts/version.ts'
import { markdownOf, sendableOf, type Written } from '../../../src/changes/texts/written.ts'

const more = (at: 'end' | 'start', text: string) => ({ at, text }) as const

describe('an addition', () => {
  it.each([
    ['A.', 'B.', 'A.\n\nB.'],
    ['A.\n', 'B.', 'A.\n\nB.'],
    ['A.\n\n\n', 'B.', 'A.\n\n\nB.'],
    ['- a', '- b', '- a\n- b'],
    ['1. a\n', '2. b', '1. a\n2. b'],
    ['A:', '- b', 'A:\n\n- b'],
    ['', 'B.', 'B.'],
    [' \n', 'B.', 'B.'],
  ])('behind %j is %j', (before, text, whole) => {
    expect(applied(before, more('end', text))).toBe(whole)
  })

  it.each([
    ['B.', 'A.', 'A.\n\nB.'],
    ['- b', '- a', '- a\n- b'],
    ['', 'A.', 'A.'],
  ])('before %j is %j', (before, text, whole) => {
    expect(applied(before, more('start', text))).toBe(whole)
  })

  it.each([
    ['end', 'A.\n\nB.', true],
    ['end', 'B.', true],
    ['end', 'A. B.', false],
    ['end', 'B.\n\nA.', false],
    ['start', 'B.\n\nA.', true],
    ['start', 'B. A.', false],
  ] as const)('at the %s is there already in %j: %s', (at, now, is) => {
    expect(isApplied(now, more(at, 'B.'))).toBe(is)
  })
})

describe('a part', () => {
  const find = (whole: string, part: string) => findPart('ENG-1', whole, part)

  it('is replaced where it stands, with what marks mean in patterns', () => {
    const part = find('Cost: $1 (one) [x]*', '$1 (one) [x]*')
    expect(applied('Cost: $1 (one) [x]*', { part, text: '$& $1' })).toBe('Cost: $& $1')
  })

  it.each([
    ['blanks', 'a  b', ' '],
    ['nothing', 'a', ''],
  ])('of %s is refused', (_, whole, part) => {
    expect(() => find(whole, part)).toThrow(/not said what/)
  })

  it('is one where it overlaps itself only once', () => {
    expect(() => find('aaa', 'aa')).toThrow(/2 times/)
  })

  it('is found with what hides in it, and given back as it stands there', () => {
    expect(find('a\u200bb\r\nc', 'ab\nc')).toBe('a\u200bb\r\nc')
  })
})

describe('what is shown of a change', () => {
  const long = Array.from({ length: 500 }, (_, i) => `word${i}`).join(' ')

  it('is a short text whole', () => {
    expect(changedPart('a b c', 'a x c')).toBe('a b c')
  })

  it('is what changes of a long one, with a little around it', () => {
    const shown = changedPart(long, long.replace('word250', 'other'))
    expect(shown).toMatch(/^….*word250.*… \(\d+ characters\)$/)
    expect(shown).not.toMatch(/word0 |word499/)
    expect(shown.length).toBeLessThan(200)
  })

  it('is both ends of what is long itself', () => {
    const added = `${'a'.repeat(500)}END`
    const shown = changedPart(`${long}${added}`, long)
    expect(shown).toMatch(/aaa … a+END \(\d+ characters\)$/)
    expect(shown.length).toBeLessThan(500)
  })

  it('is the place where something was, on the side where nothing is left', () => {
    expect(changedPart(long, long.replace('word250', 'word250 new'))).toContain('word250')
  })
})

describe('a version', () => {
  const replaced = { label: 'ENG-1', reader: 'get_task', next: 'Then.' }
  const check = (now: string, text: string, version?: string) => () =>
    checkReplaced({ ...replaced, now }, text, version)
  const long = 'x'.repeat(301)

  it.each([
    ['of 300 characters', 'x'.repeat(300), false],
    ['of more', long, true],
    ['that holds a picture', '![a](data:image/png;base64,iVBORw0KGgo=)', true],
    ['that shows one', '![a](https://example.com/a.png)', false],
  ])('is needed to replace a text %s: %s', (_, text, is) => {
    expect(needsVersion(text)).toBe(is)
  })

  it('lets pass what it is of, and nothing else', () => {
    expect(check(long, 'y', versionOf(long))).not.toThrow()
    expect(check(long, 'y', versionOf('z'))).toThrow(/has changed since/)
    expect(check('z', 'y', versionOf(long))).toThrow(/has changed since/)
    expect(check(long, 'y')).toThrow(/must be named/)
    expect(check('z', 'y')).not.toThrow()
  })
})

describe('a picture of the computer', () => {
  const text = (url?: string): Written => [
    '![a](',
    { file: { id: '1', ...(url === undefined ? {} : { url }) }, name: 'a b.png' },
    ')',
  ]

  it('is its address in the text, with what would end it told otherwise', () => {
    expect(markdownOf(text('https://x.example/a (1) b.png'))).toBe(
      '![a](https://x.example/a%20%281%29%20b.png)',
    )
  })

  it.each([[undefined], ['']])('without an address (%j) is not sent', (url) => {
    expect(() => sendableOf(text(url))).toThrow(/did not say where/)
  })
})

describe('what is said of a text', () => {
  it.each([
    ['a', { text: 'a' }],
    [null, { text: '' }],
    [7, { text: '7' }],
    [{ append: 'a' }, { append: 'a' }],
    [
      { replace: 'a', with: null },
      { replace: 'a', with: '' },
    ],
    [{ text: 'a' }, { text: 'a' }],
    ['{"append":"a"}', { append: 'a' }],
    ['{"append":"a","more":1}', { text: '{"append":"a","more":1}' }],
    ['{ not json', { text: '{ not json' }],
  ])('%j is %j', (said, is) => {
    expect(editable.parse(said)).toEqual(is)
  })

  it.each([[{ append: 'a', version: 'b' }], [{ version: 'b' }], [{ append: ['a'] }], [true]])(
    '%j is nothing',
    (said) => {
      expect(editable.safeParse(said).success).toBe(false)
    },
  )
})

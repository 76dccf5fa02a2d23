import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { encodeQuery } from '../../../src/clickup/http/query.ts'

const decoded = (query: string): readonly (readonly [string, string])[] => [
  ...new URLSearchParams(query),
]

describe('a query string', () => {
  it('is empty when there is nothing to say', () => {
    expect([encodeQuery(), encodeQuery({}), encodeQuery({ a: undefined, b: [] })]).toEqual([
      '',
      '',
      '',
    ])
  })

  it('writes arrays with PHP brackets', () => {
    expect(decoded(encodeQuery({ statuses: ['to do', 'done'], page: 0 }))).toEqual([
      ['statuses[]', 'to do'],
      ['statuses[]', 'done'],
      ['page', '0'],
    ])
  })

  it('repeats task_ids without brackets', () => {
    expect(encodeQuery({ task_ids: ['a', 'b'] })).toBe('?task_ids=a&task_ids=b')
  })

  it('passes JSON as it is', () => {
    const json = '[{"field_id":"x","operator":"=","value":"ä&b"}]'
    expect(decoded(encodeQuery({ custom_fields: json }))).toEqual([['custom_fields', json]])
  })

  it('keeps every value, whatever stands in it', () => {
    const value = fc.string({ unit: 'grapheme' })
    fc.assert(
      fc.property(fc.array(value), value, (many, one) => {
        expect(decoded(encodeQuery({ tags: many, text: one }))).toEqual([
          ...many.map((tag) => ['tags[]', tag]),
          ['text', one],
        ])
      }),
    )
  })
})

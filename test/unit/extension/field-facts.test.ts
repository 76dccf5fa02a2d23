// What the dialogue of custom fields knows of them: what can be set, what is common, what is understood.
import { describe, expect, it } from 'vitest'
import type { CustomField } from '../../../src/clickup/objects/custom-field.ts'
import {
  bar,
  commonValue,
  countHolding,
  isLong,
  understoodAs,
} from '../../../src/extension/commands/edit/field-facts.ts'
import { errorOf } from '../../support/errors.ts'

const zone = 'Europe/Berlin'
const context = {
  clock: { zone, now: Date.parse('2026-11-27T15:00:00Z') },
  people: async () => [],
  task: async () => {
    throw new Error('No task is asked for.')
  },
}

const fieldOf = (type: string, value?: unknown, config = {}): CustomField => ({
  id: 'f',
  name: 'Field',
  type,
  type_config: config,
  value,
  required: false,
})

const on = (type: string, ...values: readonly unknown[]) => ({
  field: fieldOf(type),
  held: values.map((value) => fieldOf(type, value)),
})

describe('a custom field', () => {
  it.each([
    ['text', undefined],
    ['short_text', undefined],
    ['number', undefined],
    ['currency', undefined],
    ['date', undefined],
    ['drop_down', undefined],
    ['labels', undefined],
    ['users', undefined],
    ['tasks', undefined],
    ['checkbox', undefined],
    ['emoji', undefined],
    ['manual_progress', undefined],
    ['url', undefined],
    ['email', undefined],
    ['phone', undefined],
    ['formula', 'computed'],
    ['rollup', 'computed'],
    ['voting', 'votes'],
    ['votes', 'votes'],
    ['signature', 'signature'],
    ['multi_key', 'baseline'],
    ['list_relationship', undefined],
    ['automatic_progress', 'computed'],
    ['attachment', 'files'],
    ['location', 'place'],
  ])('of type %s is barred by hand because: %s', (type, why) => {
    expect(bar(fieldOf(type))).toBe(why)
  })

  it.each([
    ['number', '8', undefined],
    ['number', ' 8.0 ', '8'],
    ['currency', '12.50', '12.5'],
    ['manual_progress', '40', undefined],
    ['short_text', 'as it is', undefined],
    ['url', 'https://example.com', undefined],
    ['number', '', undefined],
  ])('of type %s understands "%s" as %s', async (type, text, shown) => {
    expect(await understoodAs(fieldOf(type), text, context)).toBe(shown)
  })

  it.each([
    ['number', 'many', /plain number/],
    ['currency', '12,50 €', /plain number/],
    ['manual_progress', '140', /from 0 to 100/],
    ['url', 'example', /whole address/],
    ['email', 'nobody', /e-mail address/],
    ['phone', '0123', /country code/],
  ])('of type %s refuses "%s" and says what to write', async (type, text, hint) => {
    const error = await errorOf(() => understoodAs(fieldOf(type), text, context))
    expect(error).toMatchObject({ details: { hint: expect.stringMatching(hint) } })
  })

  it('has a value of several tasks only where all have the same', () => {
    expect(commonValue(on('number', '8', 8), zone)).toBe('8')
    expect(commonValue(on('number', 8, 9), zone)).toBeUndefined()
    expect(commonValue(on('number', 8, null), zone)).toBeUndefined()
    expect(commonValue(on('number', null, undefined), zone)).toBe('')
  })

  it('counts on how many of the tasks it holds something', () => {
    expect(countHolding(on('labels', ['a'], ['a', 'b'], null), 'a')).toBe(2)
    expect(countHolding(on('users', [{ id: 7, username: 'Sam' }], []), '7')).toBe(1)
  })

  it('of several lines is not put into a box of one', () => {
    expect(isLong(on('text', 'one\ntwo'))).toBe(true)
    expect(isLong(on('text', 'one'))).toBe(false)
    expect(isLong(on('text', 'one\ntwo', 'one\ntwo'))).toBe(false)
  })
})

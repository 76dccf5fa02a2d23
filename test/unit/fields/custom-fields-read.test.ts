import { describe, expect, it } from 'vitest'
import { readFieldValue } from '../../../src/clickup/fields/read.ts'
import { customFieldSchema } from '../../../src/clickup/objects/custom-field.ts'
import { customFieldsOf } from '../../../src/mcp/show/field-columns.ts'

const fieldOf = (type: string, value: unknown, options: readonly object[] = []) =>
  customFieldSchema.parse({ id: 'f1', name: 'Field', type, type_config: { options }, value })

const read = (type: string, value: unknown, options: readonly object[] = []) =>
  readFieldValue(fieldOf(type, value, options), 'Europe/Berlin')

const drop = [
  { id: 'u-0', name: 'Low', orderindex: 0 },
  { id: 'u-1', name: 'High', orderindex: 1 },
]
const labels = [
  { id: 'l-0', label: 'Web' },
  { id: 'l-1', label: 'API' },
]

describe('a custom field', () => {
  it.each<[string, unknown, unknown]>([
    ['short_text', 'plain', 'plain'],
    ['url', 'https://a.b', 'https://a.b'],
    ['number', '8', 8],
    ['currency', 9.5, 9.5],
    ['emoji', '4', 4],
    ['checkbox', 'true', true],
    ['checkbox', 'false', false],
    ['checkbox', true, true],
    ['date', '1795921200000', '2026-11-29'],
    ['date', '1795952400000', '2026-11-29T12:40'],
    [
      'users',
      [
        { id: 1, username: 'Alex Rivera' },
        { id: 2, email: 'b@c.d' },
      ],
      'Alex Rivera, b@c.d',
    ],
    ['tasks', [{ id: '868512p', name: 'Export' }], 'Export'],
    ['manual_progress', { current: 30 }, 30],
    ['automatic_progress', { percent_complete: 50 }, 50],
    ['location', { location: { lat: 1, lng: 2 }, formatted_address: 'Berlin' }, 'Berlin'],
    ['formula', '12', '12'],
  ])('of type %s with %j reads %j', (type, value, shown) => {
    expect(read(type, value)).toBe(shown)
  })

  it.each([0, '0', 'u-0'])('with a drop-down value of %j reads the option’s name', (value) => {
    expect(read('drop_down', value, drop)).toBe('Low')
  })

  it('with labels reads their names', () => {
    expect(read('labels', ['l-1', 'l-0'], labels)).toBe('API, Web')
  })

  it.each([
    ['drop_down', 7],
    ['labels', ['gone']],
    ['labels', []],
    ['date', 'never'],
    ['users', []],
    ['text', ''],
    ['text', null],
    ['checkbox', null],
  ])('of type %s with %j shows nothing', (type, value) => {
    expect(read(type, value, drop)).toBeUndefined()
  })
})

describe('the fields of a task', () => {
  it('are those that are set, by name', () => {
    const same = ({ id = '' }: { id?: string | undefined }) => id
    const names = { user: same, group: same, list: same, place: same, status: same }
    const fields = [fieldOf('text', null), { ...fieldOf('number', '0'), name: 'Effort' }]
    expect(customFieldsOf(fields, { zone: 'utc', names })).toEqual({ Effort: 0 })
  })
})

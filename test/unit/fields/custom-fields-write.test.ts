// What is sent for a custom field, and when it counts as stored, type by type.
import { describe, expect, it } from 'vitest'
import { encodeField, type FieldContext, fieldHolds } from '../../../src/clickup/fields/write.ts'
import { customFieldSchema } from '../../../src/clickup/objects/custom-field.ts'
import { taskSchema } from '../../../src/clickup/objects/task/task.ts'
import { errorOf } from '../../support/errors.ts'

const zone = 'Europe/Berlin'
const context: FieldContext = {
  clock: { zone, now: Date.UTC(2026, 10, 18, 9) },
  people: async (names) => names.map((name) => ({ id: String(name.length), username: name })),
  task: async (reference) =>
    taskSchema.parse({ id: `id-${reference}`, name: reference, status: { status: 'to do' } }),
}

const dropOptions = [
  { id: 'u-0', name: 'Low', orderindex: 0 },
  { id: 'u-1', name: 'High', orderindex: 1 },
]
const labelOptions = [
  { id: 'l-0', label: 'Web' },
  { id: 'l-1', label: 'API' },
  { id: 'l-2', label: 'iOS' },
]
const configs: Readonly<Record<string, object>> = {
  drop_down: { options: dropOptions },
  labels: { options: labelOptions },
  emoji: { count: 5 },
  manual_progress: { start: 10, end: 50 },
}
const fieldOf = (type: string, value?: unknown) =>
  customFieldSchema.parse({ id: 'f', name: 'Field', type, type_config: configs[type], value })

type Case = readonly [type: string, said: unknown, body: object, readBack: readonly unknown[]]

const noon = Date.UTC(2026, 10, 20, 11)

describe('a custom field', () => {
  it.each<Case>([
    ['short_text', ' plain ', { value: 'plain' }, ['plain']],
    ['text', 7, { value: '7' }, ['7']],
    ['url', 'https://a.b/c', { value: 'https://a.b/c' }, ['https://a.b/c']],
    ['email', 'a@b.c', { value: 'a@b.c' }, ['a@b.c']],
    ['phone', '+1 201 555 0123', { value: '+1 201 555 0123' }, ['+1 201 555 0123']],
    ['number', 8, { value: 8 }, ['8', 8, '8.0']],
    ['number', '-1.5', { value: -1.5 }, ['-1.5']],
    ['currency', '12.50', { value: 12.5 }, ['12.5', 12.5]],
    ['checkbox', true, { value: true }, ['true', true]],
    ['checkbox', 'no', { value: false }, ['false', false]],
    ['drop_down', 'high', { value: 'u-1' }, [1, '1', 'u-1']],
    ['drop_down', 'u-0', { value: 'u-0' }, [0, 'u-0']],
    [
      'labels',
      ['web', 'l-1'],
      { value: ['l-0', 'l-1'] },
      [
        ['l-0', 'l-1'],
        ['l-1', 'l-0'],
      ],
    ],
    ['labels', 'API', { value: ['l-1'] }, [['l-1']]],
    [
      'users',
      ['me', 'lena'],
      { value: { add: [2, 4], rem: [] } },
      [
        [{ id: 4 }, { id: '2' }],
        ['2', '4'],
      ],
    ],
    [
      'tasks',
      'ENG-1',
      { value: { add: ['id-ENG-1'], rem: [] } },
      [[{ id: 'id-ENG-1', name: 'x' }]],
    ],
    ['emoji', 3, { value: 3 }, [3, '3']],
    [
      'manual_progress',
      30,
      { value: { current: 30 } },
      [{ current: 30, percent_completed: 0.5 }, { current: '30' }, 30],
    ],
    [
      'location',
      { lat: 1, lng: 2, address: 'Here' },
      { value: { location: { lat: 1, lng: 2 }, formatted_address: 'Here' } },
      [{ location: { lat: 1, lng: 2 }, formatted_address: 'Here', place_id: 'p' }],
    ],
    [
      'date',
      '2026-11-20',
      { value: noon, value_options: { time: false } },
      [String(Date.UTC(2026, 10, 20, 3)), noon, String(noon)],
    ],
    [
      'date',
      '2026-11-20T17:30',
      { value: Date.UTC(2026, 10, 20, 16, 30), value_options: { time: true } },
      [String(Date.UTC(2026, 10, 20, 16, 30))],
    ],
    ['button', true, { value: true }, [undefined, null]],
  ])('of type %s takes %j', async (type, said, body, readBack) => {
    const field = fieldOf(type)
    const encoded = await encodeField(field, said, context)
    expect(encoded.body).toEqual(body)
    for (const stored of readBack) {
      expect([stored, fieldHolds(field, encoded, stored, zone)]).toEqual([stored, true])
    }
    if (type !== 'button') expect(fieldHolds(field, encoded, undefined, zone)).toBe(false)
  })

  it.each<readonly [string, unknown]>([
    ['drop_down', 1],
    ['number', '7'],
    ['labels', ['l-0']],
    ['users', [{ id: 2 }]],
    ['checkbox', 'true'],
    ['date', String(Date.UTC(2026, 10, 21, 3))],
  ])('of type %s that holds something else does not hold', async (type, stored) => {
    const said: Readonly<Record<string, unknown>> = {
      drop_down: 'Low',
      number: 8,
      labels: ['Web', 'API'],
      users: ['lena'],
      checkbox: false,
      date: '2026-11-20',
    }
    const encoded = await encodeField(fieldOf(type), said[type], context)
    expect(fieldHolds(fieldOf(type), encoded, stored, zone)).toBe(false)
  })

  it.each(['number', 'drop_down', 'labels', 'users', 'date', 'checkbox', 'text', 'location'])(
    'of type %s is cleared by null, an empty text or an empty list',
    async (type) => {
      for (const said of [null, '', []]) {
        const encoded = await encodeField(fieldOf(type), said, context)
        expect(encoded).toEqual({})
        for (const stored of [undefined, null])
          expect(fieldHolds(fieldOf(type), encoded, stored, zone)).toBe(true)
      }
    },
  )

  it('of labels keeps what is there when one is added or removed', async () => {
    const field = fieldOf('labels', ['l-0', 'l-2'])
    const { body } = await encodeField(field, { add: 'API', remove: ['web'] }, context)
    expect(body).toEqual({ value: ['l-2', 'l-1'] })
  })

  it('of people removes those who are not in a list, and none when one is added', async () => {
    const field = fieldOf('users', [{ id: 9 }, { id: 4 }])
    const exactly = await encodeField(field, ['lena'], context)
    expect(exactly.body).toEqual({ value: { add: [4], rem: [9] } })
    const added = await encodeField(field, { add: ['me'] }, context)
    expect(added.body).toEqual({ value: { add: [2], rem: [] } })
    expect([exactly.shown, added.shown]).toEqual(['lena', '+me'])
  })

  it.each<readonly [string, unknown, RegExp]>([
    ['number', 'many', /plain number/],
    ['number', true, /plain number/],
    ['checkbox', 'maybe', /true or false/],
    ['drop_down', 'Medium', /options/],
    ['labels', ['Web', 'Palm'], /options/],
    ['url', 'wiki', /https/],
    ['email', 'nobody', /e-mail/],
    ['phone', '0815 4711', /country code/],
    ['emoji', 6, /0 to 5/],
    ['emoji', -1, /0 to 5/],
    ['manual_progress', 60, /10 to 50/],
    ['location', 'Berlin', /lat/],
    ['date', 'soonish', /YYYY/],
    ['formula', 1, /cannot be set/],
    ['rollup', 1, /cannot be set/],
    ['voting', 1, /cannot be set/],
    ['automatic_progress', 1, /cannot be set/],
    ['attachment', 'a.png', /Attach/],
    ['text', { a: 1 }, /string/],
  ])('of type %s refuses %j', async (type, said, hint) => {
    const { code, details } = await errorOf(() => encodeField(fieldOf(type), said, context))
    expect(code).toBe('INVALID_INPUT')
    expect(details.hint).toMatch(hint)
  })

  it('with options names them', async () => {
    const { details } = await errorOf(() => encodeField(fieldOf('drop_down'), 'Hihg', context))
    expect(details.candidates).toEqual(['High', 'Low'])
  })
})

// Conditions on custom fields: what ClickUp is asked, and the same checked again on what it sends.
import { describe, expect, it } from 'vitest'
import { fieldFilter } from '../../../src/clickup/fields/filters.ts'
import type { FieldContext } from '../../../src/clickup/fields/write.ts'
import { customFieldSchema } from '../../../src/clickup/objects/custom-field.ts'
import { taskSchema } from '../../../src/clickup/objects/task/task.ts'
import { errorOf } from '../../support/errors.ts'

const context: FieldContext = {
  clock: { zone: 'Europe/Berlin', now: Date.UTC(2026, 10, 18, 9) },
  people: async (names) => names.map((name) => ({ id: String(name.length), username: name })),
  task: async (reference) =>
    taskSchema.parse({ id: `id-${reference}`, name: reference, status: { status: 'to do' } }),
}
const configs: Readonly<Record<string, object>> = {
  drop_down: {
    options: [
      { id: 'u-0', name: 'Low', orderindex: 0 },
      { id: 'u-1', name: 'High', orderindex: 1 },
    ],
  },
  labels: {
    options: [
      { id: 'l-0', label: 'Web' },
      { id: 'l-1', label: 'API' },
    ],
  },
}
const fieldOf = (type: string, value?: unknown) =>
  customFieldSchema.parse({ id: 'f', name: 'Field', type, type_config: configs[type], value })
const taskWith = (type: string, value: unknown) =>
  taskSchema.parse({
    id: 't',
    name: 'Task',
    status: { status: 'to do' },
    custom_fields: [fieldOf(type, value)],
  })

type Case = readonly [
  type: string,
  said: unknown,
  asked: readonly (readonly [string, unknown?])[],
  yes: readonly unknown[],
  no: readonly unknown[],
]
const day = (d: number, hour = 3) => String(Date.UTC(2026, 10, d, hour))

describe('a condition on a field', () => {
  it.each<Case>([
    ['text', 'fast', [['=', 'fast']], ['so FAST', 'faster'], ['slow', undefined, null]],
    ['url', 'b.c', [['=', 'b.c']], ['https://a.b.c'], ['https://x.y']],
    ['phone', '555', [], ['+1 201 555 0123'], ['+49 30 1']],
    ['location', 'berlin', [], [{ formatted_address: 'Berlin, Germany' }], [undefined]],
    ['number', '> 3', [['>', 3]], ['4', 3.5], ['3', undefined]],
    ['number', '<= 3', [['<=', 3]], ['3', '-1'], ['3.1', undefined]],
    ['number', 8, [['=', 8]], ['8', 8, '8.0'], ['9']],
    ['currency', '1..2.5', [['RANGE', [1, 2.5]]], ['1', '2.5'], ['0.9', '3']],
    ['emoji', '>=4', [['>=', 4]], [4, '5'], [3]],
    ['manual_progress', '> 50', [], [{ current: 60 }], [{ current: 50 }]],
    ['checkbox', true, [['=', true]], ['true', true], ['false', null, undefined]],
    ['checkbox', 'no', [], ['false', null, undefined], ['true']],
    ['drop_down', 'high', [['=', 'u-1']], [1, 'u-1'], [0, undefined]],
    ['drop_down', ['Low', 'High'], [['ANY', ['u-0', 'u-1']]], [0, 1], [undefined]],
    ['labels', 'web', [['ANY', ['l-0']]], [['l-1', 'l-0']], [['l-1'], undefined]],
    ['users', 'lena', [['ANY', ['4']]], [[{ id: 4 }]], [[{ id: 5 }], undefined]],
    ['tasks', ['ENG-1'], [['ANY', ['id-ENG-1']]], [[{ id: 'id-ENG-1' }]], [[{ id: 'b' }]]],
    [
      'date',
      'this week',
      [
        ['>=', Date.UTC(2026, 10, 15, 23)],
        ['<', Date.UTC(2026, 10, 22, 23)],
      ],
      [day(16), day(22)],
      [day(15), day(23), undefined],
    ],
    ['date', 'after 2026-11-20', [['>=', Date.UTC(2026, 10, 20, 23)]], [day(21)], [day(20)]],
    ['drop_down', null, [['IS NULL']], [undefined, null], [0]],
    ['labels', 'none', [['IS NULL']], [undefined, []], [['l-0']]],
    ['number', 'any', [['IS NOT NULL']], ['0', 5], [undefined, null, '']],
  ])('of type %s: %j', async (type, said, asked, yes, no) => {
    const { conditions, holds } = await fieldFilter(fieldOf(type), said, context)
    expect(conditions.map(({ operator, value }) => [operator, value])).toEqual(
      asked.map(([operator, value]) => [operator, value]),
    )
    for (const value of yes) expect([value, holds(taskWith(type, value))]).toEqual([value, true])
    for (const value of no) expect([value, holds(taskWith(type, value))]).toEqual([value, false])
  })

  it.each<readonly [string, unknown, RegExp]>([
    ['number', 'many', /> 3/],
    ['drop_down', 'Medium', /options/],
    ['labels', ['Web', 'Palm'], /options/],
    ['date', 'sometime', /YYYY/],
  ])('of type %s refuses %j', async (type, said, hint) => {
    const { code, details } = await errorOf(() => fieldFilter(fieldOf(type), said, context))
    expect(code).toBe('INVALID_INPUT')
    expect(details.hint).toMatch(hint)
  })
})

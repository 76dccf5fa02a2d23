// Custom fields in the shapes in which ClickUp sends them: read without loss, shown, set again, found.
import { describe, expect, it } from 'vitest'
import { reading } from '../../../src/base/problems/left-out.ts'
import { fieldFilter } from '../../../src/clickup/fields/filters.ts'
import { bodyOfStored, storedIn } from '../../../src/clickup/fields/stored.ts'
import { encodeField, type FieldContext } from '../../../src/clickup/fields/write.ts'
import { type Task, taskSchema } from '../../../src/clickup/objects/task/task.ts'
import { tellingPeople } from '../../../src/clickup/references/people/names.ts'
import { customFieldsOf } from '../../../src/mcp/show/field-columns.ts'
import { errorOf } from '../../support/errors.ts'

const zone = 'Europe/Berlin'
const view = { zone, names: tellingPeople(undefined) }
const tasks: Readonly<Record<string, string>> = { 'Winter coats': '86kx0aa1', Boots: '86kx0aa2' }
const people: Readonly<Record<string, string>> = { Mira: '7100001', Odo: '7100002' }
const context: FieldContext = {
  clock: { zone, now: Date.UTC(2026, 10, 18, 9) },
  people: async (names) =>
    names.map((name) => ({ id: people[name] ?? name, username: name, email: undefined })),
  task: async (name) =>
    taskSchema.parse({ id: tasks[name] ?? name, name, status: { status: 'to do' } }),
}

const stub = (name: string) => ({
  id: tasks[name],
  name,
  status: 'to do',
  color: '#87909e',
  custom_type: null,
  team_id: '9009000009',
  deleted: false,
  url: `https://app.clickup.com/t/${tasks[name]}`,
  access: true,
})
const person = (name: string, more: object = {}) => ({
  id: Number(people[name]),
  username: name,
  email: `${name.toLowerCase()}@example.com`,
  color: null,
  initials: name.slice(0, 2).toUpperCase(),
  profilePicture: null,
  ...more,
})
const file = (title: string) => ({
  id: `0f0f0f0f-0000-4000-8000-00000000000${title.length}.png`,
  title,
  extension: 'png',
  mimetype: 'image/png',
  size: 2048,
  url_w_query: `https://t9009000009.p.clickup-attachments.com/t9009000009/x/${title}?view=open`,
  url_w_host: `https://t9009000009.p.clickup-attachments.com/t9009000009/x/${title}`,
})
const OPTIONS = {
  default: 0,
  placeholder: null,
  new_drop_down: true,
  options: [
    { id: 'o-wool', name: 'Wool', color: '#b7ff0d', orderindex: 0 },
    { id: 'o-felt', name: 'Felt', color: null, orderindex: 1 },
  ],
}
const LABELS = {
  options: [
    { id: 'l-warm', label: 'Warm', color: null },
    { id: 'l-dry', label: 'Dry', color: '#fff' },
  ],
}
const FORMULA = { simple: false, version: '1.12', is_dynamic: false, calculation_state: 'ready' }
const LIST = {
  fields: [],
  subcategory_id: '901900000001',
  subcategory_inverted_name: 'Orders',
  linked_subcategory_access: true,
}
const BASELINE = { feature: 'baselines', subfield_type: 'date', subfield_type_id: 4 }

interface Shape {
  readonly type: string
  readonly config?: object
  readonly value: unknown
  readonly shown: unknown
  /** What is said to set it to what it holds, and what is sent then; or what a person reads instead. */
  readonly set: readonly [said: unknown, body: unknown] | RegExp
  /** Conditions that hold, those that do not, and one that is refused with a hint. */
  readonly holds?: readonly unknown[]
  readonly fails?: readonly unknown[]
  readonly refuses?: readonly [said: unknown, hint: RegExp]
}

const SHAPES: readonly Shape[] = [
  {
    type: 'short_text',
    value: 'Grey',
    shown: 'Grey',
    set: ['Grey', 'Grey'],
    holds: ['grey', ['red', 'grey']],
    fails: ['red', ['red', 'blue']],
  },
  {
    type: 'text',
    value: 'Two\nlines',
    shown: 'Two\nlines',
    set: ['Two\nlines', 'Two\nlines'],
    holds: ['lines'],
  },
  {
    type: 'url',
    value: 'https://example.com/a',
    shown: 'https://example.com/a',
    set: ['https://example.com/a', 'https://example.com/a'],
    holds: ['example'],
  },
  {
    type: 'email',
    value: 'mira@example.com',
    shown: 'mira@example.com',
    set: ['mira@example.com', 'mira@example.com'],
    fails: ['odo'],
  },
  {
    type: 'phone',
    value: '+49 30 123456',
    shown: '+49 30 123456',
    set: ['+49 30 123456', '+49 30 123456'],
    holds: ['30'],
  },
  {
    type: 'number',
    value: '23',
    shown: 23,
    set: [23, 23],
    holds: ['> 22', 23],
    fails: ['< 23'],
    refuses: ['23 EUR', /unit/],
  },
  {
    type: 'number',
    value: '90071992547409931',
    shown: '90071992547409931',
    set: [5, 5],
    holds: ['> 5'],
  },
  {
    type: 'currency',
    config: { precision: 2, currency_type: 'EUR' },
    value: '12.50',
    shown: '12.5 EUR',
    set: ['12.5 EUR', 12.5],
    holds: ['> 12 EUR', 12.5, '12.5 eur'],
    fails: ['20..30 EUR'],
    refuses: ['> 12 SEK', /EUR/],
  },
  {
    type: 'currency',
    config: { precision: 0, currency_type: 'SEK' },
    value: 2490,
    shown: '2490 SEK',
    set: [2490, 2490],
    holds: ['2000..3000'],
  },
  { type: 'currency', config: {}, value: 3, shown: 3, set: [3, 3], holds: [3] },
  {
    type: 'date',
    value: '1795921200000',
    shown: '2026-11-29',
    set: ['2026-11-29', Date.UTC(2026, 10, 29, 11)],
    holds: ['2026-11-29'],
    fails: ['2026-11-30'],
  },
  {
    type: 'checkbox',
    value: 'true',
    shown: true,
    set: [true, true],
    holds: ['yes'],
    fails: [false],
    refuses: ['perhaps', /true or false/],
  },
  {
    type: 'drop_down',
    config: OPTIONS,
    value: 1,
    shown: 'Felt',
    set: ['Felt', 'o-felt'],
    holds: ['felt', ['Wool', 'Felt']],
    fails: ['Wool'],
  },
  {
    type: 'labels',
    config: LABELS,
    value: ['l-dry', 'l-warm'],
    shown: 'Dry, Warm',
    set: [
      ['Dry', 'Warm'],
      ['l-dry', 'l-warm'],
    ],
    holds: ['warm'],
  },
  {
    type: 'users',
    config: { single_user: false, include_groups: true },
    value: [person('Mira'), person('Odo', { username: null }), null],
    shown: 'Mira, odo@example.com',
    set: [['Mira'], { add: [7100001], rem: [7100002] }],
    holds: ['Odo'],
    fails: ['Ida'],
  },
  {
    type: 'users',
    config: { include_groups: true },
    value: [{ id: 'b2c0ffee-0000-4000-8000-000000000001', name: 'Tailors' }],
    shown: 'Tailors',
    set: [['Odo'], { add: [7100002], rem: ['b2c0ffee-0000-4000-8000-000000000001'] }],
  },
  {
    type: 'tasks',
    config: {},
    value: [stub('Boots')],
    shown: 'Boots (task 86kx0aa2)',
    set: ['Boots', { add: ['86kx0aa2'], rem: [] }],
    holds: ['Boots'],
    fails: ['Winter coats'],
  },
  {
    type: 'list_relationship',
    config: LIST,
    value: [stub('Winter coats'), stub('Boots')],
    shown: 'Winter coats (task 86kx0aa1), Boots (task 86kx0aa2)',
    set: [{ remove: ['Boots'] }, { add: [], rem: ['86kx0aa2'] }],
    holds: ['Winter coats', ['Shirts', 'Boots']],
    fails: ['Shirts'],
  },
  {
    type: 'emoji',
    config: { count: 5, code_point: '2b50' },
    value: 4,
    shown: 4,
    set: [4, 4],
    holds: ['>= 4'],
  },
  {
    type: 'manual_progress',
    config: { start: 0, end: 100 },
    value: { current: '40', percent_completed: 0.4 },
    shown: 40,
    set: [40, { current: 40 }],
    holds: ['> 30'],
  },
  {
    type: 'automatic_progress',
    config: { tracking: { subtasks: true }, complete_on: 3 },
    value: { percent_complete: 50 },
    shown: 50,
    set: /change what it is computed from/,
    holds: ['>= 50'],
    fails: ['none'],
  },
  {
    type: 'location',
    value: {
      location: { lat: 59.5, lng: 17.7 },
      place_id: 'p-1',
      formatted_address: 'Storgatan 1',
    },
    shown: 'Storgatan 1',
    set: [
      { lat: 59.5, lng: 17.7, address: 'Storgatan 1' },
      { location: { lat: 59.5, lng: 17.7 }, formatted_address: 'Storgatan 1' },
    ],
    holds: ['storgatan'],
  },
  {
    type: 'location',
    value: { location: { lat: 59.5, lng: 17.7 } },
    shown: '59.5, 17.7',
    set: /lat/,
  },
  {
    type: 'attachment',
    value: [file('front.png'), file('back.png')],
    shown: 'front.png, back.png',
    set: /Attach the file/,
    holds: ['back', 'any'],
    fails: ['side', 'none'],
  },
  {
    type: 'votes',
    config: { code_point: '1f44d', hide_voters: false },
    value: [7100001, 7100002],
    shown: '(user 7100001), (user 7100002)',
    set: /votes in ClickUp/,
    holds: ['Odo', 2, '> 1', '7100001', 'any'],
    fails: ['Ida', '> 2', 'none'],
  },
  {
    type: 'voting',
    value: [person('Mira')],
    shown: 'Mira',
    set: /votes in ClickUp/,
    holds: ['Mira'],
  },
  {
    type: 'signature',
    value: { id: 's-1', name: 'Mira' },
    shown: 'Mira',
    set: /signed in ClickUp/,
    holds: ['any'],
    fails: ['none'],
    refuses: ['Mira', /"any" or "none"/],
  },
  {
    type: 'signature',
    value: 'data:image/png;base64,iVBORw0KGgo=',
    shown: 'signed',
    set: /signed in ClickUp/,
    holds: ['any'],
  },
  {
    type: 'multi_key',
    config: BASELINE,
    value: '1795921200000',
    shown: '2026-11-29',
    set: /dates or the status of the task/,
    holds: ['any'],
    refuses: ['2026-11-29', /another field/],
  },
  {
    type: 'multi_key',
    config: BASELINE,
    value: [{ key: 'b-1', at: 1 }],
    shown: '{"key":"b-1","at":1}',
    set: /dates or the status/,
  },
  {
    type: 'formula',
    config: { ...FORMULA, return_types: ['number'] },
    value: '3724.8',
    shown: 3724.8,
    set: /change what it is computed from/,
    holds: ['> 3000', 3724.8, '3000..4000'],
    fails: ['< 10', 'N/A'],
    refuses: ['a lot', /> 3/],
  },
  {
    type: 'formula',
    config: { ...FORMULA, return_types: ['number'] },
    value: 'N/A',
    shown: 'N/A',
    set: /change what/,
    holds: ['N/A', 'any'],
    fails: ['> 0', '< 0', 'none'],
  },
  {
    type: 'formula',
    config: { ...FORMULA, return_types: ['string'] },
    value: '5 d',
    shown: '5 d',
    set: /change what/,
    holds: ['5', 'd'],
    fails: ['6'],
    refuses: ['> 3', /part of its text/],
  },
  {
    type: 'formula',
    config: { ...FORMULA, return_types: ['date'] },
    value: '1795921200000',
    shown: '2026-11-29',
    set: /change what/,
    holds: ['2026-11-29'],
    fails: ['2026-11-30'],
  },
  {
    type: 'formula',
    config: { formula: 'SUM(1)' },
    value: '12',
    shown: '12',
    set: /change what/,
    holds: ['> 3', 12],
    fails: ['> 12', 2],
  },
  { type: 'rollup', value: '21', shown: '21', set: /change what/, holds: ['>= 21'] },
  { type: 'button', value: null, shown: undefined, set: [true, true], refuses: ['any', /click/] },
  {
    type: 'hologram',
    value: { depth: 3 },
    shown: '{"depth":3}',
    set: ['deep', 'deep'],
    holds: ['depth'],
  },
]

const taskWith = ({ type, config = {}, value }: Shape): unknown => ({
  id: '86kx0aa0',
  name: 'Shop window',
  status: { status: 'to do' },
  custom_fields: [
    {
      id: 'f-1',
      name: 'Field',
      type,
      type_config: config,
      date_created: '1646364834974',
      hide_from_guests: false,
      required: false,
      ...(value === null ? {} : { value }),
    },
  ],
})

const read = (shape: Shape) => {
  const { value: task, leftOut } = reading((): Task => taskSchema.parse(taskWith(shape)))
  const [field] = task.custom_fields
  if (!field) throw new Error('The field is lost.')
  return { task, field, leftOut }
}

const named = SHAPES.map((shape) => [shape.type, JSON.stringify(shape.value), shape] as const)

describe('a custom field', () => {
  it.each(named)('of type %s with %s is read without loss and shown', (_type, _value, shape) => {
    const { task, field, leftOut } = read(shape)
    expect([...leftOut]).toEqual([])
    expect(field.value).toEqual(shape.value ?? undefined)
    expect(field.type_config).toEqual(shape.config ?? {})
    const shown = shape.shown === undefined ? {} : { Field: shape.shown }
    expect(customFieldsOf(task.custom_fields, view)).toEqual(shown)
  })

  it.each(named)('of type %s with %s is set, or says what to do instead', async (_t, _v, shape) => {
    const { field } = read(shape)
    const { set } = shape
    if (set instanceof RegExp) {
      const said = field.type === 'location' ? 'Storgatan 1' : 'something'
      const { code, message, details } = await errorOf(() => encodeField(field, said, context))
      expect([code, message]).toEqual(['INVALID_INPUT', expect.stringContaining('"Field"')])
      expect(details.hint).toMatch(set)
      return
    }
    const [said, value] = set
    expect((await encodeField(field, said, context)).body).toMatchObject({ value })
  })

  it.each(named)('of type %s with %s is found by what it holds', async (_t, _v, shape) => {
    const { task, field } = read(shape)
    const found = async (said: unknown) => [
      said,
      (await fieldFilter(field, said, context)).holds(task),
    ]
    for (const said of shape.holds ?? []) expect(await found(said)).toEqual([said, true])
    for (const said of shape.fails ?? []) expect(await found(said)).toEqual([said, false])
    if (!shape.refuses) return
    const [said, hint] = shape.refuses
    const { code, details } = await errorOf(() => fieldFilter(field, said, context))
    expect(code).toBe('INVALID_INPUT')
    expect(details.hint).toMatch(hint)
  })

  const again: readonly (readonly [string, unknown])[] = [
    ['text', 'Two\nlines'],
    ['number', 23],
    ['currency', 12.5],
    ['drop_down', 'o-felt'],
    ['labels', ['l-dry', 'l-warm']],
    ['manual_progress', { current: 40 }],
    ['attachment', { add: [file('front.png').id, file('back.png').id], rem: [] }],
    ['location', { location: { lat: 59.5, lng: 17.7 }, formatted_address: 'Storgatan 1' }],
  ]
  it.each(again)('of type %s that was cleared is put back by %j', (type, value) => {
    const shape = SHAPES.find((one) => one.type === type)
    if (!shape) throw new Error(`No shape of ${type}.`)
    const stored = storedIn(read(shape).field)
    expect(stored).toBeDefined()
    if (stored !== undefined) expect(bodyOfStored(type, stored, false)).toMatchObject({ value })
  })

  it('that cannot be set cannot be cleared either', async () => {
    for (const type of [
      'formula',
      'rollup',
      'automatic_progress',
      'votes',
      'signature',
      'multi_key',
    ]) {
      const { field } = read({ type, value: '1', shown: '1', set: /./ })
      const { details } = await errorOf(() => encodeField(field, null, context))
      expect([type, details.hint]).toEqual([type, expect.stringContaining('cannot be set')])
    }
  })

  it('that gives texts is not taken for one that gives none, where ClickUp tells neither', async () => {
    const shape = { type: 'formula', config: {}, value: '5 d', shown: '5 d', set: /./ }
    const { task, field } = read(shape)
    const { holds } = await fieldFilter(field, '> 3', context)
    expect(() => holds(task)).toThrow(/neither more nor less/)
    expect((await fieldFilter(field, '5', context)).holds(task)).toBe(true)
  })
})

describe('two fields of one name', () => {
  const field = (id: string, value: unknown) => ({
    id,
    name: id === 'f-3' ? 'Colour' : 'Notes',
    type: 'short_text',
    ...(value === undefined ? {} : { value }),
  })
  const fieldsOf = (...values: readonly unknown[]) =>
    taskSchema.parse({
      id: 't',
      name: 'Task',
      status: { status: 'to do' },
      custom_fields: values.map((value, i) => field(`f-${i + 1}`, value)),
    }).custom_fields

  it('are both told, each with what tells it apart', () => {
    expect(customFieldsOf(fieldsOf('A', 'B', 'C'), view)).toEqual({
      'Notes (short_text field f-1)': 'A',
      'Notes (short_text field f-2)': 'B',
      Colour: 'C',
    })
  })

  it('are told apart where only one of them is set', () => {
    expect(customFieldsOf(fieldsOf('A', undefined), view)).toEqual({
      'Notes (short_text field f-1)': 'A',
    })
  })
})

// What must hold for whatever is said, in whichever words, wherever on earth, and not only in examples.
import fc from 'fast-check'
import { DateTime } from 'luxon'
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest'
import { parseMoment } from '../../../src/base/time/moments.ts'
import { formatDate, formatDay } from '../../../src/base/time/shown.ts'
import { COLUMNS } from '../../../src/mcp/show/cells.ts'
import { type Sandbox, startSandbox } from '../../../src/sandbox/server.ts'
import { dateOnly } from '../../../src/sandbox/state/dates.ts'
import type { Task } from '../../../src/sandbox/state/model.ts'
import { expectDocumented } from '../../support/contract.ts'
import { usePair } from '../../support/pair.ts'
import { startServer } from '../../support/server.ts'

const running = usePair()
const { call } = running
const store = () => running.sandbox.state.store

/** Another spelling of the same: case and blanks do not count. */
const respelt = (text: string) =>
  fc.constantFrom(
    text,
    text.toUpperCase(),
    text.toLowerCase(),
    ` ${text} `,
    text.replaceAll(' ', '  '),
  )

const pick = <T>(values: () => readonly T[]) =>
  fc.nat(100_000).map((n) => {
    const all = values()
    return all[n % all.length] as T
  })

const tasks = () =>
  [...store().tasks.values()].filter((task) => task.workspaceId === running.sandbox.workspaceId)
const lists = () =>
  [...store().lists.values()].filter(
    ({ archived, deleted, spaceId }) =>
      !archived &&
      !deleted &&
      store().spaces.get(spaceId)?.workspaceId === running.sandbox.workspaceId,
  )

const pathOf = ({ spaceId, folderId, name }: ReturnType<typeof lists>[number]): string[] => [
  store().spaces.get(spaceId)?.name ?? '',
  ...(folderId === null ? [] : [store().folders.get(folderId)?.name ?? '']),
  name,
]

describe('any form of a reference leads to the same object', () => {
  const taskForms = (task: Task) => {
    const { id, customId } = task
    const forms = [
      fc.constantFrom(id, id.toUpperCase(), `#${id}`, `CU-${id}`, ` ${id}`),
      fc.constantFrom('https://app.clickup.com', 'app.clickup.com').map((h) => `${h}/t/${id}`),
      fc.constant(`https://app.clickup.com/t/${task.workspaceId}/${customId ?? id}`),
    ]
    const list = store().lists.get(task.listId)
    const isOnly =
      tasks().filter((one) => one.listId === task.listId && one.name === task.name).length === 1
    return fc.oneof(
      ...forms,
      ...(customId ? [respelt(customId), fc.constant(`#${customId}`)] : []),
      ...(list && isOnly && !task.archived ? [respelt(`${list.name} / ${task.name}`)] : []),
    )
  }

  it('of a task', async () => {
    const said = pick(tasks).chain((task) => taskForms(task).map((form) => ({ task, form })))
    await fc.assert(
      fc.asyncProperty(said, async ({ task, form }) => {
        const { ok, result } = await call('get_task', { task: form })
        expect({ ok, id: result?.id }).toEqual({ ok: true, id: task.customId ?? task.id })
      }),
      { numRuns: 150 },
    )
  })

  it('of a list', async () => {
    const said = pick(lists).chain((list) => {
      const path = pathOf(list)
      // A name that holds slashes can only be told from a path where blanks stand around the others.
      const separators = list.name.includes('/') ? [' / ', ' > '] : [' / ', '/', ' > ', '>']
      const joined = fc
        .tuple(fc.nat(path.length - 1), fc.constantFrom(...separators))
        .map(([from, separator]) => path.slice(from).join(separator))
        .chain(respelt)
      const ids = fc.constantFrom(
        list.id,
        `https://app.clickup.com/9014123456/v/li/${list.id}`,
        `https://app.clickup.com/9014123456/v/l/6-${list.id}-1?pr=1`,
      )
      return fc.oneof(joined, ids).map((form) => ({ list, form }))
    })
    await fc.assert(
      fc.asyncProperty(said, async ({ list, form }) => {
        const { ok, result } = await call('get_hierarchy', { in: form })
        expect({ ok, id: result?.list?.id }).toEqual({ ok: true, id: list.id })
      }),
      { numRuns: 150 },
    )
  })

  it('of a person', async () => {
    const people = () =>
      [...store().users.values()].filter(({ id }) =>
        store().workspaces.get(running.sandbox.workspaceId)?.memberIds.includes(id),
      )
    const said = pick(people).chain((user) => {
      const name = user.username ?? user.email
      const [first = '', last = ''] = name.split(' ')
      return fc
        .oneof(
          respelt(name),
          respelt(user.email),
          fc.constant(String(user.id)),
          fc.nat(last.length - 1).map((n) => `${first} ${last.slice(0, n + 1)}`),
          respelt(last),
          fc.constant(`@${user.username}`),
        )
        .map((form) => ({ user, form }))
    })
    await fc.assert(
      fc.asyncProperty(said, async ({ user, form }) => {
        const { ok, result } = await call('create_tasks', {
          list: 'Current Sprint',
          tasks: [{ name: 'x', assignees: [form] }],
          dry_run: true,
        })
        expect({ ok, who: result?.would?.[0].set.assignees }).toEqual({
          ok: true,
          who: [user.username],
        })
      }),
      { numRuns: 150 },
    )
  })
})

const zones = [
  'Pacific/Honolulu',
  'America/Los_Angeles',
  'America/St_Johns',
  'America/Sao_Paulo',
  'Europe/Berlin',
  'Asia/Kolkata',
  'Australia/Lord_Howe',
  'Pacific/Auckland',
] as const

/** What is said, and the day that a person with this calendar on the wall means. */
type Phrase = readonly [said: string, day: (today: DateTime) => DateTime]

const weekdays = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday']

/** The next day of that name, which may be today. */
const ahead = (today: DateTime, weekday: number) =>
  today.plus({ days: (weekday - today.weekday + 7) % 7 })

const counted = fc.tuple(fc.integer({ min: 1, max: 90 }), fc.nat(8)).map(([n, form]): Phrase => {
  const forms: Phrase[] = [
    [`+${n}d`, (today) => today.plus({ days: n })],
    [`in ${n} days`, (today) => today.plus({ days: n })],
    [`${n} days from now`, (today) => today.plus({ days: n })],
    [`+${n}w`, (today) => today.plus({ weeks: n })],
    [`in ${n} weeks`, (today) => today.plus({ weeks: n })],
    [`+${n} months`, (today) => today.plus({ months: n })],
    [`-${n}d`, (today) => today.minus({ days: n })],
    [`${n} days ago`, (today) => today.minus({ days: n })],
    [`+${n} weeks`, (today) => today.plus({ weeks: n })],
  ]
  return forms[form] as Phrase
})

const named = fc.constantFrom<Phrase>(
  ['today', (today) => today],
  ['tomorrow', (today) => today.plus({ days: 1 })],
  ['Tomorrow at 11:30pm', (today) => today.plus({ days: 1 })],
  ['tomorrow 00:15', (today) => today.plus({ days: 1 })],
  ['yesterday', (today) => today.minus({ days: 1 })],
  ['eod', (today) => today],
  ['end of week', (today) => today.endOf('week')],
  ['end of month', (today) => today.endOf('month')],
  ['end of next month', (today) => today.plus({ months: 1 }).endOf('month')],
  ['start of next week', (today) => today.plus({ weeks: 1 }).startOf('week')],
  ['end of the year', (today) => today.endOf('year')],
)

const weekday = fc
  .tuple(fc.nat(6), fc.constantFrom('', ' 5pm', ' at 9:00'))
  .map(([n, time]): Phrase => [`${weekdays[n]}${time}`, (today) => ahead(today, n + 1)])

const calendar = fc
  .tuple(fc.integer({ min: 0, max: 1500 }), fc.constantFrom(0, 1, 2, 3, 4, 5))
  .map(([n, form]): Phrase => {
    const date = DateTime.utc(2026, 1, 1).plus({ days: n })
    const formats = [
      'yyyy-MM-dd',
      "yyyy-MM-dd'T'23:45",
      "yyyy-MM-dd'T'04:30",
      'yyyy-MM-dd 12:00',
      'd MMMM yyyy',
      'MMMM d, yyyy',
    ]
    return [date.toFormat(formats[form] ?? 'yyyy-MM-dd'), () => date]
  })

const yearless = fc
  .tuple(fc.integer({ min: 0, max: 364 }), fc.constantFrom('d MMMM', 'MMMM d', "MMM d 'at 9:30am'"))
  .map(([n, format]): Phrase => {
    const { month, day } = DateTime.utc(2027, 1, 1).plus({ days: n })
    return [
      DateTime.utc(2027, month, day).toFormat(format),
      (today) => {
        const date = today.set({ month, day })
        return date < today ? date.plus({ years: 1 }) : date
      },
    ]
  })

const instants = fc.integer({ min: Date.UTC(2026, 0, 1), max: Date.UTC(2028, 11, 31) })

describe('any date lands on the day that a person means', () => {
  it.each(zones)('read and kept by ClickUp in %s', (zone) => {
    const phrases = fc.oneof(counted, named, weekday, calendar, yearless)
    fc.assert(
      fc.property(phrases, instants, ([said, dayOf], now) => {
        const today = DateTime.fromMillis(now, { zone })
        // "friday 9:00" on a Friday at ten is the next one; an example of its own below.
        fc.pre(!weekdays.some((name, i) => said.startsWith(`${name} `) && today.weekday === i + 1))
        const { at, hasTime } = parseMoment(said, { zone, now })
        const kept = hasTime ? at : dateOnly(at, zone)
        // A day of the year with a time that is over is the next year's.
        fc.pre(!/ at 9:30am$/.test(said) || !dayOf(today).hasSame(today, 'day'))
        const wanted = dayOf(today.startOf('day')).toFormat('yyyy-MM-dd')
        expect([said, formatDay(kept, zone)]).toEqual([said, wanted])
        if (!hasTime) expect(formatDate(kept, zone)).toBe(wanted)
      }),
      { numRuns: 250 },
    )
  })
})

describe('a weekday that is today’s', () => {
  const friday = (time: string) => DateTime.fromISO(`2026-11-20T${time}`, { zone: 'Asia/Kolkata' })
  it.each([
    ['friday', '10:00', '2026-11-20'],
    ['friday', '23:30', '2026-11-20'],
    ['friday 5pm', '10:00', '2026-11-20'],
    ['friday 5pm', '17:30', '2026-11-27'],
    ['next friday', '10:00', '2026-11-27'],
  ])('%s at %s is %s', (said, time, wanted) => {
    const { at } = parseMoment(said, { zone: 'Asia/Kolkata', now: friday(time).toMillis() })
    expect(formatDay(at, 'Asia/Kolkata')).toBe(wanted)
  })
})

describe('a due date that an agent sets', () => {
  let sandbox: Sandbox
  beforeAll(async () => {
    sandbox = await startSandbox({ rate: 10_000 })
  })
  afterAll(() => sandbox.close())

  const phrases: readonly Phrase[] = [
    ['today', (today) => today],
    ['tomorrow', (today) => today.plus({ days: 1 })],
    ['+3d', (today) => today.plus({ days: 3 })],
    ['end of month', (today) => today.endOf('month')],
    ['tomorrow 23:30', (today) => today.plus({ days: 1 })],
    ['2027-03-28', () => DateTime.fromISO('2027-03-28')],
    ['2027-11-07T00:30', () => DateTime.fromISO('2027-11-07')],
  ]

  it.each(zones)('is on that day in ClickUp for somebody in %s', async (zone) => {
    const me = sandbox.state.store.users.get(44010001)
    if (!me) throw new Error('the demo has no Alex')
    const { timezone } = me
    me.timezone = zone
    // The sandboxes of other files have the same Alex.
    onTestFinished(() => {
      me.timezone = timezone
    })
    const server = await startServer({
      inProcess: true,
      env: { CLICKUP_API_URL: sandbox.url, CLICKUP_API_TOKEN: sandbox.token },
    })
    const today = DateTime.now().setZone(zone).startOf('day')
    const name = (said: string) => `${zone}: ${said}`
    const { ok, result } = await server.call('create_tasks', {
      list: 'Current Sprint',
      tasks: phrases.map(([due]) => ({ name: name(due), due })),
    })
    await server.close()
    expect(ok).toBe(true)
    const kept = phrases.map(([said]) => {
      const task = [...sandbox.state.store.tasks.values()].find((one) => one.name === name(said))
      return formatDay(task?.dueDate ?? 0, zone)
    })
    const wanted = phrases.map(([, dayOf]) => dayOf(today).toFormat('yyyy-MM-dd'))
    expect(kept).toEqual(wanted)
    expect(
      result.done.map(({ set: { due } }: { set: { due: string } }) => due.slice(0, 10)),
    ).toEqual(wanted)
    expectDocumented(sandbox.state.log.since(0))
    sandbox.state.log.clear()
  })
})

describe('rows always match their columns', () => {
  const fields = ['Team', 'Effort', 'Release Notes', 'Reviewer', 'Platforms', 'Target date']
  const cells: Readonly<Record<string, (task: Task) => unknown>> = {
    id: (task) => task.customId ?? task.id,
    name: (task) => task.name,
    status: (task) => store().statusOf(task).status,
    points: (task) => task.points,
    tags: (task) => task.tags.join(', ') || null,
    Effort: (task) => {
      const effort = [...store().fields.values()].find(({ name }) => name === 'Effort')
      return task.fields.get(effort?.id ?? '') ?? null
    },
  }

  it('whatever columns, filters and limits are asked for', async () => {
    const columns = fc.shuffledSubarray([...COLUMNS, ...fields], { minLength: 1, maxLength: 12 })
    const args = fc.record(
      {
        in: fc.constantFrom('Current Sprint', 'Infrastructure Backlog', 'Sprints', 'Bug Tracker'),
        limit: fc.integer({ min: 1, max: 100 }),
        include_subtasks: fc.boolean(),
        include_closed: fc.boolean(),
        order_by: fc.constantFrom('name', 'due', 'priority', 'created', 'updated'),
        assignees: fc.constantFrom(['me'], ['Backend'], ['unassigned']),
        text: fc.constantFrom('e', 'the', 'export'),
      },
      { requiredKeys: ['in'] },
    )
    await fc.assert(
      fc.asyncProperty(columns, args, async (wanted, filters) => {
        const asked = wanted.includes('id') ? wanted : [...wanted, 'id']
        const { ok, result } = await call('find_tasks', { ...filters, columns: asked })
        expect(ok).toBe(true)
        expect(result.columns).toEqual(asked)
        expect(result.rows.length).toBeLessThanOrEqual(filters.limit ?? 25)
        for (const row of result.rows) {
          expect(row).toHaveLength(asked.length)
          const id = row[asked.indexOf('id')]
          const task =
            store().taskByCustomId(running.sandbox.workspaceId, id) ?? store().tasks.get(id)
          if (!task) throw new Error(`there is no ${id}`)
          for (const [i, column] of asked.entries()) {
            expect(['string', 'number', 'boolean', 'object']).toContain(typeof row[i])
            if (cells[column]) expect([column, row[i]]).toEqual([column, cells[column](task)])
          }
        }
      }),
      { numRuns: 60 },
    )
  })
})

// Every accepted form of a reference, in every argument that takes one, leads to the same object.
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { afterAll, describe, expect, it } from 'vitest'
import { codesOf, usePair } from '../../support/pair.ts'

const branch = await mkdtemp(join(tmpdir(), 'clickup-branch-'))
await mkdir(join(branch, '.git'))
await writeFile(join(branch, '.git', 'HEAD'), 'ref: refs/heads/feature/ENG-87-export\n')
afterAll(() => rm(branch, { recursive: true, force: true }))

const running = usePair(
  {},
  {
    roots: [pathToFileURL(branch).href],
    env: { CLICKUP_ACCESS: 'read,write,delete', CLICKUP_CONFIRM: 'argument' },
  },
)
const { call, writes } = running

type Args = Record<string, unknown>
/** One argument of one tool: how a reference stands in it. Writes are dry runs. */
type Place = readonly [what: string, tool: string, args: (reference: unknown) => Args]

const set = (fields: Args, tasks: unknown = 'ENG-141'): Args => ({
  tasks,
  set: fields,
  dry_run: true,
})
const create = (fields: Args, list: unknown = 'Infrastructure Backlog'): Args => ({
  list,
  tasks: [{ name: 'New', ...fields }],
  dry_run: true,
})

/** What an answer comes to, whatever its words were taken for. */
const withoutUnderstood = ({ result, ...rest }: Awaited<ReturnType<typeof call>>) => {
  const { understood: _, ...own } = result ?? {}
  return { ...rest, result: own }
}

/** The same answer as to the plainest form, which must be a good one. */
const expectSame = async ([, tool, args]: Place, plain: unknown, form: unknown) => {
  const wanted = await call(tool, args(plain))
  expect(wanted.ok, JSON.stringify(wanted.issues)).toBe(true)
  expect(withoutUnderstood(await call(tool, args(form)))).toEqual(withoutUnderstood(wanted))
  expect(writes()).toEqual([])
}

const product = <A, B>(as: readonly A[], bs: readonly B[]): (readonly [A, B])[] =>
  as.flatMap((a) => bs.map((b) => [a, b] as const))

const titled = <Form>(places: readonly Place[], forms: readonly Form[]) =>
  product(places, forms).map(([place, form]) => ({ title: `${place[0]}: ${form}`, place, form }))

describe('a task', () => {
  const forms = [
    '868512P',
    'ENG-87',
    'eng-87',
    '#868512p',
    '#ENG-87',
    'CU-868512p',
    'https://app.clickup.com/t/868512p',
    'https://app.clickup.com/t/9014123456/ENG-87',
    'https://app.clickup.com/t/868512p?comment=1&block=2',
    'app.clickup.com/t/868512p',
    'Q3 Deliverables / Public API: export endpoint',
    'engineering/product roadmap/q3 deliverables/public api: export endpoint',
    'current',
    ' 868512p ',
  ]
  const places: readonly Place[] = [
    ['get_task task', 'get_task', (task) => ({ task })],
    ['get_task one of several', 'get_task', (task) => ({ task: ['ENG-141', task] })],
    ['get_comments task', 'get_comments', (task) => ({ task })],
    ['add_comment task', 'add_comment', (task) => ({ task, text: 'Same.', dry_run: true })],
    ['update_tasks tasks', 'update_tasks', (task) => set({ points: 4 }, task)],
    ['update_tasks parent', 'update_tasks', (parent) => set({ parent }, 'ENG-89')],
    ['update_tasks waits_on', 'update_tasks', (task) => set({ waits_on: { add: [task] } })],
    ['update_tasks blocks', 'update_tasks', (task) => set({ blocks: { add: task } })],
    ['update_tasks links', 'update_tasks', (task) => set({ links: [task] })],
    [
      'update_tasks field',
      'update_tasks',
      (task) => set({ fields: { 'Related work': { add: [task] } } }),
    ],
    ['create_tasks parent', 'create_tasks', (parent) => create({ parent }, 'Q3 Deliverables')],
    ['create_tasks field', 'create_tasks', (task) => create({ fields: { 'Related work': task } })],
    [
      'find_tasks field',
      'find_tasks',
      (task) => ({ in: 'Infrastructure Backlog', fields: { 'Related work': task } }),
    ],
    ['delete_tasks tasks', 'delete_tasks', (tasks) => ({ tasks, dry_run: true })],
  ]
  it.each(titled(places, forms))('$title', ({ place, form }) => expectSame(place, '868512p', form))
})

describe('a list', () => {
  const forms = [
    901403000001,
    'https://app.clickup.com/9014123456/v/li/901403000001',
    'https://app.clickup.com/9014123456/v/l/6-901403000001-1',
    'app.clickup.com/9014123456/v/l/li/901403000001',
    'Q3 Deliverables',
    'q3  DELIVERABLES',
    'Product Roadmap / Q3 Deliverables',
    'Engineering / Product Roadmap / Q3 Deliverables',
    'engineering/product roadmap/q3 deliverables',
    'Engineering > Product Roadmap > Q3 Deliverables',
    'Engineering / Product Roadmap / Q3 Deliverables (list 901403000001)',
  ]
  const places: readonly Place[] = [
    ['get_list list', 'get_list', (list) => ({ list })],
    ['find_tasks in', 'find_tasks', (list) => ({ in: list })],
    ['get_hierarchy in', 'get_hierarchy', (list) => ({ in: list })],
    ['find_docs in', 'find_docs', (list) => ({ in: list })],
    ['get_comments list', 'get_comments', (list) => ({ list })],
    ['add_comment list', 'add_comment', (list) => ({ list, text: 'Same.', dry_run: true })],
    ['create_tasks list', 'create_tasks', (list) => create({ status: 'planned' }, list)],
    ['update_tasks move_to', 'update_tasks', (list) => set({ move_to: list, status: 'planned' })],
    ['update_tasks lists', 'update_tasks', (list) => set({ lists: { add: list } })],
    ['update_list list', 'update_list', (list) => ({ list, set: { name: 'X' }, dry_run: true })],
    ['delete_list list', 'delete_list', (list) => ({ list, dry_run: true })],
  ]
  it.each(titled(places, forms))('$title', ({ place, form }) =>
    expectSame(place, '901403000001', form),
  )

  it.each(places)('%s by "current sprint"', async (...place) => {
    // Statuses differ, so only that it is found, and that it is the same as by id.
    const [what, tool, args] = place
    const plain = args('901403000006')
    const keyword = args('current sprint')
    const [wanted, answer] = [await call(tool, plain), await call(tool, keyword)]
    expect(withoutUnderstood(answer), what).toEqual(withoutUnderstood(wanted))
    expect(codesOf(answer)).not.toContain('NOT_FOUND')
  })
})

describe('a space and a folder', () => {
  const spaces = [
    90140100001,
    'Engineering',
    ' ENGINEERING ',
    'https://app.clickup.com/9014123456/v/s/90140100001',
    'https://app.clickup.com/9014123456/v/o/s/90140100001',
    'Engineering (space 90140100001)',
  ]
  const folders = [
    90140200001,
    'Product Roadmap',
    'engineering / product roadmap',
    'https://app.clickup.com/9014123456/v/f/90140200001/90140100001',
    'https://app.clickup.com/9014123456/v/o/f/90140200001',
    'Engineering / Product Roadmap (folder 90140200001)',
  ]
  const places: readonly Place[] = [
    ['find_tasks in', 'find_tasks', (place) => ({ in: place, assignees: 'me' })],
    ['get_hierarchy in', 'get_hierarchy', (place) => ({ in: place })],
    ['find_docs in', 'find_docs', (place) => ({ in: place })],
    ['create_list in', 'create_list', (place) => ({ in: place, name: 'Y', dry_run: true })],
  ]
  it.each(titled(places, spaces))('$title', ({ place, form }) =>
    expectSame(place, '90140100001', form),
  )
  it.each(titled(places, folders))('$title', ({ place, form }) =>
    expectSame(place, '90140200001', form),
  )
})

describe('a person', () => {
  const forms = [
    44010001,
    'me',
    '@me',
    'Alex Rivera',
    'alex rivera',
    '@Alex',
    'al riv',
    'Rivera',
    'AR',
    'alex.rivera@acme.example',
    'Alex Rivera <alex.rivera@acme.example>',
  ]
  const places: readonly Place[] = [
    ['find_tasks assignees', 'find_tasks', (who) => ({ assignees: [who] })],
    ['find_tasks field', 'find_tasks', (who) => ({ in: 'Engineering', fields: { Reviewer: who } })],
    ['create_tasks assignees', 'create_tasks', (who) => create({ assignees: who })],
    ['create_tasks field', 'create_tasks', (who) => create({ fields: { Reviewer: [who] } })],
    ['update_tasks assignees', 'update_tasks', (who) => set({ assignees: { add: [who] } })],
    ['update_tasks watchers', 'update_tasks', (who) => set({ watchers: { add: who } })],
    ['update_tasks field', 'update_tasks', (who) => set({ fields: { Reviewer: { add: [who] } } })],
    [
      'create_list assignee',
      'create_list',
      (who) => ({ in: 'Marketing', name: 'Z', assignee: who, dry_run: true }),
    ],
    [
      'update_list assignee',
      'update_list',
      (assignee) => ({ list: 'Bug Tracker', set: { assignee }, dry_run: true }),
    ],
    [
      'add_comment assign_to',
      'add_comment',
      (who) => ({ task: 'ENG-87', text: 'Same.', assign_to: who, dry_run: true }),
    ],
  ]
  it.each(titled(places, forms))('$title', ({ place, form }) => expectSame(place, '44010001', form))

  const groups = ['design', '@Design', 'fd31be63-41f2-4320-9043-9786fdf643d6']
  const ofMany = places.filter(([what]) => !/list|comment/.test(what))
  it.each(titled(ofMany, groups))('several by their group: $title', async ({ place, form }) => {
    await expectSame(place, 'Design', form)
  })
})

describe('a status', () => {
  const ids = () => {
    const [board] = [...running.sandbox.state.store.spaces.values()].filter(
      ({ name }) => name === 'Engineering',
    )
    return board?.statuses.find(({ status }) => status === 'in progress')?.id ?? ''
  }
  const forms = [() => 'In Progress', () => ' IN  PROGRESS ', ids]
  const places: readonly Place[] = [
    ['find_tasks', 'find_tasks', (status) => ({ in: 'Current Sprint', statuses: status })],
    ['create_tasks', 'create_tasks', (status) => create({ status })],
    ['update_tasks', 'update_tasks', (status) => set({ status })],
  ]
  it.each(titled(places, forms))('%#', ({ place, form }) =>
    expectSame(place, 'in progress', form()),
  )
})

describe('a custom field and its option', () => {
  const field = (name: string) =>
    [...running.sandbox.state.store.fields.values()].find((one) => one.name === name)
  const keys = [() => 'team', () => ' Team', () => field('Team')?.id ?? '']
  const values = [() => 'PLATFORM', () => field('Team')?.options[2]?.id ?? '']
  const pairs = product(keys, values)
  it.each(pairs)('%#', async (key, value) => {
    const fields = { [key()]: value() }
    const plain = { Team: 'Platform' }
    for (const args of [create, set]) {
      const tool = args === create ? 'create_tasks' : 'update_tasks'
      expect(await call(tool, args({ fields }))).toEqual(await call(tool, args({ fields: plain })))
    }
    const find = (one: Args) => call('find_tasks', { in: 'Infrastructure Backlog', fields: one })
    expect(withoutUnderstood(await find(fields))).toEqual(withoutUnderstood(await find(plain)))
    expect((await find(fields)).result.rows.length).toBeGreaterThan(5)
    const { result } = await call('find_tasks', {
      in: 'Infrastructure Backlog',
      columns: ['id', key().trim()],
    })
    expect(result.columns).toEqual(['id', 'Team'])
  })
})

describe('dates and durations', () => {
  const day = (offset: number) => {
    const date = new Date(Date.now() + offset * 86_400_000)
    return new Intl.DateTimeFormat('en-CA', { timeZone: 'Europe/Berlin' }).format(date)
  }
  const shown = async (fields: Args) => {
    const { result } = await call('create_tasks', create(fields))
    return result.would[0].set
  }
  it.each<[string, () => string]>([
    ['today', () => day(0)],
    ['tomorrow', () => day(1)],
    ['+3d', () => day(3)],
    ['in 3 days', () => day(3)],
    ['+2w', () => day(14)],
    ['2027-03-05', () => '2027-03-05'],
    ['2027-03-05T16:30', () => '2027-03-05T16:30'],
    ['2027-03-05 16:30', () => '2027-03-05T16:30'],
    ['2027-03-05T15:30:00Z', () => '2027-03-05T16:30'],
    ['2027-03-05T10:30-05:00', () => '2027-03-05T16:30'],
    ['5 March 2027', () => '2027-03-05'],
    ['March 5, 2027 4:30pm', () => '2027-03-05T16:30'],
    ['tomorrow 5pm', () => `${day(1)}T17:00`],
    ['tomorrow at 17:00', () => `${day(1)}T17:00`],
    ['end of year', () => `${day(0).slice(0, 4)}-12-31`],
  ])('due %j is read in the zone of the user, and echoed', async (due, wanted) => {
    expect(await shown({ due, start: due })).toMatchObject({ due: wanted(), start: wanted() })
  })

  it.each(['2h 30m', '2.5h', '2,5 hours', '150m', '150 minutes', 'PT2H30M', '2 h 30 min'])(
    'an estimate of %j is 2h 30m',
    async (estimate) => {
      expect(await shown({ estimate })).toMatchObject({ estimate: '2h 30m' })
    },
  )

  it.each([
    ['1d', '8h'],
    ['2 days', '16h'],
    ['1w', '40h'],
    ['1w 2d', '56h'],
  ])('an estimate of %j is %j of work', async (estimate, hours) => {
    expect(await shown({ estimate })).toMatchObject({ estimate: hours })
  })
})

describe('what is not clear is never guessed', () => {
  it('two lists of one name, in every argument: the candidates can be given back', async () => {
    const { store } = running.sandbox.state
    const list = [...store.lists.values()].find(({ name }) => name === 'Content Ideas')
    if (!list) throw new Error('the demo has no Content Ideas')
    const rename = (name: string) => call('update_list', { list: list.id, set: { name } })
    expect((await rename('Q4 Deliverables')).ok).toBe(true)
    running.sandbox.state.log.clear()
    const tools: readonly Place[] = [
      ['create_tasks list', 'create_tasks', (name) => create({}, name)],
      ['find_tasks in', 'find_tasks', (name) => ({ in: name })],
      ['get_list list', 'get_list', (name) => ({ list: name })],
      ['update_list list', 'update_list', (name) => ({ list: name, set: { name: 'A' } })],
      ['delete_list list', 'delete_list', (name) => ({ list: name, confirm: 'Q4 Deliverables' })],
      [
        'update_tasks move_to',
        'update_tasks',
        (name) => ({ tasks: 'ENG-141', set: { move_to: name } }),
      ],
      [
        'update_tasks lists',
        'update_tasks',
        (name) => ({ tasks: 'ENG-141', set: { lists: { add: [name] } } }),
      ],
    ]
    for (const [what, tool, args] of tools) {
      const answer = await call(tool, args('Q4 Deliverables'))
      expect([what, codesOf(answer), writes()]).toEqual([what, ['AMBIGUOUS'], []])
      expect(answer.issues?.[0]?.candidates).toHaveLength(2)
    }
    const { issues } = await call('get_list', { list: 'Q4 Deliverables' })
    for (const candidate of issues?.[0]?.candidates ?? [])
      expect((await call('get_list', { list: candidate })).ok).toBe(true)
    expect((await rename('Content Ideas')).ok).toBe(true)
  })

  it('two tasks of one name in a list', async () => {
    const tasks = [{ name: 'Same name' }, { name: 'Same name' }]
    await call('create_tasks', { list: 'Infrastructure Backlog', tasks })
    const answer = await call('get_task', { task: 'Infrastructure Backlog / same name' })
    expect(codesOf(answer)).toEqual(['AMBIGUOUS'])
    for (const candidate of answer.issues?.[0]?.candidates ?? [])
      expect((await call('get_task', { task: candidate })).ok).toBe(true)
  })

  it('two fields of one name', async () => {
    const { store } = running.sandbox.state
    const field = [...store.fields.values()].find(({ name }) => name === 'Contact')
    if (!field) throw new Error('the demo has no Contact')
    field.name = 'Runbook'
    const answer = await call('update_tasks', set({ fields: { Runbook: 'https://a.example/b' } }))
    const { candidates = [] } = answer.issues?.[0] ?? {}
    const second = await call(
      'update_tasks',
      set({ fields: { [candidates.find((one) => one.includes('email')) ?? '']: 'a@b.example' } }),
    )
    field.name = 'Contact'
    expect(codesOf(answer)).toEqual(['AMBIGUOUS'])
    expect(candidates).toHaveLength(2)
    expect(second.ok).toBe(true)
  })

  it('two persons of one first name, and the candidates can be given back', async () => {
    const answer = await call('find_tasks', { assignees: ['Sam'] })
    expect(codesOf(answer)).toEqual(['AMBIGUOUS'])
    for (const candidate of answer.issues?.[0]?.candidates ?? [])
      expect((await call('find_tasks', { assignees: [candidate] })).ok).toBe(true)
  })
})

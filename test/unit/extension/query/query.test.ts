// Queries as people write them: which tasks fit, what is refused with which words, what ClickUp is asked.
import { beforeEach, describe, expect, it } from 'vitest'
import type { Task } from '../../../../src/clickup/objects/task/task.ts'
import { getPlaces } from '../../../../src/clickup/references/places.ts'
import type { Standpoint } from '../../../../src/clickup/references/standpoint.ts'
import { queryOf } from '../../../../src/clickup/search/query.ts'
import { readQuery } from '../../../../src/extension/query/query.ts'
import { useSandbox } from '../../../support/api.ts'
import { NOW, tasksIn } from '../../../support/query-tasks.ts'

const connected = useSandbox()

let tasks: ReadonlyMap<string, Task>
let at: Standpoint

beforeEach(async () => {
  const places = await getPlaces(connected.api)
  tasks = tasksIn(new Map(places.map(({ name, id }) => [name, id])))
  const { api } = connected
  const clock = async () => ({ zone: 'Europe/Berlin', now: NOW })
  at = { api, now: NOW, clock, branches: async () => [] }
})

const fitting = async (text: string): Promise<string> => {
  const { matches, flaws } = await readQuery(text, at)
  expect(flaws).toEqual([])
  return [...tasks].flatMap(([name, task]) => (matches(task) ? [name] : [])).join(' ')
}

const ALL = 'cache queue gateway export limits login subtask cafe'

describe('a query finds', () => {
  const TABLE: readonly (readonly [query: string, found: string])[] = [
    // Words
    ['', ALL],
    ['   ', ALL],
    ['cache', 'cache'],
    ['CACHE', 'cache'],
    ['invalidation cache', 'cache'],
    ['cache alex', 'cache'],
    ['priya blocked', ''],
    ['jonas blocked', 'queue'],
    ['queue', 'queue subtask'],
    ['queue billing', 'subtask'],
    ['eng-123', 'cache'],
    ['ENG-12', 'cache queue'],
    ['urgent', 'cache'],
    ['infra', 'queue gateway subtask'],
    ['tracker', 'export'],
    ['creme brulee', 'cafe'],
    ['asthetik CAFÉ', 'cafe'],
    ['zoe', 'cafe'],
    ['muller ideas', 'cafe'],
    ['zzqqxx', ''],
    ['backend', 'subtask'],
    ['500', 'export'],
    ['Export: error', 'export'],
    ['export:', 'export'],
    ['cache:', ''],
    // Phrases
    ['"api gateway"', 'gateway'],
    ['"gateway api"', ''],
    ['“api gateway”', 'gateway'],
    ['"export: error"', 'export'],
    ['"api gateway', 'gateway'],
    ['"projects in"', ''],
    ['"status:new"', ''],
    // People
    ['@me', 'cache gateway'],
    ['me', 'cache gateway'],
    ['"me"', 'cache queue cafe'],
    ['me gateway', 'gateway'],
    ['@alex', 'cache gateway'],
    ['@"Alex Rivera"', 'cache gateway'],
    ['assignee:me', 'cache gateway'],
    ['assignee:"priya nair"', 'gateway limits'],
    ['@alex,jonas', 'cache queue gateway'],
    ['@alex,@jonas', 'cache queue gateway'],
    ['@alex @priya', 'gateway'],
    ['@Backend', 'cache queue gateway limits subtask'],
    ['@none', 'export login'],
    ['@me,none', 'cache gateway export login'],
    ['@priya.nair@acme.example', 'gateway limits'],
    ['-@me', 'queue export limits login subtask cafe'],
    // Tags
    ['#bug', 'cache export'],
    ['#BUG', 'cache export'],
    ['#"needs design"', 'export'],
    ['#bug #customer', 'cache'],
    ['#customer,infra', 'cache queue gateway'],
    ['tag:bug', 'cache export'],
    ['#bu', ''],
    ['-#bug #infra', 'queue gateway'],
    // Priorities
    ['!high', 'queue'],
    ['!urgent', 'cache'],
    ['!urgent,high', 'cache queue'],
    ['!1', 'cache'],
    ['priority:low', 'export'],
    ['!none', 'limits login subtask cafe'],
    ['-!none -!low', 'cache queue gateway'],
    // Statuses
    ['status:"in review"', 'gateway'],
    ['status:"In Review"', 'gateway'],
    ['status:blocked,"in review"', 'queue gateway'],
    ['status:active', 'cache queue gateway'],
    ['status:closed', 'login'],
    ['-status:closed -status:done', 'cache queue gateway export subtask cafe'],
    // Places
    ['in:"Current Sprint"', 'cache queue gateway limits'],
    ['in:"Engineering / Current Sprint"', 'cache queue gateway limits'],
    ['in:"bug tracker"', 'export'],
    ['in:Sprints', 'login'],
    ['in:Engineering', 'cache queue gateway export limits login subtask'],
    ['in:Marketing', 'cafe'],
    ['in:Marketing,"Bug Tracker"', 'export cafe'],
    ['-in:Engineering', 'cafe'],
    ['in:"current sprint" @me', 'cache gateway'],
    // Dates
    ['due:today', 'cache'],
    ['due:tomorrow', 'cafe'],
    ['due:overdue', 'queue'],
    ['due:"this week"', 'cache export cafe'],
    ['due:<7d', 'cache queue export limits cafe'],
    ['due:<1d', 'cache queue limits'],
    ['due:<=1d', 'cache queue limits cafe'],
    ['due:>7d', 'subtask'],
    ['due:<2w -due:overdue', 'cache export limits cafe'],
    ['due:2026-11-28', 'export'],
    ['due:2026-11-26..2026-11-28', 'export cafe'],
    ['due:>2026-12-01', 'subtask'],
    ['due:none', 'gateway login'],
    ['due:none,today', 'cache gateway login'],
    ['-due:none', 'cache queue export limits subtask cafe'],
    ['updated:<3d', 'cache gateway limits'],
    ['updated:<24h', 'cache limits'],
    ['updated:>2w', 'export login'],
    ['updated:today', 'cache'],
    ['created:<3d', 'gateway'],
    // States
    ['is:open', 'cache queue gateway export subtask cafe'],
    ['is:done', 'limits login'],
    ['is:closed', 'login'],
    ['is:subtask', 'subtask'],
    ['-is:subtask queue', 'queue'],
    ['is:overdue', 'queue'],
    ['is:unassigned', 'export login'],
    ['is:mine', 'cache gateway'],
    // Together
    ['@me #infra', 'gateway'],
    ['@me !urgent #bug due:today cache', 'cache'],
    ['-queue infra', 'gateway'],
    ['STATUS:blocked @JONAS', 'queue'],
    ['#868520', ''],
  ]

  it.each(TABLE)('%s', async (text, found) => {
    expect(await fitting(text)).toBe(found)
  })

  it('one task by the id that ClickUp gave it, with its mark too', async () => {
    const cafe = tasks.get('cafe')
    expect(await fitting(`${cafe?.id}`)).toBe('cafe')
    expect(await fitting(`#${cafe?.id}`)).toBe('cafe')
  })
})

describe('what is not understood', () => {
  const TABLE: readonly (readonly [query: string, where: string, message: RegExp])[] = [
    ['cache colour:red', 'colour:red', /There is no "colour:":.*@ # ! assignee:.*status: in: due:/],
    ['export:error', 'export:error', /"export:": as a word it stands in quotes/],
    ['status:', '', /A value is missing: status:"in review"/],
    ['cache @', '', /A value is missing: @me/],
    ['@sam', 'sam', /more than one person.*Sam Chen.*Sam Okafor/],
    ['@zora bug', 'zora', /no person or user group "zora"/],
    ['status:reviewing', 'reviewing', /no status "reviewing".*in review/],
    ['in:"Currant Sprint"', '"Currant Sprint"', /no space or folder or list.*Current Sprint/],
    ['!hi', 'hi', /no priority "hi".*urgent, high/],
    ['due:whenever', 'whenever', /"whenever" is not a date.*due:today/],
    ['due:<', '<', /Such as: due:today/],
    ['updated:<3x', '<3x', /Such as: updated:<3d/],
    ['is:red', 'red', /No task is "red".*is:open/],
    ['due:today,whenever', 'whenever', /not a date/],
    ['due:"last 99999999 years"', '"last 99999999 years"', /on no calendar/],
    ['due:<99999999999999d', '<99999999999999d', /on no calendar/],
    ['updated:<99999999999999d', '<99999999999999d', /on no calendar/],
    ['due:>+1000000000d', '>+1000000000d', /is not a date/],
  ]

  it.each(TABLE)('is told, and where it stands: %s', async (text, where, message) => {
    const { flaws } = await readQuery(text, at)
    const [flaw] = flaws
    expect(flaw?.message).toMatch(message)
    expect(text.slice(flaw?.at, flaw?.end)).toBe(where)
  })

  it('does not keep the rest from being understood', async () => {
    const { matches, flaws } = await readQuery('#infra !hi', at)
    expect(flaws).toHaveLength(1)
    expect([...tasks.values()].filter(matches)).toHaveLength(2)
  })

  it('is not what is wrong with the network', async () => {
    connected.sandbox.state.faults.add('GET /v2/group=revoke')
    await expect(readQuery('@alex', at)).rejects.toThrow(/token/)
    connected.sandbox.state.revoked.clear()
  })

  it('is not who is a member where the user groups are refused', async () => {
    connected.sandbox.state.faults.add('GET /v2/group=400 x*')
    expect((await readQuery('@alex', at)).flaws).toEqual([])
  })
})

describe('what ClickUp is asked for', () => {
  it.each([
    ['cache', {}],
    ['@me', { assignees: ['44010001'] }],
    ['@alex,jonas', { assignees: ['44010001', '44010004'] }],
    ['@me,none', {}],
    ['-@me', {}],
    ['#Bug', { tags: ['bug'] }],
    ['#bug,infra #customer', { tags: ['bug', 'infra'] }],
    ['status:"in review"', { statuses: ['in review'] }],
    ['status:closed', { statuses: ['dropped', 'closed', 'published'], include_closed: true }],
    ['is:done', { include_closed: true }],
    ['due:2026-11-28', { due_date_gt: 1795820399999, due_date_lt: 1795906800000 }],
    ['due:none', {}],
    ['!high is:open', {}],
    ['-is:open', { include_closed: true }],
    ['is:closed,open', { include_closed: true }],
    ['is:done,mine #bug', { include_closed: true, tags: ['bug'] }],
    ['status:"in review" is:closed,open', { include_closed: true, statuses: ['in review'] }],
  ])('%s', async (text, asked) => {
    const { narrow } = await readQuery(text, at)
    expect(JSON.parse(JSON.stringify(queryOf(narrow)))).toEqual({ subtasks: true, ...asked })
  })

  it('is nothing of people where a group is meant, be it a group of one', async () => {
    const { store } = connected.sandbox.state
    const group = [...store.groups.values()].find(({ name }) => name === 'Backend')
    const members = group?.memberIds ?? []
    group?.memberIds.splice(1)
    try {
      const { narrow, matches } = await readQuery('@backend', at)
      expect(narrow.assignees).toBeUndefined()
      const subtask = tasks.get('subtask')
      expect(subtask && matches(subtask)).toBe(true)
    } finally {
      group?.memberIds.splice(0, 1, ...members)
    }
  })

  it('is the place that is named', async () => {
    const { narrow } = await readQuery('in:"Bug Tracker" cache', at)
    expect(narrow.scope?.name).toBe('Bug Tracker')
  })

  it('is nothing at all where only words are written', async () => {
    const { length } = connected.requests()
    await readQuery('cache "api gateway" -queue #bug !high due:none is:open', at)
    expect(connected.requests()).toHaveLength(length)
  })

  it('finds no fewer tasks than fit', async () => {
    const words = ['@me', '@none', '#bug', '!high', 'status:active', 'in:Engineering', 'due:<7d']
    for (const one of words)
      for (const other of words) {
        const both = await readQuery(`${one} ${other}`, at)
        const [first, second] = [await readQuery(one, at), await readQuery(other, at)]
        for (const task of tasks.values())
          expect(both.matches(task)).toBe(first.matches(task) && second.matches(task))
      }
  })
})

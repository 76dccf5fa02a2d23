// A write that is cut off in the middle: what was done is told as done, and nothing else.
import { describe, expect, it } from 'vitest'
import { codesOf, nameOf, usePair } from '../../support/pair.ts'
import type { AnyEnvelope } from '../../support/server.ts'

const LIST = 'Infrastructure Backlog'
const text = ({ issues = [] }: AnyEnvelope): string => JSON.stringify(issues)

describe('a batch in whose middle the minute of ClickUp is used up', () => {
  const running = usePair({ rate: 60 }, { env: { CLICKUP_CALL_BUDGET_MS: '5000' } })

  it('tells as done what was sent and no more, and stops', async () => {
    const { store } = running.sandbox.state
    const list = [...store.lists.values()].find(({ name }) => name === LIST)
    const tasks = [...store.tasks.values()].filter(
      ({ listId, tags }) => listId === list?.id && !tags.includes('quality'),
    )
    const names = tasks.slice(0, 25).flatMap(({ customId }) => customId ?? [])
    const answer = await running.call('update_tasks', {
      tasks: names,
      set: { tags: { add: ['quality'] } },
    })
    const tagged = tasks.filter(({ tags }) => tags.includes('quality'))
    const told = answer.result.done.map((one: { id?: string } | string) =>
      typeof one === 'string' ? one : one.id,
    )
    expect(tagged.length).toBeGreaterThan(0)
    expect(tagged.length).toBeLessThan(names.length)
    expect(told.toSorted()).toEqual(tagged.map(({ customId }) => customId).toSorted())
    expect({ ok: answer.ok, failed: answer.result.failed.length }).toEqual({
      ok: false,
      failed: names.length - tagged.length,
    })
    expect(codesOf(answer)).toContain('RATE_LIMIT')
    const posts = running.asked().filter(({ method }) => method === 'POST')
    // Not one request for each that is left: the rest would meet the same.
    expect(posts.length).toBeLessThanOrEqual(tagged.length + 4)
  })
})

describe('a change of which one request is refused', () => {
  const running = usePair()
  const { call } = running
  const inject = (faults: string) => running.sandbox.state.faults.add(faults)
  const task = () =>
    [...running.sandbox.state.store.tasks.values()].find(({ customId }) => customId === 'ENG-118')

  /** Property, the step that is refused, and what it is called in the answer. */
  const STEPS: readonly (readonly [string, Record<string, unknown>, string])[] = [
    ['tags', { tags: { add: ['quality'] } }, 'POST /v2/task/*/tag/*'],
    ['Effort', { fields: { Effort: 8 } }, 'POST /v2/task/*/field/*'],
    ['lists', { lists: { add: ['Bug Tracker'] } }, 'POST /v2/list/*/task/*'],
    ['checklist Release', { checklists: { Release: ['Notes'] } }, 'POST /v2/task/*/checklist'],
    ['links', { links: { add: ['ENG-119'] } }, 'POST /v2/task/*/link/*'],
    ['waits_on', { waits_on: { add: ['ENG-122'] } }, 'POST /v2/task/*/dependency'],
    [
      'estimates',
      { estimates: { Priya: '2h' } },
      'PATCH /v3/workspaces/*/tasks/*/time_estimates_by_user',
    ],
  ]

  it.each(STEPS)('tells it of %s, though nothing can be read back', async (name, set, write) => {
    const wanted = task()?.priority === 4 ? 'high' : 'low'
    inject(`${write}=403x*`)
    // The plan reads the task; what comes after its first write finds no reads.
    const answering = call('update_tasks', { tasks: 'ENG-118', set: { priority: wanted, ...set } })
    while (!running.asked().some((one) => nameOf(one).startsWith('PUT ')))
      await new Promise(setImmediate)
    inject(`GET /v2/task/${task()?.id}=403x*`)
    const answer = await answering
    // Of estimates by person a refusal means the plan.
    const refusal = name === 'estimates' ? 'PLAN_LIMIT' : 'FORBIDDEN'
    expect({ ok: answer.ok, codes: codesOf(answer) }).toEqual({
      ok: false,
      // The answer to the PUT shows that the priority holds.
      codes: [refusal],
    })
    const [done] = answer.result.done
    expect(Object.keys(done.set)).toEqual(['priority'])
    expect(text(answer)).toContain(`ENG-118, ${name}`)
    expect(text(answer)).not.toContain('It is done: do not repeat it')
  })

  it('of which the move is refused says of the rest that it was not tried', async () => {
    inject('PUT /v3/workspaces/*/tasks/*/home_list/*=403x*')
    const before = { priority: task()?.priority, list: task()?.listId }
    const answer = await call('update_tasks', {
      tasks: 'ENG-118',
      set: { move_to: 'Bug Tracker', priority: before.priority === 1 ? 'low' : 'urgent' },
    })
    expect(answer.ok).toBe(false)
    expect(text(answer)).toMatch(/ENG-118, priority: not tried/)
    expect(text(answer)).not.toContain('said yes')
    expect({ priority: task()?.priority, list: task()?.listId }).toEqual(before)
    expect(running.writes()).toHaveLength(1)
  })
})

describe('a new task', () => {
  const running = usePair()
  const { call } = running
  const inject = (faults: string) => running.sandbox.state.faults.add(faults)
  const named = (name: string) =>
    [...running.sandbox.state.store.tasks.values()].filter((one) => one.name === name)

  it('that cannot be read after it was made from a template is named with its id', async () => {
    inject('POST /v2/list/*/taskTemplate/*=reads:500-after')
    const answer = await call('create_tasks', {
      list: LIST,
      tasks: [{ name: 'Templated', template: 'Release checklist', priority: 'high' }],
    })
    const [made, ...others] = named('Templated')
    expect(others).toEqual([])
    expect(answer.ok).toBe(false)
    expect(answer.result.done).toMatchObject([{ id: made?.id, name: 'Templated' }])
    expect(text(answer)).toMatch(/priority: not tried/)
  })

  it('below another one and made from a template comes below it', async () => {
    const { ok } = await call('create_tasks', {
      list: LIST,
      tasks: [{ name: 'Above', subtasks: [{ name: 'Below', template: 'Release checklist' }] }],
    })
    expect(ok).toBe(true)
    expect(named('Below').map(({ parentId }) => parentId)).toEqual(
      named('Above').map(({ id }) => id),
    )
  })

  it('cannot wait for itself, which is seen before anything is created', async () => {
    const answer = await call('create_tasks', {
      list: LIST,
      tasks: [{ name: 'Loop', waits_on: ['Loop'] }, { name: 'Other' }],
    })
    expect({ codes: codesOf(answer), writes: running.writes() }).toEqual({
      codes: ['INVALID_INPUT'],
      writes: [],
    })
  })
})

describe('a doc', () => {
  const running = usePair()

  it('whose page is refused is named with its id, and is not to be created again', async () => {
    running.sandbox.state.faults.add('POST /v3/workspaces/*/docs/*/pages=403x*')
    const answer = await running.call('create_doc', { name: 'Half a doc', content: '# Text' })
    const docs = [...running.sandbox.state.store.docs.values()]
    const made = docs.filter(({ name }) => name === 'Half a doc')
    expect(answer.ok).toBe(false)
    expect(answer.result.done).toMatchObject([{ doc: made[0]?.id, name: 'Half a doc' }])
    expect(made).toHaveLength(1)
    expect(text(answer)).toContain('Do not create it again')
  })
})

describe('track_time', () => {
  const { call, writes } = usePair()

  it.each([
    ['start', { task: 'ENG-118', start: '9:00' }, 'start'],
    ['stop', { task: 'ENG-118' }, 'task'],
    ['stop', { billable: true }, 'billable'],
    ['log', { task: 'ENG-118', duration: '1h', entry: '1' }, 'entry'],
  ])('%s %j is refused, for it would drop a word', async (action, more, word) => {
    const answer = await call('track_time', { action, ...more })
    expect({ codes: codesOf(answer), writes: writes() }).toEqual({
      codes: ['INVALID_INPUT'],
      writes: [],
    })
    expect(text(answer)).toContain(`does not use ${word}`)
  })
})

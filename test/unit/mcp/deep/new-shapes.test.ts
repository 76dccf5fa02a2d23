// What is news of ClickUp's own is told, so that it can be learnt; what may be somebody's is not.
import { describe, expect, it } from 'vitest'
import type { AskName } from '../../../../src/mcp/deep/asks.ts'
import { reportOf } from '../../../../src/mcp/deep/report.ts'
import type { Exchange } from '../../../../src/mcp/deep/seen.ts'

const HEAD = { status: 200, limit: '100', remaining: '99', reset: '60', date: 0 }

const answered = (ask: AskName, json: unknown): Exchange => ({
  ...{ ask, params: {}, query: {}, head: HEAD, json },
})

const refused = (ask: AskName, status: number, ecode: string): Exchange => ({
  ...answered(ask, undefined),
  head: { ...HEAD, status },
  refusal: { code: 'INVALID_INPUT', ecode },
})

const report = (...all: readonly Exchange[]): string =>
  reportOf(all, { version: '1.0.0', day: '2026-12-01', sent: all.length }).text

const part = (text: string, title: string): string =>
  text.split('\n## ').find((one) => one.startsWith(title)) ?? ''

const shapes = (...all: readonly Exchange[]): string => part(report(...all), 'Shapes')

const task = { id: '86abc', name: 'Sam', status: { status: 'open', type: 'open' }, archived: false }

const page = (...tasks: readonly object[]) => answered('list-tasks', { tasks, last_page: true })

describe('of what is not known the report tells', () => {
  it('a key that is made of words of interfaces, and how often', () => {
    const one = { ...task, sprint_priority: { level: 1 } }
    expect(shapes(page(one, one, task))).toContain('- `task.sprint_priority`: object × 2')
  })

  it('no key that has a word of its own', () => {
    expect(shapes(page({ ...task, sam_priority: 1 }))).toContain('- `task.{key}`: integer')
  })

  it('no key that is a name, or an id', () => {
    const named = { ...task, name: 'Sprint Priority', sprint_priority: 1, '4242': 2 }
    expect(shapes(page(named))).toBe('Shapes that are not known\n\n- `task.{key}`: integer × 2\n')
  })

  it('no key of a map that stands where an object is expected', () => {
    expect(shapes(page({ ...task, space: { level: 1, priority: 2, id: '1' } }))).toContain(
      '- `space.{key}`: integer',
    )
  })

  it('a type that is another one', () => {
    expect(shapes(page({ ...task, archived: 'no' }))).toContain(
      '- `task.archived`: text, known as boolean',
    )
  })

  it('nothing of what is null, for anything may be', () => {
    expect(shapes(page({ ...task, archived: null, list: null }))).toContain('None.')
  })

  it('a type of custom fields that nobody knows', () => {
    const field = { id: 'f', name: 'Anything', type: 'hologram' }
    const fields = answered('fields', { fields: [field, field] })
    expect(shapes(fields)).toContain('- `field.type` is `hologram` × 2')
    expect(part(report(fields), 'Facts')).toContain('does not hold | unknown × 2 |')
  })

  it.each(['Hologram', 'A hologram of mine'])('no value that is in a text as well: %s', (name) => {
    const fields = answered('fields', { fields: [{ id: 'f', name, type: 'hologram' }] })
    expect(shapes(fields)).toContain('- `field.type` is `{value}`')
  })

  it('what the client leaves out, and where it gives up, without what stood there', () => {
    const text = report(
      answered('list-tasks', { tasks: [{ ...task, name: { Sam: 1 } }], last_page: true }),
      answered('times-in-status', { Sam: 7 }),
    )
    const unread = part(text, 'What the client')
    expect(unread).toContain('task left out')
    expect(unread).toContain('refused at "{key}": invalid_type')
    expect(text).not.toContain('Sam')
  })

  it('the code of a refusal, unless it is none', () => {
    const text = report(refused('no-task', 404, 'ITEM_999'), refused('no-view', 400, 'Sam said no'))
    expect(part(text, 'Refusals')).toContain('GET /v2/task/{task_id} (no-task): 404 ITEM_999')
    expect(part(text, 'Refusals')).toContain('GET /v2/view/{view_id}: 400 {code}')
    expect(part(text, 'Facts')).toContain('does not hold | 404 with another code × 1 |')
  })
})

// Queries that are put together by clicks and completions: what they say is what was meant.
import { describe, expect, it } from 'vitest'
import {
  chosenIn,
  type Facet,
  facetGroups,
  withChosen,
} from '../../../../src/extension/query/clicks.ts'
import { completionsOf, keyAtEnd } from '../../../../src/extension/query/complete.ts'
import { ranked } from '../../../../src/extension/query/rank.ts'
import { tokensOf } from '../../../../src/extension/query/tokens.ts'
import { tasksIn } from '../../../support/query-tasks.ts'

const tasks = [...tasksIn(new Map()).values()]
const groups = facetGroups(tasks, '44010001')
const offered = groups.flatMap(({ facets }) => facets)

const facet = (label: string): Facet => {
  const found = offered.find((one) => one.label === label)
  if (!found) throw new Error(`No ${label}.`)
  return found
}

describe('clicks', () => {
  it('offer what occurs, and me once', () => {
    expect(groups.map(({ label }) => label)).toEqual([
      'Often',
      'Statuses',
      'Priorities',
      'People',
      'Tags',
    ])
    expect(offered.filter(({ key }) => key === 'assignee').map(({ value }) => value)).toEqual([
      'me',
      'none',
      'Jonas Weber',
      'Priya Nair',
      'Zoë Müller',
    ])
  })

  it.each([
    ['', ['Assigned to Me'], '@me'],
    ['cache', ['Assigned to Me'], 'cache @me'],
    ['', ['Assigned to Me', 'Unassigned'], '@me,none'],
    ['', ['blocked', 'in review'], 'status:blocked,"in review"'],
    ['', ['Overdue', 'Due This Week'], 'due:overdue,"this week"'],
    ['', ['Priya Nair', 'high', 'needs design'], '@"Priya Nair" !high #"needs design"'],
    ['@me cache', [], 'cache'],
    ['status:blocked cache status:"in review"', ['blocked'], 'cache status:blocked'],
    ['-@me in:Bugs "a b"', ['Overdue'], '-@me in:Bugs "a b" due:overdue'],
    ['@me,zora', ['Unassigned'], '@zora,none'],
  ])('write a query: "%s" with %j', (text, labels, written) => {
    const chosen = labels.map(facet)
    expect(withChosen(text, offered, chosen)).toBe(written)
  })

  it('write a tag that begins with a mark so that it is read as it is', () => {
    const marked = ['api', '#1'].map((value): Facet => ({ key: 'tag', value, label: value }))
    const text = withChosen('', marked, marked)
    expect(chosenIn(text, marked)).toEqual(marked)
  })

  it('show as ticked what a query holds', () => {
    const text = '@me status:"In Review",blocked -#bug due:overdue cache'
    expect(chosenIn(text, offered).map(({ label }) => label)).toEqual([
      'Assigned to Me',
      'Overdue',
      'blocked',
      'in review',
    ])
  })

  it('say of every choice just what was chosen, whatever it is', () => {
    for (const one of offered)
      for (const other of offered) {
        const chosen = [...new Set([one, other])]
        const text = withChosen('some words', offered, chosen)
        expect(new Set(chosenIn(text, offered))).toEqual(new Set(chosen))
        expect(withChosen(text, offered, chosen)).toBe(text)
        expect(withChosen(text, offered, [])).toBe('some words')
      }
  })
})

describe('a text', () => {
  it('is taken apart to its last character, whatever it is', () => {
    const parts = ['@', '#', '!', '"', '-', ',', ':', ' ', 'a', 'status:', 'x y', '“', 'https://']
    for (const a of parts)
      for (const b of parts)
        for (const c of parts) {
          const text = a + b + c
          const tokens = tokensOf(text)
          const covered = tokens.map(({ at, end }) => text.slice(at, end)).join('')
          expect(covered.replace(/\s/g, '')).toBe(text.replace(/\s/g, ''))
        }
  })
})

describe('a completion', () => {
  const names = {
    people: ['Sam Chen', 'Priya Nair', 'Sam Okafor'],
    tags: ['bug', 'needs design'],
    statuses: ['to do', 'in review'],
    places: ['Bug Tracker', 'Engineering / Backlog'],
  }
  const texts = (text: string) => completionsOf(text, names).map((one) => one.text)

  it.each([
    ['@sa', ['@"Sam Chen" ', '@"Sam Okafor" ']],
    ['cache @m', ['cache @me ', 'cache @"Sam Chen" ', 'cache @"Sam Okafor" ']],
    ['#', ['#bug ', '#"needs design" ']],
    ['-#b', ['-#bug ']],
    ['!u', ['!urgent ']],
    ['status:', ['status:"to do" ', 'status:"in review" ', 'status:active ', 'status:done ']],
    ['status:"in', ['status:"in review" ']],
    ['status:"to do",in', ['status:"to do","in review" ']],
    ['in:back', ['in:"Engineering / Backlog" ']],
    ['due:ov', ['due:overdue ']],
    ['is:s', ['is:subtask ']],
    ['cache', []],
    ['@me ', []],
    ['!urgent', []],
    ['colour:r', []],
  ])('of "%s"', (text, wanted) => {
    expect(texts(text).slice(0, Math.max(wanted.length, 1))).toEqual(wanted)
  })

  it('knows what is asked for at the end', () => {
    expect(['@a', 'in:"x y', 'cache', '@a '].map(keyAtEnd)).toEqual([
      'assignee',
      'in',
      undefined,
      undefined,
    ])
  })
})

describe('the best match', () => {
  const names = (text: string) =>
    ranked(tasks, text)
      .map(({ name }) => name)
      .slice(0, 2)

  it.each([
    ['ENG-112', 'Rate limits per API key'],
    ['queue', 'Queue between orders and billing'],
    ['message queue', 'Upgrade the message queue to version 4'],
    ['logs', 'Structured logs for the API gateway'],
    ['', 'Cache invalidation misses renamed projects'],
    ['@me api', 'Rate limits per API key'],
  ])('of "%s" stands first', (text, first) => {
    expect(names(text)[0]).toBe(first)
  })
})

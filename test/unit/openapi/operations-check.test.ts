// Arguments against the schemas of the catalogue.
import { describe, expect, it } from 'vitest'
import { check } from '../../../src/openapi/check.ts'
import type { Schema } from '../../../src/openapi/schema.ts'

const schema: Schema = {
  type: 'object',
  required: ['name'],
  properties: {
    name: { type: 'string', maxLength: 5 },
    due_date: { type: 'integer' },
    owners: { type: 'array', items: { type: 'integer' }, maxItems: 2 },
    visibility: { type: 'string', enum: ['PUBLIC', 'PRIVATE'] },
    assignees: {
      type: 'object',
      required: ['add', 'rem'],
      properties: {
        add: { type: 'array', items: { type: 'integer' } },
        rem: { type: 'array', items: { type: 'integer' } },
      },
    },
    parent: { type: ['string', 'null'] },
    assignee: { anyOf: [{ type: 'integer' }, { type: 'string', enum: ['unassigned'] }] },
    limit: { type: 'integer', minimum: 1, maximum: 100 },
    filter: { json: true },
  },
}

const problems = (value: unknown) => check(schema, value, 'body', true).problems
const taken = (value: object) => check(schema, { name: 'A', ...value }, 'body', true).value

describe('check takes what is plainly meant', () => {
  it.each([
    ['a number as text', { due_date: '1767225600000' }, { due_date: 1767225600000 }],
    ['a text as number', { parent: 12 }, { parent: '12' }],
    ['a single value for a list', { owners: '7' }, { owners: [7] }],
    ['null where it may be', { parent: null }, { parent: null }],
    ['one of several forms', { assignee: 'unassigned' }, { assignee: 'unassigned' }],
    ['an object for a JSON text', { filter: [{ a: 1 }] }, { filter: '[{"a":1}]' }],
    [
      'who is added without who is taken away',
      { assignees: { add: [1] } },
      { assignees: { add: [1], rem: [] } },
    ],
  ])('%s', (_, given, sent) => {
    expect(check(schema, { name: 'A', ...given }, 'body', true).problems).toEqual([])
    expect(taken(given)).toEqual({ name: 'A', ...sent })
  })
})

describe('check names the argument and what is allowed', () => {
  it.each([
    [{}, '"body.name" is missing'],
    [{ name: 'A', nam: 'B' }, '"body.nam" is unknown; it takes name, due_date'],
    [{ name: 'A', due_date: 'friday' }, '"body.due_date" must be an integer'],
    [{ name: 'A', visibility: 'HIDDEN' }, '"body.visibility" must be one of PUBLIC, PRIVATE'],
    [{ name: 'A', owners: [1, 'x'] }, '"body.owners[1]" must be an integer'],
    [{ name: 'A', owners: [1, 2, 3] }, '"body.owners" must have at most 2 entries'],
    [{ name: 'Too long' }, '"body.name" must have at most 5 characters'],
    [{ name: 'A', limit: 0 }, '"body.limit" must be at least 1'],
    [{ name: 'A', limit: 101 }, '"body.limit" must be at most 100'],
    [{ name: 'A', due_date: 2 ** 60 }, '"body.due_date" has lost digits'],
    [{ name: 'A', assignee: 'nobody' }, '"body.assignee" must be'],
  ])('%j: %s', (given, problem) => {
    expect(problems(given).join('; ')).toContain(problem)
  })

  it('and all that is wrong at once', () => {
    expect(problems({ due_date: 'x', limit: 0 })).toHaveLength(3)
  })
})

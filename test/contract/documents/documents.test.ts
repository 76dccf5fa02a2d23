// The committed copies of the documents: structure only, and usable as they are.
import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { isObject } from '../support/documents.ts'
import { validateExchange } from '../support/exchanges.ts'
import { createContract } from '../support/support.ts'

const statusesOf = (responses: unknown) => (isObject(responses) ? Object.keys(responses) : [])

describe('the committed OpenAPI documents', () => {
  it.each(['v2', 'v3'])('%s holds no sentences and no examples, and is small', (version) => {
    const text = readFileSync(new URL(`../openapi/${version}.json`, import.meta.url), 'utf8')
    expect(text.length).toBeLessThan(400_000)
    expect(text).not.toMatch(/"(summary|examples?)":/)
    expect(text).not.toMatch(/[a-z]+ [a-z]+ [a-z]+ [a-z]+ [a-z]+/)
  })

  it('describe the 173 operations', () => {
    expect(createContract().operations).toHaveLength(173)
  })

  it('compile into validators for every parameter, body and answer', () => {
    const contract = createContract()
    const json = 'content/application~1json/schema'
    for (const operation of contract.operations) {
      const pointers = [
        ...contract.parameters(operation).map(({ name }) => `/parameters/name=${name}/schema`),
        `/requestBody/${json}`,
        ...statusesOf(contract.at(operation, '/responses')).map((s) => `/responses/${s}/${json}`),
      ].filter((pointer) => contract.at(operation, pointer) !== undefined)
      for (const pointer of pointers) {
        expect(contract.check(operation, pointer, {}), operation.id).toBeInstanceOf(Array)
      }
    }
  })
})

describe('validateExchange', () => {
  const good = {
    method: 'GET',
    path: '/api/v2/user',
    query: '',
    headers: {},
    body: '',
    status: 200,
    answer: '{"user":{"id":1,"username":"A"}}',
  }
  const comment = {
    ...good,
    method: 'POST',
    path: '/api/v2/task/abc/comment',
    headers: { 'content-type': 'application/json' },
    status: null,
    answer: '',
  }

  it('finds nothing wrong with a documented exchange', () => {
    expect(validateExchange(good)).toEqual([])
  })

  it.each([
    ['an unknown operation', { ...good, path: '/api/v2/task/abc/duplicate' }, 'no such operation'],
    ['an invented query parameter', { ...good, query: 'search=x' }, 'search is not documented'],
    [
      'a parameter of the wrong type',
      { ...good, path: '/api/v2/list/12/task', query: 'page=one', answer: '{}' },
      'page: the value must be integer',
    ],
    [
      'a malformed id in the path',
      { ...good, path: '/api/v2/list/abc', answer: '{}' },
      'list_id: the value must be number',
    ],
    [
      'an answer of the wrong shape',
      { ...good, answer: '{"user":{"id":"1"}}' },
      '/user/id must be integer',
    ],
    ['a status that is not documented', { ...good, status: 201 }, '201 is not documented'],
    [
      'a refusal of another shape',
      { ...good, status: 401, answer: '{"error":"no"}' },
      'shape {err, ECODE}',
    ],
    ['a missing body', comment, 'the body is missing'],
    [
      'a key of the body that is not documented',
      { ...comment, body: '{"comment_text":"x","notify_all":false,"loud":true}' },
      'loud is not documented',
    ],
    [
      'a key of the body that is missing',
      { ...comment, body: '{"comment_text":"x"}' },
      "required property 'notify_all'",
    ],
    [
      'a body of another content type',
      {
        ...comment,
        headers: { 'content-type': 'text/plain' },
        body: '{"comment_text":"x","notify_all":false}',
      },
      'content type',
    ],
  ])('reports %s', (_, exchange, problem) => {
    expect(validateExchange(exchange).join('\n')).toContain(problem)
  })
})

// Words that name something of every object, in what functions take and in what ClickUp answers.
import { describe, expect, it } from 'vitest'
import * as z from 'zod'
import { createApi } from '../../../src/clickup/http/api.ts'
import { getMe } from '../../../src/clickup/objects/workspace.ts'
import { trim } from '../../../src/mcp/show/operation.ts'
import { getOperation } from '../../../src/openapi/catalogue.ts'
import { check } from '../../../src/openapi/check.ts'
import { rankOperations } from '../../../src/openapi/find.ts'
import { HOSTILE, variants } from '../../support/hostile.ts'
import { startUpstream } from '../../support/upstream.ts'

const names = (): readonly string[] => Object.getOwnPropertyNames(Object.prototype)
const before = names()

const expectUntouched = (): void => {
  expect(names()).toEqual(before)
  expect(Object.keys(Object.prototype)).toEqual([])
  expect(Object.keys(Object)).toEqual([])
}

describe.each(HOSTILE)('the word %s', (word) => {
  it('picks nothing that an answer does not hold itself', () => {
    const answer = { name: 'a', tasks: [{ id: '1' }] }
    const { result, issues } = trim(answer, [word, `tasks.${word}`, `tasks[].${word}.x`, 'name'])
    expect(Object.keys(result as object).sort()).toEqual(['name', 'tasks'])
    expect(JSON.stringify(result)).toContain('"tasks":[{}]')
    expect(issues).toMatchObject([{ code: 'INVALID_INPUT' }])
    expect(issues[0]?.message).toContain(word)
    expectUntouched()
  })

  it('picks what an answer does hold under it', () => {
    const [first = ''] = word.split('.')
    const held = Object.fromEntries([[first, 'own']])
    const { result, issues } = trim(held, [first])
    expect(JSON.stringify(result)).toBe(JSON.stringify(held))
    expect(issues).toEqual([])
    expectUntouched()
  })

  it('is unknown as an argument of an operation, and kept where any name will do', () => {
    const schema = { type: 'object', properties: { name: { type: 'string' } } }
    const given = Object.fromEntries([[word, 'x']])
    expect(check(schema, given, 'body', true).problems).toEqual([
      `"body.${word}" is unknown; it takes name`,
    ])
    const open = check({ type: 'object', additionalProperties: {} }, given, 'body', true)
    expect(JSON.stringify(open)).toBe(JSON.stringify({ value: given, problems: [] }))
    expectUntouched()
  })

  it('finds no operation, and breaks no search', () => {
    expect(getOperation(word)).toBeUndefined()
    expect(Array.isArray(rankOperations(word, 3))).toBe(true)
    expectUntouched()
  })

  it('in an answer of ClickUp is no more than a word', async () => {
    const user = { user: { id: 1, username: 'Sam', email: 's@example.com', color: null } }
    const bodies = variants(user, word).map((one) => JSON.stringify(one))
    const { url } = await startUpstream((_, n) => ({ body: bodies[n % bodies.length] }))
    const api = createApi({ token: 'pk_1', apiUrl: url })
    for (const _ of bodies) {
      const answer = await api.request({ path: '/v2/user', answer: z.unknown() })
      expect(trim(answer, [word, 'user.username']).result).toBeDefined()
      await api.request({ path: '/v2/user', answer: z.looseObject({}) })
      await getMe(api)
      api.memory.forget('me')
    }
    expectUntouched()
  })
})

it('an escape that is none stands for itself in the path of an operation', () => {
  expect(getOperation('GET /v2/task/%zz')?.path).toEqual({ task_id: '%zz' })
})

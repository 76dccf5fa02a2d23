// Tokens, ids and routes: what ClickUp says when it refuses, held by the sandbox.
import { describe, expect, it } from 'vitest'
import { refusal, row, rows } from './support/answers.ts'
import { type Answer, caller } from './support/calls.ts'
import { useSandbox } from './support/use-sandbox.ts'

const { sandbox, call, ids } = await useSandbox()
const team = sandbox.workspaceId

const plain = ({ status, text, headers }: Answer) => ({
  status,
  text,
  type: headers.get('content-type'),
  allow: headers.get('allow'),
})

describe('tokens', () => {
  const user = (authorization: string | null) => caller(sandbox, authorization)('GET', '/v2/user')

  it('take a personal token raw and an OAuth token as Bearer', async () => {
    expect((await user(sandbox.token)).status).toBe(200)
    expect((await user(`Bearer ${sandbox.oauthToken}`)).status).toBe(200)
  })

  it.each([
    ['a personal token as Bearer', () => `Bearer ${sandbox.token}`, 'OAUTH_025'],
    ['an unknown personal token', () => 'pk_1_UNKNOWN', 'OAUTH_025'],
    ['an unknown OAuth token', () => 'Bearer 1_unknown', 'OAUTH_018'],
    ['an OAuth token without Bearer', () => sandbox.oauthToken, 'OAUTH_025'],
  ])('refuse %s', async (_, header, ECODE) => {
    expect(refusal(await user(header()))).toEqual({ status: 401, err: expect.any(String), ECODE })
  })

  it('have to be there at all', async () => {
    expect(refusal(await user(null))).toMatchObject({ status: 400, ECODE: 'OAUTH_017' })
  })

  it('of another workspace see nothing of this one', async () => {
    const other = caller(sandbox, sandbox.otherToken)
    expect(rows(await other('GET', '/v2/team'), 'teams').map(({ name }) => name)).toEqual([
      'Globex',
    ])
    const answers = {
      [`/v2/team/${team}/space`]: [401, 'OAUTH_192'],
      [`/v2/list/${ids.list('Current Sprint')}`]: [401, 'OAUTH_027'],
      '/v2/task/868512p': [401, 'OAUTH_027'],
      [`/v2/task/ENG-123?custom_task_ids=true&team_id=${team}`]: [401, 'OAUTH_192'],
      [`/v2/view/${ids.view('Sprint chat')}/comment`]: [404, 'ACCESS_118'],
      [`/v2/group?team_id=${team}`]: [401, 'OAUTH_192'],
    }
    for (const [path, [status, ECODE]] of Object.entries(answers))
      expect(refusal(await other('GET', path)), path).toMatchObject({ status, ECODE })
  })
})

describe('ids', () => {
  it.each([
    ['a task that does not exist', '/v2/task/86zzzzzz', 401, 'OAUTH_027'],
    ['a list that does not exist', '/v2/list/999', 401, 'OAUTH_027'],
    ['a folder that does not exist', '/v2/folder/999', 401, 'OAUTH_027'],
    ['a workspace that does not exist', '/v2/team/999/space', 401, 'OAUTH_192'],
    ['a view that does not exist', '/v2/view/zz-1', 404, 'ACCESS_118'],
    ['lists of a space that does not exist', '/v2/space/999/list', 401, 'OAUTH_027'],
    ['a space that does not exist', '/v2/space/999', 404, 'PROJ_006'],
    ['a custom id without the flags', '/v2/task/ENG-123', 401, 'OAUTH_027'],
    ['a custom id with one flag', '/v2/task/ENG-123?custom_task_ids=true', 401, 'OAUTH_027'],
    ['a malformed list id', '/v2/list/abc', 400, 'INPUT_003'],
    ['a malformed task id', '/v2/task/a%20b', 400, 'INPUT_004'],
    ['a malformed workspace id', '/v2/team/ws-123/space', 400, 'SHARD_024'],
    ['groups of no workspace', '/v2/group', 400, 'SHARD_024'],
  ])('answer for %s', async (_, path, httpStatus, ECODE) => {
    expect(refusal(await call('GET', path))).toEqual({
      status: httpStatus,
      err: expect.any(String),
      ECODE,
    })
  })

  it('of a deleted task answer 404', async () => {
    const list = ids.list('Old Backlog')
    const { id } = row(await call('POST', `/v2/list/${list}/task`, { name: 'Short-lived' }))
    const deleted = await call('DELETE', `/v2/task/${id}`)
    expect([deleted.status, deleted.text]).toEqual([204, ''])
    expect((await call('GET', `/v2/task/${id}`)).status).toBe(404)
  })

  it('custom ids work with both flags, and then ordinary ids do not', async () => {
    const flags = `custom_task_ids=true&team_id=${team}`
    expect(row(await call('GET', `/v2/task/ENG-123?${flags}`))).toMatchObject({
      id: ids.task('ENG-123'),
      custom_id: 'ENG-123',
    })
    expect((await call('GET', `/v2/task/868512p?${flags}`)).status).toBe(401)
  })
})

describe('routes', () => {
  it('that do not exist answer in plain text', async () => {
    expect(plain(await call('GET', '/v2/nothing'))).toEqual({
      status: 404,
      text: '404 page not found',
      type: expect.stringContaining('text/plain'),
      allow: null,
    })
  })

  it('with another verb answer in plain text and say which are allowed', async () => {
    expect(plain(await call('PATCH', '/v2/task/868512p'))).toEqual({
      status: 405,
      text: '405 method not allowed',
      type: expect.stringContaining('text/plain'),
      allow: 'GET, PUT, DELETE',
    })
  })
})

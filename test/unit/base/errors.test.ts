// Every refusal that is known of ClickUp, and what a caller is told of it.
import { describe, expect, it } from 'vitest'
import type { ErrorCode } from '../../../src/base/problems/error.ts'
import { errorOfRefusal, readRefusal } from '../../../src/clickup/http/refusals.ts'

const v2 = (status: number, ECODE: string, err: string) => ({
  status,
  ecode: ECODE,
  text: JSON.stringify({ err, ECODE }),
})

const mapped = (status: number, body: string) =>
  errorOfRefusal(readRefusal(status, body), 'GET /v2/list/1')

const TABLE: readonly (readonly [number, string, string, ErrorCode])[] = [
  [401, 'OAUTH_017', 'Authorization Header Required', 'AUTH_ERROR'],
  [400, 'OAUTH_017', 'Authorization header required', 'AUTH_ERROR'],
  [401, 'OAUTH_018', 'Oauth token not found', 'AUTH_ERROR'],
  [401, 'OAUTH_019', 'Token not found', 'AUTH_ERROR'],
  [401, 'OAUTH_021', 'Token not found', 'AUTH_ERROR'],
  [401, 'OAUTH_025', 'Token invalid', 'AUTH_ERROR'],
  [401, 'OAUTH_077', 'Token not found', 'AUTH_ERROR'],
  [401, 'OAUTH_023', 'Team not authorized', 'NOT_FOUND'],
  [401, 'OAUTH_026', 'Team not authorized', 'NOT_FOUND'],
  [401, 'OAUTH_027', 'Team not authorized', 'NOT_FOUND'],
  [401, 'OAUTH_029', 'Team not authorized', 'NOT_FOUND'],
  [401, 'OAUTH_037', 'Team not authorized', 'NOT_FOUND'],
  [401, 'OAUTH_045', 'Team not authorized', 'NOT_FOUND'],
  [401, 'OAUTH_027', '', 'NOT_FOUND'],
  [401, 'OAUTH_033', '', 'NOT_FOUND'],
  [401, 'OAUTH_099', 'Team not authorized', 'NOT_FOUND'],
  [404, 'OAUTH_055', 'List not found', 'NOT_FOUND'],
  [401, 'OAUTH_064', '', 'FORBIDDEN'],
  [400, 'OAUTH_117', 'Name is required', 'INVALID_INPUT'],
  [404, 'PROJ_006', 'Space not found', 'NOT_FOUND'],
  [404, 'SHARD_006', 'Not found', 'NOT_FOUND'],
  [400, 'SHARD_024', 'Invalid workspace id: ws-123', 'INVALID_INPUT'],
  [400, 'INPUT_003', 'validateListIDEx List ID invalid', 'INVALID_INPUT'],
  [400, 'INPUT_004', 'Task ID invalid', 'INVALID_INPUT'],
  [400, 'ITEM_114', 'Status does not exist', 'INVALID_INPUT'],
  [400, 'ITEM_137', 'Parent not child of list', 'INVALID_INPUT'],
  [400, 'ITEM_246', 'Max usage for custom task types reached', 'PLAN_LIMIT'],
  [403, 'PAYWALL_004', 'Your plan is limited to 5 usages of feature, 5 usage.', 'PLAN_LIMIT'],
  [401, 'ACCESS_081', 'INSUFFICIENT_ACCESS', 'FORBIDDEN'],
  [401, 'ACCESS_064', 'can_create_tasks', 'FORBIDDEN'],
  [404, 'ACCESS_999', '', 'NOT_FOUND'],
  [400, 'FIELD_002', 'Field type is required', 'INVALID_INPUT'],
  [400, 'FIELD_011', 'Value must be an option index or uuid', 'INVALID_INPUT'],
  [500, 'FIELD_017', 'Value is not a valid date', 'INVALID_INPUT'],
  [400, 'FIELD_018', '', 'INVALID_INPUT'],
  [400, 'FIELD_033', 'Custom field usages exceeded for your plan', 'PLAN_LIMIT'],
  [400, 'FIELD_115', 'Custom field does not exist in the task location hierarchy', 'INVALID_INPUT'],
  [403, 'FIELD_220', '', 'FORBIDDEN'],
  [400, 'FIELD_144', 'Invalid Value', 'INVALID_INPUT'],
  [400, 'TAGS_020', 'Tag missing from body', 'INVALID_INPUT'],
  [403, 'TIMEENTRY_059', 'You have no access', 'FORBIDDEN'],
  [400, 'TIMEENTRY_060', 'At least one param is required', 'INVALID_INPUT'],
  [400, 'TIMEENTRY_064', 'plan limit on description', 'PLAN_LIMIT'],
  [403, 'TEAMM_002', '', 'FORBIDDEN'],
  [400, 'ATTCH_045', '', 'INVALID_INPUT'],
  [404, 'ATTCH_064', '', 'NOT_FOUND'],
  [400, 'GBUSED_005', 'storage limit exceeded', 'PLAN_LIMIT'],
  [500, 'ITEMV2_003', 'Internal Server Error', 'INVALID_INPUT'],
  [400, 'CAT_147', '', 'INVALID_INPUT'],
  [404, 'ITEM_013', 'Task not found, deleted', 'NOT_FOUND'],
  [409, 'ANY_001', '', 'CONFLICT'],
  [503, 'ANY_001', '', 'UPSTREAM_ERROR'],
]

describe('a refusal', () => {
  it.each(TABLE)('%i %s %j is %s', (status, ecode, err, code) => {
    const error = mapped(status, v2(status, ecode, err).text)
    expect({ code: error.code, ecode: error.details.ecode }).toEqual({ code, ecode })
  })

  it('says what ClickUp said and to which request', () => {
    const { message } = mapped(400, v2(400, 'ITEM_114', 'Status does not exist').text)
    expect(message).toContain('Status does not exist')
    expect(message).toContain('ITEM_114')
    expect(message).toContain('GET /v2/list/1')
  })

  it('of the token tells how to sign in', () => {
    const { hint } = mapped(401, v2(401, 'OAUTH_025', 'Token invalid').text).details
    expect(hint).toContain('ClickUp: Sign In')
    expect(hint).toContain('CLICKUP_API_TOKEN')
  })

  it('is read in the shape of v3', () => {
    const body = { status: 404, message: 'Doc not found', trace_id: null, timestamp: 1 }
    const { code, message } = mapped(404, JSON.stringify(body))
    expect({ code, said: message.includes('Doc not found') }).toEqual({
      code: 'NOT_FOUND',
      said: true,
    })
  })

  it('is read under the key "error" of the template endpoints', () => {
    const body = JSON.stringify({ error: 'Name is required', ECODE: 'OAUTH_117' })
    expect(mapped(400, body).message).toContain('Name is required')
  })

  it.each([
    [404, '404 page not found', 'NOT_FOUND'],
    [405, '405 method not allowed', 'INVALID_INPUT'],
  ] as const)('%i in plain text is read too', (status, text, code) => {
    const error = mapped(status, text)
    expect(error.code).toBe(code)
    expect(error.message).toContain(text)
  })

  it('in HTML shows no markup', () => {
    const { code, message } = mapped(502, '\n<html><body>Bad Gateway</body></html>')
    expect(code).toBe('UPSTREAM_ERROR')
    expect(message).not.toContain('<')
  })

  it.each(['', 'null', '[]', '"text"', '{"err":{"a":1}}'])(
    'with the body %j still has a code',
    (body) => {
      expect(mapped(403, body).code).toBe('FORBIDDEN')
    },
  )
})

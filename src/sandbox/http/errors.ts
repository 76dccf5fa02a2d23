// Refusals as ClickUp words them: `{err, ECODE}` in v2, `{status, message, …}` in v3.

export class Refusal extends Error {
  readonly status: number
  readonly code: string
  /** Whether it has the shape of v2 even in v3, as was seen of permissions. */
  readonly oldShape: boolean

  constructor(status: number, code: string, message: string, oldShape = false) {
    super(message)
    this.name = 'Refusal'
    this.status = status
    this.code = code
    this.oldShape = oldShape
  }
}

/** A path that this ClickUp does not have. */
export class NoRoute extends Error {}

export const v2Body = (refusal: Refusal) => ({ err: refusal.message, ECODE: refusal.code })

export const v3Body = (refusal: Refusal, now: number) => ({
  status: refusal.status,
  message: refusal.message,
  trace_id: null,
  timestamp: now,
})

/** ClickUp's one answer to "not yours" and "not there": an object is never said to be missing. */
export const notAuthorized = () => new Refusal(401, 'OAUTH_027', 'Team not authorized')
export const headerRequired = () => new Refusal(400, 'OAUTH_017', 'Authorization header required')
export const workspaceNotAuthorized = () => new Refusal(401, 'OAUTH_192', 'not authorized')
export const viewNotFound = () => new Refusal(404, 'ACCESS_118', 'View not found')
export const tokenInvalid = () => new Refusal(401, 'OAUTH_025', 'Token invalid')
export const oauthTokenNotFound = () => new Refusal(401, 'OAUTH_018', 'Oauth token not found')
export const tokenRevoked = () => new Refusal(401, 'OAUTH_019', 'Token not found')
export const spaceNotFound = () => new Refusal(404, 'PROJ_006', 'Space not found')
export const listNotFound = () => new Refusal(404, 'OAUTH_055', 'List not found')
/** The status is measured, the body of this 404 is not. */
export const taskDeleted = () => new Refusal(404, 'ITEM_013', 'Task not found, deleted')
export const badWorkspaceId = (id: string) =>
  new Refusal(400, 'SHARD_024', `Invalid workspace id: ${id}`)
export const badListId = () => new Refusal(400, 'INPUT_003', 'validateListIDEx List ID invalid')
export const badTaskId = () => new Refusal(400, 'INPUT_004', 'Task ID invalid')
export const badFolderId = () => new Refusal(400, 'INPUT_011', 'Folder ID invalid')
export const noSuchStatus = () => new Refusal(400, 'ITEM_114', 'Status does not exist')
/** When a task is made. */
export const statusNotFound = () => new Refusal(400, 'CRTSK_001', 'Status not found')
export const timeInStatusNotInPlan = (status: number) =>
  new Refusal(status, 'TIS_027', 'Time In Status is not available on your plan')
export const enterpriseOnly = () => new Refusal(403, 'TEAM_110', 'Team must be on enterprise plan')
export const sprintPointsOff = () => new Refusal(400, 'ITEM_227', 'Sprint Points are not enabled')
export const parentElsewhere = () => new Refusal(400, 'ITEM_137', 'Parent not child of list')
export const badDate = () => new Refusal(500, 'FIELD_017', 'Value is not a valid date')
export const badOption = () =>
  new Refusal(400, 'FIELD_011', 'Value must be an option index or uuid')
/** The documents speak of a 400 without naming its code. */
export const fieldOfOtherType = () =>
  new Refusal(400, 'FIELD_116', 'Custom field does not apply to the type of the task')
/** The code is not established. */
export const requiredField = () => new Refusal(400, 'FIELD_186', 'Required custom field is missing')
export const wrappedTwice = () => new Refusal(400, 'FIELD_018', 'Value is wrapped twice')
export const badTaskValue = () => new Refusal(400, 'FIELD_342', 'Invalid Value')
export const fieldLimit = () =>
  new Refusal(400, 'FIELD_033', 'Custom field usages exceeded for your plan')
export const fieldsOff = () =>
  new Refusal(400, 'FIELD_605', 'A Custom Field ClickApp is not enabled in this location.')
export const docDenied = () => new Refusal(404, 'ACCESS_999', 'permission denied', true)
/** v3 has messages, no codes. */
export const notFound = (what: string) => new Refusal(404, '', `${what} not found`)
export const badRequest = (message: string) => new Refusal(400, '', message)
export const badValue = () => new Refusal(400, 'FIELD_144', 'Invalid Value')
export const fieldElsewhere = () =>
  new Refusal(400, 'FIELD_115', 'Custom field does not exist in the task location hierarchy')
export const notMultipart = () =>
  new Refusal(400, 'ATTCH_045', 'Request is not multipart/form-data')
export const noFile = () => new Refusal(400, 'ATTCH_039', 'Attachment must be a file')
export const noTaskForFile = () => new Refusal(404, 'ATTCH_064', 'Task not found')
export const timeDenied = () => new Refusal(403, 'TIMEENTRY_059', 'You have no access')
export const timeNeedsParams = () =>
  new Refusal(400, 'TIMEENTRY_060', 'At least one param is required')
export const currentDenied = () => new Refusal(403, 'TEAMM_002', 'You have no access')
export const planLimit = () =>
  new Refusal(403, 'PAYWALL_004', 'Your plan is limited to 5 usages of feature, 5 usage.')
export const tagMissing = () => new Refusal(400, 'TAGS_020', 'Tag missing from body')
/** From a template (docs/clickup-facts.md §14). */
export const nameRequired = () => new Refusal(400, 'OAUTH_117', 'Name is required')
export const webhookExists = () =>
  new Refusal(400, 'OAUTH_171', 'Webhook configuration already exists')
export const serverError = () => new Refusal(500, 'ITEMV2_003', 'Internal Server Error')
export const rateLimited = () => new Refusal(429, 'APP_002', 'Rate limit reached')
/** The code of a body that cannot be used is not established; ClickUp answers a 400. */
export const badInput = (message: string) => new Refusal(400, 'INPUT_005', message)

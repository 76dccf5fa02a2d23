// The values that ClickUp's documents name in sentences, or in examples alone, and not in their schemas.
import type { Json, JsonObject } from '../../test/contract/support/documents.ts'

/** The example of CreateWebhook, which names all of them; `*` stands for all. */
const EVENTS = [
  ...['taskCreated', 'taskUpdated', 'taskDeleted', 'taskPriorityUpdated', 'taskStatusUpdated'],
  ...['taskAssigneeUpdated', 'taskDueDateUpdated', 'taskTagUpdated', 'taskMoved'],
  ...['taskCommentPosted', 'taskCommentUpdated', 'taskTimeEstimateUpdated'],
  ...['taskTimeTrackedUpdated', 'listCreated', 'listUpdated', 'listDeleted', 'folderCreated'],
  ...['folderUpdated', 'folderDeleted', 'spaceCreated', 'spaceUpdated', 'spaceDeleted'],
  ...['goalCreated', 'goalUpdated', 'goalDeleted', 'keyResultCreated', 'keyResultUpdated'],
  ...['keyResultDeleted', '*'],
]

/** "The type of view to create. Options include: …" */
const VIEW_TYPES = [
  ...['list', 'board', 'calendar', 'table', 'timeline', 'workload', 'activity', 'map'],
  ...['conversation', 'gantt'],
]

/** "Can be read (view only), comment, edit, or create (full)." */
const PERMISSIONS = ['read', 'comment', 'edit', 'create']

type Row = readonly [path: string, values: readonly (string | number)[]]

const VIEW: readonly Row[] = [
  ['filters.op', ['AND', 'OR']],
  ['settings.show_subtasks', [1, 2, 3]],
]

const GUEST: readonly Row[] = [['permission_level', PERMISSIONS]]

/** By the documents' id of the operation: where in its body, and what may stand there. */
const CHOICES: Readonly<Record<string, readonly Row[]>> = {
  CreateWebhook: [['events[]', EVENTS]],
  UpdateWebhook: [['events[]', EVENTS]],
  CreateTeamView: [['type', VIEW_TYPES], ...VIEW],
  CreateSpaceView: [['type', VIEW_TYPES], ...VIEW],
  CreateFolderView: [['type', VIEW_TYPES], ...VIEW],
  CreateListView: [['type', VIEW_TYPES], ...VIEW],
  // "Target (key result) types include: …"
  CreateKeyResult: [['type', ['number', 'currency', 'boolean', 'percentage', 'automatic']]],
  AddGuestToTask: GUEST,
  AddGuestToList: GUEST,
  AddGuestToFolder: GUEST,
  // "Tag actions are replace, add, and remove."
  UpdateatimeEntry: [['tag_action', ['replace', 'add', 'remove']]],
}

const isObject = (value: Json | undefined): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const chosen = (
  schema: JsonObject,
  names: readonly string[],
  values: readonly Json[],
): JsonObject => {
  const [name, ...rest] = names
  if (name === undefined) return { ...schema, enum: [...values] }
  if (name === '[]') {
    const items = isObject(schema.items) ? schema.items : {}
    return { ...schema, items: chosen(items, rest, values) }
  }
  const properties = isObject(schema.properties) ? schema.properties : {}
  const own = properties[name]
  if (!isObject(own)) throw new Error(`there is no ${name} to be chosen`)
  return { ...schema, properties: { ...properties, [name]: chosen(own, rest, values) } }
}

/** The body of an operation with the values that its documents leave out. */
export const withChoices = (operationId: string, body: JsonObject): JsonObject =>
  (CHOICES[operationId] ?? []).reduce(
    (schema, [path, values]) => chosen(schema, path.replace(/\[\]/g, '.[]').split('.'), values),
    body,
  )

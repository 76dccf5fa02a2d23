// What people say, and the words that ClickUp's operations are made of.

/** Word by word, in the form that `stem` gives. */
const SAID = {
  ticket: 'task',
  issue: 'task',
  bug: 'task',
  card: 'task',
  story: 'task',
  todo: 'task',
  item: 'task checklist',
  subtask: 'task',
  sprint: 'list',
  backlog: 'list',
  project: 'folder',
  directory: 'folder',
  org: 'workspace team',
  organisation: 'workspace team',
  organization: 'workspace team',
  company: 'workspace',
  workspace: 'team',
  account: 'user',
  person: 'user member',
  people: 'user member',
  teammate: 'user member',
  colleague: 'user member',
  employee: 'user member',
  coworker: 'user member',
  assignee: 'user',
  squad: 'group',
  crew: 'group',
  external: 'guest',
  client: 'guest',
  contractor: 'guest',
  label: 'tag',
  category: 'tag',
  objective: 'goal',
  okr: 'goal',
  target: 'key result',
  kr: 'key result',
  milestone: 'task type',
  property: 'field custom',
  column: 'field custom view',
  attribute: 'field custom',
  dropdown: 'field custom',
  board: 'view',
  kanban: 'view',
  gantt: 'view',
  calendar: 'view',
  dashboard: 'view',
  hook: 'webhook',
  subscription: 'webhook plan',
  callback: 'webhook',
  timer: 'time entry running',
  stopwatch: 'time entry running',
  timesheet: 'time entries',
  hour: 'time entry',
  worklog: 'time entry',
  log: 'time entry audit',
  duration: 'time',
  estimate: 'estimates time',
  effort: 'estimates time',
  document: 'doc',
  wiki: 'doc page',
  note: 'doc page comment',
  article: 'doc page',
  page: 'doc',
  file: 'attachment',
  upload: 'attachment create',
  screenshot: 'attachment',
  image: 'attachment',
  attach: 'attachment create',
  message: 'chat',
  conversation: 'chat channel',
  dm: 'direct message',
  slack: 'chat channel',
  room: 'chat channel',
  emoji: 'reaction',
  react: 'reaction',
  thread: 'replies reply threaded',
  answer: 'reply',
  respond: 'reply',
  discussion: 'comment',
  remark: 'comment',
  feedback: 'comment',
  subscriber: 'follower',
  watcher: 'follower',
  blocker: 'dependency',
  block: 'dependency',
  prerequisite: 'dependency',
  depend: 'dependency',
  relation: 'link relationships',
  relate: 'link',
  connect: 'link',
  duplicate: 'merge',
  combine: 'merge',
  permission: 'acl access role privacy',
  privacy: 'acl access',
  share: 'acl shared access',
  private: 'acl access privacy',
  security: 'audit acl',
  licence: 'seats',
  license: 'seats',
  seat: 'seats',
  billing: 'plan',
  tier: 'plan',
  invite: 'add create',
  kick: 'remove',
  fire: 'remove',
  erase: 'delete remove',
  drop: 'delete remove',
  trash: 'delete',
  destroy: 'delete',
  detach: 'remove delete',
  unlink: 'delete link',
  untag: 'remove tag',
  unassign: 'update remove',
  make: 'create',
  new: 'create',
  open: 'create',
  build: 'create',
  start: 'startatimeentry',
  modify: 'update edit',
  change: 'update edit',
  rename: 'update edit',
  alter: 'update edit',
  adjust: 'update edit',
  edit: 'update',
  update: 'edit',
  set: 'update',
  move: 'position home',
  transfer: 'move home',
  reorder: 'position move',
  show: 'get',
  see: 'get',
  read: 'get',
  view: 'get',
  list: 'get',
  fetch: 'get retrieve',
  find: 'get search',
  lookup: 'get search',
  retrieve: 'get',
  who: 'user member',
  whoami: 'authorized user',
  me: 'authorized user',
  history: 'history audit',
  activity: 'audit history',
  age: 'time status',
  stuck: 'time status',
  stalled: 'time status',
  blueprint: 'template',
  preset: 'template',
  hierarchy: 'space folder list shared',
  team: 'group workspace',
}

// A map, because words that people say are looked up in it.
const OTHER_NAMES: ReadonlyMap<string, string> = new Map(Object.entries(SAID))

const NOISE = new Set(
  'a an the of for to in on at by with from into and or is are be my our your this that these those all any some how do can i we it its me please want need clickup api operation endpoint what which'.split(
    ' ',
  ),
)

/** Plural and other endings away; what is left need not be a word, only the same each time. */
export const stem = (word: string): string => {
  const lower = word.toLowerCase()
  if (lower.length < 4) return lower
  return lower
    .replace(/(ies|ied)$/, 'y')
    .replace(/(?<![su])s$/, '')
    .replace(/(?<=\w{4})ing$/, '')
    .replace(/(?<=\w{4})ed$/, '')
}

export const wordsOf = (text: string): readonly string[] =>
  text
    .replace(/([a-z])([A-Z])/g, '$1 $2')
    .split(/[^\p{L}\p{N}]+/u)
    .filter(Boolean)
    .map(stem)

const PREPOSITIONS = /\s+(?:for|of|in|into|to|on|onto|under|from|with|when|by|across|between)\s+/i

/** What is done to what, and then each that says where, for whom or when. */
export const partsOf = (query: string): readonly string[] => query.split(PREPOSITIONS)

type Intent = 'GET' | 'POST' | 'PUT' | 'DELETE'

const INTENTS: ReadonlyMap<string, Intent> = new Map(
  Object.entries({
    GET: 'get read show see list fetch find which what who how search look all view views history',
    POST: 'create add make new register set invite share start log post send reply subscribe build give link connect react comment notified',
    PUT: 'update edit change rename modify move archive replace resolve adjust append set',
    DELETE: 'delete remove kick clear erase drop trash destroy',
  }).flatMap(([intent, words]) =>
    words.split(' ').map((word) => [word, intent as Intent] as const),
  ),
)

/** What is wanted, by the first word that tells it; words for things may come before it. */
export const intentOf = (query: string): Intent | undefined => {
  const [first = '', second = ''] = query
    .toLowerCase()
    .split(/[^\p{L}]+/u)
    .filter(Boolean)
  // Who sets something up, or wants to be told of it, makes what does that.
  if (`${first} ${second}` === 'set up' || second === 'notified') return 'POST'
  return INTENTS.get(first) ?? INTENTS.get(second)
}

/** The words that matter, and what they may be called in ClickUp. */
export const meant = (query: string): { readonly said: string; readonly also: string } => {
  const words = wordsOf(query)
  const telling = words.filter((word) => !NOISE.has(word))
  const said = telling.length > 0 ? telling : words
  const also = said.flatMap((word) => wordsOf(OTHER_NAMES.get(word) ?? ''))
  return {
    said: said.join(' '),
    also: [...new Set(also)].filter((word) => !said.includes(word)).join(' '),
  }
}

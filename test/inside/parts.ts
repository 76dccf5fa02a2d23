// Which suites run in one window: against the package two parts of what is met first, for npm test, and
// two of all else, for npm run test:long; from the folder what may differ there.

const nameOf = (file: string): string => file.slice(file.lastIndexOf('/') + 1)

/** At the end of a part against the package: what all of it has left behind is searched for tokens. */
const LAST = 'whole-run'
/** A hook for all others. */
const HOOKS = 'after-each'

/** What depends on where the extension is, and on what is in the package. */
const FOLDER = ['smoke', 'activation', 'views/loading', 'server/server']

/** What a person meets first. */
const FIRST = ['smoke', 'activation', 'server/server', 'views/tree']
const SECOND = ['account/walkthrough', 'commands/creating', 'views/task-page']

/** About as long as all that is in no part. */
const THIRD = [
  'commands/editing',
  'links/real-gateway',
  'links/sharing',
  'palette',
  'search/filter',
  'search/pickers',
  'search/saved-searches',
  'search/search-box',
  'server/log-and-chat',
  'views/accessibility',
  'views/large-workspace',
  'views/my-work',
  'views/page-in-front',
]

type Part = 'all' | 'folder' | '1' | '2' | '3' | '4'

const isIn: Readonly<Record<Part, (file: string) => boolean>> = {
  all: () => true,
  folder: (file) => FOLDER.includes(file),
  1: (file) => FIRST.includes(file),
  2: (file) => SECOND.includes(file),
  3: (file) => THIRD.includes(file),
  4: (file) => ![FIRST, SECOND, THIRD].some((part) => part.includes(file)),
}

const isPart = (part: string): part is Part => part in isIn

/**
 * The suites of a part in the order in which they run.
 * @param files all there are
 */
export const filesOf = (part: string, files: readonly string[]): readonly string[] => {
  if (!isPart(part)) throw new Error(`No such part: ${part}.`)
  const own = files.filter((file) => file !== LAST && file !== HOOKS && isIn[part](file))
  // By name, whatever folder they are in: what a start costs is looked at before anything else is done.
  const sorted = own.sort((a, b) => (nameOf(a) < nameOf(b) ? -1 : 1))
  // What is written is the same wherever the extension is: it is searched where all of it is done.
  return part === 'folder' ? [HOOKS, ...sorted] : [HOOKS, ...sorted, LAST]
}

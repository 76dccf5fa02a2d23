// A task in one line: what is understood of it, and what stays part of its name.
import { describe, expect, it } from 'vitest'
import type { Place } from '../../../src/clickup/objects/place.ts'
import {
  parseEntry,
  withInstead,
  withoutSpans,
} from '../../../src/extension/commands/create/quick-entry.ts'

const user = (id: string, username: string) => ({
  id,
  username,
  initials: undefined,
  timezone: undefined,
  email: `${username.toLowerCase().replace(' ', '.')}@acme.example`,
})

const alex = user('1', 'Alex Rivera')
const samChen = user('2', 'Sam Chen')
const samOkafor = user('3', 'Sam Okafor')
const priya = user('4', 'Priya Nair')

const list = (id: string, path: string): Place => ({
  kind: 'list',
  id,
  name: path.split(' / ').at(-1) ?? '',
  path,
  spaceId: '1',
})

const known = {
  // A Friday afternoon in Berlin.
  clock: { zone: 'Europe/Berlin', now: Date.parse('2026-11-27T15:00:00Z') },
  people: {
    me: alex,
    members: [alex, samChen, samOkafor, priya],
    groups: [
      { id: 'g', name: 'Backend', handle: 'backend', members: [alex, priya] },
      { id: 'h', name: 'Ghosts', handle: 'ghosts', members: [] },
    ],
  },
  lists: [
    list('1', 'Engineering / Bug Tracker'),
    list('2', 'Engineering / Sprints / Sprint 24 (11/16 - 11/29)'),
    list('3', 'Engineering / Backlog'),
    list('4', 'Marketing / Backlog'),
    list('5', 'Engineering / Current Sprint'),
  ],
}

/** `name | what is understood`, in one line. */
const understood = (text: string): string => {
  const entry = parseEntry(text, known)
  const parts = [
    entry.priority && `!${entry.priority}`,
    ...entry.assignees.map(({ username }) => `@${username}`),
    ...entry.tags.map((tag) => `#${tag}`),
    entry.due && `due ${entry.due}`,
    entry.list && `in ${entry.list.path}`,
    entry.estimate && `~${entry.estimate}`,
    ...entry.unclear.map(({ said, candidates }) => `${said}? ${candidates.map((c) => c.entry)}`),
  ]
  return [entry.name, ...parts.filter(Boolean)].join(' | ')
}

describe('a quick entry', () => {
  it.each([
    ['Fix login', 'Fix login'],
    ['  Fix   login ', 'Fix   login'],
    [
      'Fix login !high @priya friday in Bug Tracker #api ~2h',
      'Fix login | !high | @Priya Nair | #api | due friday | in Engineering / Bug Tracker | ~2h',
    ],
    // Priorities.
    ['Fix login !urgent', 'Fix login | !urgent'],
    ['!low Fix login', 'Fix login | !low'],
    ['Fix !HIGH login', 'Fix login | !high'],
    ['Fix login !normal', 'Fix login | !normal'],
    ['Fix login !important', 'Fix login !important'],
    ['Fix login! high', 'Fix login! high'],
    ['Wow!high', 'Wow!high'],
    ['Fix login !high !low', 'Fix login !high !low'],
    ['Fix login !high !high', 'Fix login | !high'],
    // People.
    ['Fix login @me', 'Fix login | @Alex Rivera'],
    ['Fix login @priya', 'Fix login | @Priya Nair'],
    ['Fix login @Priya Nair today', 'Fix login | @Priya Nair | due today'],
    ['Fix login @sam chen', 'Fix login | @Sam Chen'],
    ['Fix login @"Sam Okafor"', 'Fix login | @Sam Okafor'],
    ['Fix login @sam.chen', 'Fix login | @Sam Chen'],
    ['Fix login @sam.chen@acme.example', 'Fix login | @Sam Chen'],
    ['Fix login @backend', 'Fix login | @Alex Rivera | @Priya Nair'],
    ['Fix login @me @priya @me', 'Fix login | @Alex Rivera | @Priya Nair'],
    ['Fix login @nobody', 'Fix login @nobody'],
    ['Fix login @ghosts', 'Fix login @ghosts'],
    ['Mail bob@acme.example', 'Mail bob@acme.example'],
    ['Ask @priya check the login', 'Ask check the login | @Priya Nair'],
    ['Ask @priya na klar', 'Ask na klar | @Priya Nair'],
    ['Fix login @', 'Fix login @'],
    ['Fix login @sam', 'Fix login | @sam? @"Sam Chen",@"Sam Okafor"'],
    ['@sam fix login', 'fix login | @sam? @"Sam Chen",@"Sam Okafor"'],
    // Tags.
    ['Fix login #api', 'Fix login | #api'],
    ['Fix login #api #api #web-2', 'Fix login | #api | #web-2'],
    ['Fix login #"needs design"', 'Fix login | #needs design'],
    ['Fix issue #123', 'Fix issue #123'],
    ['Learn C#', 'Learn C#'],
    ['Fix login #', 'Fix login #'],
    // Estimates.
    ['Fix login ~2h', 'Fix login | ~2h'],
    ['Fix login ~1h30m', 'Fix login | ~1h30m'],
    ['Fix login ~1h 30m', 'Fix login | ~1h 30m'],
    ['Fix login ~"1 day"', 'Fix login | ~1 day'],
    ['Fix login ~soon', 'Fix login ~soon'],
    ['Clean ~/tmp', 'Clean ~/tmp'],
    ['Fix login ~2h ~3h', 'Fix login ~2h ~3h'],
    ['Fix login ~0h', 'Fix login ~0h'],
    // Dates.
    ['Fix login today', 'Fix login | due today'],
    ['Fix login Friday', 'Fix login | due Friday'],
    ['Fix login next friday', 'Fix login | due next friday'],
    ['Fix login friday 5pm', 'Fix login | due friday 5pm'],
    ['Fix login tomorrow at 9:30', 'Fix login | due tomorrow at 9:30'],
    ['Fix login by friday', 'Fix login | due friday'],
    ['Fix login due on december 24', 'Fix login | due december 24'],
    ['Fix login 24 december 2026', 'Fix login | due 24 december 2026'],
    ['Fix login 2026-12-24', 'Fix login | due 2026-12-24'],
    ['Fix login 2026-12-24T18:00', 'Fix login | due 2026-12-24T18:00'],
    ['Fix login +3d', 'Fix login | due +3d'],
    ['Fix login +1000000000d', 'Fix login +1000000000d'],
    ['Fix login in 3 days', 'Fix login | due in 3 days'],
    ['Fix login end of month', 'Fix login | due end of month'],
    ['Fix login next week', 'Fix login | due next week'],
    ['Fix login friday @me', 'Fix login | @Alex Rivera | due friday'],
    ['friday', 'friday'],
    ['Friday build', 'Friday build'],
    ['Minutes of Friday', 'Minutes of Friday'],
    ['Stand-up every Monday', 'Stand-up every Monday'],
    ['Move the release to friday', 'Move the release to friday'],
    ['Retro since last friday', 'Retro since last friday'],
    ['Backup of 2020-01-01', 'Backup of 2020-01-01'],
    ['Backup 2020-01-01', 'Backup 2020-01-01'],
    ['Plan the release in May', 'Plan the release in May'],
    ['Talk to May', 'Talk to May'],
    ['Enjoy the sun', 'Enjoy the sun'],
    ['Fix login 32 december', 'Fix login 32 december'],
    ['Fix login 12/24', 'Fix login 12/24'],
    ['Upgrade to version 2', 'Upgrade to version 2'],
    ['Say "see you friday"', 'Say "see you friday"'],
    ['Say "!high and @me"', 'Say "!high and @me"'],
    // Quotes.
    ['Fix the "login"-page today', 'Fix the "login"-page | due today'],
    ['Fix "Export", then "Import" !high', 'Fix "Export", then "Import" | !high'],
    ['Fix "Wow"!high', 'Fix "Wow"!high'],
    ['Buy a 27" screen @"Sam Chen"', 'Buy a 27" screen | @Sam Chen'],
    ['Say "no @priya', 'Say "no | @Priya Nair'],
    // Lists.
    ['Fix login in Bug Tracker', 'Fix login | in Engineering / Bug Tracker'],
    ['Fix login in bug tracker friday', 'Fix login | due friday | in Engineering / Bug Tracker'],
    ['Fix login friday in bug tracker', 'Fix login | due friday | in Engineering / Bug Tracker'],
    ['Fix in "Bug Tracker" the login', 'Fix the login | in Engineering / Bug Tracker'],
    ['Fix log in in Bug Tracker', 'Fix log in | in Engineering / Bug Tracker'],
    ['Fix login in Sprint 24', 'Fix login | in Engineering / Sprints / Sprint 24 (11/16 - 11/29)'],
    ['Fix login in Marketing / Backlog', 'Fix login | in Marketing / Backlog'],
    ['Fix login in Marketing/Backlog', 'Fix login | in Marketing / Backlog'],
    ['Fix crash in Bug', 'Fix crash in Bug'],
    ['Fix crash in Safari', 'Fix crash in Safari'],
    ['Fix the bug in Bug Tracker page', 'Fix the bug in Bug Tracker page'],
    [
      'Fix login in backlog',
      'Fix login | in backlog? in "Engineering / Backlog",in "Marketing / Backlog"',
    ],
    ['in Bug Tracker', ' | in Engineering / Bug Tracker'],
    ['', ''],
  ])('%s', (text, wanted) => {
    expect(understood(text)).toBe(wanted)
  })

  it('understands nobody while it does not know who there is', () => {
    const { name } = parseEntry('Fix login @priya !high', { ...known, people: undefined })
    expect(name).toBe('Fix login @priya')
  })

  it('leaves in the name what the person wants there', () => {
    const kept = new Set(['@sam'])
    const { name, unclear } = parseEntry('Ask @sam !high', { ...known, kept })
    expect([name, unclear]).toEqual(['Ask @sam', []])
  })

  it('says what was meant once one of several is chosen', () => {
    for (const text of ['Fix login @sam today', 'Fix login in backlog !high']) {
      const [unclear] = parseEntry(text, known).unclear
      for (const { entry } of unclear?.candidates ?? []) {
        const said = unclear ? withInstead(text, unclear, entry) : text
        expect(parseEntry(said, known)).toMatchObject({ name: 'Fix login', unclear: [] })
      }
    }
  })

  it('says which list was meant, however it is called', () => {
    const twins = [list('8', 'A / The "new" one'), list('9', 'B / The "new" one')]
    const alike = [list('6', 'A / Twin'), list('7', 'A / Twin')]
    for (const lists of [twins, alike]) {
      const text = `Fix login in ${lists[0]?.name.replaceAll('"', '')}`
      const [unclear] = parseEntry(text, { ...known, lists }).unclear
      const chosen = unclear?.candidates.map(({ entry }) => {
        const said = withInstead(text, unclear, entry)
        return parseEntry(said, { ...known, lists })
      })
      expect(chosen?.map((one) => [one.name, one.list?.id])).toEqual(
        lists.map(({ id }) => ['Fix login', id]),
      )
    }
  })

  it('is what is left of it when some of it is said otherwise', () => {
    const text = 'Fix login !high @priya friday ~2h'
    const { spans } = parseEntry(text, known)
    const left = (field: string) =>
      withoutSpans(
        text,
        spans.filter((span) => span.field === field),
      )
    expect(left('priority')).toBe('Fix login @priya friday ~2h')
    expect(left('due')).toBe('Fix login !high @priya ~2h')
    expect(left('tags')).toBe(text)
  })
})

// The rows of the page on which a task is created: what it will be, in words, and each field to choose.
import { l10n, type QuickPickItem, QuickPickItemKind, ThemeIcon } from 'vscode'
import type { Clock } from '../../../base/time/clock.ts'
import { formatDuration, HOURS, parseDuration, WORK } from '../../../base/time/durations.ts'
import { nameOf } from '../../../clickup/objects/user.ts'
import { priorityWord } from '../../views/tree/rows/urgency.ts'
import { inWords } from '../dates/pick-date.ts'
import { plain, short } from '../plain.ts'
import { type Draft, type Wanted, wantedBy } from './drafts.ts'
import { type Entry, type Unclear, withInstead } from './quick-entry.ts'

export const FIELDS = [
  'list',
  'assignees',
  'priority',
  'due',
  'start',
  'status',
  'parent',
  'tags',
  'estimate',
  'description',
] as const

export type Field = (typeof FIELDS)[number]

/** What a row stands for. */
export type Wish =
  | { readonly kind: 'create' }
  | { readonly kind: 'edit'; readonly field: Field }
  /** The page goes on with another draft. */
  | { readonly kind: 'change'; readonly draft: Draft }
  /** One of several has to be chosen first. */
  | { readonly kind: 'choose' }

export interface Row extends QuickPickItem {
  readonly wish?: Wish
}

const MOST_NAME = 2000

/** @returns why it cannot be created yet */
export const whatIsMissing = (
  { name }: Wanted,
  unclear: readonly Unclear[],
): string | undefined => {
  const [first] = unclear
  if (first) return l10n.t('"{0}" may mean several: choose below', first.said)
  if (name.trim() === '') return l10n.t('The task needs a name: type it above')
  if (name.length > MOST_NAME)
    return l10n.t('The name is too long: shorten it to {0} characters', MOST_NAME)
  return undefined
}

const estimateInWords = (said: string): string => formatDuration(parseDuration(said, WORK), HOURS)

const LABELS: Readonly<Record<Field, () => string>> = {
  list: () => l10n.t('List'),
  assignees: () => l10n.t('Assignees'),
  priority: () => l10n.t('Priority'),
  due: () => l10n.t('Due Date'),
  start: () => l10n.t('Start Date'),
  status: () => l10n.t('Status'),
  parent: () => l10n.t('Subtask Of'),
  tags: () => l10n.t('Tags'),
  estimate: () => l10n.t('Time Estimate'),
  description: () => l10n.t('Description'),
}

const ICONS: Readonly<Record<Field, string>> = {
  list: 'list-unordered',
  assignees: 'person',
  priority: 'flame',
  due: 'calendar',
  start: 'calendar',
  status: 'record',
  parent: 'list-tree',
  tags: 'tag',
  estimate: 'watch',
  description: 'note',
}

/** The value of a field, as it will be; nothing where there is none. */
export const valueInWords = (field: Field, wanted: Wanted, clock: Clock): string | undefined => {
  const { list, priority, due, start, status, parent, estimate, description } = wanted
  switch (field) {
    case 'list':
      return list?.name
    case 'assignees':
      return wanted.assignees.map(nameOf).join(', ') || undefined
    case 'priority':
      return priority && priorityWord(priority, l10n)
    case 'due':
      return due && (inWords(due, clock) ?? due)
    case 'start':
      return start && (inWords(start, clock) ?? start)
    case 'status':
      return status
    case 'parent':
      return parent?.label
    case 'tags':
      return wanted.tags.map((tag) => `#${tag}`).join(' ') || undefined
    case 'estimate':
      return estimate && estimateInWords(estimate)
    case 'description':
      return description && short(description.replace(/\s+/g, ' ').trim())
  }
}

const fieldRow = (field: Field, wanted: Wanted, clock: Clock): Row => {
  const value = valueInWords(field, wanted, clock)
  return {
    label: LABELS[field](),
    description: plain(value ?? (field === 'list' ? l10n.t('choose…') : '–')),
    iconPath: new ThemeIcon(ICONS[field]),
    alwaysShow: true,
    wish: { kind: 'edit', field },
  }
}

const candidateRows = (draft: Draft, unclear: readonly Unclear[]): readonly Row[] =>
  unclear.flatMap((one): readonly Row[] => [
    ...one.candidates.map(({ name, more, entry }) => ({
      label: plain(name),
      description: plain(l10n.t('for "{0}"', one.said) + (more && ` · ${more}`)),
      iconPath: new ThemeIcon(one.field === 'list' ? ICONS.list : ICONS.assignees),
      alwaysShow: true,
      wish: {
        kind: 'change' as const,
        draft: { ...draft, text: withInstead(draft.text, one, entry) },
      },
    })),
    {
      label: plain(l10n.t('Leave "{0}" in the Name', one.said)),
      iconPath: new ThemeIcon('whole-word'),
      alwaysShow: true,
      wish: { kind: 'change', draft: { ...draft, kept: [...draft.kept, one.said] } },
    },
  ])

/** `in Bug Tracker · High · Sam Chen`: all that is set, before it is done. */
const summaryOf = (wanted: Wanted, clock: Clock): string => {
  const set = FIELDS.flatMap((field) => {
    const value = valueInWords(field, wanted, clock)
    if (value === undefined) return []
    if (field === 'list') return l10n.t('in {0}', value)
    if (field === 'due') return l10n.t('due {0}', value)
    if (field === 'start') return l10n.t('starts {0}', value)
    return field === 'parent' ? l10n.t('below {0}', value) : value
  })
  return set.join(' · ')
}

const createRow = (wanted: Wanted, missing: string | undefined, page: PageState): Row => {
  const example = l10n.t('Such as: Fix login !high @me friday #api ~2h in "Bug Tracker"')
  const detail = summaryOf(wanted, page.clock) || example
  if (missing)
    return {
      label: plain(missing),
      detail: plain(wanted.name ? detail : example),
      iconPath: new ThemeIcon(page.isRefused ? 'warning' : 'edit'),
      alwaysShow: true,
      wish: { kind: 'choose' },
    }
  return {
    label: plain(
      wanted.list
        ? l10n.t('Create "{0}"', short(wanted.name))
        : l10n.t('Choose a List and Create "{0}"', short(wanted.name)),
    ),
    detail: plain(detail),
    iconPath: new ThemeIcon('add'),
    alwaysShow: true,
    wish: { kind: 'create' },
  }
}

const goOnRow = (left: Draft, now: Draft): Row => ({
  label: plain(l10n.t('Go On With "{0}"', short(left.text || (left.description ?? '')))),
  detail: l10n.t('It was not created last time.'),
  iconPath: new ThemeIcon('history'),
  alwaysShow: true,
  wish: { kind: 'change', draft: { ...left, list: left.list ?? now.list } },
})

export interface PageState {
  readonly clock: Clock
  /** What was given up last, where it may be offered. */
  readonly left?: Draft | undefined
  /** Whether Enter was pressed though something is missing. */
  readonly isRefused: boolean
  /** Why not all is understood that could be. */
  readonly failure?: string | undefined
}

export const rowsOf = (draft: Draft, entry: Entry, page: PageState): readonly Row[] => {
  const wanted = wantedBy(draft, entry)
  const missing = whatIsMissing(wanted, entry.unclear)
  const failure: Row | undefined =
    page.failure === undefined
      ? undefined
      : {
          label: l10n.t('People and lists are not understood now'),
          detail: plain(page.failure),
          iconPath: new ThemeIcon('warning'),
          alwaysShow: true,
        }
  return [
    ...(page.left && draft.text === '' ? [goOnRow(page.left, draft)] : []),
    createRow(wanted, missing, page),
    ...candidateRows(draft, entry.unclear),
    ...(failure ? [failure] : []),
    { label: '', kind: QuickPickItemKind.Separator },
    ...FIELDS.map((field) => fieldRow(field, wanted, page.clock)),
  ]
}

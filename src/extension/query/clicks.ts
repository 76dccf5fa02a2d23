// What a query may be put together from by clicks: what occurs among tasks, and how it is written.
import * as l10n from '@vscode/l10n'
import { normalise } from '../../base/text/names.ts'
import { PRIORITIES, type Task } from '../../clickup/objects/task/task.ts'
import { nameOf } from '../../clickup/objects/user.ts'
import { quoted, SIGILS, type Token, tokensOf } from './tokens.ts'

/** One thing to tick. */
export interface Facet {
  readonly key: string
  readonly value: string
  readonly label: string
}

export interface FacetGroup {
  readonly label: string
  readonly facets: readonly Facet[]
}

/** More than so many of a kind nobody looks through; what is missing can be typed. */
const MOST = 50

const distinct = (values: readonly string[]): readonly string[] =>
  [...new Map(values.map((value) => [normalise(value), value])).values()].slice(0, MOST)

const facets = (key: string, values: readonly string[]): readonly Facet[] =>
  values.map((value) => ({ key, value, label: value }))

/** Who I am, for I stand on top already. */
export const facetGroups = (tasks: readonly Task[], me?: string): readonly FacetGroup[] => {
  const common: readonly Facet[] = [
    { key: 'assignee', value: 'me', label: l10n.t('Assigned to Me') },
    { key: 'assignee', value: 'none', label: l10n.t('Unassigned') },
    { key: 'due', value: 'overdue', label: l10n.t('Overdue') },
    { key: 'due', value: 'this week', label: l10n.t('Due This Week') },
  ]
  const people = tasks.flatMap(({ assignees }) => assignees).filter(({ id }) => id !== me)
  const sorted = (values: readonly string[]) => [...distinct(values)].sort()
  const groups: readonly FacetGroup[] = [
    { label: l10n.t('Often'), facets: common },
    {
      label: l10n.t('Statuses'),
      facets: facets('status', distinct(tasks.map(({ status }) => status.status))),
    },
    {
      label: l10n.t('Priorities'),
      facets: facets(
        'priority',
        PRIORITIES.filter((one) => tasks.some(({ priority }) => priority === one)),
      ),
    },
    { label: l10n.t('People'), facets: facets('assignee', sorted(people.map(nameOf))) },
    { label: l10n.t('Tags'), facets: facets('tag', sorted(tasks.flatMap(({ tags }) => tags))) },
  ]
  return groups.filter((group) => group.facets.length > 0)
}

const idOf = (key: string, value: string): string => `${key}\n${normalise(value)}`

type Mark = Token & { readonly key: string }

const isPlain = (token: Token): token is Mark => token.key !== undefined && !token.negated

/** Which of them a query holds already. */
export const chosenIn = (text: string, offered: readonly Facet[]): readonly Facet[] => {
  const said = new Set(
    tokensOf(text).flatMap((token) =>
      isPlain(token) ? token.values.map((piece) => idOf(token.key, piece.text)) : [],
    ),
  )
  return offered.filter(({ key, value }) => said.has(idOf(key, value)))
}

const markOf = (key: string): string => [...SIGILS].find(([, of]) => of === key)?.[0] ?? `${key}:`

/** The same query with just those that were ticked; what cannot be ticked stays as it was written. */
export const withChosen = (
  text: string,
  offered: readonly Facet[],
  chosen: readonly Facet[],
): string => {
  const ids = new Set(offered.map(({ key, value }) => idOf(key, value)))
  const values = new Map<string, string[]>()
  const put = (key: string, value: string) => values.set(key, [...(values.get(key) ?? []), value])
  const rest = tokensOf(text).flatMap((token) => {
    if (!isPlain(token)) return text.slice(token.at, token.end)
    const kept = token.values.filter((piece) => !ids.has(idOf(token.key, piece.text)))
    if (kept.length === token.values.length) return text.slice(token.at, token.end)
    for (const piece of kept) put(token.key, piece.text)
    return []
  })
  for (const { key, value } of chosen) put(key, value)
  const marks = [...values].map(([key, some]) => markOf(key) + some.map(quoted).join(','))
  return [...rest, ...marks].join(' ')
}

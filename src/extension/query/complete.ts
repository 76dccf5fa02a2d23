// What may come next where a query is being typed: values behind the mark that stands at its end.
import { normalise } from '../../base/text/names.ts'
import { PRIORITIES } from '../../clickup/objects/task/task.ts'
import { STATE_NAMES } from './terms/states.ts'
import { quoted, tokensOf } from './tokens.ts'

/** The names that there are, as far as they are known. */
export interface Names {
  readonly people: readonly string[]
  readonly tags: readonly string[]
  readonly statuses: readonly string[]
  /** Paths, `Space / Folder / List`. */
  readonly places: readonly string[]
}

export interface Completion {
  readonly value: string
  /** The whole query with it. */
  readonly text: string
}

const MOST = 8

const DUE = ['today', 'tomorrow', 'overdue', 'this week', 'next week', '<7d', 'none']
const PAST = ['today', 'yesterday', 'this week', 'last week', '<3d', '<7d']

const valuesOf = (key: string, names: Names): readonly string[] => {
  switch (key) {
    case 'assignee':
      return ['me', ...names.people, 'none']
    case 'tag':
      return names.tags
    case 'priority':
      return [...PRIORITIES, 'none']
    case 'status':
      return [...names.statuses, 'active', 'done']
    case 'in':
      return ['current sprint', ...names.places]
    case 'due':
      return DUE
    case 'updated':
    case 'created':
      return PAST
    case 'is':
      return STATE_NAMES
    default:
      return []
  }
}

/** Which key stands at the end, so that only its names need to be known. */
export const keyAtEnd = (text: string): string | undefined => {
  const last = tokensOf(text).at(-1)
  return last?.end === text.length ? last.key : undefined
}

/** Those that begin with what stands there first, then those that hold it. */
export const completionsOf = (text: string, names: Names): readonly Completion[] => {
  const last = tokensOf(text).at(-1)
  const piece = last?.values.at(-1)
  if (!last?.key || !piece || last.end < text.length) return []
  const typed = normalise(piece.text)
  const values = [...new Set(valuesOf(last.key, names))]
  const fits = values.filter((value) => normalise(value).includes(typed))
  const begins = fits.filter((value) => normalise(value).startsWith(typed))
  const rest = fits.filter((value) => !begins.includes(value))
  // What is written out already needs no completion.
  const open = [...begins, ...rest].filter((value) => quoted(value) !== text.slice(piece.at))
  return open
    .slice(0, MOST)
    .map((value) => ({ value, text: `${text.slice(0, piece.at)}${quoted(value)} ` }))
}

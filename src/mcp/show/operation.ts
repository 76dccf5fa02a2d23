// Answers of operations cut down to what was asked for and to what fits; what is left out is said.

import type { Problem } from '../../base/problems/problem.ts'
import { nearest } from '../../base/text/nearest.ts'
import { type Fields, isFields } from '../../base/text/records.ts'
import { withoutSecrets } from '../../openapi/secrets.ts'
import { MAX_ANSWER_CHARS, sizeOfAnswer } from '../tool/envelope.ts'

/** What a field of that name holds itself: what all objects inherit is no part of an answer. */
const own = (fields: Fields, name: string): unknown =>
  Object.hasOwn(fields, name) ? fields[name] : undefined

// A map, because its keys come from outside: no word leads out of it.
interface Tree extends ReadonlyMap<string, Tree> {}
interface GrowingTree extends Map<string, GrowingTree> {}

const treeOf = (paths: readonly string[]): Tree => {
  const tree: GrowingTree = new Map()
  for (const path of paths) {
    let at = tree
    for (const name of path.split('.')) {
      // `tasks[].name` and `tasks.0.name` mean each of them as well.
      const key = name.replace(/\[.*\]$/, '')
      if (key === '' || /^(\d+|\*)$/.test(key)) continue
      const below = at.get(key) ?? new Map()
      at.set(key, below)
      at = below
    }
  }
  return tree
}

const pick = (value: unknown, tree: Tree): unknown => {
  if (tree.size === 0) return withoutSecrets(value)
  if (Array.isArray(value)) return value.map((each) => pick(each, tree))
  if (!isFields(value)) return undefined
  const kept = [...tree]
    .filter(([name]) => own(value, name) !== undefined)
    .map(([name, below]) => [name, pick(own(value, name), below)])
  return Object.fromEntries(kept)
}

const hasPath = (value: unknown, names: readonly string[]): boolean => {
  const [name, ...rest] = names
  if (name === undefined) return true
  if (Array.isArray(value)) return value.some((each) => hasPath(each, names))
  return isFields(value) && own(value, name) !== undefined && hasPath(own(value, name), rest)
}

const MOST_PATHS = 200

/** Every dot path in the value, arrays mapped. */
const pathsIn = (value: unknown, above = '', found = new Set<string>()): ReadonlySet<string> => {
  if (found.size >= MOST_PATHS) return found
  if (Array.isArray(value)) for (const each of value.slice(0, 3)) pathsIn(each, above, found)
  else if (isFields(value))
    for (const [name, each] of Object.entries(value)) {
      const path = above ? `${above}.${name}` : name
      if (!isFields(each) && !(Array.isArray(each) && isFields(each[0]))) found.add(path)
      pathsIn(each, path, found)
    }
  return found
}

const unknownFields = (value: unknown, fields: readonly string[]): readonly Problem[] => {
  const missing = fields.filter((field) => {
    const names = field.split('.').map((name) => name.replace(/\[.*\]$/, ''))
    return !hasPath(
      value,
      names.filter((name) => !/^(\d+|\*|)$/.test(name)),
    )
  })
  if (missing.length === 0) return []
  const paths = [...pathsIn(value)]
  return [
    {
      code: 'INVALID_INPUT',
      message: `The answer has no ${missing.join(', ')}.`,
      candidates: [...new Set(missing.flatMap((field) => nearest(field, paths)))].slice(0, 8),
    },
  ]
}

const PICTURES = new Set(['profilePicture', 'avatar', 'initials'])

const isEmpty = (value: unknown): boolean =>
  value === null ||
  value === '' ||
  (Array.isArray(value) && value.length === 0) ||
  (isFields(value) && Object.keys(value).length === 0)

/** Where nobody asked for certain fields: without what is empty, and without pictures of people. */
const withoutEmpty = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(withoutEmpty)
  if (!isFields(value)) return value
  return Object.fromEntries(
    Object.entries(value)
      .filter(([name]) => !PICTURES.has(name))
      .map(([name, each]) => [name, withoutEmpty(each)] as const)
      .filter(([, each]) => !isEmpty(each)),
  )
}

interface Limits {
  readonly items: number
  readonly chars: number
  readonly depth: number
}

interface Cut {
  /** Dot path of each array that lost entries → how many are left, of how many. */
  readonly arrays: Map<string, readonly [kept: number, of: number]>
  texts: number
  objects: number
}

const shorten = (value: unknown, limits: Limits, cut: Cut, path: string, depth = 0): unknown => {
  if (typeof value === 'string') {
    if (value.length <= limits.chars) return value
    cut.texts += 1
    return `${value.slice(0, limits.chars)}…`
  }
  if (typeof value !== 'object' || value === null) return value
  if (depth > limits.depth) {
    cut.objects += 1
    return '…'
  }
  if (Array.isArray(value)) {
    if (value.length > limits.items)
      cut.arrays.set(path || 'the answer', [limits.items, value.length])
    return value.slice(0, limits.items).map((each) => shorten(each, limits, cut, path, depth + 1))
  }
  return Object.fromEntries(
    Object.entries(value).map(([name, each]) => [
      name,
      shorten(each, limits, cut, path ? `${path}.${name}` : name, depth + 1),
    ]),
  )
}

/** Whole entries first, then their number, then their texts, at last their depth. */
const STEPS: readonly Limits[] = [
  { items: Number.POSITIVE_INFINITY, chars: 2000, depth: 99 },
  { items: Number.POSITIVE_INFINITY, chars: 500, depth: 99 },
  ...[100, 75, 50, 35, 25, 18, 12, 8, 5, 3, 2].map((items) => ({ items, chars: 300, depth: 99 })),
  { items: 2, chars: 100, depth: 6 },
  { items: 1, chars: 100, depth: 4 },
  { items: 1, chars: 60, depth: 2 },
]

/** Room for the envelope and for what is said of the rest. */
const ROOM = MAX_ANSWER_CHARS - 1200

const MOST_HINTED = 24

const wordsOf = ({ arrays, texts, objects }: Cut): string =>
  [
    ...[...arrays].map(([path, [kept, of]]) => `the first ${kept} of ${of} in ${path}`),
    ...(texts > 0 ? [`${texts} ${texts === 1 ? 'text' : 'texts'} cut short`] : []),
    ...(objects > 0 ? [`what is nested deeper as "…"`] : []),
  ].join(', ')

const shortened = (
  value: unknown,
  hasFields: boolean,
): { result: unknown; issues: readonly Problem[] } => {
  const whole = sizeOfAnswer({ result: value })
  if (whole <= ROOM) return { result: value, issues: [] }
  for (const limits of STEPS) {
    const cut: Cut = { arrays: new Map(), texts: 0, objects: 0 }
    const result = shorten(value, limits, cut, '')
    const isLast = limits === STEPS.at(-1)
    if (!isLast && sizeOfAnswer({ result }) > ROOM) continue
    const paths = [...pathsIn(value)].slice(0, MOST_HINTED).join(', ')
    return {
      result: sizeOfAnswer({ result }) > ROOM ? '…' : result,
      issues: [
        {
          code: 'INVALID_INPUT',
          message: `The answer is too long to be shown whole (${whole} characters). Shown: ${wordsOf(cut) || 'nothing'}.`,
          hint: hasFields
            ? 'Ask for fewer fields, or for less by the arguments of the operation.'
            : `Ask again with \`fields\`, such as ${paths}.`.slice(0, 700),
        },
      ],
    }
  }
  return { result: '…', issues: [] }
}

/**
 * @param fields dot paths; arrays are mapped: `tasks.assignees.username`
 */
export const trim = (
  value: unknown,
  fields: readonly string[] | undefined,
): { readonly result: unknown; readonly issues: readonly Problem[] } => {
  if (!fields || fields.length === 0)
    return shortened(withoutEmpty(withoutSecrets(value ?? {})), false)
  const { result, issues } = shortened(pick(value, treeOf(fields)), true)
  return { result, issues: [...unknownFields(value, fields), ...issues] }
}

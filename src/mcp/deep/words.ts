// What of an answer may be said. Names, texts and ids are anywhere, in keys as well, so that a word is
// told only where it can be ClickUp's own: everything else is `{key}`, `{value}` or `{code}`.
import { documentedAnswers } from '../../openapi/answers.ts'
import type { Schema } from '../../openapi/schema.ts'
import { MEASURED } from './measured.ts'
import { type Exchange, valuesIn } from './seen.ts'
import type { Oddity } from './shapes.ts'

/** What keys of interfaces are made of, besides the words that the documents use. */
const COMMON = `account ai app auto base block body bulk card class column count created cycle data day
days draft error event events external favorite feature file filter flag format group hash hour hours html
import index instance integration internal invite is job json key keys kind language layout length limit
lock locked log mode model month muted new none notify number old option origin original pending pin plain
policy preview previous progress quota range rate raw read ready recurrence recurring ref reference region
relation reminder repeat request rich rule rules schedule schema scope section sequence session set shard
short sort sprint sprints stage state step subscription summary sync system table target tenant threshold
timestamp tree trigger ui unit uuid v2 v3 valid velocity visible webhook weight write year zone`

const partsOf = (key: string): readonly string[] =>
  key
    .replace(/([a-z])([A-Z])/g, '$1_$2')
    .toLowerCase()
    .split('_')
    .filter(Boolean)

const keysOf = (schema: Schema): readonly string[] => [
  ...Object.entries(schema.properties ?? {}).flatMap(([key, inner]) => [key, ...keysOf(inner)]),
  ...(schema.items ? keysOf(schema.items) : []),
]

/** Keys that are ClickUp's own wherever they stand. */
export const knownKeys = (): ReadonlySet<string> => {
  const documented = documentedAnswers().flatMap(({ answer }) => keysOf(answer))
  const measured = Object.values(MEASURED).flatMap((properties) => keysOf({ properties }))
  return new Set([...documented, ...measured])
}

const vocabulary = (): ReadonlySet<string> =>
  new Set([...knownKeys()].flatMap(partsOf).concat(COMMON.split(/\s+/)))

const slug = (text: string): string =>
  text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '_')
    .replace(/^_|_$/g, '')

/** Longer ones are no names. */
const LONGEST_NAME = 200

export interface Words {
  /** Of an oddity what came from the answer. */
  readonly shown: (oddity: Oddity) => string
  /** ClickUp's own code of a refusal. */
  readonly code: (ecode: string | undefined) => string
}

/** @param odd values that are not known, which stand in the answers for themselves */
export const wordsOf = (all: readonly Exchange[], odd: readonly Oddity[]): Words => {
  const words = vocabulary()
  const texts = all.flatMap(({ json }) =>
    [...valuesIn(json)].filter((value) => typeof value === 'string'),
  )
  const names = new Set(texts.filter((text) => text.length <= LONGEST_NAME).map(slug))
  const isMadeOfWords = (text: string): boolean => partsOf(text).every((part) => words.has(part))

  const isKey = ({ raw = '', isAmongKnown = false }: Oddity): boolean => {
    const key = String(raw)
    return (
      isAmongKnown && /^[a-z][a-z0-9_]{0,40}$/.test(key) && isMadeOfWords(key) && !names.has(key)
    )
  }
  /** Whether it stands in any text as well, besides where it is a value of ClickUp's own. */
  const isTold = (value: string): boolean => {
    const own = odd.filter(({ what, raw }) => what === 'value' && raw === value).length
    const lower = value.toLowerCase()
    const whole = texts.filter((text) => text.toLowerCase() === lower).length
    const within = texts.some(
      (text) => text.length > lower.length && text.toLowerCase().includes(lower),
    )
    return whole > own || within
  }
  const isValue = (raw: string | number): boolean => {
    if (typeof raw === 'number') return Number.isInteger(raw) && raw >= 0 && raw < 1000
    return /^[A-Za-z][A-Za-z_]{1,30}$/.test(raw) && !isTold(raw)
  }

  // Whole pages may hold the same value, and all texts are searched for it.
  const values = new Map<string | number, boolean>()
  const mayTell = (raw: string | number): boolean => {
    const known = values.get(raw) ?? isValue(raw)
    values.set(raw, known)
    return known
  }

  return {
    shown: (oddity) => {
      const { what, raw = '' } = oddity
      if (what === 'key') return isKey(oddity) ? String(raw) : '{key}'
      return mayTell(raw) ? String(raw) : '{value}'
    },
    code: (ecode) => {
      if (ecode === undefined) return ''
      return /^([A-Z][A-Z0-9]{0,15}_){1,3}\d{1,4}$/.test(ecode) || ecode === 'ERROR_HANDLER'
        ? ecode
        : '{code}'
    },
  }
}

// Operations by meaning: a text index over names, paths and people's words for them.
import MiniSearch from 'minisearch'
import { getOperation, type Operation, operations } from './catalogue.ts'
import { intentOf, meant, partsOf, wordsOf } from './synonyms.ts'

const VERBS: Readonly<Record<Operation['method'], string>> = {
  GET: 'get read show list fetch retrieve',
  POST: 'create add post',
  PUT: 'update edit change set',
  PATCH: 'update edit change set',
  DELETE: 'delete remove',
}

interface Entry {
  readonly id: string
  readonly name: string
  readonly subject: string
  readonly words: string
  readonly verbs: string
  readonly path: string
  readonly arguments: string
}

const entryOf = (operation: Operation): Entry => ({
  id: operation.id,
  name: wordsOf(operation.id).join(' '),
  subject: wordsOf(operation.subject).join(' '),
  words: wordsOf(operation.words ?? '').join(' '),
  verbs: wordsOf(VERBS[operation.method]).join(' '),
  path: wordsOf(operation.path.replace(/\{\w+\}/g, '')).join(' '),
  arguments: wordsOf(
    [operation.query, operation.body]
      .flatMap((schema) => Object.keys(schema?.properties ?? {}))
      .join(' '),
  ).join(' '),
})

const FIELDS = ['name', 'subject', 'words', 'verbs', 'path', 'arguments'] as const

let index: MiniSearch<Entry> | undefined

const indexed = (): MiniSearch<Entry> => {
  if (index) return index
  index = new MiniSearch<Entry>({
    fields: [...FIELDS],
    tokenize: (text) => text.split(' '),
    processTerm: (term) => term || null,
  })
  index.addAll(operations().map(entryOf))
  return index
}

const BOOST = { name: 3, subject: 2, words: 2.5, verbs: 1.5, path: 1.5, arguments: 0.4 }

/** What was said counts fully, what it may be called less. */
const OTHER_NAME = 0.45

const scores = (text: string, weight: number): ReadonlyMap<string, number> => {
  if (text === '') return new Map()
  const found = indexed().search(text, {
    boost: BOOST,
    combineWith: 'OR',
    prefix: (term) => term.length > 3,
    fuzzy: (term) => (term.length > 4 ? 0.2 : false),
    weights: { fuzzy: 0.3, prefix: 0.5 },
  })
  return new Map(found.map(({ id, score }) => [String(id), score * weight]))
}

export interface Ranked {
  readonly operation: Operation
  /** Of the score of the best: 1 for that one. */
  readonly share: number
}

/** What is said after a preposition is where and for whom, and counts less than what is done to what. */
const CONTEXT = 0.7

/** Of what is said in a part of the query. */
const scoresOf = (part: string, weight: number): readonly ReadonlyMap<string, number>[] => {
  const { said, also } = meant(part)
  return [scores(said, weight), scores(also, OTHER_NAME * weight)]
}

/** Who asks to make something means no deletion, and who names things alone wants to see them. */
const FITS = 1.3
const FITS_NOT = 0.8

const fitOf = ({ method, kind }: Operation, intent: ReturnType<typeof intentOf>): number => {
  if (intent === 'GET') return kind === 'read' ? FITS : FITS_NOT
  if (intent === undefined) return kind === 'read' ? 1.1 : 1
  const own = method === 'PATCH' ? 'PUT' : method
  return own === intent ? FITS : kind === 'read' && method === 'GET' ? FITS_NOT : 1
}

/** What scores less than this of the best is not meant. */
const LEAST_SHARE = 0.4

/** The best first; an id, or a method and path, finds its operation alone. */
export const rankOperations = (query: string, most: number): readonly Ranked[] => {
  const exact = getOperation(query)
  if (exact) return [{ operation: exact.operation, share: 1 }]
  const [head, ...context] = partsOf(query)
  const all = [...scoresOf(head ?? '', 1), ...context.flatMap((part) => scoresOf(part, CONTEXT))]
  const intent = intentOf(query)
  const total = (operation: Operation): number =>
    fitOf(operation, intent) * all.reduce((sum, each) => sum + (each.get(operation.id) ?? 0), 0)
  const ranked = operations()
    .map((operation) => ({ operation, score: total(operation) }))
    .filter(({ score }) => score > 0)
    .sort((a, b) => b.score - a.score)
  const best = ranked[0]?.score ?? 1
  return ranked
    .map(({ operation, score }) => ({ operation, share: score / best }))
    .filter(({ share }) => share >= LEAST_SHARE)
    .slice(0, most)
}

/** For misspelt ids. */
export const operationIds = (): readonly string[] => operations().map(({ id }) => id)

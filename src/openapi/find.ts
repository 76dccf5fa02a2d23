// Operations by meaning: a text index over names, paths and people's words for them.
import MiniSearch from 'minisearch'
import { getOperation, type Operation, operations } from './catalogue.ts'
import { meant, wordsOf } from './synonyms.ts'

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

/** The best first; an id, or a method and path, finds its operation alone. */
export const findOperations = (query: string, most: number): readonly Operation[] => {
  const exact = getOperation(query)
  if (exact) return [exact.operation]
  const { said, also } = meant(query)
  const direct = scores(said, 1)
  const indirect = scores(also, OTHER_NAME)
  const total = ({ id }: Operation): number => (direct.get(id) ?? 0) + (indirect.get(id) ?? 0)
  return operations()
    .map((operation) => ({ operation, score: total(operation) }))
    .filter(({ score }) => score > 0)
    .sort((a, b) => b.score - a.score)
    .slice(0, most)
    .map(({ operation }) => operation)
}

/** For misspelt ids. */
export const operationIds = (): readonly string[] => operations().map(({ id }) => id)

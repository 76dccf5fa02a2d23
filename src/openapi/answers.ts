// What the documents say of the answers to what reads, as data: read from a file of its own when it is
// first used.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Schema } from './schema.ts'

interface Documented {
  /** Below `/api`: `/v2/list/{list_id}`. */
  readonly path: string
  readonly answer: Schema
}

let loaded: readonly Documented[] | undefined

/** All of them, in the order of their paths. */
export const documentedAnswers = (): readonly Documented[] => {
  loaded ??= JSON.parse(
    readFileSync(join(__dirname, 'data', 'answers.json'), 'utf8'),
  ) as readonly Documented[]
  return loaded
}

/** @param path with its parameters in lower case */
export const documentedAnswer = (path: string): Schema | undefined =>
  documentedAnswers().find((each) => each.path.toLowerCase() === path)?.answer

// What a name that was not found may have meant.
import * as l10n from '@vscode/l10n'
import Fuse from 'fuse.js/basic'
import { CodedError } from '../problems/error.ts'

const MOST_CANDIDATES = 8

/** The names most like `wanted`, best first; of a few names all, because any may be meant. */
export const nearest = (wanted: string, names: readonly string[]): readonly string[] => {
  const distinct = [...new Set(names)]
  const found = new Fuse(distinct, { threshold: 0.5, ignoreLocation: true, ignoreDiacritics: true })
    .search(wanted)
    .map(({ item }) => item)
  const few = found.length === 0 || distinct.length <= MOST_CANDIDATES
  return [...new Set(few ? [...found, ...distinct] : found)].slice(0, MOST_CANDIDATES)
}

/** @param message says what there is not: `There is no doc "plan".` */
export const notFound = (
  message: string,
  wanted: string,
  names: readonly string[],
  hint?: string,
): CodedError =>
  new CodedError('NOT_FOUND', message, {
    candidates: nearest(wanted, names),
    hint: hint ?? l10n.t('Use one of the candidates, or an id.'),
  })

export const ambiguous = (message: string, candidates: readonly string[]): CodedError =>
  new CodedError('AMBIGUOUS', message, {
    candidates: candidates.slice(0, 2 * MOST_CANDIDATES),
    hint: l10n.t('Repeat the call with exactly one of the candidates.'),
  })

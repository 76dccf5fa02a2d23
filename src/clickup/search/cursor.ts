// Where a search goes on: opaque, and bound to what was searched.
import { createHash } from 'node:crypto'
import * as l10n from '@vscode/l10n'
import { CodedError } from '../../base/problems/error.ts'
import type { TaskFilter } from './filter.ts'

export interface Position {
  readonly page: number
  /** Matching tasks of that page that were given already. */
  readonly skip: number
  /** Matching tasks given before that page. */
  readonly before: number
}

const fingerprint = (filter: TaskFilter): string => {
  const { scope, said, ...rest } = filter
  return createHash('sha256')
    .update(JSON.stringify([scope?.id, said ?? rest]))
    .digest('base64url')
    .slice(0, 6)
}

export const writeCursor = ({ page, skip, before }: Position, filter: TaskFilter): string =>
  [page, skip, before, fingerprint(filter)].join('.')

export const readCursor = (cursor: string | undefined, filter: TaskFilter): Position => {
  if (cursor === undefined) return { page: 0, skip: 0, before: 0 }
  const [, page, skip, before, mark] = /^(\d+)\.(\d+)\.(\d+)\.([\w-]{6})$/.exec(cursor) ?? []
  if (mark === fingerprint(filter))
    return { page: Number(page), skip: Number(skip), before: Number(before) }
  throw new CodedError('INVALID_INPUT', l10n.t('The cursor does not belong to this search.'), {
    hint: l10n.t(
      'Repeat the search with exactly the same arguments, adding only the cursor; or start anew without it.',
    ),
  })
}

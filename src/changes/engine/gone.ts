// What was deleted, as it answers afterwards.

import * as l10n from '@vscode/l10n'
import type { ChangedObject } from '../../access/changed-object.ts'
import { isCodedError } from '../../base/problems/error.ts'
import { notApplied } from '../../base/problems/problem.ts'
import type { Comparison } from './change.ts'

/**
 * Looks for a deletion of which no certain answer came. What was deleted answers 404; what does not
 * exist *or cannot be seen* answers 401 (docs/clickup-facts.md §4): without access everything looks
 * deleted.
 * @throws CodedError where it cannot be seen
 */
export const lookForGone = async (read: () => Promise<unknown>): Promise<true | undefined> => {
  try {
    await read()
    return undefined
  } catch (error) {
    if (isCodedError(error, 'NOT_FOUND') && error.details.status === 404) return true
    throw error
  }
}

/** After ClickUp said yes to a deletion, either answer agrees with it. */
export const isStillThere = async (read: () => Promise<unknown>): Promise<boolean> => {
  try {
    await read()
    return true
  } catch (error) {
    if (isCodedError(error, 'NOT_FOUND')) return false
    throw error
  }
}

/** ClickUp said yes to a deletion and did nothing. */
export const stillThere = (label: string, touched: readonly ChangedObject[]): Comparison => ({
  result: { id: label },
  missing: [notApplied(l10n.t`ClickUp said yes, but ${label} is still there.`)],
  touched,
  futile: true,
})

// Why ClickUp could not be asked, for people: without the request, which stands in the log.
import { l10n } from 'vscode'
import { isCodedError } from '../../base/problems/error.ts'
import { problemOf } from '../../base/problems/problem.ts'
import { withHint } from '../../base/problems/said.ts'

/** @param again what to do then: `press Enter again` */
export const whyNot = (error: unknown, again: string): string =>
  isCodedError(error, 'UPSTREAM_ERROR')
    ? l10n.t(
        'ClickUp cannot be asked right now. Check the network and status.clickup.com, then {0}.',
        again,
      )
    : withHint(problemOf(error))

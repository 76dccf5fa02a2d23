// Estimates by person; Business plans only.
import * as l10n from '@vscode/l10n'
import * as z from 'zod'
import { CodedError, isCodedError } from '../../../base/problems/error.ts'
import type { Api } from '../../http/api.ts'
import { getWorkspace } from '../workspace.ts'

const estimatesAnswer = z
  .object({ data: z.object({ updated_estimates: z.record(z.string(), z.number()) }) })
  .transform(({ data }) => data.updated_estimates)

export interface PersonEstimate {
  readonly assignee: number
  /** Milliseconds. */
  readonly time: number
}

/**
 * PATCH …/time_estimates_by_user: Business plans only (docs/clickup-facts.md §23).
 * @returns what is set now, by user id
 */
export const setEstimates = async (
  api: Api,
  taskId: string,
  estimates: readonly PersonEstimate[],
): Promise<Readonly<Record<string, number>>> => {
  const { id } = await getWorkspace(api)
  const path = `/v3/workspaces/${id}/tasks/${taskId}/time_estimates_by_user`
  try {
    const body = estimates
    return await api.request({
      method: 'PATCH',
      path,
      body,
      repeatable: true,
      answer: estimatesAnswer,
    })
  } catch (error) {
    // People and times were checked before; what is left of the reasons for its bare 400 is the plan.
    if (!isCodedError(error, 'INVALID_INPUT', 'FORBIDDEN')) throw error
    throw new CodedError(
      'PLAN_LIMIT',
      l10n.t`ClickUp refused estimates by person, which need a Business plan. ${error.message}`,
      { ...error.details, hint: l10n.t('Set `estimate` for the task as a whole instead.') },
    )
  }
}

// What is lost for good is never sent without the user's word.
import * as l10n from '@vscode/l10n'
import { CodedError } from '../../base/problems/error.ts'
import type { Loss } from '../steps/kind.ts'
import type { Plan } from '../steps/step.ts'

/**
 * Gets the user's word on what will be lost.
 * @param plan what it is lost by: a word that was given before counts for the same fingerprint alone
 * @returns why it may not be sent; undefined when the user has agreed
 */
export type Confirm = (
  losses: readonly Loss[],
  plan: Pick<Plan, 'fingerprint' | 'now'>,
) => Promise<CodedError | undefined>

const nobodyAsked: Confirm = async () =>
  new CodedError('NOT_CONFIRMED', l10n.t('Nothing was sent: nobody was asked.'))

/** @throws CodedError NOT_CONFIRMED, which never tells what would have counted as a yes */
export const requireConfirmation = async (
  losses: readonly Loss[],
  plan: Pick<Plan, 'fingerprint' | 'now'>,
  confirm: Confirm = nobodyAsked,
): Promise<void> => {
  if (losses.length === 0) return
  const refusal = await confirm(losses, plan)
  if (refusal) throw refusal
}

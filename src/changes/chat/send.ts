// Sending a message: the channel is found and the text is checked first.
import * as l10n from '@vscode/l10n'
import { CodedError } from '../../base/problems/error.ts'
import { resolveChannel } from '../../clickup/references/channels.ts'
import type { Standpoint } from '../../clickup/references/standpoint.ts'
import { stepOf } from '../engine/plan.ts'
import { slot } from '../engine/slots.ts'
import type { Step } from '../engine/step.ts'
import { messageSend } from './message.ts'

/** What ClickUp takes at most (docs/clickup-facts.md §20). */
const MAX_CHARS = 40_000

/** @param below the message that is replied to */
export const planMessage = async (
  { api }: Standpoint,
  said: string,
  text: string,
  below: string | undefined,
): Promise<readonly Step[]> => {
  if (text.trim() === '' || text.length > MAX_CHARS)
    throw new CodedError('INVALID_INPUT', l10n.t`A message has 1 to ${MAX_CHARS} characters.`, {
      hint: l10n.t('Shorten the text, or put it into a doc.'),
    })
  const { id: channel, name: label } = await resolveChannel(api, said)
  const place = { channel, ...(below === undefined ? {} : { below }) }
  return [
    stepOf(messageSend, { id: slot('message'), in: place, label }, { text }, { makes: 'message' }),
  ]
}

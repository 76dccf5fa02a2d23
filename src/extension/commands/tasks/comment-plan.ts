// Comments as they are planned: a name that nobody has is told before anything is sent, and goes as it is
// when the person is sure.
import { all } from '../../../base/problems/all.ts'
import { CodedError } from '../../../base/problems/error.ts'
import { sentenceOf } from '../../../base/problems/said.ts'
import { commentSteps } from '../../../changes/comments/add.ts'
import type { NewPlace } from '../../../changes/comments/place.ts'
import type { Step } from '../../../changes/steps/step.ts'
import type { Standpoint } from '../../../clickup/references/standpoint.ts'

/** Nothing was sent: whoever is meant by the name would not be notified. */
export class NobodyError extends CodedError {}

/** @throws NobodyError unless the person is sure */
export const planComments = async (
  at: Standpoint,
  places: readonly NewPlace[],
  text: string,
  isSure: boolean,
): Promise<readonly Step[]> => {
  const planned = await all(places.map((place) => commentSteps(at, { ...place, text })))
  const steps = planned.flat()
  const [doubt] = steps.flatMap(({ warns = [] }) => warns)
  if (doubt && !isSure) throw new NobodyError('INVALID_INPUT', sentenceOf(doubt))
  // The person knows it by now.
  return steps.map(({ warns: _, ...step }) => step)
}

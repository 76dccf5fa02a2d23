// Changing a list that is there.
import { readList } from '../../clickup/objects/list.ts'
import { resolvePlace } from '../../clickup/references/places.ts'
import type { Standpoint } from '../../clickup/references/standpoint.ts'
import { stepsBy } from '../steps/argument.ts'
import type { Step } from '../steps/step.ts'
import type { Ground } from './argument.ts'
import { LIST_ARGUMENTS, type SaidList } from './arguments.ts'
import { targetOf } from './subject.ts'

/** @throws PlanError, CodedError when anything about it is wrong */
export const planUpdateList = async (
  at: Standpoint,
  reference: string,
  said: SaidList,
): Promise<readonly Step[]> => {
  const place = await resolvePlace(at, reference, ['list'])
  const list = await readList(at.api, place.id)
  const on: Ground = { at, target: targetOf(place, list), there: { list, place } }
  return stepsBy<Ground>(LIST_ARGUMENTS, said, on, '')
}

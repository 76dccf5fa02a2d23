// Deleting a list: what goes with it is read before.
import { readList } from '../../clickup/objects/list.ts'
import { resolvePlace } from '../../clickup/references/places.ts'
import type { Standpoint } from '../../clickup/references/standpoint.ts'
import { stepOf } from '../steps/plan.ts'
import type { Step } from '../steps/step.ts'
import { listDelete } from './delete-kind.ts'
import { pictureOf } from './picture.ts'
import { targetOf } from './subject.ts'

/** @throws CodedError when it cannot be found */
export const planDeleteList = async (
  at: Standpoint,
  reference: string,
): Promise<readonly Step[]> => {
  const place = await resolvePlace(at, reference, ['list'])
  const list = await readList(at.api, place.id)
  const picture = await pictureOf(at.api, list)
  return [
    stepOf(listDelete, targetOf(place, list), 'all', { before: { at: 'known', is: picture } }),
  ]
}

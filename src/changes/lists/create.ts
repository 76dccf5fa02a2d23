// A new list in a space or folder: all checked before it is made.
import * as l10n from '@vscode/l10n'
import { CodedError } from '../../base/problems/error.ts'
import { MOST_PATH, oneLine, plainName } from '../../base/text/foreign-text.ts'
import { sameName } from '../../base/text/names.ts'
import { resolvePlace } from '../../clickup/references/places.ts'
import type { Standpoint } from '../../clickup/references/standpoint.ts'
import { stepsBy } from '../steps/argument.ts'
import { stepOf } from '../steps/plan.ts'
import { slot } from '../steps/slots.ts'
import type { Step, Target } from '../steps/step.ts'
import type { Ground } from './argument.ts'
import { LIST_ARGUMENTS, type SaidList } from './arguments.ts'
import { listCreate, listsIn } from './create-kind.ts'
import type { Above } from './subject.ts'

export interface NewList extends Omit<SaidList, 'name'> {
  readonly name: string
}

/** @throws CodedError CONFLICT when a list of that name is there already */
export const planCreateList = async (
  at: Standpoint,
  parentReference: string,
  { name, ...said }: NewList,
): Promise<readonly Step[]> => {
  const parent = await resolvePlace(at, parentReference, ['space', 'folder'])
  const above: Above = {
    kind: parent.kind === 'space' ? 'space' : 'folder',
    id: parent.id,
    space: parent.spaceId,
  }
  const twin = (await listsIn(at.api, above)).find((list) => sameName(list.name, name))
  if (twin)
    throw new CodedError(
      'CONFLICT',
      l10n.t`${oneLine(parent.path, MOST_PATH)} already has a list "${plainName(twin.name)}" (${twin.id}).`,
      { hint: l10n.t('Use that list, or another name.') },
    )
  const made = `list:${parent.id}:${name}`
  const target: Target = {
    id: slot(made),
    in: above,
    label: oneLine(`${parent.path} / ${name}`, MOST_PATH),
    name,
  }
  const on: Ground = { at, target, there: undefined }
  return [
    stepOf(listCreate, target, { name }, { makes: made }),
    ...(await stepsBy<Ground>(LIST_ARGUMENTS, said, on, '')),
  ]
}

// Making, renaming and deleting folders: all checked before anything is sent.
import * as l10n from '@vscode/l10n'
import { CodedError } from '../../base/problems/error.ts'
import { MOST_PATH, oneLine, plainName } from '../../base/text/foreign-text.ts'
import { sameName } from '../../base/text/names.ts'
import type { Api } from '../../clickup/http/api.ts'
import { getFolders, readFolder } from '../../clickup/objects/hierarchy.ts'
import { resolvePlace } from '../../clickup/references/places.ts'
import type { Standpoint } from '../../clickup/references/standpoint.ts'
import { stepOf } from '../steps/plan.ts'
import { slot } from '../steps/slots.ts'
import type { Step, Target } from '../steps/step.ts'
import { folderCreate } from './create-kind.ts'
import { folderDelete } from './delete-kind.ts'
import { folderName } from './name.ts'
import { seenIn } from './picture.ts'
import { targetOf } from './subject.ts'

/** ClickUp refuses a name that another folder of the space has; said beforehand it can be mended. */
const checkName = async (api: Api, spaceId: string, name: string, own?: string): Promise<void> => {
  const twin = (await getFolders(api, spaceId)).find(
    (folder) => folder.id !== own && sameName(folder.name, name),
  )
  if (twin)
    throw new CodedError(
      'CONFLICT',
      l10n.t`There is a folder "${plainName(twin.name)}" in this space already (${twin.id}).`,
      { hint: l10n.t('Choose another name.') },
    )
}

/** @throws CodedError CONFLICT when a folder of that name is there already */
export const planCreateFolder = async (
  at: Standpoint,
  spaceReference: string,
  name: string,
): Promise<readonly Step[]> => {
  const space = await resolvePlace(at, spaceReference, ['space'])
  await checkName(at.api, space.id, name)
  const made = `folder:${space.id}:${name}`
  const target: Target = {
    id: slot(made),
    in: space.id,
    label: oneLine(`${space.path} / ${name}`, MOST_PATH),
    name,
  }
  return [stepOf(folderCreate, target, { name }, { makes: made })]
}

/** @throws CodedError CONFLICT when another folder of that name is there */
export const planRenameFolder = async (
  at: Standpoint,
  reference: string,
  name: string,
): Promise<readonly Step[]> => {
  const place = await resolvePlace(at, reference, ['folder'])
  await checkName(at.api, place.spaceId, name, place.id)
  const folder = await readFolder(at.api, place.id)
  return [stepOf(folderName, targetOf(place), name, { object: folder })]
}

/** What goes with it is read before. */
export const planDeleteFolder = async (
  at: Standpoint,
  reference: string,
): Promise<readonly Step[]> => {
  const place = await resolvePlace(at, reference, ['folder'])
  const before = { at: 'known', is: seenIn(await readFolder(at.api, place.id)) } as const
  return [stepOf(folderDelete, targetOf(place), 'all', { before })]
}

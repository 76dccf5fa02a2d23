// The list that a task is in.
import * as l10n from '@vscode/l10n'
import { CodedError } from '../../base/problems/error.ts'
import type { Api } from '../../clickup/http/api.ts'
import type { Task } from '../../clickup/objects/model.ts'
import { type Place, pathOf } from '../../clickup/objects/place.ts'
import { readPlaceById } from '../../clickup/references/place-by-id.ts'
import { knownList } from '../../clickup/references/places.ts'

/** As much of it as the task itself tells. */
const homeAsTold = (task: Task): Place => {
  const { list, folder, space } = task
  if (!list)
    throw new CodedError(
      'UPSTREAM_ERROR',
      l10n.t`ClickUp does not say which list ${task.custom_id || task.id} is in.`,
    )
  const name = list.name ?? list.id
  const path = pathOf([folder?.hidden ? undefined : folder?.name, name])
  return { kind: 'list', id: list.id, name, path, spaceId: space?.id ?? '' }
}

/**
 * One request at most, and only where its statuses or its whole path are needed: others get what is
 * known already.
 */
export const homeOf = async (
  api: Api,
  task: Task,
  { needsAll }: { readonly needsAll: boolean },
): Promise<Place> => {
  const told = homeAsTold(task)
  const known = await knownList(api, told.id)
  if (known) return known
  return (needsAll ? await readPlaceById(api, told.id, ['list']) : undefined) ?? told
}

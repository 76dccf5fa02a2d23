// Further lists that a task stands in (TIML).
import * as l10n from '@vscode/l10n'
import { CodedError } from '../../base/problems/error.ts'
import { differenceOf, mapDifference, type SaidDifference } from '../../base/text/difference.ts'
import type { Api } from '../../clickup/http/api.ts'
import type { Task } from '../../clickup/objects/model.ts'
import type { Place } from '../../clickup/objects/place.ts'
import { addToList, removeFromList } from '../../clickup/objects/task-writes.ts'
import { resolvePlace } from '../../clickup/references/places.ts'
import type { Planning } from '../engine/planning.ts'
import type { Part } from './parts.ts'

const standsIn = (task: Task, list: Place): boolean =>
  task.locations.some(({ id }) => id === list.id) || task.list?.id === list.id

/** Only what is not so yet is sent; with the ClickApp off ClickUp ignores it, which shows afterwards. */
export const listsPart = async (
  { api, clock }: Planning,
  said: SaidDifference,
  task: Task,
): Promise<Part> => {
  const find = (names: readonly string[]) =>
    Promise.all(names.map((name) => resolvePlace(api, name, ['list'], clock.now)))
  const { add, remove, exactly } = await mapDifference(differenceOf(said), find)
  const before = task.locations.filter(({ id }) => id !== task.list?.id)
  const adding = add.filter((list) => !standsIn(task, list))
  const leaving = exactly
    ? before.filter(({ id }) => !add.some((list) => list.id === id))
    : remove.filter((list) => before.some(({ id }) => id === list.id))
  if (remove.some(({ id }) => id === task.list?.id))
    throw new CodedError(
      'INVALID_INPUT',
      l10n.t`${task.custom_id || task.id} cannot leave its home list this way.`,
      { hint: l10n.t('Use move_to to give it another home list.') },
    )
  return {
    field: 'lists',
    effect: {
      field: 'lists',
      from: before.map(({ name, id }) => name ?? id),
      to: [
        ...before
          .filter(({ id }) => !leaving.some((list) => list.id === id))
          .map(({ name, id }) => name ?? id),
        ...adding.map(({ name }) => name),
      ],
    },
    steps: [
      ...adding.map(
        ({ id }) =>
          (to: Api, taskId: string) =>
            addToList(to, taskId, id),
      ),
      ...leaving.map(
        ({ id }) =>
          (to: Api, taskId: string) =>
            removeFromList(to, taskId, id),
      ),
    ],
    holds: (stored) =>
      adding.every((list) => standsIn(stored, list)) &&
      leaving.every(({ id }) => !stored.locations.some((one) => one.id === id)),
    unchanged: () => adding.length === 0 && leaving.length === 0,
  }
}

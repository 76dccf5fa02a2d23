// A list that ends, with all its tasks.
import * as l10n from '@vscode/l10n'
import { MOST_PATH, oneLine, plainName } from '../../base/text/foreign-text.ts'
import { forgetHierarchy } from '../../clickup/objects/hierarchy.ts'
import { deleteList, readList } from '../../clickup/objects/list.ts'
import { resolvePlace } from '../../clickup/references/places.ts'
import type { Standpoint } from '../../clickup/references/standpoint.ts'
import type { Change, Comparison } from '../engine/change.ts'
import { isStillThere, lookForGone, stillThere } from '../engine/gone.ts'
import { readPresent } from './update.ts'

export const planDeleteList = async (at: Standpoint, reference: string): Promise<Change<true>> => {
  const place = await resolvePlace(at, reference, ['list'])
  const { task_count: count, name } = await readList(at.api, place.id)
  const path = oneLine(place.path, MOST_PATH)
  const contents = count === 1 ? l10n.t('with its 1 task') : l10n.t`with its ${count ?? 0} tasks`
  const above = place.path.slice(0, -place.name.length).replace(/ \/ $/, '')
  const deleted: Comparison = {
    result: { id: place.id, list: place.path, deleted: true },
    missing: [],
    touched: [
      { kind: 'list', id: place.id },
      { kind: 'space', id: place.spaceId },
    ],
  }
  return {
    title: count
      ? l10n.t`delete the list ${path} with its ${count} tasks`
      : l10n.t`delete the list ${path}`,
    effects: [{ field: 'list', from: place.path, to: null }],
    destroys: [
      {
        verb: l10n.t('delete'),
        kind: l10n.t('list'),
        name,
        ...(count ? { more: contents } : {}),
        ...(above ? { where: l10n.t`in "${plainName(above)}"` } : {}),
      },
    ],
    async send(to) {
      await deleteList(to, place.id).finally(() => forgetHierarchy(to))
      return true
    },
    lookFor: (to) => lookForGone(() => readPresent(to, place.id)),
    confirmed: () => deleted,
    compare: async (to) =>
      (await isStillThere(() => readPresent(to, place.id)))
        ? stillThere(path, deleted.touched)
        : deleted,
  }
}

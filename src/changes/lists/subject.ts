// A list as what is changed: one reading shows all of it, one request carries all that goes in a body.
import * as l10n from '@vscode/l10n'
import { MOST_PATH, oneLine } from '../../base/text/foreign-text.ts'
import type { Fields } from '../../base/text/records.ts'
import type { Api } from '../../clickup/http/api.ts'
import { forgetHierarchy } from '../../clickup/objects/hierarchy.ts'
import { type ListDetails, readList, updateList } from '../../clickup/objects/list.ts'
import type { Place } from '../../clickup/objects/place.ts'
import { unlessGone } from '../steps/gone.ts'
import type { Kind, Subject, Where } from '../steps/kind.ts'
import { type Own, property, withLater } from '../steps/property.ts'
import type { Json, Target } from '../steps/step.ts'

/** The space or folder that it stands in. */
export type Above = {
  readonly kind: 'space' | 'folder'
  readonly id: string
  readonly space: string
}

export const aboveOf = ({ in: place }: Pick<Target, 'in'>): Above => place as Above

/** A deleted list may answer still, and says so (docs/clickup-facts.md §9). */
const present = (list: ListDetails): ListDetails | undefined => (list.deleted ? undefined : list)

/** ClickUp wants the name in every request; it is read where the plan does not tell it. */
const named = async (api: Api, { id, name }: Where, body: Fields): Promise<Fields> =>
  'name' in body ? body : { name: name ?? (await readList(api, id)).name, ...body }

export const listSubject: Subject<ListDetails> = {
  name: 'list',
  read: (api, { id }) => unlessGone(readList(api, id)),
  update: async (api, where, bodies) => {
    const body = await named(api, where, Object.assign({}, ...bodies))
    return present(await updateList(api, where.id, body).finally(() => forgetHierarchy(api)))
  },
  title: ({ label }) => l10n.t`update the list ${label}`,
  entry: ({ id, label }) => ({ id, list: label }),
  touched: ({ id }) => [{ kind: 'list', id }],
  placed: (where, { id }) => ({ ...where, id }),
}

/** A list that is there. */
export const targetOf = ({ path, spaceId }: Place, { id, name }: ListDetails): Target => ({
  id,
  in: { kind: 'space', id: spaceId, space: spaceId },
  label: oneLine(path, MOST_PATH),
  name,
})

/** Its name may be another one by now. */
const nameless = ({ name: _, ...target }: Target): Target => target

/** A property of a list: what takes it back leaves its name alone. */
export const listProperty = <V extends Json>(
  own: Omit<Own<V, ListDetails>, 'subject'>,
): Kind<V, V, ListDetails> =>
  withLater(
    property<V, ListDetails>({ ...own, subject: listSubject } as Own<V, ListDetails>),
    nameless,
  )

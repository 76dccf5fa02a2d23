// `in:"Sprint 12"`: a list, folder or space by its name, a tail of its path, or `current sprint`.
import * as l10n from '@vscode/l10n'
import { plainName } from '../../../base/text/foreign-text.ts'
import { normalise } from '../../../base/text/names.ts'
import { notFound } from '../../../base/text/nearest.ts'
import { knowsHierarchy } from '../../../clickup/objects/hierarchy.ts'
import { type Place, SEPARATOR } from '../../../clickup/objects/place.ts'
import type { Task } from '../../../clickup/objects/task/task.ts'
import { getPlaces, getPlacesWithin, resolvePlace } from '../../../clickup/references/places.ts'
import type { Kind, Meaning, Reader } from '../term.ts'

const listsIn = (task: Task): readonly string[] => [
  ...(task.list ? [task.list.id] : []),
  ...task.locations.map(({ id }) => id),
]

const meanPlace = async (place: Place, { api }: Reader): Promise<Meaning> => {
  const narrow = { scope: place }
  if (place.kind === 'list') return { matches: (task) => listsIn(task).includes(place.id), narrow }
  const within = new Set((await getPlacesWithin(api, place)).map(({ id }) => id))
  return {
    matches: (task) =>
      (place.kind === 'space' ? task.space?.id : task.folder?.id) === place.id ||
      listsIn(task).some((id) => within.has(id)),
    narrow,
  }
}

/** An id, an address, or words that stand for a place. */
const OTHER = /^\d+$|:\/\/|\(\w+ \d+\)$|\b(current|active) sprint$/i

/**
 * A name that is still being typed is looked for among what is known: to look for it once more, as the
 * resolver does, would read the whole workspace at every key.
 */
const checkName = async (value: string, { api }: Reader): Promise<void> => {
  if (OTHER.test(value.trim()) || !knowsHierarchy(api)) return
  const places = await getPlaces(api)
  const wanted = normalise(value).replace(/\s*[/>›»]\s*/g, SEPARATOR)
  const fits = ({ name, path }: Place) =>
    normalise(name) === normalise(value) ||
    `${SEPARATOR}${normalise(path)}`.endsWith(SEPARATOR + wanted)
  if (places.some(fits)) return
  const message = l10n.t`There is no space or folder or list "${plainName(value)}".`
  throw notFound(
    message,
    value,
    places.map(({ path }) => path),
  )
}

export const PLACES: Kind = {
  examples: l10n.t('in:"Bug Tracker", in:"Engineering / Backlog", in:"current sprint"'),
  mean: async (value, reader) => {
    await checkName(value, reader)
    return meanPlace(await resolvePlace(reader, value), reader)
  },
}

// What lists are called where several stand side by side, so that each is found again by its name.
import type { Api } from '../../http/api.ts'
import { unlessRefused } from '../../http/refusals.ts'
import { getSpaces, knowsHierarchy } from '../../objects/hierarchy.ts'
import { pathOf } from '../../objects/place.ts'
import { listPath, type Task } from '../../objects/task/task.ts'
import { candidateOf, getPlaces } from '../places.ts'

interface NamedList {
  readonly id: string
  /** As short as a task tells it. */
  readonly short: string
  readonly spaceId: string | undefined
}

const listOf = (task: Task): readonly NamedList[] => {
  const short = listPath(task)
  return task.list && short ? [{ id: task.list.id, short, spaceId: task.space?.id }] : []
}

/** `Folder / List` of `Space / Folder / List`. */
const belowSpace = (path: string, space: string | undefined): string =>
  space !== undefined && path.startsWith(space) ? path.slice(pathOf([space, '-']).length - 1) : path

/** The lists that are known without a request, as a task would tell each, and whole. */
const knownLists = async (
  api: Api,
): Promise<ReadonlyMap<string, { readonly short: string; readonly path: string }>> => {
  const places = knowsHierarchy(api) ? await getPlaces(api) : []
  const spaces = new Map(
    places.flatMap(({ kind, id, name }) => (kind === 'space' ? [[id, name] as const] : [])),
  )
  return new Map(
    places.flatMap(({ kind, id, path, spaceId }) =>
      kind === 'list'
        ? [[id, { short: belowSpace(path, spaces.get(spaceId)), path }] as const]
        : [],
    ),
  )
}

const countOf = (texts: Iterable<string>): ReadonlyMap<string, number> => {
  const counts = new Map<string, number>()
  for (const text of texts) counts.set(text, (counts.get(text) ?? 0) + 1)
  return counts
}

/**
 * By list id: `Folder / List`, with its space before it where another list is called so too, and its
 * id behind it where even that is not enough. One request at most, and only where names clash.
 */
export const listNames = async (
  api: Api,
  tasks: readonly Task[],
): Promise<ReadonlyMap<string, string>> => {
  const lists = [...new Map(tasks.flatMap(listOf).map((list) => [list.id, list])).values()]
  const known = await knownLists(api)
  const unknown = lists.filter(({ id }) => !known.has(id))
  const shorts = countOf([...known.values(), ...unknown].map(({ short }) => short))
  const clashes = lists.filter(({ short }) => (shorts.get(short) ?? 0) > 1)
  const spaces = clashes.some(({ id }) => !known.has(id))
    ? await unlessRefused(api, 'space', getSpaces(api))
    : []
  const wholeOf = ({ id, short, spaceId }: NamedList): string =>
    known.get(id)?.path ?? pathOf([spaces.find((space) => space.id === spaceId)?.name, short])
  const wholes = countOf([...[...known.values()].map(({ path }) => path), ...unknown.map(wholeOf)])
  const isClash = new Set(clashes.map(({ id }) => id))
  return new Map(
    lists.map((list) => {
      if (!isClash.has(list.id)) return [list.id, list.short]
      const whole = wholeOf(list)
      return [
        list.id,
        (wholes.get(whole) ?? 0) > 1
          ? candidateOf({ path: whole, kind: 'list', id: list.id })
          : whole,
      ]
    }),
  )
}

import * as z from 'zod'
import { reference } from '../../../base/input/arguments.ts'
import { CodedError } from '../../../base/problems/error.ts'
import type { Problem } from '../../../base/problems/problem.ts'
import { counted, fitFirst, sentSize } from '../../../base/text/fit.ts'
import { plainName } from '../../../base/text/foreign-text.ts'
import { type Fields, isFields } from '../../../base/text/records.ts'
import type { Api } from '../../../clickup/http/api.ts'
import type { Folder, List, Space } from '../../../clickup/objects/container.ts'
import {
  getFolder,
  getFolders,
  getHierarchy,
  getSpace,
  getSpaceTree,
  knowsHierarchy,
  type SpaceTree,
} from '../../../clickup/objects/hierarchy.ts'
import type { Place, PlaceKind } from '../../../clickup/objects/place.ts'
import { getMe, getWorkspace } from '../../../clickup/objects/workspace.ts'
import { knownNames } from '../../../clickup/references/names/known.ts'
import { tellingPlaces } from '../../../clickup/references/places/names.ts'
import { resolvePlace } from '../../../clickup/references/places.ts'
import { understood, understoodPlace } from '../../show/understood.ts'
import { MAX_ANSWER_CHARS, sizeOfAnswer } from '../../tool/envelope.ts'
import { defineTool } from '../../tool/tool.ts'

const DEPTHS = ['spaces', 'folders', 'lists'] as const
type Depth = (typeof DEPTHS)[number]

const filled = (key: string, nodes: readonly Fields[]): Fields =>
  nodes.length > 0 ? { [key]: nodes } : {}

/** Beside its id a name is told by itself, unless it means something else. */
const nodeOf = (kind: PlaceKind, { id, name }: { readonly id: string; readonly name: string }) => ({
  id,
  name: tellAlone({ kind, id, name, path: name }, [name]),
})

const tellAlone = tellingPlaces(undefined)

const listNode = (list: List): Fields => nodeOf('list', list)

// What a chosen depth leaves out is counted, so that nobody takes a short answer for the whole.
const folderNode = ({ lists, ...folder }: Folder, depth: Depth): Fields => ({
  ...nodeOf('folder', folder),
  ...(depth === 'lists' ? filled('lists', lists.map(listNode)) : { list_count: lists.length }),
})

const spaceNode = (
  { space, folders, lists }: SpaceTree,
  depth: Depth,
  features: boolean,
): Fields => {
  const self = { ...nodeOf('space', space), ...(features ? { features: space.features } : {}) }
  if (depth === 'spaces') {
    const count = folders.reduce((sum, folder) => sum + folder.lists.length, lists.length)
    return { ...self, folder_count: folders.length, list_count: count }
  }
  return {
    ...self,
    ...filled(
      'folders',
      folders.map((folder) => folderNode(folder, depth)),
    ),
    ...(depth === 'lists' ? filled('lists', lists.map(listNode)) : { list_count: lists.length }),
  }
}

interface Content {
  readonly nodes: (depth: Depth) => Fields
  readonly unread: readonly { readonly space: Space; readonly unread: Problem }[]
}

const unreadOf = (trees: readonly SpaceTree[]): Content['unread'] =>
  trees.flatMap(({ space, unread }) => (unread ? [{ space, unread }] : []))

/** What a space refuses costs only itself, and is said. */
const issueOf = ({ space, unread }: Content['unread'][number]): Problem => ({
  code: 'INCOMPLETE',
  message: `Not all of the space "${plainName(space.name)}" (${space.id}) could be read. ${unread.message}`,
  ...(unread.hint ? { hint: unread.hint } : {}),
})

/** The whole, or what of it is asked for: nothing else is read for that. */
const read = async (api: Api, place: Place | undefined, features: boolean): Promise<Content> => {
  const names = await knownNames(api)
  if (!place) {
    const trees = await getHierarchy(api)
    return {
      nodes: (depth) => ({ spaces: trees.map((tree) => spaceNode(tree, depth, features)) }),
      unread: unreadOf(trees),
    }
  }
  if (place.kind === 'list')
    return { nodes: () => ({ list: { id: place.id, path: names.place(place) } }), unread: [] }
  if (place.kind === 'folder') {
    const known = knowsHierarchy(api) ? await getFolders(api, place.spaceId) : []
    const folder = known.find(({ id }) => id === place.id) ?? (await getFolder(api, place.id))
    return { nodes: () => ({ folder: folderNode(folder, 'lists') }), unread: [] }
  }
  const tree = await getSpaceTree(api, await getSpace(api, place.id))
  return {
    nodes: (depth) => ({ space: spaceNode(tree, depth, features) }),
    unread: unreadOf([tree]),
  }
}

/** A folder of very many lists, or a workspace of very many spaces: as many as fit, the rest counted. */
const trimmed = (node: Fields): Fields => {
  let room = MAX_ANSWER_CHARS - 1000
  const entries = Object.entries(node).map(([key, value]) => {
    if (!Array.isArray(value)) return isFields(value) ? { [key]: trimmed(value) } : { [key]: value }
    const fitting = fitFirst(value, room, 0)
    room -= sentSize(fitting.shown)
    return counted(key, fitting)
  })
  return Object.assign({}, ...entries)
}

const account = async (api: Api): Promise<Fields> => {
  const [me, workspace] = await Promise.all([getMe(api), getWorkspace(api)])
  const names = await knownNames(api)
  const rate = api.rate()
  return {
    me: { id: me.id, name: names.user(me), ...(me.timezone ? { timezone: me.timezone } : {}) },
    workspace: { id: workspace.id, name: workspace.name },
    ...(rate ? { rate: { remaining: rate.remaining, limit: rate.limit } } : {}),
  }
}

export const getHierarchyTool = defineTool({
  name: 'get_hierarchy',
  title: 'Show spaces, folders and lists',
  toolset: 'workspace',
  kind: 'read',
  description: 'Show the spaces, folders and lists of ClickUp, who I am and the requests left.',
  input: z.strictObject({
    in: reference('Space, folder or list').optional(),
    depth: z.enum(DEPTHS).describe('Level').optional(),
    features: z.boolean().describe('ClickApps of each space').optional(),
  }),
  run: async ({ in: within, depth, features = false }, context) => {
    const { api } = context
    const place = within === undefined ? undefined : await resolvePlace(context, within)
    if (features && place && place.kind !== 'space')
      throw new CodedError('INVALID_INPUT', 'Only spaces have ClickApps of their own.', {
        hint: 'Leave out `features`, or name the space in `in`.',
      })
    const { nodes, unread } = await read(api, place, features)
    const missing = unread.map(issueOf)
    const head = {
      ...understood({ in: understoodPlace(within, place) }),
      ...(place ? {} : await account(api)),
    }
    const wanted = DEPTHS.slice(0, DEPTHS.indexOf(depth ?? 'lists') + 1).reverse()
    const answers = wanted.map((level) => ({
      level,
      result: { ...head, ...nodes(level) },
    }))
    const fits = answers.find(({ result }) => sizeOfAnswer({ result }) < MAX_ANSWER_CHARS - 300)
    const chosen = fits ?? answers.at(-1)
    if (chosen && !fits) return { result: { ...head, ...trimmed(chosen.result) }, issues: missing }
    if (chosen?.level === wanted[0]) return { result: chosen?.result, issues: missing }
    return {
      result: chosen?.result,
      issues: [
        ...missing,
        {
          code: 'INVALID_INPUT',
          message: `The whole is too long for one answer: it is shown down to ${chosen?.level}, the rest as counts.`,
          hint: 'Ask again with `in` set to one of the spaces or folders.',
        },
      ],
    }
  },
})

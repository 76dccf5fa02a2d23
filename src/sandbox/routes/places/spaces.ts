// Writing spaces and folders, and the tags of a space.
import { type Body, textIn } from '../../http/body.ts'
import { badInput, planLimit, tagMissing } from '../../http/errors.ts'
import { type Call, del, post, put, type Route } from '../../http/route.ts'
import { folder, space } from '../../present/hierarchy.ts'
import { folderById, folderOf, spaceById, spaceOf, workspaceOf } from '../../state/lookup.ts'
import type { Folder, Space, Tag } from '../../state/model.ts'

const nameIn = (body: Body, what: string): string => {
  const name = textIn(body, 'name')
  if (!name) throw badInput(`${what} name invalid`)
  return name
}

const createSpace = (call: Call) => {
  const { store, body } = call
  const { id: workspaceId } = workspaceOf(call)
  const name = nameIn(body, 'Space')
  const siblings = store.spacesOf(workspaceId)
  if (siblings.length >= store.quirks.spaces) throw planLimit()
  const id = String(90_140_500_000 + store.serial())
  const made: Space = {
    id,
    workspaceId,
    name,
    private: false,
    color: '#7b68ee',
    archived: false,
    statuses: [
      { id: `p${id}_open`, status: 'to do', orderindex: 0, color: '#87909e', type: 'open' },
      { id: `p${id}_done`, status: 'complete', orderindex: 1, color: '#008844', type: 'closed' },
    ],
    tags: new Map(),
    customIdPrefix: null,
    multipleLists: false,
    orderindex: siblings.length,
  }
  store.spaces.set(id, made)
  return space(made)
}

const updateSpace = (call: Call) => {
  const found = spaceOf(call)
  const { body } = call
  found.name = textIn(body, 'name') ?? found.name
  found.color = textIn(body, 'color') ?? found.color
  if (typeof body.private === 'boolean') found.private = body.private
  return space(found)
}

const createFolder = (call: Call) => {
  const { store, body } = call
  const { id: spaceId } = spaceOf(call)
  const name = nameIn(body, 'Folder')
  const parent = textIn(body, 'parent_folder_id')
  const made: Folder = {
    id: String(90_140_600_000 + store.serial()),
    spaceId,
    parentId: parent === undefined ? null : folderById(call, parent).id,
    name,
    orderindex: store.foldersOf(spaceId).length,
    archived: false,
    statuses: null,
  }
  store.addFolder(made)
  return folder(store, made, true)
}

const moveFolder = (call: Call) => {
  const { store, body } = call
  const found = folderOf(call)
  const parent = textIn(body, 'parent_folder_id')
  const target = textIn(body, 'space_id')
  if (parent === found.id) throw badInput('A folder cannot be in itself')
  if (parent !== undefined) found.parentId = folderById(call, parent).id
  if (target !== undefined) store.moveFolder(found, spaceById(call, target).id)
  if (typeof body.position === 'number') found.orderindex = body.position
  return {}
}

/** Create and edit wrap the tag; the colours are called otherwise when one is edited. */
const tagIn = ({ body }: Call): Body => {
  const { tag } = body
  if (typeof tag !== 'object' || tag === null) throw tagMissing()
  return tag as Body
}

const createTag = (call: Call) => {
  const { tags } = spaceOf(call)
  const tag = tagIn(call)
  const name = textIn(tag, 'name')?.toLowerCase()
  if (!name) throw tagMissing()
  tags.set(name, {
    name,
    fg: textIn(tag, 'tag_fg') ?? '#ffffff',
    bg: textIn(tag, 'tag_bg') ?? '#7b68ee',
    creatorId: call.session.userId,
  })
  return {}
}

const tagOf = (call: Call): { found: Tag; of: Space } => {
  const of = spaceOf(call)
  const found = of.tags.get(call.path('tag_name').toLowerCase())
  if (!found) throw badInput('Tag not found')
  return { found, of }
}

const replaceTag = (call: Call, of: Space, before: string, after: string | null) => {
  for (const task of call.store.tasks.values()) {
    if (call.store.lists.get(task.listId)?.spaceId !== of.id) continue
    task.tags = task.tags.flatMap((name) => {
      if (name !== before) return [name]
      return after === null ? [] : [after]
    })
  }
}

const editTag = (call: Call) => {
  const { found, of } = tagOf(call)
  const tag = tagIn(call)
  const name = textIn(tag, 'name')?.toLowerCase() ?? found.name
  const edited = {
    ...found,
    name,
    fg: textIn(tag, 'fg_color') ?? found.fg,
    bg: textIn(tag, 'bg_color') ?? found.bg,
  }
  of.tags.delete(found.name)
  of.tags.set(name, edited)
  replaceTag(call, of, found.name, name)
  return { tag: { name, fg_color: edited.fg, bg_color: edited.bg } }
}

export const spaceRoutes: readonly Route[] = [
  post('/v2/team/:team_id/space', createSpace),
  put('/v2/space/:space_id', updateSpace),
  del('/v2/space/:space_id', (call) => {
    call.store.deleteSpace(spaceOf(call))
    return {}
  }),
  post('/v2/space/:space_id/folder', createFolder),
  put('/v2/folder/:folder_id', (call) => {
    const found = folderOf(call)
    found.name = nameIn(call.body, 'Folder')
    return folder(call.store, found, true)
  }),
  del('/v2/folder/:folder_id', (call) => {
    call.store.deleteFolder(folderOf(call))
    return {}
  }),
  put('/v2/folder/:folder_id/position', moveFolder),
  post('/v2/space/:space_id/tag', createTag),
  put('/v2/space/:space_id/tag/:tag_name', editTag),
  del('/v2/space/:space_id/tag/:tag_name', (call) => {
    const { found, of } = tagOf(call)
    of.tags.delete(found.name)
    replaceTag(call, of, found.name, null)
    return {}
  }),
]

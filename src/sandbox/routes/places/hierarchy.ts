// Spaces, folders, lists: reading them, who sees a list, and the fields of a list.

import { NoRoute } from '../../http/errors.ts'
import { type Call, get, type Route } from '../../http/route.ts'
import { field } from '../../present/field.ts'
import {
  folder,
  folderlessListItem,
  list,
  listItem,
  space,
  spaceWithMembers,
} from '../../present/hierarchy.ts'
import { objectMember } from '../../present/user.ts'
import {
  folderOf,
  needsFields,
  readableListOf,
  spaceItself,
  spaceOf,
  workspaceOf,
} from '../../state/lookup.ts'
import type { Field } from '../../state/model.ts'

/** `archived=true` shows the archived ones instead of the others. */
const shown =
  (archived: boolean) =>
  (value: { archived: boolean }): boolean =>
    value.archived === archived

const shownFields = (call: Call, fields: readonly Field[]) => {
  needsFields(call)
  return { fields: fields.map(field) }
}

const fieldsAt = (call: Call, scopeId: string) =>
  shownFields(
    call,
    [...call.store.fields.values()].filter((each) => each.scopeId === scopeId),
  )

export const hierarchyRoutes: readonly Route[] = [
  get('/v2/team/:team_id/space', (call) => ({
    spaces: call.store
      .spacesOf(workspaceOf(call).id)
      .filter(shown(call.query.flag('archived')))
      .map((each) => spaceWithMembers(call.store, each)),
  })),

  // Undocumented, and seen to be answered.
  get('/v2/team/:team_id/folder', (call) => {
    const { store, query } = call
    if (!store.quirks.workspaceFolders) throw new NoRoute()
    return {
      folders: store
        .spacesOf(workspaceOf(call).id)
        .filter((each) => !each.archived)
        .flatMap((each) => store.foldersOf(each.id))
        .filter(shown(query.flag('archived')))
        .map((each) => folder(store, each, false)),
    }
  }),

  get('/v2/space/:space_id', (call) => space(spaceItself(call))),

  get('/v2/space/:space_id/folder', (call) => ({
    folders: call.store
      .foldersOf(spaceOf(call).id)
      .filter(shown(call.query.flag('archived')))
      .map((each) => folder(call.store, each, false)),
  })),

  get('/v2/space/:space_id/list', (call) => ({
    lists: call.store
      .folderlessListsOf(spaceOf(call).id)
      .filter(shown(call.query.flag('archived')))
      .map((each) => folderlessListItem(call.store, each)),
  })),

  get('/v2/space/:space_id/tag', (call) => ({
    tags: [...spaceOf(call).tags.values()].map(({ name, fg, bg }) => ({
      name,
      tag_fg: fg,
      tag_bg: bg,
    })),
  })),

  get('/v2/folder/:folder_id', (call) => folder(call.store, folderOf(call), true)),

  get('/v2/folder/:folder_id/list', (call) => ({
    lists: call.store
      .listsOf(folderOf(call).id)
      .filter(shown(call.query.flag('archived')))
      .map((each) => listItem(call.store, each)),
  })),

  get('/v2/list/:list_id', (call) => list(call.store, readableListOf(call))),

  // Only those with explicit access: no list of who can be assigned.
  get('/v2/list/:list_id/member', (call) => ({
    members: readableListOf(call).memberIds.map((id) => objectMember(call.store, id)),
  })),

  get('/v2/list/:list_id/field', (call) =>
    shownFields(call, call.store.fieldsOf(readableListOf(call))),
  ),

  // Above a list only what is made there, not what comes from further up.
  get('/v2/folder/:folder_id/field', (call) => fieldsAt(call, folderOf(call).id)),
  get('/v2/space/:space_id/field', (call) => fieldsAt(call, spaceOf(call).id)),
  get('/v2/team/:team_id/field', (call) => fieldsAt(call, workspaceOf(call).id)),
]

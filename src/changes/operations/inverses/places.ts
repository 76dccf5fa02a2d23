// Folders, and the groups of people.
import { type Fields, isFields } from '../../../base/text/records.ts'
import { operationStep, type Picture } from '../asked.ts'
import type { Inverse } from './inverse.ts'
import * as by from './inverse.ts'

const idOf = (value: unknown): string => (isFields(value) ? by.textIn(value, 'id') : '')

const countOf = (value: unknown): number =>
  Array.isArray(value) ? value.length : typeof value === 'number' ? value : 0

/** What is in it is counted: one that is not empty is not the one that was made. */
const folderPicture = (object: Fields): Picture => ({
  ...by.pick(object, ['id', 'name', 'archived', 'override_statuses']),
  space: idOf(object.space) || by.textIn(object, 'space'),
  parent: idOf(object.parent_folder) || by.textIn(object, 'parent'),
  lists: countOf(object.lists),
  // Missing where nobody looked for them, or they could not be read.
  ...(object.folders === undefined ? {} : { folders: countOf(object.folders) }),
  task_count: by.numberIn(object, 'task_count') ?? 0,
})

const namePicture = (object: Fields): Picture => by.pick(object, ['id', 'name'])

const NOT_EMPTY = by.irreversible(
  'The folder was not empty: what went with it can only be made anew.',
)

const folderInverses: Readonly<Record<string, Inverse>> = {
  CreateFolder: {
    picture: folderPicture,
    words: 'the folder is deleted',
    invert: ({ path, made, stored }) => {
      if (made === undefined) return by.NOT_MADE
      const listed = `/v2/space/${encodeURIComponent(path.space_id ?? '')}/folder`
      return [
        operationStep(
          { operation: 'DeleteFolder', path: { folder_id: made }, listed },
          {},
          by.seen(stored),
        ),
      ]
    },
  },
  UpdateFolder: {
    picture: namePicture,
    words: 'the former name',
    invert: ({ path, before, stored }) =>
      before
        ? [
            operationStep(
              { operation: 'UpdateFolder', path: { folder_id: path.folder_id ?? '' } },
              { body: { name: by.textIn(before, 'name') } },
              by.seen(stored),
            ),
          ]
        : by.NOT_READ,
  },
  DeleteFolder: {
    picture: folderPicture,
    words: 'an empty folder is made anew under another id; of one that was not, nothing',
    invert: ({ before }) => {
      if (!before?.space || before.folders === undefined) return by.NOT_READ
      if (before.lists || before.folders || before.task_count) return NOT_EMPTY
      if (before.override_statuses === true || before.archived === true)
        return by.irreversible(
          'A folder with statuses of its own, or an archived one, cannot be made by the API.',
        )
      const { parent, name = '' } = before
      return [
        operationStep(
          { operation: 'CreateFolder', path: { space_id: String(before.space) } },
          { body: { name, ...(parent ? { parent_folder_id: parent } : {}) } },
          { makes: `folder:${by.textIn(before, 'id')}`, name: String(name) },
        ),
      ]
    },
  },
}

const groupPicture = (object: Fields): Picture => ({
  ...by.pick(object, ['id', 'team_id', 'name', 'handle']),
  members: by.idsIn(object.members),
})

const groupInverses: Readonly<Record<string, Inverse>> = {
  CreateUserGroup: {
    picture: groupPicture,
    words: 'the group is deleted',
    invert: ({ made, stored }) =>
      made === undefined
        ? by.NOT_MADE
        : [
            operationStep(
              { operation: 'DeleteUserGroup', path: { group_id: made } },
              {},
              by.seen(stored),
            ),
          ],
  },
  UpdateUserGroup: {
    picture: groupPicture,
    words: 'the former name and handle; of the members only what was asked for',
    invert: ({ path, before, stored, sent }) => {
      if (!before) return by.NOT_READ
      const members = by.idsIn(before.members)
      const { add, rem } = isFields(sent.members) ? sent.members : { add: [], rem: [] }
      const body = {
        ...(sent.name === undefined ? {} : by.pick(before, ['name'])),
        ...(sent.handle === undefined ? {} : by.pick(before, ['handle'])),
        ...(sent.members === undefined
          ? {}
          : {
              members: {
                add: by.both(by.idsIn(rem), members),
                rem: by.without(by.idsIn(add), members),
              },
            }),
      }
      return [
        operationStep(
          { operation: 'UpdateUserGroup', path: { group_id: path.group_id ?? '' } },
          { body },
          by.seen(stored),
        ),
      ]
    },
  },
  DeleteUserGroup: {
    picture: groupPicture,
    words: 'it is made anew under another id; what was assigned to it is not assigned again',
    invert: ({ before }) =>
      before
        ? [
            operationStep(
              { operation: 'CreateUserGroup', path: { team_id: by.workspaceOf(before) } },
              { body: { ...by.pick(before, ['name', 'handle', 'members']) } },
              {
                makes: `group:${by.textIn(before, 'id')}`,
                name: by.textIn(before, 'name'),
                warns: [
                  {
                    code: 'INCOMPLETE',
                    message:
                      'The group comes back under another id: what was assigned to it is not assigned again.',
                  },
                ],
              },
            ),
          ]
        : by.NOT_READ,
  },
}

export const placeInverses: Readonly<Record<string, Inverse>> = {
  ...folderInverses,
  ...groupInverses,
}

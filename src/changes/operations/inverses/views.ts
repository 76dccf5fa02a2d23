// Views. An update replaces the whole view, so all of it is put back (docs/clickup-facts.md §21).
import { type Fields, isFields } from '../../../base/text/records.ts'
import { type Json, jsonOf } from '../../steps/step.ts'
import { type About, operationStep, type Picture } from '../asked.ts'
import type { Inverse } from './inverse.ts'
import * as by from './inverse.ts'

const SETTINGS = [
  ...['grouping', 'divide', 'sorting', 'filters', 'columns', 'team_sidebar', 'settings'],
]

const viewPicture = (object: Fields): Picture =>
  by.pick(object, ['id', 'name', 'type', 'parent', ...SETTINGS])

/** `columns` must not list `name`, though it is read. */
const withoutName = (columns: Json | undefined): Json | undefined => {
  if (!isFields(columns) || !Array.isArray(columns.fields)) return columns
  const fields = columns.fields.filter((one) => !isFields(one) || one.field !== 'name')
  return jsonOf({ ...columns, fields })
}

const bodyOf = (view: Picture): { readonly [key: string]: Json | undefined } => {
  const { id: _, parent: __, columns, ...rest } = view
  return { ...rest, ...(columns === undefined ? {} : { columns: withoutName(columns) }) }
}

interface Parent {
  readonly operation: string
  readonly key: string
  readonly place: string
}

/** docs/clickup-facts.md §21 */
const PARENTS: ReadonlyMap<unknown, Parent> = new Map([
  [4, { operation: 'CreateSpaceView', key: 'space_id', place: 'space' }],
  [5, { operation: 'CreateFolderView', key: 'folder_id', place: 'folder' }],
  [6, { operation: 'CreateListView', key: 'list_id', place: 'list' }],
  [7, { operation: 'CreateTeamView', key: 'team_id', place: 'team' }],
])

const parentOf = ({ parent }: Picture) => {
  if (!isFields(parent)) return undefined
  const found = PARENTS.get(Number(parent.type))
  const id = by.textIn(parent, 'id')
  return found && id !== '' ? { ...found, id } : undefined
}

/** What can be made by the API, and holds nothing of its own. */
const MAKEABLE: readonly unknown[] = [
  ...['list', 'board', 'calendar', 'table', 'timeline', 'workload', 'activity', 'map', 'gantt'],
]

const deleting = (view: string, listed: string | undefined): About => ({
  operation: 'DeleteView',
  path: { view_id: view },
  ...(listed === undefined ? {} : { listed }),
})

const created: Inverse = {
  picture: viewPicture,
  words: 'the view is deleted',
  invert: ({ made, stored }) => {
    if (made === undefined) return by.NOT_MADE
    const parent = stored && parentOf(stored)
    const listed = parent && `/v2/${parent.place}/${encodeURIComponent(parent.id)}/view`
    return [operationStep(deleting(made, listed), {}, by.seen(stored))]
  },
}

export const viewInverses: Readonly<Record<string, Inverse>> = {
  CreateTeamView: created,
  CreateSpaceView: created,
  CreateFolderView: created,
  CreateListView: created,
  UpdateView: {
    picture: viewPicture,
    words: 'the whole view as it was',
    invert: ({ path, before, stored }) => {
      if (!before) return by.NOT_READ
      const { parent } = before
      const body = { ...bodyOf(before), ...(parent === undefined ? {} : { parent }) }
      return [
        operationStep(
          { operation: 'UpdateView', path: { view_id: path.view_id ?? '' } },
          { body },
          by.seen(stored),
        ),
      ]
    },
  },
  DeleteView: {
    picture: viewPicture,
    words: 'it is made anew under another id; a chat, form or document is not',
    invert: ({ before }) => {
      const parent = before && parentOf(before)
      if (!before || !parent) return by.NOT_READ
      if (!MAKEABLE.includes(before.type))
        return by.irreversible(
          'A view of this type holds more than the API tells, so that it cannot be made anew.',
        )
      return [
        operationStep(
          { operation: parent.operation, path: { [parent.key]: parent.id } },
          { body: bodyOf(before) },
          { makes: `view:${by.textIn(before, 'id')}`, name: by.textIn(before, 'name') },
        ),
      ]
    },
  },
}

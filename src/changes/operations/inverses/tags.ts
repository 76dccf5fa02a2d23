// The tags of a space.
import type { Fields } from '../../../base/text/records.ts'
import { stepOf } from '../../steps/plan.ts'
import type { Step, Target } from '../../steps/step.ts'
import { taskTag } from '../../tasks/properties/tags.ts'
import { operationStep, type Picture } from '../asked.ts'
import type { Inverse } from './inverse.ts'
import * as by from './inverse.ts'

/** Its colours have two names each: as it is made and read, and as it is edited (docs/clickup-facts.md §14). */
const tagPicture = (object: Fields): Picture => ({
  name: by.textIn(object, 'name'),
  tag_fg: by.textIn(object, 'tag_fg') || by.textIn(object, 'fg_color'),
  tag_bg: by.textIn(object, 'tag_bg') || by.textIn(object, 'bg_color'),
  ...by.pick(object, ['bearers', 'taken']),
})

const edited = (space: string, from: string, to: Picture, stored: Picture | undefined): Step =>
  operationStep(
    {
      operation: 'EditSpaceTag',
      path: { space_id: space, tag_name: from },
      as: by.textIn(to, 'name'),
    },
    {
      body: {
        tag: { name: by.textIn(to, 'name'), fg_color: to.tag_fg ?? '', bg_color: to.tag_bg ?? '' },
      },
    },
    by.seen(stored),
  )

/** The documents want the tag in the body of its deletion. */
const deleted = (space: string, tag: Picture): Step => {
  const { name = '', tag_fg = '', tag_bg = '' } = tag
  return operationStep(
    { operation: 'DeleteSpaceTag', path: { space_id: space, tag_name: String(name) } },
    { body: { tag: { name, tag_fg, tag_bg } } },
    by.seen(tag),
  )
}

const MANY_BEAR_IT = by.irreversible(
  'The tasks that had the tag were too many to be kept, or could not be read.',
)

export const tagInverses: Readonly<Record<string, Inverse>> = {
  CreateSpaceTag: {
    picture: tagPicture,
    words: 'the tag is deleted; one that was there already gets its former colours',
    invert: ({ path, before, stored, sent }) => {
      const space = path.space_id ?? ''
      if (!before) return [deleted(space, stored ?? tagPicture(sent))]
      return [edited(space, by.textIn(before, 'name'), before, stored)]
    },
  },
  EditSpaceTag: {
    picture: tagPicture,
    words: 'the former name and colours, unless another tag had the new name',
    invert: ({ path, before, stored, sent }) => {
      if (!before) return by.NOT_READ
      if (before.taken)
        return by.irreversible('Another tag had that name, and which task had which is not known.')
      const now = by.textIn(stored ?? sent, 'name').toLowerCase()
      return [edited(path.space_id ?? '', now, before, stored)]
    },
  },
  DeleteSpaceTag: {
    picture: tagPicture,
    words:
      'the tag is made anew, and put on the tasks that had it, up to 50, but for archived ones',
    invert: ({ path, before }) => {
      if (!before) return by.NOT_READ
      const { bearers } = before
      if (!Array.isArray(bearers)) return MANY_BEAR_IT
      const { name = '', tag_fg = '', tag_bg = '' } = before
      const create = operationStep(
        { operation: 'CreateSpaceTag', path: { space_id: path.space_id ?? '' } },
        { body: { tag: { name, tag_fg, tag_bg } } },
        {
          makes: `tag:${path.space_id}:${name}`,
          name: String(name),
          warns: [
            { code: 'INCOMPLETE', message: 'Archived tasks that had the tag do not get it again.' },
          ],
        },
      )
      const putOn = (bearers as readonly Target[]).map((task) =>
        stepOf(taskTag, task, { add: [String(name)], remove: [] }, { needs: [create.id] }),
      )
      return [create, ...putOn]
    },
  },
}

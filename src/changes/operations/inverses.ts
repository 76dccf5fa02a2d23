// Which operations can be taken back, and how: each was held against ClickUp's documents. Of any other
// nobody has checked what would undo it.
import type { Fields } from '../../base/text/records.ts'
import type { Irreversible } from '../steps/kind.ts'
import { NO_WAY_BACK } from '../steps/property.ts'
import { known, type Step } from '../steps/step.ts'
import {
  aboutOf,
  type DoneOperation,
  operationNamed,
  operationOf,
  type Picture,
  valuesOf,
} from './asked.ts'
import { sentFields } from './compared.ts'
import { goalInverses } from './inverses/goals.ts'
import { type Inverse, irreversible, pick } from './inverses/inverse.ts'
import { placeInverses } from './inverses/places.ts'
import { tagInverses } from './inverses/tags.ts'
import { viewInverses } from './inverses/views.ts'

export const INVERSES: ReadonlyMap<string, Inverse> = new Map(
  Object.entries({ ...goalInverses, ...viewInverses, ...tagInverses, ...placeInverses }),
)

const NOT_CHECKED = irreversible(
  'Which request would take this operation back exactly has not been checked, so none is made.',
)

/** For docs/changes.md: each that can be taken back, by one of these methods. */
export const inverseWords = (...methods: readonly string[]): string =>
  [...INVERSES]
    .filter(([id]) => methods.includes(operationNamed(id).method))
    .map(([id, { words }]) => `${id}: ${words}.`)
    .concat('Any other: none, for none has been checked.')
    .join(' ')

/** As much of an object as counts for an operation; where none takes it back, what was sent of it. */
export const pictureFor = (operation: string, object: Fields, sent: Fields): Picture => {
  const inverse = INVERSES.get(operation)
  if (inverse) return inverse.picture(object)
  const lists = Array.isArray(object.lists) ? { lists: object.lists.length } : {}
  return {
    ...pick(object, ['id', 'name', 'title', 'task_count', ...Object.keys(sent)]),
    ...lists,
  }
}

export const inverseOf = (done: DoneOperation): readonly Step[] | Irreversible => {
  const { target, before, stored, bound, makes, after } = done
  const inverse = INVERSES.get(aboutOf(target).operation)
  if (!inverse) return operationOf(done).kind === 'delete' ? NO_WAY_BACK : NOT_CHECKED
  return inverse.invert({
    path: valuesOf(target as Parameters<typeof valuesOf>[0]),
    sent: sentFields(after),
    before: known(before),
    stored: known(stored),
    made: makes === undefined ? undefined : bound[makes]?.id,
  })
}

// Where comments stand, as arguments: exactly one of them is given.
import { reference } from '../../../base/input/arguments.ts'

export const placeInput = {
  task: reference('Id, custom id, URL, "List / name", or "current"').optional(),
  list: reference('Comments on the list itself').optional(),
  view: reference('Chat view id or URL').optional(),
}

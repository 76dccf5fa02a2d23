// Where comments stand, as arguments: exactly one of them is given.
import { reference } from '../../../base/input/arguments.ts'

export const placeInput = {
  task: reference('As in get_task').optional(),
  list: reference('The list itself').optional(),
  view: reference('Chat view id or URL').optional(),
}

// Where comments stand besides on tasks, as arguments: exactly one of the places is given.
import { reference } from '../../../base/input/arguments.ts'

export const PLACES = ['task', 'list', 'view'] as const

export const placeInput = {
  list: reference('Its own').optional(),
  view: reference('Chat view id or URL').optional(),
}

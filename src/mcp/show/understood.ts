// What a reading took the words of its caller for, as answers tell it: `result.understood`, an object by
// the names of the arguments. What was given as it is shown (an exact name, an id, dates) says nothing
// new and is left out.
import { asRead } from '../../base/text/names.ts'
import type { Fields } from '../../base/text/records.ts'
import { type DateRange, formatRange } from '../../base/time/ranges.ts'
import { tellTask } from '../../clickup/fields/told.ts'
import type { Place } from '../../clickup/objects/place.ts'
import { labelOf } from '../../clickup/objects/task/label.ts'
import type { Task } from '../../clickup/objects/task/task.ts'
import { nameOf } from '../../clickup/objects/user.ts'
import type { Names } from '../../clickup/references/names/known.ts'
import type { MeantPeople } from '../../clickup/references/people.ts'
import { markedPlace, tailsOf } from '../../clickup/references/places/names.ts'

/** Spread into a result: `{understood: {…}}`, or nothing where all was given as it is shown. */
export const understood = (parts: Fields): Fields => {
  const told = Object.entries(parts).filter(([, value]) => value !== undefined)
  return told.length > 0 ? { understood: Object.fromEntries(told) } : {}
}

/** @param ways all that says so exactly */
const unlessSaid = <T>(said: string, ways: readonly string[], told: T): T | undefined =>
  ways.map(asRead).includes(asRead(said)) ? undefined : told

/** One name, as it is shown. */
export const understoodName = (said: string, shown: string): string | undefined =>
  unlessSaid(said, [shown], shown)

/** Several names of one argument: all of them, where any was not given as it is shown. */
export const understoodNames = (
  said: readonly string[] = [],
  shown: readonly string[] = [],
): readonly string[] | undefined => {
  const given = new Set(said.map(asRead))
  const isGiven = given.size === shown.length && shown.every((name) => given.has(asRead(name)))
  return said.length === 0 || isGiven ? undefined : shown
}

/** `Engineering / Sprint 12 (list 901403000006)` */
export const understoodPlace = (
  said: string | undefined,
  place: Place | undefined,
): string | undefined =>
  said === undefined || !place
    ? undefined
    : unlessSaid(said, [place.id, ...tailsOf(place), markedPlace(place)], markedPlace(place))

/** `Fix the login (task ENG-12)` */
export const understoodTask = (
  said: string | undefined,
  task: Pick<Task, 'id' | 'name' | 'custom_id'> | undefined,
): string | undefined => {
  if (said === undefined || !task) return undefined
  const told = tellTask({ id: labelOf(task), name: task.name })
  return unlessSaid(said, [task.id, labelOf(task), task.name, told], told)
}

/** Both ends, `2026-11-30..2026-12-06`; the answer names the zone. */
export const understoodRange = (
  said: string | undefined,
  range: DateRange | undefined,
  zone: string,
): string | undefined => {
  if (said === undefined || !range) return undefined
  const shown = formatRange(range, zone)
  return said.replaceAll(' ', '') === shown.replaceAll(' ', '') ? undefined : shown
}

/** People by name, user groups with their members: `["Kim Lee", {"Backend": ["Sam Okafor"]}]`. */
export const understoodPeople = (
  said: readonly string[] = [],
  meant: readonly MeantPeople[] = [],
  { user, group }: Pick<Names, 'user' | 'group'>,
): readonly unknown[] | undefined => {
  const told = meant.map(({ users, group: of }) =>
    of ? { [group(of)]: users.map(user) } : users.map(user).join(', '),
  )
  const isGiven = meant.every(({ users: [one, ...others], group: of }, i) => {
    if (of || !one || others.length > 0) return false
    return unlessSaid(said[i] ?? '', [one.id, nameOf(one), user(one)], one) === undefined
  })
  return told.length === 0 || isGiven ? undefined : told
}

// What the user is asked before something is lost for good: what that is first, then where it is.
// As many names as fit are shown, and how many go is said before them.

import { oneLine, plainName } from '../../base/text/foreign-text.ts'
import type { Loss } from '../../changes/steps/kind.ts'

/** Characters for the names, and for the places. */
const ROOM_FOR_NAMES = 1200
const ROOM_FOR_PLACES = 400

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1)

/** As many from the beginning as there is room for, one at least; how many more there are. */
const listed = (items: readonly string[], most: number): string => {
  let room = most
  const end = items.findIndex((item, i) => {
    room -= item.length + 2
    return room < 0 && i > 0
  })
  const shown = end < 0 ? items : items.slice(0, end)
  const left = items.length - shown.length
  return left > 0 ? `${shown.join(', ')} and ${left} more` : shown.join(', ')
}

const named = ({ name, label, more }: Loss): string =>
  [`"${plainName(name)}"`, ...(label ? [`(${oneLine(label)})`] : []), ...(more ? [more] : [])].join(
    ' ',
  )

/** Beside others what goes with it stands in brackets, or nobody could tell to which it belongs. */
const namedAmong = ({ name, label, more }: Loss): string => {
  const about = [...(label ? [oneLine(label)] : []), ...(more ? [more] : [])]
  return `"${plainName(name)}"${about.length > 0 ? ` (${about.join(': ')})` : ''}`
}

const headOf = (losses: readonly Loss[], { verb, kind }: Loss): string => {
  const names = listed(losses.map(losses.length === 1 ? named : namedAmong), ROOM_FOR_NAMES)
  return losses.length === 1
    ? `${capital(verb)} the ${kind} ${names}`
    : `${capital(verb)} ${losses.length} ${kind}s: ${names}`
}

const questionOf = (losses: readonly Loss[], first: Loss): string => {
  const places = [...new Set(losses.flatMap(({ where }) => where ?? []))]
  const where = places.length > 0 ? `\n${listed(places, ROOM_FOR_PLACES)}` : ''
  return `${headOf(losses, first)}${where}.`
}

const kindOf = ({ verb, kind }: Loss): string => `${verb} ${kind}`

/** Plain text; names in it are cleaned, cut and in quotes. */
export const questionFor = (losses: readonly Loss[]): string => {
  const firsts = new Map(losses.toReversed().map((loss) => [kindOf(loss), loss]))
  const questions = [...firsts.values()].toReversed().map((first) =>
    questionOf(
      losses.filter((loss) => kindOf(loss) === kindOf(first)),
      first,
    ),
  )
  return [...questions, 'This cannot be undone.'].join('\n')
}

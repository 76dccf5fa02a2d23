// How a thing is told so that it is found again by what is told: by its name, or, where that would not
// do, with its id behind it: `Sprint 12 (list 901403000006)`.
import { oneLine } from './foreign-text.ts'
import { asRead, called } from './names.ts'

/** Longer names are told with an id, so that nothing need be read to its end. */
const MOST_NAME = 100

/** So many characters of a name stand before its id. */
const MOST_MARKED = 50

/**
 * `Name (list 901)`, of what has no name to be seen `(list 901)`.
 * @param most characters of the name
 */
export const marked = (name: string, kind: string, id: string, most = MOST_MARKED): string =>
  `${oneLine(name, most)} (${kind} ${id})`.trim()

// Before its kind may stand of which sort it is: `Runbook (email field 5f0c…)`.
const MARK = /(?:^|\s)\((?:\w+ )?([a-z]+) ([^\s()]+)\)$/

export interface Mark {
  readonly kind: string
  readonly id: string
  /** What stands before it. */
  readonly name: string
}

export const markIn = (text: string): Mark | undefined => {
  const whole = asRead(text)
  const found = MARK.exec(whole)
  const [, kind, id] = found ?? []
  return found && kind && id ? { kind, id, name: whole.slice(0, found.index) } : undefined
}

/** The id that is told of one of this kind. */
export const markedId = (text: string, kind: string): string | undefined => {
  const mark = markIn(text)
  return mark?.kind === kind ? mark.id : undefined
}

/** Nothing that is given can have it for a key. */
const NO_KEY = '__proto__'

/** Whether a name alone may be told, as far as itself tells. */
export const isPlain = (name: string): boolean =>
  name !== '' && name.length <= MOST_NAME && !markIn(name) && name !== NO_KEY

interface Telling<T> {
  /** `list`, as it stands before its id. */
  readonly kind: string
  readonly id: (thing: T) => string | undefined
  readonly name: (thing: T) => string
  /** Whether a name means something else where it is given back. */
  readonly means?: (name: string) => boolean
  /** Of which sort it is, where that tells it from others. */
  readonly sort?: (thing: T) => string
}

/** How each of these is told; what is not among them, by its id. What has none keeps its name. */
export const tellingAmong = <T>(
  things: readonly T[],
  { kind, id: idOf, name: nameOf, means, sort }: Telling<T>,
): ((thing: T) => string) => {
  const owners = new Map<string, Set<string>>()
  const note = (text: string, id: string): void => {
    const known = owners.get(text)
    if (known) known.add(id)
    else owners.set(text, new Set([id]))
  }
  for (const thing of things) {
    const id = idOf(thing) ?? nameOf(thing)
    note(asRead(nameOf(thing)), id)
    // By an id it would be found, whoever has that for a name.
    note(id, id)
  }
  return (thing) => {
    const name = asRead(nameOf(thing))
    const id = idOf(thing)
    if (id === undefined) return name
    const those = owners.get(name)
    const isOnly = those?.size === 1 && those.has(id)
    if (isOnly && isPlain(name) && !means?.(name)) return name
    return marked(nameOf(thing), sort ? `${sort(thing)} ${kind}` : kind, id)
  }
}

type Known<T> = Pick<Telling<T>, 'kind' | 'id'> & {
  /** All that it is called by. */
  readonly names: (thing: T) => readonly (string | null | undefined)[]
}

/**
 * All that are meant by what was told, or is said freely: an id is one's own, and nobody is told by a
 * name that is another's id.
 */
export const meantAmong = <T>(
  things: readonly T[],
  said: string,
  { kind, id: idOf, names }: Known<T>,
): readonly T[] => {
  const ids = [markedId(said, kind), said.trim()]
  for (const id of ids) {
    const owners = id === undefined ? [] : things.filter((thing) => idOf(thing) === id)
    if (owners.length > 0) return owners
  }
  return called(things, said, names)
}

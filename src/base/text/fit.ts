// As many as fit, the rest counted: for whoever may show only so many characters. Clients measure the
// message, in which the JSON of the answer is a text, its quotes and line ends escaped once more.

/** Characters that a value takes in the JSON of an answer, as that is sent. */
export const sentSize = (value: unknown): number =>
  JSON.stringify(JSON.stringify(value) ?? '').length - 2

/** `{"content":[{"type":"text","text":"…"}]}` as the strictest client counts it. */
export const sentMessage = (text: string): string =>
  JSON.stringify({ content: [{ type: 'text', text }] })

/** Characters that a value takes, with the comma behind it. */
const sizeOf = (value: unknown): number => sentSize(value) + 1

export interface Fitting<T> {
  readonly shown: readonly T[]
  /** How many there was no room for. */
  readonly left: number
}

/**
 * As many from the beginning as there is room for, `least` of them whatever their size.
 * @param room characters, as they are sent
 */
export const fitFirst = <T>(items: readonly T[], room: number, least = 1): Fitting<T> => {
  let rest = room
  const end = items.findIndex((item, i) => {
    rest -= sizeOf(item)
    return rest < 0 && i >= least
  })
  const shown = end < 0 ? items : items.slice(0, end)
  return { shown, left: items.length - shown.length }
}

/** The same from the end. */
export const fitLast = <T>(items: readonly T[], room: number): Fitting<T> => {
  const { shown, left } = fitFirst([...items].reverse(), room, 0)
  return { shown: [...shown].reverse(), left }
}

/** Under a name, and under `<name>_left` how many there was no room for. */
export const counted = <T>(name: string, { shown, left }: Fitting<T>): Record<string, unknown> => ({
  [name]: shown,
  ...(left > 0 ? { [`${name}_left`]: left } : {}),
})

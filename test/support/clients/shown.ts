// What of ours a model was shown, whatever form the client gave it.
import { nameAmong } from '../../../scripts/model/conversation.ts'
import type { Exchange } from '../../../scripts/model/server.ts'

const textsIn = (value: unknown): readonly string[] => {
  if (typeof value === 'string') return [value]
  if (typeof value !== 'object' || value === null) return []
  return Object.values(value).flatMap(textsIn)
}

const quoted = (text: string): string => JSON.stringify(text).slice(1, -1)

/** Also within JSON that is told as text, and that within JSON again. */
export const wasShown = (exchanges: readonly Exchange[], text: string): boolean => {
  const forms = [text, quoted(text), quoted(quoted(text))]
  return exchanges.some(({ body }) =>
    textsIn(body).some((sent) => forms.some((form) => sent.includes(form))),
  )
}

/** Those of our tools that it could call, or load to call them. */
export const toolsShown = (
  exchanges: readonly Exchange[],
  names: readonly string[],
): readonly string[] => {
  const shown = exchanges.flatMap(({ request: { tools = [], deferred = [] } }) => [
    ...tools.map((tool) => tool.function.name),
    ...deferred,
  ])
  return names.filter((name) => nameAmong(shown, name))
}

/** Fewer characters than these are no beginning of a text, but chance. */
const LEAST = 20

/** However its lines are indented. */
const inOneLine = (text: string): string => text.replace(/\s+/g, ' ').trim()

/** How much of a text it was shown, from its beginning: all, or so many characters. */
export const beginningShown = (exchanges: readonly Exchange[], whole: string): number | 'all' => {
  const text = inOneLine(whole)
  const sent = [...new Set(exchanges.flatMap(({ body }) => textsIn(body)))]
    .map(inOneLine)
    .filter((one) => one.includes(text.slice(0, LEAST)))
  const longest = (one: string): number => {
    let length = LEAST
    while (length < text.length && one.includes(text.slice(0, length + 1))) length += 1
    return length
  }
  const shown = Math.max(0, ...sent.map(longest))
  return shown === text.length ? 'all' : shown
}

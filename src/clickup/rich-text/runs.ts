// Runs of text with marks, and the Markdown nodes that they make.
import type { PhrasingContent } from 'mdast'

export const fieldOf = (value: unknown, key: string): unknown =>
  typeof value === 'object' && value !== null ? (value as Record<string, unknown>)[key] : undefined

export const stringOf = (value: unknown): string | undefined =>
  typeof value === 'string' ? value : undefined

export const text = (value: string): PhrasingContent => ({ type: 'text', value })

export type Marks = Readonly<Record<'link' | 'bold' | 'italic' | 'strike' | 'code', unknown>>
export interface Run {
  readonly node: PhrasingContent
  readonly attributes: Partial<Marks>
}

// What every reader of Markdown takes for a link, whether ClickUp marked it as one or not.
const ADDRESS = /(?<![\p{L}\p{N}_])(?:https?:\/\/|www\.)[^\s<>]*[\p{L}\p{N}/]/gu

/** The runs of a text, the addresses in it as links. */
export const textRuns = (value: string, attributes: Partial<Marks>): readonly Run[] => {
  if (value === '') return []
  if (attributes.link || attributes.code) return [{ node: text(value), attributes }]
  const runs: Run[] = []
  let start = 0
  const plain = (end: number): void => {
    if (end > start) runs.push({ node: text(value.slice(start, end)), attributes })
  }
  for (const { 0: found, index } of value.matchAll(ADDRESS)) {
    plain(index)
    const link = found.startsWith('www.') ? `http://${found}` : found
    runs.push({ node: text(found), attributes: { ...attributes, link } })
    start = index + found.length
  }
  plain(value.length)
  return runs
}

const MARKS = ['link', 'bold', 'italic', 'strike', 'code'] as const
const WRAPPERS = { bold: 'strong', italic: 'emphasis', strike: 'delete' } as const

const blank = (value: string): readonly Run[] =>
  value ? [{ node: text(value), attributes: {} }] : []

/** Marks must hug the words, so the blanks at both ends are taken out. */
const hug = (runs: readonly Run[]): readonly [readonly Run[], readonly Run[], readonly Run[]] => {
  const core = [...runs]
  const ends = [/^\s*/, /\s*$/].map((edge, side) => {
    let taken = ''
    for (let run = core.at(-side); run?.node.type === 'text'; run = core.at(-side)) {
      const { value } = run.node
      const [found = ''] = edge.exec(value) ?? []
      taken = side === 0 ? taken + found : found + taken
      const left =
        side === 0 ? value.slice(found.length) : value.slice(0, value.length - found.length)
      core.splice(
        side === 0 ? 0 : -1,
        1,
        ...(left ? [{ ...run, node: { ...run.node, value: left } }] : []),
      )
      if (left || core.length === 0) break
    }
    return blank(taken)
  })
  return [ends[0] ?? [], core, ends[1] ?? []]
}

const wrapped = (
  mark: keyof Marks,
  value: unknown,
  runs: readonly Run[],
  rest: readonly (keyof Marks)[],
): PhrasingContent[] => {
  const [before, core, after] = hug(runs)
  if (core.length === 0) return phrasing([...before, ...after], [])
  const children = phrasing(core, rest)
  const inner: PhrasingContent =
    mark === 'link'
      ? { type: 'link', url: String(value), children }
      : mark === 'code'
        ? {
            type: 'inlineCode',
            value: core.map(({ node }) => ('value' in node ? node.value : '')).join(''),
          }
        : { type: WRAPPERS[mark], children }
  return [...phrasing(before, []), inner, ...phrasing(after, [])]
}

/** Neighbours that share a mark share one node: `**bold `code` bold**`. */
const phrasing = (
  runs: readonly Run[],
  marks: readonly (keyof Marks)[] = MARKS,
): PhrasingContent[] => {
  const [mark, ...rest] = marks
  if (!mark) return runs.map(({ node }) => node)
  const groups: { readonly value: unknown; readonly runs: Run[] }[] = []
  for (const run of runs) {
    const value = run.attributes[mark] || undefined
    const last = groups.at(-1)
    if (last && last.value === value) last.runs.push(run)
    else groups.push({ value, runs: [run] })
  }
  return groups.flatMap(({ value, runs: own }) =>
    value === undefined ? phrasing(own, rest) : wrapped(mark, value, own, rest),
  )
}

/** The texts that stand side by side as one, so that their escapes are judged together. */
const merged = (nodes: readonly PhrasingContent[]): PhrasingContent[] => {
  const all: PhrasingContent[] = []
  for (const node of nodes) {
    const last = all.at(-1)
    if (node.type === 'text' && last?.type === 'text')
      all[all.length - 1] = text(last.value + node.value)
    else if ('children' in node)
      all.push({ ...node, children: merged(node.children as PhrasingContent[]) } as PhrasingContent)
    else all.push(node)
  }
  return all
}

/** The nodes of a line or cell, without the blanks at its ends. */
export const nodesOf = (runs: readonly Run[]): PhrasingContent[] => {
  const [, core] = hug(runs)
  return merged(phrasing(core))
}

/** Texts one after the other, as one where they touch. */
export const joinedNodes = (parts: readonly (readonly PhrasingContent[])[]): PhrasingContent[] =>
  merged(parts.flat())

// ClickUp's comment blocks as lines: what stands in each, and what its end says of it.
import type { PhrasingContent, RootContent, Table } from 'mdast'
import type { Block } from '../objects/comment.ts'
import { fieldOf, nodesOf, type Run, stringOf, text, textRuns } from './runs.ts'

const linked = (url: string | undefined, title: string): PhrasingContent =>
  url ? { type: 'link', url, children: [text(title)] } : text(title)

const nameOfTagged = ({ user, text: shown = '' }: Block): string =>
  stringOf(fieldOf(user, 'username')) ??
  stringOf(fieldOf(user, 'email')) ??
  (shown.replace(/^@/, '') || String(fieldOf(user, 'id') ?? ''))

/** The file that a block shows, whatever the block is called. */
const fileOf = ({ type, image, attachment, frame }: Block): unknown =>
  type === 'image' ? image : (attachment ?? frame ?? image)

const fileNode = (block: Block): PhrasingContent => {
  const file = fileOf(block)
  const url = stringOf(fieldOf(file, 'url')) ?? stringOf(fieldOf(file, 'src'))
  const title =
    stringOf(fieldOf(file, 'title')) ?? stringOf(fieldOf(file, 'name')) ?? (block.text || 'file')
  const isImage =
    block.type === 'image' || stringOf(fieldOf(file, 'mimetype'))?.startsWith('image/')
  return isImage && url ? { type: 'image', url, alt: title } : linked(url, title)
}

const taskUrl = (mention: unknown): string | undefined => {
  const id = stringOf(fieldOf(mention, 'task_id'))
  return id && `https://app.clickup.com/t/${id}`
}

/** A block that is no run of text but stands in a line. */
const nodeOf = (block: Block): PhrasingContent => {
  const shown = block.text ?? ''
  switch (block.type) {
    case 'tag':
      return text(`@${nameOfTagged(block)}`)
    case 'bookmark':
    case 'link_mention': {
      const url = stringOf(fieldOf(block[block.type], 'url'))
      return linked(url, shown || url || '')
    }
    case 'task_mention': {
      const url = taskUrl(block.task_mention)
      return linked(url, shown || url || '')
    }
    default:
      // Of a kind that is not known, such as `@assignees` or an emoji, the text is what people see.
      return text(shown)
  }
}

/** Kinds that fill a line of their own, though ClickUp puts no line end around them. */
const FILES = new Set(['image', 'attachment', 'frame'])

export interface Line {
  readonly runs: readonly Run[]
  readonly attributes: unknown
  /** A block that is no line of text. */
  readonly whole?: RootContent
}

const cellNodes = (cell: unknown): PhrasingContent[] => {
  const content = fieldOf(cell, 'content')
  const runs = (Array.isArray(content) ? content : []).flatMap((part: unknown): Run[] => {
    const insert = stringOf(fieldOf(part, 'insert'))?.replace(/\s*\n\s*/g, ' ')
    const attributes = fieldOf(part, 'attributes') ?? {}
    return insert ? [{ node: text(insert), attributes }] : []
  })
  return nodesOf(runs)
}

/** Cells stand under `row:column`, counted from 1; the first row is the head. */
const tableOf = (embed: unknown): Table | undefined => {
  const count = (key: string): number => {
    const items = fieldOf(embed, key)
    return Array.isArray(items) ? items.length : 0
  }
  const [rows, columns] = [count('rows'), count('columns')]
  if (rows === 0 || columns === 0) return undefined
  const cells = fieldOf(embed, 'cells')
  const numbers = (length: number): readonly number[] => Array.from({ length }, (_, i) => i + 1)
  return {
    type: 'table',
    children: numbers(rows).map((row) => ({
      type: 'tableRow',
      children: numbers(columns).map((column) => ({
        type: 'tableCell',
        children: cellNodes(fieldOf(cells, `${row}:${column}`)),
      })),
    })),
  }
}

const wholeOf = (block: Block): RootContent | undefined => {
  if (block.type === 'divider') return { type: 'thematicBreak' }
  return 'table-embed' in block ? tableOf(block['table-embed']) : undefined
}

export const linesOf = (blocks: readonly Block[]): readonly Line[] => {
  const lines: Line[] = []
  let runs: Run[] = []
  /** A file has just filled a line: where a line end follows it all the same, that is the same end. */
  let ended = false
  const end = (attributes: unknown): void => {
    if (!ended) lines.push({ runs, attributes })
    runs = []
    ended = false
  }
  const add = (...more: readonly Run[]): void => {
    runs.push(...more)
    if (more.length > 0) ended = false
  }
  for (const block of blocks) {
    const whole = wholeOf(block)
    const fillsLine = whole !== undefined || FILES.has(block.type ?? '')
    if (fillsLine && runs.length > 0) end(undefined)
    if (fillsLine) {
      const own = whole ? [] : [{ node: fileNode(block), attributes: {} }]
      lines.push({ runs: own, attributes: undefined, ...(whole ? { whole } : {}) })
      ended = true
    } else if (block.type !== undefined && block.type !== 'text')
      add({ node: nodeOf(block), attributes: block.attributes ?? {} })
    else
      (block.text ?? '').split('\n').forEach((part, i) => {
        if (i > 0) end(block.attributes)
        add(...textRuns(part, block.attributes ?? {}))
      })
  }
  if (runs.length > 0) end(undefined)
  return lines
}

/** The blocks of a comment that show files, by address: to be kept when its text is rewritten. */
export const filesIn = (blocks: readonly Block[]): ReadonlyMap<string, Block> =>
  new Map(
    blocks.flatMap((block): readonly (readonly [string, Block])[] => {
      if (!FILES.has(block.type ?? '')) return []
      const node = fileNode(block)
      return 'url' in node ? [[node.url, block]] : []
    }),
  )

// ClickUp's comment blocks as lines: what stands in each, and what its end says of it.
import type { PhrasingContent, RootContent, Table } from 'mdast'
import type { Block } from '../objects/comment.ts'
import { nameOf, type User } from '../objects/user.ts'
import { emojiOf } from './emoji.ts'
import { fieldOf, nodesOf, type Run, stringOf, text, textRuns } from './runs.ts'

const linked = (url: string | undefined, title: string): PhrasingContent =>
  url ? { type: 'link', url, children: [text(title)] } : text(title)

/** What a block says itself, of whatever kind it is. */
export const shownIn = ({ text: said }: Block): string =>
  typeof said === 'number' ? String(said) : (stringOf(said) ?? '')

/** Whom a block mentions. */
export const taggedIn = (block: Block): User | undefined => {
  const id = fieldOf(block.user, 'id')
  if (block.type !== 'tag' || (typeof id !== 'number' && typeof id !== 'string')) return undefined
  const email = stringOf(fieldOf(block.user, 'email')) || undefined
  const username =
    stringOf(fieldOf(block.user, 'username')) || email || shownIn(block).replace(/^@/, '')
  return { id: String(id), ...(username ? { username } : {}), ...(email ? { email } : {}) }
}

const tagNode = (block: Block): PhrasingContent => {
  const user = taggedIn(block)
  return text(user ? `@${nameOf(user)}` : shownIn(block))
}

/** The file that a block shows, whatever the block is called. */
const fileOf = ({ type, image, attachment, frame }: Block): unknown =>
  type === 'image' ? image : (attachment ?? frame ?? image)

const decoded = (title: string): string => {
  try {
    return decodeURIComponent(title)
  } catch {
    return title
  }
}

const parsed = (json: string): unknown => {
  try {
    return JSON.parse(json)
  } catch {
    return undefined
  }
}

/** Titles are percent-encoded but for one, which is an object or its JSON (docs/clickup-facts.md §16). */
const titleOf = (block: Block): string => {
  const kept = fieldOf(block.attributes, 'data-attachment')
  const title = stringOf(fieldOf(typeof kept === 'string' ? parsed(kept) : kept, 'title'))
  if (title) return title
  const file = fileOf(block)
  const encoded =
    stringOf(fieldOf(file, 'title')) || stringOf(fieldOf(file, 'name')) || shownIn(block)
  return decoded(encoded) || 'file'
}

const fileNode = (block: Block): PhrasingContent => {
  const file = fileOf(block)
  const url = stringOf(fieldOf(file, 'url')) ?? stringOf(fieldOf(file, 'src'))
  const title = titleOf(block)
  const isImage =
    block.type === 'image' || stringOf(fieldOf(file, 'mimetype'))?.startsWith('image/')
  return isImage && url ? { type: 'image', url, alt: title } : linked(url, title)
}

const taskUrl = (mention: unknown): string | undefined => {
  const id = stringOf(fieldOf(mention, 'task_id'))
  return id && `https://app.clickup.com/t/${id}`
}

/** A block that is no run of text but stands in a line. */
export const nodeOf = (block: Block): PhrasingContent => {
  const shown = shownIn(block)
  switch (block.type) {
    case 'tag':
      return tagNode(block)
    case 'bookmark':
    case 'link_mention': {
      const url = stringOf(fieldOf(block[block.type], 'url'))
      return linked(url, shown || url || '')
    }
    case 'task_mention': {
      const url = taskUrl(block.task_mention)
      return linked(url, shown || url || '')
    }
    case 'emoticon':
      return text(shown || emojiOf(stringOf(fieldOf(block.emoticon, 'code')) ?? ''))
    default:
      // Of a kind that is not known, such as `@assignees` or an emoji, the text is what people see.
      return isFile(block) ? fileNode(block) : text(shown)
  }
}

/** Kinds that fill a line of their own, though ClickUp puts no line end around them. */
const FILES = new Set(['image', 'attachment', 'frame'])

export const isFile = ({ type = '' }: Block): boolean => FILES.has(type)

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

/** A block that is no line of text. */
export const wholeOf = (block: Block): RootContent | undefined => {
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
    const fillsLine = whole !== undefined || isFile(block)
    if (fillsLine && runs.length > 0) end(undefined)
    if (fillsLine) {
      const own = whole ? [] : [{ node: nodeOf(block), attributes: {} }]
      lines.push({ runs: own, attributes: undefined, ...(whole ? { whole } : {}) })
      ended = true
    } else if (block.type !== undefined && block.type !== 'text')
      add({ node: nodeOf(block), attributes: block.attributes ?? {} })
    else
      shownIn(block)
        .split('\n')
        .forEach((part, i) => {
          if (i > 0) end(block.attributes)
          add(...textRuns(part, block.attributes ?? {}))
        })
  }
  if (runs.length > 0) end(undefined)
  return lines
}

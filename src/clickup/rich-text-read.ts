// ClickUp's comment blocks back to Markdown, for people and models to read.
import type { Block, Comment } from './model.ts'

const fieldOf = (value: unknown, key: string): unknown =>
  typeof value === 'object' && value !== null ? (value as Record<string, unknown>)[key] : undefined

const stringOf = (value: unknown): string | undefined =>
  typeof value === 'string' ? value : undefined

// On read `list` is `{list: 'bullet'}` or a bare string (facts.md §8).
const lineKind = (attributes: unknown, key: string): string | undefined => {
  const value = fieldOf(attributes, key)
  return stringOf(value) ?? stringOf(fieldOf(value, key))
}

const LIST_MARKS: Readonly<Record<string, string>> = {
  bullet: '- ',
  ordered: '1. ',
  checked: '- [x] ',
  unchecked: '- [ ] ',
  toggled: '- ',
}

const inlineText = (block: Block): string => {
  const text = block.text ?? ''
  switch (block.type) {
    case 'tag':
    case 'assignees_tag':
    case 'people_custom_field_tag': {
      const user = block.user
      const name = stringOf(fieldOf(user, 'username')) ?? stringOf(fieldOf(user, 'email'))
      return `@${name ?? (text.replace(/^@/, '') || String(fieldOf(user, 'id') ?? ''))}`
    }
    case 'image':
    case 'attachment': {
      const file = block.image ?? block.attachment
      const url = stringOf(fieldOf(file, 'url'))
      const title =
        stringOf(fieldOf(file, 'title')) ?? stringOf(fieldOf(file, 'name')) ?? (text || 'file')
      return `${block.type === 'image' ? '!' : ''}[${title}](${url ?? ''})`
    }
    default:
      return marked(text, block.attributes)
  }
}

const marked = (text: string, attributes: unknown): string => {
  // Marks must hug the words, not the blanks around them.
  const [, before = '', core = '', after = ''] = /^(\s*)([\s\S]*?)(\s*)$/.exec(text) ?? []
  if (core === '') return text
  let result = fieldOf(attributes, 'code') ? `\`${core}\`` : core
  if (fieldOf(attributes, 'bold')) result = `**${result}**`
  if (fieldOf(attributes, 'italic')) result = `*${result}*`
  if (fieldOf(attributes, 'strike')) result = `~~${result}~~`
  const link = stringOf(fieldOf(attributes, 'link'))
  if (link && link !== core) result = `[${result}](${link})`
  return before + result + after
}

interface Line {
  readonly text: string
  readonly code: boolean
}

const finishLine = (text: string, attributes: unknown): Line => {
  if (lineKind(attributes, 'code-block') !== undefined) return { text, code: true }
  const list = lineKind(attributes, 'list')
  const indent = Number(fieldOf(attributes, 'indent') ?? 0) || 0
  const mark = list ? (LIST_MARKS[list] ?? '') : ''
  return { text: (mark ? '  '.repeat(indent) : '') + mark + text, code: false }
}

const linesOf = (blocks: readonly Block[]): readonly Line[] => {
  const lines: Line[] = []
  let open = ''
  for (const block of blocks) {
    const isText = block.type === undefined || block.type === 'text'
    const parts = isText ? (block.text ?? '').split('\n') : [inlineText(block)]
    parts.forEach((part, i) => {
      if (i > 0) {
        lines.push(finishLine(open, block.attributes))
        open = ''
      }
      if (part !== '') open += isText ? marked(part, block.attributes) : part
    })
  }
  return open === '' ? lines : [...lines, { text: open, code: false }]
}

/** Markdown of a comment's blocks; its plain text where it has none. */
export const commentToMarkdown = (comment: Pick<Comment, 'comment' | 'comment_text'>): string => {
  if (comment.comment.length === 0) return comment.comment_text?.trim() ?? ''
  const out: string[] = []
  let inCode = false
  for (const { text, code } of linesOf(comment.comment)) {
    if (code !== inCode) out.push('```')
    inCode = code
    out.push(text)
  }
  if (inCode) out.push('```')
  return out.join('\n').trim()
}

// The blocks of a comment as data: what of them people see, who is mentioned, and what of them is sent.
import * as z from 'zod'
import type { Block } from '../../clickup/objects/comment.ts'
import { nameOf, type User } from '../../clickup/objects/user.ts'
import { commentToMarkdown } from '../../clickup/rich-text/read.ts'
import { slot } from '../steps/slots.ts'
import { type Json, jsonOf, type Slot } from '../steps/step.ts'

/** As ClickUp has it (docs/clickup-facts.md §16); a plan's own besides: a mention knows a name, a file may be a slot. */
export type BlockData = { readonly [key: string]: Json | undefined }
export type Blocks = readonly BlockData[]

export const blocksSchema = z.array(z.record(z.string(), z.json()))

export const blocksFrom = (blocks: readonly Block[]): Blocks => jsonOf(blocks) as Blocks

const fieldsOf = (value: Json | undefined): BlockData =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as BlockData) : {}

const textOf = (value: Json | undefined): string =>
  typeof value === 'number' ? String(value) : typeof value === 'string' ? value : ''

const idTagged = ({ user }: BlockData): string => String(fieldsOf(user).id ?? '')

/** With the names of those who are mentioned, for words; they are not sent. */
export const withNames = (blocks: Blocks, people: readonly User[]): Blocks => {
  const names = new Map(people.map((user) => [user.id, nameOf(user)]))
  return blocks.map((block) => {
    const username = block.type === 'tag' ? names.get(idTagged(block)) : undefined
    return username === undefined
      ? block
      : { ...block, user: { ...fieldsOf(block.user), username } }
  })
}

const IMAGE = /\.(png|jpe?g|gif|webp)$/i

/** A file that this plan uploads. */
export const fileBlock = (name: string, file: Slot) => ({ type: 'upload', text: name, file })

/** The same in a line of its own. @param made the slot that it fills */
export const fileShown = (made: string, name: string): Blocks => [
  { text: '\n' },
  fileBlock(name, slot(made, 'whole')),
]

/** An image needs the whole attachment; any other file a link (docs/clickup-facts.md §16). */
const sentFile = ({ text, file }: BlockData): BlockData => {
  const { title, url } = fieldsOf(file)
  const name = textOf(title) || textOf(text)
  return IMAGE.test(name)
    ? { type: 'image', text: name, image: file }
    : { text: name, attributes: { link: textOf(url) } }
}

/** As it is sent, once its slots are filled. */
export const sendable = (blocks: Blocks): Blocks =>
  blocks.map((block) => {
    if (block.type === 'upload') return sentFile(block)
    return block.type === 'tag' ? { type: 'tag', user: { id: Number(idTagged(block)) } } : block
  })

/** Ids of people. */
const mentioned = (blocks: Blocks): readonly string[] =>
  blocks.flatMap((block) => (block.type === 'tag' ? [idTagged(block)] : []))

/** Names of those who are mentioned, as far as they are known. */
export const namesMentioned = (blocks: Blocks): readonly string[] => [
  ...new Set(
    blocks.flatMap(({ type, user }) => {
      const { username } = fieldsOf(user)
      return type === 'tag' && typeof username === 'string' ? [username] : []
    }),
  ),
]

/** Their titles come back percent-encoded (docs/clickup-facts.md §16): that there is one is compared. */
const isFile = ({ type, text }: BlockData): boolean =>
  type === 'image' ||
  type === 'attachment' ||
  type === 'frame' ||
  (type === 'upload' && IMAGE.test(textOf(text)))

const shownBy = (block: BlockData): string => {
  if (block.type === 'tag') return `@${idTagged(block)}`
  return isFile(block) ? '[file]' : textOf(block.text)
}

/** ClickUp adds bookkeeping to blocks and splits runs, so what is compared is the text that shows. */
export const shownText = (blocks: Blocks): string =>
  blocks.map(shownBy).join('').replace(/\s+/g, '')

/** Whether anything of it would be seen. */
export const isShown = (blocks: Blocks): boolean =>
  mentioned(blocks).length > 0 || shownText(blocks) !== ''

export const markdownOf = (blocks: Blocks): string =>
  commentToMarkdown({ comment: blocks as readonly Block[] })

// attach_files
import type { Store } from '../../../../src/sandbox/state/store.ts'
import type { Case, Part } from '../case.ts'
import { creation, fresh, textOf } from './world.ts'

/** Stands in the folder that the client has open. */
export const FILE = 'barograph.txt'

const TEXT = 'The curve of the night.'

const file = (store: Store): Part => {
  const found = fresh(store.files, ({ title }) => title === FILE)
  return creation('the file', () => found().map(({ id }) => [id]), {
    subject: /barograph|attach/,
    write: 'POST /v2/task/*/attachment',
  })
}

const comment = (store: Store): Part => {
  const found = fresh(store.comments, ({ blocks }) => textOf(blocks).includes(TEXT))
  return creation('the comment', () => found().map(({ id }) => [id]), {
    subject: /comment/,
    write: 'POST /v2/task/*/comment',
  })
}

const attach = (name: string, write: string, hasComment: boolean): Case => ({
  tool: 'attach_files',
  name,
  write,
  scene: (store) => ({
    args: { task: 'ENG-118', paths: [FILE], ...(hasComment ? { comment: TEXT } : {}) },
    parts: [file(store), ...(hasComment ? [comment(store)] : [])],
  }),
})

export const FILES: readonly Case[] = [
  attach('one', 'POST /v2/task/*/attachment', false),
  attach('with a comment, the file', 'POST /v2/task/*/attachment', true),
  attach('with a comment, the comment', 'POST /v2/task/*/comment', true),
]

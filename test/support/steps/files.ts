// Every kind of change of files, in every shape of its data.
import { planAttachFiles } from '../../../src/changes/files/attach.ts'
import type { ReadFile } from '../../../src/changes/uploads/upload.ts'
import type { Example } from './example.ts'

/** A byte of it is enough. */
const file = (name: string, type: string): ReadFile => ({
  from: `notes/${name}`,
  file: { name, type, bytes: new Uint8Array([49]) },
})

const TEXT = 'The **curve** of the night'
const PICTURE = file('curve.png', 'image/png')
const NOTES = file('barograph.txt', 'text/plain')

const attach = (what: string, files: readonly ReadFile[], comment?: string): Example => ({
  kind: 'file.attach',
  what,
  of: async (at) => (await planAttachFiles(at, 'ENG-118', files, comment)).steps,
})

export const FILE_EXAMPLES: readonly Example[] = [
  attach('one', [NOTES]),
  attach('with a comment that shows it', [PICTURE], TEXT),
  attach('two with a comment that shows them', [PICTURE, NOTES], TEXT),
  { ...attach('that shows files', [PICTURE, NOTES], TEXT), kind: 'comment.add' },
]

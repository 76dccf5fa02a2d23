// Markdown as it is written: a text, or one with pictures that are uploaded first, whose addresses are
// known only then.
import * as l10n from '@vscode/l10n'
import * as z from 'zod'
import { CodedError } from '../../base/problems/error.ts'
import { plainName } from '../../base/text/foreign-text.ts'
import { picturesBack } from '../../base/text/pictures.ts'
import { isFields } from '../../base/text/records.ts'
import { slot } from '../steps/slots.ts'
import type { Json, Slot, Step } from '../steps/step.ts'
import { fileStep, type OnTask, type Upload } from '../uploads/upload.ts'

/** Stands in a text in place of the address of a picture that is uploaded. */
export interface LocalPicture {
  /** As the text has it, to the letter: `<./my shot.png>` */
  readonly said: string
  /** The address that is meant: `./my shot.png` */
  readonly address: string
  readonly upload: Upload
}

/** As it is said: a text, or its parts where it shows pictures of the computer. */
export type SaidMarkdown = string | readonly (string | LocalPicture)[]

type Placed = { readonly file: Json; readonly name: string }

/** As a step has it: the file is a slot until it is uploaded. */
export type Written = string | readonly (string | Placed)[]

export const writtenSchema = z.union([
  z.string(),
  z.array(z.union([z.string(), z.object({ file: z.json(), name: z.string() })])),
])

const urlOf = ({ file }: Placed): string | undefined =>
  isFields(file) && typeof file.url === 'string' && file.url !== '' ? file.url : undefined

/** What would end an address in Markdown. */
const asAddress = (url: string): string =>
  url.replace(/[\s()<>]/g, (mark) => `%${mark.charCodeAt(0).toString(16).padStart(2, '0')}`)

const joined = (written: Written, addressOf: (picture: Placed) => string): string =>
  typeof written === 'string'
    ? written
    : written.map((part) => (typeof part === 'string' ? part : addressOf(part))).join('')

/** The Markdown; the names of its pictures stand for their addresses until they are uploaded. */
export const markdownOf = (written: Written): string =>
  joined(written, (picture) => asAddress(urlOf(picture) ?? picture.name))

/** As it is sent. @throws CodedError where ClickUp did not tell the address of a picture */
export const sendableOf = (written: Written): string =>
  joined(written, (picture) => {
    const url = urlOf(picture)
    if (url !== undefined) return asAddress(url)
    throw new CodedError(
      'UPSTREAM_ERROR',
      l10n.t`ClickUp did not say where it keeps ${plainName(picture.name)}, so that the text cannot show it.`,
    )
  })

/** What was said as it reads while its pictures are not uploaded. */
export const saidText = (said: SaidMarkdown): string =>
  typeof said === 'string'
    ? said
    : said.map((part) => (typeof part === 'string' ? part : part.upload.name)).join('')

/** With what the names of pictures stand for in the text that was read. */
export const withPicturesOf = (original: string, said: SaidMarkdown): SaidMarkdown =>
  typeof said === 'string'
    ? picturesBack(said, original)
    : said.map((part) => (typeof part === 'string' ? picturesBack(part, original) : part))

/** What was said, to the letter. */
export const asSaid = (said: SaidMarkdown): string =>
  typeof said === 'string'
    ? said
    : said.map((part) => (typeof part === 'string' ? part : part.said)).join('')

const slotFor = ({ task }: OnTask, { name, sha256 }: Upload): string =>
  `picture:${JSON.stringify([task, name, sha256])}`

export interface Uploading {
  /** Each file once. */
  readonly uploads: readonly Step[]
  /** What fills the place of a picture once it is uploaded. */
  readonly fileOf: (picture: LocalPicture) => Slot
}

export const picturesIn = (said: SaidMarkdown): readonly LocalPicture[] =>
  typeof said === 'string' ? [] : said.flatMap((part) => (typeof part === 'string' ? [] : [part]))

/** The uploads that a text on a task needs. */
export const uploadsFor = (place: OnTask, said: SaidMarkdown): Uploading => {
  const steps = picturesIn(said).map(({ upload }) => {
    const makes = slotFor(place, upload)
    return [makes, fileStep(place, upload, makes)] as const
  })
  return {
    uploads: [...new Map(steps).values()],
    fileOf: ({ upload }) => slot(slotFor(place, upload), 'whole'),
  }
}

/** What was said, to be written on a task, and the uploads that it needs. */
export const placedOn = (
  place: OnTask,
  said: SaidMarkdown,
): { readonly written: Written; readonly uploads: readonly Step[] } => {
  if (typeof said === 'string') return { written: said, uploads: [] }
  const { uploads, fileOf } = uploadsFor(place, said)
  const written = said.map((part) =>
    typeof part === 'string' ? part : { file: fileOf(part), name: part.upload.name },
  )
  return { written, uploads }
}

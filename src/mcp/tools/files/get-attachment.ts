import * as z from 'zod'
import { saveFile } from '../../../base/files/kept.ts'
import { asText, imageType, MAX_IMAGE_BYTES } from '../../../base/files/kinds.ts'
import { reference } from '../../../base/input/arguments.ts'
import { CodedError } from '../../../base/problems/error.ts'
import type { Problem } from '../../../base/problems/problem.ts'
import { oneLine, plainName } from '../../../base/text/foreign-text.ts'
import { marked, meantAmong, tellingAmong } from '../../../base/text/marks.ts'
import { ambiguous, notFound } from '../../../base/text/nearest.ts'
import { formatDate } from '../../../base/time/shown.ts'
import { filesOf } from '../../../clickup/fields/files.ts'
import { fetchFile, pictureOf } from '../../../clickup/http/files.ts'
import type { Attachment } from '../../../clickup/objects/attachment.ts'
import { resolveTask } from '../../../clickup/references/tasks.ts'
import { isUrl } from '../../../clickup/references/urls.ts'
import { cut } from '../../tool/envelope.ts'
import { defineTool, type Image, type ToolContext } from '../../tool/tool.ts'

const MAX_TEXT = 6000

/** As it stands before its id. */
const KIND = 'attachment'

/** What stands behind it tells files of one title apart. */
const MOST_TITLE = 80

type File = Pick<Attachment, 'url' | 'size' | 'thumbnail_large' | 'thumbnail_medium' | 'title'>

const tellingAttachments = (all: readonly Attachment[]): ((one: Attachment) => string) =>
  tellingAmong(all, { kind: KIND, id: ({ id }) => id, name: ({ title }) => title ?? '' })

const findFile = async (
  context: ToolContext,
  said: string,
  task: string | undefined,
): Promise<File> => {
  const byUrl: File = {
    url: said,
    size: undefined,
    thumbnail_large: undefined,
    thumbnail_medium: undefined,
    title: undefined,
  }
  if (task === undefined && isUrl(said)) return byUrl
  if (task === undefined)
    throw new CodedError(
      'INVALID_INPUT',
      'An attachment is known by its url, or by id or title together with its task.',
      {
        hint: 'Give `task` as well, or the url that get_task shows with include attachments.',
      },
    )
  const files = filesOf(await resolveTask(context, task))
  const [only, ...others] = meantAmong(files, said, {
    kind: KIND,
    id: ({ id }) => id,
    names: ({ url, title }) => [url, title],
  })
  if (only && others.length > 0) {
    const { zone } = await context.clock()
    throw ambiguous(
      `"${plainName(said)}" may mean more than one attachment.`,
      [only, ...others].map((file) => candidateOf(file, zone)),
    )
  }
  if (only) return only
  if (isUrl(said)) return byUrl
  throw notFound(
    `There is no attachment "${plainName(said)}".`,
    said,
    files.map(tellingAttachments(files)),
  )
}

/** `image.png, added 2026-11-03 14:05, 20311 bytes (attachment …)`: many pasted pictures bear one title. */
const candidateOf = ({ id, title, date, size }: Attachment, zone: string): string => {
  const known = [
    oneLine(title ?? '', MOST_TITLE),
    ...(date === undefined ? [] : [`added ${formatDate(date, zone)}`]),
    ...(size === undefined ? [] : [`${size} bytes`]),
  ]
  return marked(known.filter(Boolean).join(', '), KIND, id, 2 * MOST_TITLE)
}

/** Its bytes, or ClickUp's thumbnail where they are too many. */
const shownImage = async (
  { api }: ToolContext,
  file: File,
  bytes: Buffer,
): Promise<Image | undefined> => {
  const mimeType = imageType(bytes)
  if (!mimeType) return undefined
  if (bytes.length <= MAX_IMAGE_BYTES) return { data: bytes.toString('base64'), mimeType }
  return pictureOf(api, { ...file, size: bytes.length })
}

const kept = async ({ stateDir }: ToolContext, file: Parameters<typeof saveFile>[1]) =>
  stateDir === undefined ? undefined : { saved_to: await saveFile(stateDir, file) }

const IMAGES_OFF = { not_shown: 'Pictures are off in the settings of this server.' }

const notShown = (title: string): Problem => ({
  code: 'INCOMPLETE',
  message: `"${plainName(title)}" is nothing that can be shown, or too large for it, and this server keeps no files.`,
  hint: 'Give the user its url.',
})

export const getAttachmentTool = defineTool({
  name: 'get_attachment',
  title: 'Read an attachment',
  toolset: 'files',
  kind: 'read',
  description: 'See or read an attached file or screenshot, or save it locally.',
  input: z.strictObject({
    attachment: reference('URL; or id or title, with task'),
    task: reference('As in get_task').optional(),
  }),
  run: async ({ attachment, task }, context) => {
    const file = await findFile(context, attachment, task)
    const { url } = file
    if (!url) throw new CodedError('NOT_FOUND', 'ClickUp gives no address for this attachment.')
    const { bytes, name } = await fetchFile(context.api, url)
    const title = file.title ?? name
    const head = { title, size: bytes.length }
    if (!context.images && imageType(bytes))
      return {
        result: {
          ...head,
          ...((await kept(context, { name: title, bytes })) ?? { url }),
          ...IMAGES_OFF,
        },
      }
    const image = await shownImage(context, file, bytes)
    if (image) {
      const thumbnail = bytes.length > MAX_IMAGE_BYTES ? { thumbnail: true } : {}
      return { result: { ...head, shown_as: image.mimeType, ...thumbnail }, images: [image] }
    }
    const content = asText(bytes)
    if (content !== undefined) {
      const { text: shown, left } = cut(content, MAX_TEXT)
      const saved =
        left > 0 ? { text_left: left, ...(await kept(context, { name: title, bytes })) } : {}
      return { result: { ...head, text: shown, ...saved } }
    }
    const saved = await kept(context, { name: title, bytes })
    return saved
      ? { result: { ...head, ...saved } }
      : { result: { ...head, url }, issues: [notShown(title)] }
  },
})

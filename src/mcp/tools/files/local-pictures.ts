// Pictures of the computer that a Markdown text shows: read where a folder is open, to be uploaded.
import { fileURLToPath } from 'node:url'
import type { Nodes } from 'mdast'
import type { NewFile } from '../../../base/files/kinds.ts'
import { readOpenFile } from '../../../base/files/open-file.ts'
import { CodedError, isCodedError } from '../../../base/problems/error.ts'
import { plainName } from '../../../base/text/foreign-text.ts'
import { parseMarkdown } from '../../../base/text/markdown.ts'
import type { SaidMarkdown } from '../../../changes/texts/written.ts'
import { type Upload, uploadOf } from '../../../changes/uploads/upload.ts'
import type { ToolContext } from '../../tool/tool.ts'

/** All files of a call are held in memory until the last has come. */
export const MOST_FILES = 10

/** `C:` is a disk, `https:` leads out; a place of the same page is no file. */
const isLocal = (address: string): boolean =>
  address !== '' && !/^(?:#|\/\/)/.test(address) && !/^(?!file:)[a-z][a-z\d+.-]+:/i.test(address)

/** Where the address of an image stands: in its last round brackets, ahead of a title. */
const ADDRESS = /^([\s\S]*\]\(\s*)(<[^<>\n]*>|\S*?)(?:\s+(?:"[^"]*"|'[^']*'|\([^()]*\)))?\s*\)$/

const HTML_IMAGE = /<img\b[^>]*?\bsrc\s*=\s*["']?([^"'\s>]+)/gi

interface Found {
  readonly start: number
  readonly end: number
  readonly address: string
}

/** @throws CodedError INVALID_INPUT for an image that is written as HTML */
const foundIn = (text: string): readonly Found[] => {
  const found: Found[] = []
  const look = (node: Nodes): void => {
    if ('children' in node) node.children.forEach(look)
    if (node.type === 'html')
      for (const [, address = ''] of node.value.matchAll(HTML_IMAGE))
        if (isLocal(address))
          throw new CodedError(
            'INVALID_INPUT',
            `The picture ${plainName(address)} stands in HTML, which is not shown.`,
            { hint: `Write it in Markdown: ![](${plainName(address)}). Nothing was sent.` },
          )
    if (node.type !== 'image' || !isLocal(node.url)) return
    const from = node.position?.start.offset ?? 0
    const whole = text.slice(from, node.position?.end.offset ?? from)
    const [, before = '', said = ''] = ADDRESS.exec(whole) ?? []
    const start = from + before.length
    if (said !== '') found.push({ start, end: start + said.length, address: node.url })
  }
  // Most texts show none, and long ones take their time.
  if (/!\[|<img/i.test(text)) look(parseMarkdown(text))
  return found
}

const decoded = (path: string): string => {
  try {
    return decodeURIComponent(path)
  } catch {
    return path
  }
}

const pathOf = (address: string): string => {
  try {
    return /^file:/i.test(address) ? fileURLToPath(address) : decoded(address)
  } catch {
    return address
  }
}

const notUploaded = (address: string, { code, message, details }: CodedError): CodedError =>
  new CodedError(code, `The picture ${plainName(address)} is only on the computer. ${message}`, {
    ...details,
    hint: [details.hint, 'Or leave the picture out of the text. Nothing was sent.']
      .filter((one) => one !== undefined)
      .join(' '),
  })

export interface Pictures {
  /** @throws CodedError where a picture is in no open folder or cannot be read, or may not be sent */
  readonly readIn: (text: string) => Promise<SaidMarkdown>
  /** What was read, by its SHA-256. */
  readonly files: ReadonlyMap<string, NewFile>
}

export const createPictures = ({ folders, refusalOfTool }: ToolContext): Pictures => {
  const files = new Map<string, NewFile>()
  const uploads = new Map<string, Promise<Upload>>()
  const upload = async (address: string): Promise<Upload> => {
    const silent = refusalOfTool('attach_files')
    if (silent) throw silent
    if (uploads.size > MOST_FILES)
      throw new CodedError('INVALID_INPUT', `At most ${MOST_FILES} are uploaded at a time.`)
    const from = pathOf(address)
    const file = await readOpenFile(await folders(), from)
    const read = uploadOf({ from, file })
    files.set(read.sha256, file)
    return read
  }
  const reading = (address: string): Promise<Upload> => {
    const begun =
      uploads.get(address) ??
      // Begun once it is known, so that it counts.
      Promise.resolve().then(() => upload(address))
    uploads.set(address, begun)
    return begun
  }
  return {
    files,
    readIn: async (text) => {
      const found = foundIn(text)
      if (found.length === 0) return text
      const parts: Exclude<SaidMarkdown, string>[number][] = []
      let done = 0
      for (const { start, end, address } of found) {
        const read = await reading(address).catch((error: unknown) => {
          throw isCodedError(error) ? notUploaded(address, error) : error
        })
        parts.push(text.slice(done, start), { said: text.slice(start, end), address, upload: read })
        done = end
      }
      return [...parts, text.slice(done)]
    },
  }
}

/**
 * Where ClickUp takes no files.
 * @param where `a page of a doc`
 * @throws CodedError INVALID_INPUT
 */
export const refusePictures = (text: string, where: string): void => {
  const [first] = foundIn(text)
  if (first)
    throw new CodedError(
      'INVALID_INPUT',
      `The picture ${plainName(first.address)} is only on the computer, and ClickUp's API takes no files for ${where}.`,
      {
        hint: 'Attach it to a task by attach_files and show it by its url, which get_task tells with include attachments; or leave it out. Nothing was sent.',
      },
    )
}

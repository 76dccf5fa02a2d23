// Fetching files: from ClickUp's own file hosts, or from whoever may be asked besides.
import { get as httpGet, type IncomingMessage } from 'node:http'
import { get as httpsGet } from 'node:https'
import type { LookupFunction } from 'node:net'
import * as l10n from '@vscode/l10n'
import { CodedError } from '../problems/error.ts'

export interface Download {
  readonly bytes: Buffer<ArrayBuffer>
  readonly type: string
  readonly name: string
}

export interface DownloadOptions {
  /** Bytes after which it is given up. */
  readonly most: number
  readonly signal?: AbortSignal | undefined
  /** Who may be asked; called again for each redirect. @throws CodedError */
  readonly check: (url: URL) => void
  /** Resolves names; refuses addresses that are not public, where only those are allowed. */
  readonly lookup?: LookupFunction
}

const MAX_REDIRECTS = 5

const FILE_HOSTS = /(^|\.)(clickup-attachments\.com|clickup\.com)$/

/** ClickUp's own files, and those of the sandbox that is being worked on. */
export const checkClickUpFile =
  (apiUrl: string) =>
  (url: URL): void => {
    const isOwn = url.origin === new URL(apiUrl).origin
    if (isOwn || (url.protocol === 'https:' && FILE_HOSTS.test(url.hostname))) return
    throw new CodedError('INVALID_INPUT', l10n.t`${url.host} is not where ClickUp keeps files.`, {
      hint: l10n.t('Use the id or the url that get_task gives for an attachment.'),
    })
  }

const request = (url: URL, { signal, lookup }: DownloadOptions): Promise<IncomingMessage> =>
  new Promise((resolve, reject) => {
    const get = url.protocol === 'https:' ? httpsGet : httpGet
    const options = {
      ...(signal ? { signal } : {}),
      // An agent of its own knows no proxy, whatever the environment is taken to say: the connection
      // goes to an address that was judged, or nowhere.
      ...(lookup ? { lookup, agent: false as const } : {}),
      timeout: 30_000,
    }
    get(url, options, resolve)
      .on('timeout', function onTimeout(this: { destroy: (error: Error) => void }) {
        this.destroy(new Error(l10n.t('no answer')))
      })
      .on('error', reject)
  })

const tooLarge = (url: URL, most: number): CodedError =>
  new CodedError(
    'INVALID_INPUT',
    l10n.t`The file at ${url.host} is larger than ${Math.round(most / 1_000_000)} MB.`,
    { hint: l10n.t('Open it in ClickUp instead.') },
  )

const readBody = async (
  response: IncomingMessage,
  most: number,
  url: URL,
): Promise<Buffer<ArrayBuffer>> => {
  const parts: Buffer[] = []
  let size = 0
  for await (const part of response) {
    size += (part as Buffer).length
    if (size > most) {
      response.destroy()
      throw tooLarge(url, most)
    }
    parts.push(part as Buffer)
  }
  return Buffer.concat(parts)
}

const nameOf = (url: URL): string => {
  const last = url.pathname.split('/').filter(Boolean).at(-1) ?? 'file'
  try {
    return decodeURIComponent(last)
  } catch {
    return last
  }
}

const unfetched = (url: URL, error: unknown): CodedError => {
  if (error instanceof CodedError) return error
  const why = error instanceof Error ? error.message : String(error)
  return new CodedError(
    'UPSTREAM_ERROR',
    l10n.t`The file at ${url.host} could not be fetched: ${why}.`,
  )
}

/** @throws CodedError */
export const download = async (address: string, options: DownloadOptions): Promise<Download> => {
  if (!URL.canParse(address))
    throw new CodedError('INVALID_INPUT', l10n.t`"${address}" is no address.`, {
      hint: l10n.t('Give a whole https address.'),
    })
  let url = new URL(address)
  for (let hop = 0; hop <= MAX_REDIRECTS; hop += 1) {
    options.check(url)
    const at = url
    const response = await request(at, options).catch((error: unknown) => {
      throw unfetched(at, error)
    })
    const { statusCode = 0, headers } = response
    if (statusCode >= 300 && statusCode < 400 && headers.location) {
      response.resume()
      if (!URL.canParse(headers.location, url.href))
        throw new CodedError('UPSTREAM_ERROR', l10n.t`${url.host} redirects to no address.`)
      url = new URL(headers.location, url)
      continue
    }
    if (statusCode !== 200) {
      response.resume()
      throw new CodedError(
        statusCode === 404 ? 'NOT_FOUND' : 'UPSTREAM_ERROR',
        l10n.t`The file at ${url.host} answered HTTP ${statusCode}.`,
      )
    }
    const type = (headers['content-type'] ?? '').split(';')[0]?.trim() ?? ''
    const bytes = await readBody(response, options.most, at).catch((error: unknown) => {
      throw unfetched(at, error)
    })
    return { bytes, type, name: nameOf(at) }
  }
  throw new CodedError('UPSTREAM_ERROR', l10n.t`${url.host} redirects too often.`)
}

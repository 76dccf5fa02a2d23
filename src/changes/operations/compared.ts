// What was sent beside what is there.
import { type Fields, isFields } from '../../base/text/records.ts'
import type { Prepared } from './request.ts'

/** What was sent, without a wrapper such as `{tag: {…}}`. */
export const sentFields = ({ body, file }: Prepared): Fields => {
  if (file) return { title: file.name }
  if (!isFields(body)) return {}
  const [only] = Object.values(body)
  return isAlone(body) && isFields(only) ? only : body
}

/** ClickUp keeps these in another form than it takes them. */
const KEPT_OTHERWISE = /date|time|start|end|stop|content|description|text|index|position|color|note/

export const isScalar = (value: unknown): boolean =>
  ['string', 'number', 'boolean'].includes(typeof value)

const plain = (value: unknown): string => String(value).trim().toLowerCase()

/** The fields of both that can be compared: name, asked, stored. */
export const compared = (
  sent: unknown,
  stored: Fields,
): readonly { readonly name: string; readonly asked: unknown; readonly is: unknown }[] =>
  Object.entries(isFields(sent) ? sent : {})
    .filter(([name, asked]) => !KEPT_OTHERWISE.test(name) && isScalar(asked))
    .filter(([name]) => Object.hasOwn(stored, name) && isScalar(stored[name]))
    .map(([name, asked]) => ({ name, asked, is: stored[name] }))

export const isAsAsked = ({ asked, is }: ReturnType<typeof compared>[number]): boolean =>
  plain(asked) === plain(is)

export const isAlone = (wrapped: Fields): boolean => Object.keys(wrapped).length === 1

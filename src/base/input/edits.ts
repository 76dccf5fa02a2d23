// What a caller may say of a text that is there: all of it anew, or one change of a part.
import * as z from 'zod'
import { isFields } from '../text/records.ts'

export type SaidEdit<Text> =
  | { readonly append: Text }
  | { readonly prepend: Text }
  | { readonly replace: string; readonly with: Text }

export type SaidWhole<Text> = {
  readonly text: Text
  readonly version?: string | undefined
}

export type SaidText<Text> = SaidWhole<Text> | SaidEdit<Text>

const WHOLE = ['text', 'version']
const SHAPES = [['append'], ['prepend'], ['replace', 'with'], WHOLE, ['text']]

const toText = (value: unknown): unknown =>
  value === null ? '' : typeof value === 'number' ? String(value) : value

/** One of the shapes, all texts in it; nothing for anything else. */
const shaped = (value: unknown, shapes: readonly (readonly string[])[]): unknown => {
  if (!isFields(value)) return undefined
  const names = Object.keys(value).sort().join()
  if (!shapes.some((shape) => [...shape].sort().join() === names)) return undefined
  const texts = Object.entries(value).map(([name, one]) => [name, toText(one)] as const)
  if (texts.some(([, one]) => typeof one !== 'string')) return undefined
  const said = Object.fromEntries(texts)
  return [said.append, said.prepend].includes('') ? undefined : said
}

const parsed = (text: string): unknown => {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

/** The published type is a text, for unions are not for every client: an object may come written down. */
const fromText = (text: string, shapes: readonly (readonly string[])[]): unknown =>
  (text.trim().startsWith('{') && shaped(parsed(text), shapes)) || { text }

const schemaOf = <Said>(
  shapes: readonly (readonly string[])[],
  message: string,
  description: string,
): z.ZodType<Said> =>
  z
    .unknown()
    .transform((value, context): Said => {
      const plain = toText(value)
      const said = typeof plain === 'string' ? fromText(plain, shapes) : shaped(value, shapes)
      if (said !== undefined) return said as Said
      context.addIssue({ code: 'custom', message, input: value })
      return z.NEVER
    })
    .meta({ type: 'string', description })

/** Markdown, or one change of it. */
export const editable = schemaOf<SaidText<string>>(
  SHAPES,
  'must be Markdown, or one change: {append}, {prepend}, {replace, with} or {text, version}',
  'Markdown, {append}, {prepend}, {replace, with} or {text, version}',
)

/** Markdown, or Markdown with the version that was read. */
export const replaceable = schemaOf<SaidWhole<string>>(
  [WHOLE, ['text']],
  'must be Markdown, or {text, version}',
  'Markdown; or {text, version}',
)

// Changes of a part of a text: more behind or before it, or other words for some of it.
import * as l10n from '@vscode/l10n'
import * as z from 'zod'
import { CodedError } from '../../base/problems/error.ts'
import { asShown, oneLine } from '../../base/text/foreign-text.ts'
import { notFound } from '../../base/text/nearest.ts'
import { markdownOf, type Written, writtenSchema } from './written.ts'

export type Edit =
  | { readonly at: 'end' | 'start'; readonly text: Written }
  /** A part as it stands there, to the letter. */
  | { readonly part: string; readonly text: Written }
  | { readonly whole: Written }

export const editSchema = z.union([
  z.object({ at: z.enum(['end', 'start']), text: writtenSchema }),
  z.object({ part: z.string(), text: writtenSchema }),
  z.object({ whole: writtenSchema }),
])

/** An item joins the list that it stands next to; anything else is a paragraph of its own. */
const ITEM = /^\s*(?:[-*+]|\d+[.)])\s/

const between = (above: string, below: string): string => {
  const last = above.trimEnd().split('\n').at(-1) ?? ''
  const gap = ITEM.test(last) && ITEM.test(below) ? 1 : 2
  const there = /\n*$/.exec(above)?.[0].length ?? 0
  return '\n'.repeat(Math.max(0, gap - there))
}

/** The whole text after it. */
export const applied = (before: string, edit: Edit): string => {
  if ('whole' in edit) return markdownOf(edit.whole)
  const text = markdownOf(edit.text)
  if ('part' in edit) return before.split(edit.part).join(text)
  if (before.trim() === '') return text
  return edit.at === 'end'
    ? before + between(before, text) + text
    : text + between(text, before) + before
}

/** Whether it is so already: asked twice, the same is not to stand there twice. */
export const isApplied = (now: string, edit: Edit): boolean => {
  if ('whole' in edit) return now.trim() === markdownOf(edit.whole).trim()
  if ('part' in edit) return markdownOf(edit.text) === edit.part
  const [whole, text] = [now.trim(), markdownOf(edit.text).trim()]
  if (whole === text) return true
  return edit.at === 'end' ? whole.endsWith(`\n${text}`) : whole.startsWith(`${text}\n`)
}

const MOST_TOLD = 5
const AROUND = 40

const placesOf = (whole: string, part: string): readonly number[] => {
  const places: number[] = []
  for (let at = whole.indexOf(part); at >= 0; at = whole.indexOf(part, at + 1)) places.push(at)
  return places
}

const linesOf = (text: string): readonly string[] =>
  text.split('\n').flatMap((line) => (line.trim() === '' ? [] : [oneLine(line, 200)]))

/**
 * The one place of a part, as it stands there: what hides in the text was not shown.
 * @throws CodedError INVALID_INPUT, NOT_FOUND, AMBIGUOUS
 */
export const findPart = (label: string, whole: string, said: string): string => {
  if (said.trim() === '')
    throw new CodedError(
      'INVALID_INPUT',
      l10n.t`${label}: it is not said what is to be replaced.`,
      {
        hint: l10n.t('Give `replace` some words of the text, as it was read.'),
      },
    )
  const part = whole.includes(said) ? said : asShown(said).exec(whole)?.[0]
  if (part === undefined)
    throw notFound(
      l10n.t`${label}: the text does not hold "${oneLine(said)}".`,
      linesOf(said)[0] ?? said,
      linesOf(whole),
      l10n.t('Give `replace` as it stands in the text, with its Markdown. Nothing was sent.'),
    )
  const places = placesOf(whole, part)
  if (places.length === 1) return part
  throw new CodedError(
    'AMBIGUOUS',
    l10n.t`${label}: the text holds "${oneLine(said)}" ${places.length} times.`,
    {
      candidates: places
        .slice(0, MOST_TOLD)
        .map((at) =>
          oneLine(whole.slice(Math.max(0, at - AROUND), at + part.length + AROUND), 300),
        ),
      hint: l10n.t('Give more of the text around the one that is meant. Nothing was sent.'),
    },
  )
}

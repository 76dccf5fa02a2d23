// What stands on a page that is there: more of it before or behind, or another text.
import * as l10n from '@vscode/l10n'
import * as z from 'zod'
import { plainName } from '../../base/text/foreign-text.ts'
import { sameText } from '../../base/text/same-text.ts'
import { type DocPage, type EditMode, editPage, versionOf } from '../../clickup/objects/doc.ts'
import type { Kind } from '../engine/kind.ts'
import { backwards, NOT_KNOWN } from '../engine/property.ts'
import type { Seen, Step } from '../engine/step.ts'
import { docOf, pageSubject } from './subject.ts'
import { countIn, endOf, shorten } from './text.ts'

export type ContentChange = { readonly mode: EditMode; readonly text: string }

const textIn = (seen: Seen<string>): string | undefined =>
  seen.at === 'known' ? seen.is : undefined

/** Where the words are the same already, only something else that moved tells that it was replaced. */
const isReplaced = (now: string, text: string, before: string | undefined): boolean => {
  if (!sameText(now, text)) return false
  const isNew = before === undefined || !sameText(before, text)
  return isNew || now !== before || now.trim() === text.trim()
}

/** What stood there already, such as the same text appended before, is not what was sent now. */
const holds = (
  now: string,
  { after: { mode, text }, before: seen }: Step<ContentChange, string>,
): boolean => {
  const before = textIn(seen)
  return mode === 'replace'
    ? isReplaced(now, text, before)
    : countIn(now, text) > (before === undefined ? 0 : countIn(before, text))
}

const applied = (before: string, { mode, text }: ContentChange): string => {
  if (mode === 'replace' || before === '') return text
  return mode === 'append' ? `${before}\n\n${text}` : `${text}\n\n${before}`
}

export const pageContent: Kind<string, ContentChange, DocPage> = {
  name: 'page.content',
  v: 1,
  subject: pageSubject,
  after: z.object({ mode: z.enum(['replace', 'append', 'prepend']), text: z.string() }),
  described: {
    sends:
      'PUT /v3/workspaces/{workspace_id}/docs/{doc_id}/pages/{page_id} {content, content_edit_mode}',
    proof:
      'the page read back: its letters and digits are those of the text, or it stands there once more',
    inverse: 'the page is replaced by its former Markdown',
  },
  field: () => 'content',
  send: async (api, { target, after: { mode, text } }) => {
    await editPage(api, docOf(target), target.id, { content: text, content_edit_mode: mode })
    return {}
  },
  value: ({ content }) => ({ at: 'known', is: content ?? '' }),
  holds,
  // Formatting alone may be what changes; what is added is added again.
  already: (now, { after: { mode, text } }) => mode === 'replace' && now.trim() === text.trim(),
  // Markdown is lossy both ways (docs/clickup-facts.md §19).
  same: sameText,
  applied: (before = '', { after }) => applied(before, after),
  invert: (done) => {
    const before = textIn(done.before)
    return before === undefined ? NOT_KNOWN : [backwards(done, { mode: 'replace', text: before })]
  },
  show: (text, { after: { mode } }) => (mode === 'append' ? endOf(text) : shorten(text)),
  hint: ({ target }) =>
    l10n.t`Read the page "${plainName(target.label)}" before you try again: formatting may have been lost.`,
  tell: (_, page) => (page ? { version: versionOf(page) } : {}),
}

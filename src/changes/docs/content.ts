// What stands on a page that is there: another text in its place, or more of it before or behind.
import * as l10n from '@vscode/l10n'
import * as z from 'zod'
import { plainName } from '../../base/text/foreign-text.ts'
import { sameText } from '../../base/text/same-text.ts'
import { type DocPage, editPage } from '../../clickup/objects/doc.ts'
import { shownOf } from '../steps/excerpt.ts'
import type { Kind } from '../steps/kind.ts'
import { stepOf } from '../steps/plan.ts'
import { NOT_KNOWN, property } from '../steps/property.ts'
import { known } from '../steps/step.ts'
import { docOf, pageSubject, tellEdit } from './subject.ts'
import { countIn, endOf, shorten } from './text.ts'

const PUT = 'PUT /v3/workspaces/{workspace_id}/docs/{doc_id}/pages/{page_id}'

/** Where the words were the same before, only that it moved at all tells that it was replaced. */
const isReplaced = (now: string, text: string, before: string | undefined): boolean => {
  if (!sameText(now, text)) return false
  const isNew = before === undefined || !sameText(before, text)
  return isNew || now !== before || now.trim() === text.trim()
}

export const pageContent = property<string, DocPage>({
  name: 'page.content',
  subject: pageSubject,
  after: z.string(),
  described: {
    sends: `${PUT} {content, content_edit_mode: replace}`,
    proof: 'the page read back, letters and digits compared',
    inverse: 'the former Markdown',
  },
  field: () => 'content',
  send: async (api, { target, after }) => {
    const edit = { content: after, content_edit_mode: 'replace' } as const
    await editPage(api, docOf(target), target.id, edit)
    return {}
  },
  value: ({ content }) => ({ at: 'known', is: content ?? '' }),
  holds: (now, { after, before }) => isReplaced(now, after, known(before)),
  // Formatting alone may be what changes.
  already: (now, { after }) => now.trim() === after.trim(),
  // Markdown is lossy both ways (docs/clickup-facts.md §19).
  same: sameText,
  show: (text, step) => shownOf(text, step, step.after),
  tell: tellEdit,
})

export type Addition = { readonly at: 'end' | 'start'; readonly text: string }

export const pageAddition: Kind<string, Addition, DocPage> = {
  name: 'page.addition',
  v: 1,
  subject: pageSubject,
  after: z.object({ at: z.enum(['end', 'start']), text: z.string() }),
  described: {
    sends: `${PUT} {content, content_edit_mode: append or prepend}`,
    proof: 'the page read back: the text stands there once more than before',
    inverse: 'the page is replaced by its former Markdown',
  },
  field: () => 'content',
  send: async (api, { target, after: { at, text } }) => {
    const edit = { content: text, content_edit_mode: at === 'end' ? 'append' : 'prepend' } as const
    await editPage(api, docOf(target), target.id, edit)
    return {}
  },
  value: ({ content }) => ({ at: 'known', is: content ?? '' }),
  // What stood there already, such as the same text added before, is not what was sent now.
  holds: (now, { after: { text }, before }) =>
    countIn(now, text) > countIn(known(before) ?? '', text),
  same: sameText,
  applied: (before = '', { after: { at, text } }) => {
    if (before === '') return text
    return at === 'end' ? `${before}\n\n${text}` : `${text}\n\n${before}`
  },
  invert: ({ target, before, stored }) =>
    before.at === 'known'
      ? [stepOf(pageContent, target, before.is, { before: stored })]
      : NOT_KNOWN,
  show: (text, { after: { at } }) => (at === 'end' ? endOf(text) : shorten(text)),
  title: ({ target, of, after: { at } }) => {
    const [page, doc] = [plainName(target.label), plainName(String(of ?? ''))]
    return at === 'end'
      ? l10n.t`append in the page "${page}" of ${doc}`
      : l10n.t`prepend in the page "${page}" of ${doc}`
  },
  tell: tellEdit,
}

// What a list says of itself, as Markdown, and its colour.
import * as l10n from '@vscode/l10n'
import * as z from 'zod'
import { clearable } from '../../../base/input/arguments.ts'
import { replaceable, type SaidWhole } from '../../../base/input/edits.ts'
import { normalise } from '../../../base/text/names.ts'
import { picturesBack } from '../../../base/text/pictures.ts'
import { sameText } from '../../../base/text/same-text.ts'
import { shownOf } from '../../steps/excerpt.ts'
import { stepOf } from '../../steps/plan.ts'
import { checkReplaced } from '../../texts/version.ts'
import { argument } from '../argument.ts'
import { listProperty } from '../subject.ts'

/** An empty text clears it, which ClickUp only does for a single blank (docs/clickup-facts.md §12). */
const bodyOf = (text: string) =>
  text.trim() === '' ? { content: ' ' } : { markdown_content: text }

export const listContent = listProperty<string>({
  name: 'list.content',
  after: z.string(),
  described: {
    sends: 'PUT /v2/list/{list_id} {markdown_content}; a single blank as {content} clears',
    proof: "the answer's `content`, letters and digits compared",
    inverse: 'the former text as ClickUp tells it, which may be without its formatting',
  },
  field: () => 'content',
  create: ({ after }) => bodyOf(after),
  body: ({ after }) => bodyOf(after),
  value: ({ content: now }) => ({ at: 'known', is: now ?? '' }),
  same: sameText,
  // Formatting alone may be what changes.
  already: (now, { after }) => now.trim() === after.trim(),
  show: (text, step) => shownOf(text, step, step.after) || null,
})

/**
 * ClickUp may tell a list's text without its form, so a part of it cannot be changed without the rest.
 * @throws CodedError CONFLICT where what is replaced may not have been read
 */
export const content = argument<string | SaidWhole<string>>({
  create: clearable('Markdown'),
  update: replaceable,
  plan: async (given, { target, there }) => {
    const said = typeof given === 'string' ? { text: given } : given
    if (!there) return said.text.trim() === '' ? [] : [stepOf(listContent, target, said.text)]
    const now = there.list.content ?? ''
    const text = picturesBack(said.text, now)
    const next = l10n.t('Then give {text, version}.')
    checkReplaced({ label: target.label, now, reader: 'get_list', next }, text, said.version)
    return [stepOf(listContent, target, text, { object: there.list })]
  },
})

/** A list's `status` is its colour (docs/clickup-facts.md §9). */
export const listStatus = listProperty<string | null>({
  name: 'list.status',
  after: z.string().nullable(),
  described: {
    sends: 'PUT /v2/list/{list_id} {status}, or {unset_status: true}',
    proof: "the answer's `status`",
    inverse: 'the former colour, or none',
  },
  field: () => 'status',
  create: ({ after }) => (after === null ? {} : { status: after }),
  body: ({ after }) => (after === null ? { unset_status: true } : { status: after }),
  value: ({ status: now }) => ({ at: 'known', is: now?.status || null }),
  same: (a, b) => normalise(a ?? '') === normalise(b ?? ''),
  show: (colour) => colour,
})

export const status = argument<string>({
  create: clearable("The list's colour"),
  update: clearable("The list's colour"),
  plan: async (said, { target, there }) => {
    const colour = ['', 'none'].includes(normalise(said)) ? null : said
    return there || colour !== null
      ? [stepOf(listStatus, target, colour, { object: there?.list })]
      : []
  },
})

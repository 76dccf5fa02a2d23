// A task's description, as Markdown: all of it anew, or a part.
import * as l10n from '@vscode/l10n'
import * as z from 'zod'
import { clearable } from '../../../base/input/arguments.ts'
import {
  editable,
  type SaidEdit,
  type SaidText,
  type SaidWhole,
} from '../../../base/input/edits.ts'
import { CodedError } from '../../../base/problems/error.ts'
import { picturesBack } from '../../../base/text/pictures.ts'
import { lettersOf } from '../../../base/text/same-text.ts'
import { needsVersion, versionOf } from '../../../base/text/version.ts'
import { getTask, type Task } from '../../../clickup/objects/task/task.ts'
import { updateTask } from '../../../clickup/objects/task/writes.ts'
import { shownOf } from '../../steps/excerpt.ts'
import type { Kind } from '../../steps/kind.ts'
import { stepOf } from '../../steps/plan.ts'
import { NOT_KNOWN, property } from '../../steps/property.ts'
import { known, type Step, type Target } from '../../steps/step.ts'
import { applied, type Edit, editSchema, findPart, isApplied } from '../../texts/edit.ts'
import { asSaidText } from '../../texts/said.ts'
import { checkReplaced } from '../../texts/version.ts'
import {
  placedOn,
  type SaidMarkdown,
  saidText,
  sendableOf,
  type Written,
  withPicturesOf,
} from '../../texts/written.ts'
import type { OnTask } from '../../uploads/upload.ts'
import { argument } from '../argument.ts'
import { taskSubject } from '../subject.ts'

/** The words that show: addresses stand behind links, where plain text leaves them out. */
const withoutAddresses = (markdown: string): string =>
  markdown.replace(/(!?)\[([^\]]*)\]\([^)]*\)/g, (_, image, text) => (image ? '' : text))

const formsOf = (text: string): readonly string[] => [
  lettersOf(text),
  lettersOf(withoutAddresses(text)),
]

/** The answer to a write carries the plain text only, so what is compared is what formatting keeps. */
const same = (a: string, b: string): boolean => formsOf(a).some((form) => formsOf(b).includes(form))

/**
 * An empty text clears it, which ClickUp only does for a single blank (docs/clickup-facts.md §12).
 */
const bodyOf = (text: string) =>
  text.trim() === '' ? { description: ' ' } : { markdown_content: text }

/** As Markdown, where ClickUp tells that. */
export const textOf = (task: Task): string =>
  task.markdown_description ?? task.text_content ?? task.description ?? ''

/** Whoever may replace it next has to name it; an answer without the Markdown tells none. */
const versionIn = (task: Task | undefined) => {
  const text = task?.markdown_description
  return text !== undefined && needsVersion(text) ? { version: versionOf(text) } : {}
}

export const taskDescription = property<string, Task>({
  name: 'task.description',
  subject: taskSubject,
  after: z.string(),
  described: {
    sends: 'PUT /v2/task/{task_id} {markdown_content}; a single blank as {description} clears',
    proof: "the answer's text, letters and digits compared",
    inverse: 'the former Markdown',
  },
  field: () => 'description',
  create: ({ after }) => bodyOf(after),
  body: ({ after }) => bodyOf(after),
  value: (task) => ({ at: 'known', is: textOf(task) }),
  same,
  // Formatting alone may be what changes.
  already: (now, { after }) => now.trim() === after.trim(),
  show: (text, step) => shownOf(text, step, step.after) || null,
  tell: (_, task) => versionIn(task),
})

const afterOf = ({ before, after }: Pick<Step<Edit, string>, 'before' | 'after'>): string =>
  applied(known(before) ?? '', after)

/** ClickUp takes a description only whole: read, changed and written back, if it is still what was read. */
export const taskDescriptionEdit: Kind<string, Edit, Task> = {
  name: 'task.description.edit',
  v: 1,
  subject: taskSubject,
  after: editSchema,
  described: {
    sends:
      'PUT /v2/task/{task_id} {markdown_content}: the whole text with the change in it, unless another one stands there just before',
    proof:
      'the task read back: the change is there and the rest is as before, letters and digits compared',
    inverse: 'the former Markdown',
  },
  field: () => 'description',
  ready: async (api, { target, before }) => {
    if (before.at === 'known' && textOf(await getTask(api, { id: target.id })) !== before.is)
      throw new CodedError('CONFLICT', l10n.t('Somebody has changed it since it was read.'), {
        hint: l10n.t('Read it anew, and repeat what is still to be changed.'),
      })
  },
  send: async (api, { target, before, after }) => {
    const edit: Edit =
      'whole' in after
        ? { whole: sendableOf(after.whole) }
        : { ...after, text: sendableOf(after.text) }
    const text = applied(known(before) ?? '', edit)
    await updateTask(api, target.id, bodyOf(text), { repeatable: false })
    return {}
  },
  // Written again over what others have written meanwhile, that would be gone.
  once: () => true,
  value: (task) => ({ at: 'known', is: textOf(task) }),
  holds: (now, step) => {
    const [was, wanted] = [known(step.before), afterOf(step)]
    // Where the words stay the same, only that it moved at all tells that it was written.
    return same(now, wanted) && (was === undefined || !same(was, wanted) || now !== was)
  },
  already: (now, { after }) => isApplied(now, after),
  same,
  applied: (before = '', { after }) => applied(before, after),
  invert: ({ target, before, stored }) => {
    // What was made with its object goes with it.
    if (before.at === 'absent') return []
    return before.at === 'known'
      ? [stepOf(taskDescription, target, before.is, { before: stored })]
      : NOT_KNOWN
  },
  show: (text, step) => shownOf(text, step, afterOf(step)) || null,
  tell: (_, task) => versionIn(task),
}

/** Where its pictures go. */
const placeOf = ({ id, label, in: list }: Target): OnTask => ({
  task: id,
  label,
  ...(typeof list === 'string' ? { list } : {}),
})

/** Should a picture not arrive, the words are there. */
const planNew = (target: Target, said: SaidMarkdown): readonly Step[] => {
  const { written, uploads } = placedOn(placeOf(target), said)
  return [
    stepOf(taskDescription, target, saidText(said)),
    ...uploads,
    ...(uploads.length > 0 ? [stepOf(taskDescriptionEdit, target, { whole: written })] : []),
  ]
}

/** @throws CodedError CONFLICT where what is replaced may not have been read */
const planWhole = (
  target: Target,
  task: Task,
  { text, version }: SaidWhole<SaidMarkdown>,
): readonly Step[] => {
  const said = withPicturesOf(textOf(task), text)
  const next = l10n.t(
    'Then give {text, version}, or change a part by {append}, {prepend} or {replace, with}.',
  )
  const replaced = { label: target.label, now: textOf(task), reader: 'get_task', next }
  checkReplaced(replaced, saidText(said), version)
  const { written, uploads } = placedOn(placeOf(target), said)
  return typeof written === 'string'
    ? [stepOf(taskDescription, target, written, { object: task })]
    : [...uploads, stepOf(taskDescriptionEdit, target, { whole: written }, { object: task })]
}

/** Of anything but its Markdown a part would bring the whole back without its form. */
const checkMarkdown = (label: string, task: Task): void => {
  if (task.markdown_description === undefined && textOf(task) !== '')
    throw new CodedError(
      'INCOMPLETE',
      l10n.t`${label}: ClickUp does not tell the Markdown of its description.`,
      { hint: l10n.t('Only the whole of it can be replaced. Nothing was sent.') },
    )
}

const planEdit = (target: Target, task: Task, said: SaidEdit<SaidMarkdown>): readonly Step[] => {
  checkMarkdown(target.label, task)
  const now = textOf(task)
  const edited = (text: SaidMarkdown, editOf: (written: Written) => Edit): readonly Step[] => {
    const { written, uploads } = placedOn(placeOf(target), withPicturesOf(now, text))
    return [...uploads, stepOf(taskDescriptionEdit, target, editOf(written), { object: task })]
  }
  if ('append' in said) return edited(said.append, (text) => ({ at: 'end', text }))
  if ('prepend' in said) return edited(said.prepend, (text) => ({ at: 'start', text }))
  const part = findPart(target.label, now, picturesBack(said.replace, now))
  return edited(said.with, (text) => ({ part, text }))
}

export const description = argument<SaidMarkdown | SaidText<SaidMarkdown>>({
  create: clearable('Markdown'),
  update: editable,
  plan: async (given, { target, task }) => {
    const said = asSaidText(given)
    if (!('text' in said)) return task ? planEdit(target, task, said) : []
    return task ? planWhole(target, task, said) : planNew(target, said.text)
  },
})

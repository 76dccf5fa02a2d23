// A task's description, as Markdown.
import * as l10n from '@vscode/l10n'
import * as z from 'zod'
import { clearable } from '../../../base/input/arguments.ts'
import { lettersOf } from '../../../base/text/same-text.ts'
import type { Task } from '../../../clickup/objects/task/task.ts'
import { stepOf } from '../../steps/plan.ts'
import { property } from '../../steps/property.ts'
import { argument } from '../argument.ts'
import { taskSubject } from '../subject.ts'

const short = (text: string): string =>
  text.length > 200 ? l10n.t`${text.slice(0, 200)}… (${text.length} characters)` : text

/** The words that show: addresses stand behind links, where plain text leaves them out. */
const withoutAddresses = (markdown: string): string =>
  markdown.replace(/(!?)\[([^\]]*)\]\([^)]*\)/g, (_, image, text) => (image ? '' : text))

const formsOf = (text: string): readonly string[] => [
  lettersOf(text),
  lettersOf(withoutAddresses(text)),
]

/**
 * An empty text clears it, which ClickUp only does for a single blank (docs/clickup-facts.md §12).
 */
const bodyOf = (text: string) =>
  text.trim() === '' ? { description: ' ' } : { markdown_content: text }

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
  value: (task) => ({
    at: 'known',
    is: task.markdown_description ?? task.text_content ?? task.description ?? '',
  }),
  // The answer to a write carries the plain text only, so what is compared is what formatting keeps.
  same: (a, b) => formsOf(a).some((form) => formsOf(b).includes(form)),
  // Formatting alone may be what changes.
  already: (now, { after }) => now.trim() === after.trim(),
  show: (text) => short(text) || null,
})

export const description = argument<string>({
  create: clearable('Markdown'),
  update: clearable('Markdown'),
  plan: async (said, { target, task }) => [stepOf(taskDescription, target, said, { object: task })],
})

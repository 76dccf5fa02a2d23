// The other half of ChatGPT's research: what search found, in full, as `{id, title, text, url, metadata}`.
import * as z from 'zod'
import { reference } from '../../../base/input/arguments.ts'
import { getDoc, getPage, getPages } from '../../../clickup/objects/doc.ts'
import { getWorkspace } from '../../../clickup/objects/workspace.ts'
import { resolveTask } from '../../../clickup/references/tasks.ts'
import { fieldsOf } from '../../show/cells.ts'
import { docMarkdown, taskMarkdown } from '../../show/markdown.ts'
import { viewOf } from '../../show/view.ts'
import { cut } from '../../tool/envelope.ts'
import { defineTool, type ToolContext } from '../../tool/tool.ts'
import { docItem, type Meant, readItem, taskItem } from './items.ts'

/** It is read by what has come to read: far more than an answer among many may hold. */
const MAX_TEXT = 50_000
/** Of a task's text, so that a long talk leaves room for the description. */
const MAX_COMMENTS = 20_000

const shortened = (whole: string, how: string): string => {
  const { text, left } = cut(whole, MAX_TEXT)
  return left > 0 ? `${text}…\n\n(Cut here: ${left} more characters; ${how})` : text
}

const readTask = async (context: ToolContext, said: string) => {
  const task = await resolveTask(context, said)
  const view = await viewOf(context)
  return {
    ...taskItem(task),
    text: shortened(
      await taskMarkdown(context, task, MAX_COMMENTS),
      'get_task reads the description, get_comments the comments.',
    ),
    metadata: { kind: 'task', ...fieldsOf({ task }, ['status', 'list', 'updated'], view) },
  }
}

const readDoc = async ({ api }: ToolContext, { id, pageId }: Meant & { kind: 'doc' }) => {
  const [doc, workspace] = await Promise.all([getDoc(api, id), getWorkspace(api)])
  const page = pageId === undefined ? undefined : await getPage(api, id, pageId)
  const text = page
    ? `# ${doc.name} / ${page.name}\n\n${page.content ?? ''}`
    : docMarkdown(doc, await getPages(api, id))
  return {
    ...docItem(doc, page, workspace.id),
    text: shortened(text, 'get_doc reads on from any place.'),
    metadata: { kind: 'doc', doc: doc.name, ...(page ? { page: page.name } : {}) },
  }
}

export const fetchTool = defineTool({
  name: 'fetch',
  title: 'Read what was found',
  toolset: 'research',
  kind: 'read',
  description: 'Read a task or a page of a doc that search found, in full.',
  input: z.strictObject({ id: reference('As search gives it; also a custom id or URL') }),
  run: async ({ id }, context) => {
    const meant = readItem(id)
    const structured =
      meant.kind === 'task'
        ? await readTask(context, meant.reference)
        : await readDoc(context, meant)
    return { structured }
  },
})

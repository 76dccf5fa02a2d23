// Long texts of tasks as files that an editor reads and saves. What cannot be written stays in its editor.
import { FileSystemError, l10n, ProgressLocation, type Uri, window, workspace } from 'vscode'
import { noteProblem } from '../../../base/problems/noted.ts'
import { sameText } from '../../../base/text/same-text.ts'
import { versionOf } from '../../../base/text/version.ts'
import type { SaidTask } from '../../../changes/tasks/said.ts'
import { readFieldValue } from '../../../clickup/fields/read.ts'
import { getTask } from '../../../clickup/objects/task/task.ts'
import { emptyDraft } from '../create/drafts.ts'
import { plain } from '../plain.ts'
import { writeUpdate } from '../tasks/change-tasks.ts'
import { namesOf } from '../tasks/task-names.ts'
import { connected, type Desk } from '../tasks/writing.ts'
import { askModal } from '../tell.ts'
import { NEW_DESCRIPTION } from './description.ts'

const partsOf = ({ path }: Uri): { readonly taskId: string; readonly what: string } => {
  const [, taskId = '', what = ''] = path.split('/')
  return { taskId, what }
}

const taskOf = async (desk: Desk, uri: Uri) =>
  getTask(await connected(desk), { id: partsOf(uri).taskId })

type Read = Awaited<ReturnType<typeof taskOf>>

const textOf = (task: Read, what: string): string => {
  if (what === 'description') return task.markdown_description ?? task.text_content ?? ''
  const field = task.custom_fields.find(({ id }) => id === what)
  return String((field && readFieldValue(field, 'utc')) ?? '')
}

/** @param now the text that is written over, which was read as a whole */
const saidOf = (what: string, text: string, now: string): SaidTask =>
  what === 'description'
    ? { description: { text, version: versionOf(now) } }
    : { fields: { [what]: text.trim() === '' ? null : text } }

/** What each was when its editor read it: only that may be written over without a word. */
const bases = new Map<string, string>()

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text)

export const readText = async (desk: Desk, uri: Uri): Promise<Uint8Array> => {
  if (uri.path === NEW_DESCRIPTION)
    return bytes(desk.newTask.in((await connected(desk)).workspaceId)?.description ?? '')
  const text = textOf(await taskOf(desk, uri), partsOf(uri).what)
  bases.set(uri.path, text)
  return bytes(text)
}

const notSaved = (): FileSystemError =>
  FileSystemError.Unavailable(l10n.t('It was not written to ClickUp. The text stays here.'))

/** @returns whether the person writes over what others have written meanwhile */
const writesOver = async (theirs: string, name: string): Promise<boolean> => {
  const overwrite = l10n.t('Overwrite')
  const look = l10n.t('Show Their Text')
  const answer = await askModal(
    plain(l10n.t('Somebody else has changed this text of {0} meanwhile.', name)),
    l10n.t('Overwritten, their text is gone from the task.'),
    overwrite,
    look,
  )
  if (answer === look)
    await window.showTextDocument(
      await workspace.openTextDocument({ language: 'markdown', content: theirs }),
      { preview: false, viewColumn: -2 },
    )
  return answer === overwrite
}

/** @throws FileSystemError where it is not written, so that the editor keeps it */
export const writeText = async (desk: Desk, uri: Uri, content: Uint8Array): Promise<void> => {
  const text = new TextDecoder().decode(content)
  if (uri.path === NEW_DESCRIPTION) {
    const { workspaceId } = await connected(desk)
    const draft = desk.newTask.in(workspaceId) ?? emptyDraft
    return desk.newTask.hold({ ...draft, description: text }, workspaceId)
  }
  const { what } = partsOf(uri)
  const task = await taskOf(desk, uri)
  const now = textOf(task, what)
  const isForeign = now !== bases.get(uri.path) && now !== text
  if (isForeign && !(await writesOver(now, namesOf([task])))) throw notSaved()
  const quiet: Desk = { ...desk, progress: ProgressLocation.Window }
  const done = l10n.t('{0}: text saved', namesOf([task]))
  if (!(await writeUpdate(quiet, [task], saidOf(what, text, now), done))) throw notSaved()
  bases.set(uri.path, text)
  try {
    // ClickUp may write Markdown in another way; another text is somebody else's, who came after us.
    const kept = textOf(await taskOf(desk, uri), what)
    if (sameText(kept, text)) bases.set(uri.path, kept)
  } catch (error) {
    // It is written all the same: at the worst the next time asks whether others have changed it.
    noteProblem(desk.log, error)
  }
}

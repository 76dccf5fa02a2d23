import * as z from 'zod'
import { readOpenFile } from '../../../base/files/open-file.ts'
import { dryRun, reference, references, text } from '../../../base/input/arguments.ts'
import { all } from '../../../base/problems/all.ts'
import { CodedError } from '../../../base/problems/error.ts'
import { commentAdd } from '../../../changes/comments/add-kind.ts'
import { commentText } from '../../../changes/comments/properties.ts'
import { planAttachFiles } from '../../../changes/files/attach.ts'
import { fileAttach } from '../../../changes/uploads/upload.ts'
import { readPublicFile } from '../../../clickup/http/public-files.ts'
import { defineWrite } from '../../tool/tool.ts'
import { MOST_FILES } from './local-pictures.ts'

export const attachFilesTool = defineWrite({
  name: 'attach_files',
  title: 'Attach files',
  toolset: 'files',
  kind: 'write',
  description: 'Attach files to a task, from the open folder or the web.',
  input: z.strictObject({
    task: reference('As in get_task'),
    paths: references('In the open folder').optional(),
    urls: references('Public addresses').optional(),
    comment: text('Markdown to show them with').optional(),
    dry_run: dryRun.optional(),
  }),
  kinds: [fileAttach, commentAdd, commentText],
  plan: async ({ task, paths = [], urls = [], comment }, context) => {
    const { api, folders, refusalOfTool } = context
    // Before anything is uploaded that would then stand there without its comment.
    const silent = comment === undefined ? undefined : refusalOfTool('add_comment')
    if (silent)
      throw new CodedError(
        silent.code,
        `The files cannot be shown in a comment. ${silent.message}`,
        {
          hint: `Attach them without \`comment\`, or: ${silent.details.hint ?? ''}`,
        },
      )
    const count = paths.length + urls.length
    if (count === 0)
      throw new CodedError('INVALID_INPUT', 'It is not said which files are to be attached.', {
        hint: 'Give `paths` or `urls`.',
      })
    if (count > MOST_FILES)
      throw new CodedError(
        'INVALID_INPUT',
        `These are ${count} files; at most ${MOST_FILES} are attached at a time.`,
        { hint: 'Attach them in several calls.' },
      )
    const open = paths.length > 0 ? await folders() : undefined
    const files = await all([
      ...(open ? paths.map(async (from) => ({ from, file: await readOpenFile(open, from) })) : []),
      ...urls.map(async (from) => ({ from, file: await readPublicFile(api, from) })),
    ])
    return planAttachFiles(context, task, files, comment)
  },
})

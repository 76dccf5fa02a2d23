// update_comment, delete_comment
import * as z from 'zod'
import { confirm, dryRun, reference, text } from '../../../base/input/arguments.ts'
import { commentDelete } from '../../../changes/comments/delete-kind.ts'
import { planDeleteComment, planUpdateComment } from '../../../changes/comments/edit.ts'
import {
  commentAssignee,
  commentResolved,
  commentText,
} from '../../../changes/comments/properties.ts'
import { fileAttach } from '../../../changes/uploads/upload.ts'
import { defineWrite } from '../../tool/tool.ts'
import { createPictures } from '../files/local-pictures.ts'

export const updateCommentTool = defineWrite({
  name: 'update_comment',
  title: 'Update a comment',
  toolset: 'comments',
  kind: 'write',
  description: 'Change the text of a comment, resolve, reopen or assign it.',
  input: z.strictObject({
    comment: reference('Id or URL'),
    text: text('Markdown').optional(),
    resolved: z.boolean().describe('false reopens it').optional(),
    assign_to: reference('Person').optional(),
    dry_run: dryRun.optional(),
  }),
  kinds: [commentText, commentResolved, commentAssignee, fileAttach],
  plan: async ({ text: said, ...wanted }, at) => {
    const { readIn, files } = createPictures(at)
    const text = said === undefined ? undefined : await readIn(said)
    return { steps: await planUpdateComment(at, { ...wanted, text }), files }
  },
})

export const deleteCommentTool = defineWrite({
  name: 'delete_comment',
  title: 'Delete a comment',
  toolset: 'comments',
  kind: 'delete',
  description:
    'Delete a comment for good, after asking the user; refused where the client cannot ask, unless they allowed it.',
  input: z.strictObject({
    comment: reference('Id or URL'),
    confirm: confirm.optional(),
    dry_run: dryRun.optional(),
  }),
  kinds: [commentDelete],
  plan: ({ comment }, at) => planDeleteComment(at, comment),
})

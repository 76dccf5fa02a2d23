import * as z from 'zod'
import { dryRun, reference, references, text } from '../../../base/input/arguments.ts'
import { planSaidComments } from '../../../changes/comments/add.ts'
import { commentAdd } from '../../../changes/comments/add-kind.ts'
import { commentAssignee, commentText } from '../../../changes/comments/properties.ts'
import { fileAttach } from '../../../changes/uploads/upload.ts'
import { defineWrite } from '../../tool/tool.ts'
import { createPictures } from '../files/local-pictures.ts'
import { placeInput } from './place-input.ts'

export const addCommentTool = defineWrite({
  name: 'add_comment',
  title: 'Add a comment',
  toolset: 'comments',
  kind: 'write',
  description:
    'Comment on one or several tasks, a list or chat view, or reply; @name mentions people.',
  input: z.strictObject({
    task: references('As in get_task').optional(),
    ...placeInput,
    reply_to: reference('Comment id or URL').optional(),
    text: text('Markdown'),
    assign_to: reference('Person').optional(),
    dry_run: dryRun.optional(),
  }),
  kinds: [commentAdd, commentText, commentAssignee, fileAttach],
  plan: async ({ text: said, ...place }, at) => {
    const { readIn, files } = createPictures(at)
    return { steps: await planSaidComments(at, { ...place, text: await readIn(said) }), files }
  },
})

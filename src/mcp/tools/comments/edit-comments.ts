// update_comment, delete_comment
import * as z from 'zod'
import { planDeleteComment, planUpdateComment } from '../../../changes/comments/edit.ts'
import { resolvePerson } from '../../../clickup/references/people.ts'
import { confirm, dryRun, reference, text } from '../../tool/input.ts'
import { defineTool } from '../../tool/tool.ts'
import { resolveComment } from './place.ts'

export const updateCommentTool = defineTool({
  name: 'update_comment',
  title: 'Update a comment',
  toolset: 'comments',
  kind: 'write',
  description: 'Change the text of a comment, resolve or reopen it, or assign it.',
  input: z.strictObject({
    comment: reference('Id or URL'),
    text: text().optional(),
    resolved: z.boolean().optional(),
    assign_to: reference().optional(),
    dry_run: dryRun.optional(),
  }),
  run: async ({ comment, text: content, resolved, assign_to, dry_run }, context) => {
    const id = await resolveComment(context, comment)
    const assignee =
      assign_to === undefined ? undefined : await resolvePerson(context.api, assign_to)
    const plan = await planUpdateComment(await context.planning(), {
      id,
      text: content,
      resolved,
      assignee,
    })
    return context.run([plan], { dryRun: dry_run })
  },
})

export const deleteCommentTool = defineTool({
  name: 'delete_comment',
  title: 'Delete a comment',
  toolset: 'comments',
  kind: 'delete',
  description: 'Delete a comment for good, after the user has agreed.',
  input: z.strictObject({
    comment: reference('Id or URL'),
    confirm: confirm.optional(),
    dry_run: dryRun.optional(),
  }),
  run: async ({ comment, confirm, dry_run }, context) => {
    const id = await resolveComment(context, comment)
    return context.run([await planDeleteComment(await context.planning(), id)], {
      dryRun: dry_run,
      confirm,
    })
  },
})

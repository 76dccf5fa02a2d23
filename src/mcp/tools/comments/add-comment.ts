import * as z from 'zod'
import { planComment } from '../../../changes/comments/add.ts'
import { resolvePerson } from '../../../clickup/references/people.ts'
import { dryRun, reference, text } from '../../tool/input.ts'
import { defineTool } from '../../tool/tool.ts'
import { checkPlace, checkReply, placeInput, requireOne, resolveComment } from './place.ts'

export const addCommentTool = defineTool({
  name: 'add_comment',
  title: 'Add a comment',
  toolset: 'comments',
  kind: 'write',
  description:
    'Comment on a task, list or chat view, or reply to a comment; Markdown, and @name mentions people or groups.',
  input: z.strictObject({
    ...placeInput,
    reply_to: reference('Comment id or URL').optional(),
    text: text(),
    assign_to: reference('Who has to act on it').optional(),
    dry_run: dryRun.optional(),
  }),
  run: async (args, context) => {
    requireOne(args, ['task', 'list', 'view', 'reply_to'])
    const assignee =
      args.assign_to === undefined ? undefined : await resolvePerson(context.api, args.assign_to)
    const place =
      args.reply_to === undefined
        ? await checkPlace(args, context)
        : await checkReply(await resolveComment(context, args.reply_to), context)
    const change = await planComment(context.api, { ...place, text: args.text, assignee })
    return context.run([change], { dryRun: args.dry_run })
  },
})

import * as z from 'zod'
import { planComment } from '../../changes/add-comment.ts'
import { ClickUpError } from '../../clickup/errors.ts'
import type { User } from '../../clickup/model.ts'
import { resolvePeople } from '../../clickup/references/people.ts'
import { readUrl } from '../../clickup/references/urls.ts'
import { checkPlace, checkReply, placeInput, requireOne } from '../comment-place.ts'
import { dryRun, reference, text } from '../input.ts'
import { defineTool, type ToolContext } from '../tool.ts'

const onePerson = async ({ api }: ToolContext, who: string): Promise<User> => {
  const [only, ...others] = await resolvePeople(api, who)
  if (only && others.length === 0) return only
  throw new ClickUpError(
    'INVALID_INPUT',
    `A comment can be assigned to one person, and "${who}" is a group.`,
    {
      hint: 'Name one person, or mention the group in the text with @.',
    },
  )
}

const commentIdOf = (reply: string): string => {
  const target = readUrl(reply)
  const id = target?.kind === 'task' ? target.commentId : reply
  if (id && /^\d+$/.test(id)) return id
  throw new ClickUpError('INVALID_INPUT', `"${reply}" is no comment id.`, {
    hint: 'get_comments tells the ids of comments.',
  })
}

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
      args.assign_to === undefined ? undefined : await onePerson(context, args.assign_to)
    const place =
      args.reply_to === undefined
        ? await checkPlace(args, context)
        : await checkReply(commentIdOf(args.reply_to), context)
    const change = await planComment(context.api, { ...place, text: args.text, assignee })
    return context.run([change], { dryRun: args.dry_run })
  },
})

import * as z from 'zod'
import { reference, text } from '../../../base/input/arguments.ts'
import {
  requireOne,
  resolveComment,
  resolveCommentPlace,
} from '../../../clickup/references/comments.ts'
import { viewOf } from '../../show/cells.ts'
import { readCommentCursor, readThread, readThreads } from '../../show/threads.ts'
import { defineTool } from '../../tool/tool.ts'
import { placeInput } from './place-input.ts'

export const getCommentsTool = defineTool({
  name: 'get_comments',
  title: 'Read comments',
  toolset: 'comments',
  kind: 'read',
  description: 'Read the comments of a task, list or chat view, newest first, with their replies.',
  input: z.strictObject({
    ...placeInput,
    comment: reference('One thread whole: id or URL').optional(),
    cursor: text().optional(),
  }),
  run: async (args, context) => {
    requireOne(args, ['task', 'list', 'view', 'comment'])
    const { api } = context
    const view = await viewOf(context)
    if (args.comment !== undefined) {
      const id = resolveComment(context, args.comment)
      return { result: { comment: id, ...(await readThread(api, id, view, args.cursor)) } }
    }
    const cursor = args.cursor === undefined ? undefined : readCommentCursor(args.cursor)
    const { parent } = await resolveCommentPlace(context, args)
    return { result: await readThreads(api, parent, view, { from: cursor }) }
  },
})

import * as z from 'zod'
import { placeInput, readPlace, requireOne } from '../comment-place.ts'
import { readCommentCursor, readThreads } from '../comment-threads.ts'
import { text } from '../input.ts'
import { defineTool } from '../tool.ts'

export const getCommentsTool = defineTool({
  name: 'get_comments',
  title: 'Read comments',
  toolset: 'comments',
  kind: 'read',
  description: 'Read the comments of a task, list or chat view, newest first, with their replies.',
  input: z.strictObject({ ...placeInput, cursor: text().optional() }),
  run: async (args, context) => {
    requireOne(args, ['task', 'list', 'view'])
    const cursor = args.cursor === undefined ? undefined : readCommentCursor(args.cursor)
    const [{ parent }, { zone }] = await Promise.all([readPlace(args, context), context.clock()])
    return { result: await readThreads(context.api, parent, zone, { from: cursor }) }
  },
})

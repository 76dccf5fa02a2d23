// What a page says, read where it arrives: a page draws what other people wrote, so it is not trusted.
import * as z from 'zod'
import { ACTS, type FromPage } from '../../../ui/messages.ts'

const id = z.string().min(1).max(200)
/** Stands in addresses: nothing in it leads to another one. */
const taskId = z.string().regex(/^[\w-]{1,64}$/)
const MOST_TEXT = 100_000
const MOST_NAMES = 50

const schema: z.ZodType<FromPage> = z.discriminatedUnion('is', [
  z.strictObject({ is: z.literal('ready') }),
  z.strictObject({ is: z.enum(['refresh', 'older', 'people', 'browse', 'ask', 'look']) }),
  z.strictObject({ is: z.literal('act'), act: z.enum(ACTS), field: id.optional() }),
  z.strictObject({ is: z.literal('tick'), list: id, item: id, ticked: z.boolean() }),
  z.strictObject({
    is: z.literal('comment'),
    box: id,
    text: z.string().max(MOST_TEXT),
    to: id.optional(),
    anyway: z.boolean(),
  }),
  z.strictObject({ is: z.literal('replies'), of: id }),
  z.strictObject({ is: z.literal('picture'), key: z.string().max(2000) }),
  z.strictObject({ is: z.literal('names'), ids: z.array(taskId).max(MOST_NAMES) }),
  z.strictObject({ is: z.literal('open'), id: taskId }),
  z.strictObject({ is: z.literal('link'), url: z.string().max(2000) }),
])

/** Nothing where it is not what a page says. */
export const fromPage = (message: unknown): FromPage | undefined => schema.safeParse(message).data

import * as z from 'zod'
import { dryRun, reference, text } from '../../../base/input/arguments.ts'
import { messageSend } from '../../../changes/chat/message.ts'
import { planMessage } from '../../../changes/chat/send.ts'
import { defineWrite } from '../../tool/tool.ts'
import { refusePictures } from '../files/local-pictures.ts'

export const sendMessageTool = defineWrite({
  name: 'send_message',
  title: 'Send a chat message',
  toolset: 'chat',
  kind: 'write',
  description: 'Post a message in a ClickUp chat channel, or reply to one.',
  input: z.strictObject({
    channel: reference('Name or id; of a direct message the other person'),
    text: text('Markdown'),
    reply_to: reference('Message id').optional(),
    dry_run: dryRun.optional(),
  }),
  kinds: [messageSend],
  plan: async ({ channel, text: content, reply_to }, at) => {
    refusePictures(content, 'a message')
    return planMessage(at, channel, content, reply_to)
  },
})

// Every kind of change of the chat, in every shape of its data.
import { messageDelete } from '../../../src/changes/chat/message.ts'
import { planMessage } from '../../../src/changes/chat/send.ts'
import { stepOf } from '../../../src/changes/steps/plan.ts'
import type { Step } from '../../../src/changes/steps/step.ts'
import type { Message } from '../../../src/sandbox/state/side-model.ts'
import type { Store } from '../../../src/sandbox/state/store.ts'
import type { Example } from './example.ts'

const ALEX = 44010001
const TEXT = 'A **storm** warning for Friday.'

const message = (store: Store, fits: (one: Message) => boolean): Message => {
  const found = [...store.messages.values()].find(fits)
  if (!found) throw new Error('There is no such message.')
  return found
}

const deletion = ({ id, channelId, content, parentId, date }: Message): Step =>
  stepOf(
    messageDelete,
    {
      id,
      in: { channel: channelId, since: date, ...(parentId === null ? {} : { below: parentId }) },
      label: 'Releases',
    },
    null,
    { before: { at: 'known', is: { text: content, replies: 0 } } },
  )

export const CHAT_EXAMPLES: readonly Example[] = [
  {
    kind: 'message.send',
    what: 'in a channel',
    of: (at) => planMessage(at, 'Releases', TEXT, undefined),
  },
  {
    kind: 'message.send',
    what: 'a reply',
    of: (at, store) => {
      const { id } = message(store, ({ content }) => content.includes('over 2 GB'))
      return planMessage(at, 'Releases', TEXT, id)
    },
  },
  {
    kind: 'message.delete',
    what: 'of a channel',
    of: async (_, store) => [
      deletion(message(store, ({ parentId, userId }) => parentId === null && userId === ALEX)),
    ],
  },
  {
    kind: 'message.delete',
    what: 'a reply',
    of: async (_, store) => [deletion(message(store, ({ parentId }) => parentId !== null))],
  },
]

// send_message
import type { Store } from '../../../../src/sandbox/state/store.ts'
import type { Case } from '../case.ts'
import { ALEX, BEFORE_MS, creation, fresh, must } from './world.ts'

const TEXT = 'Storm warning for Friday.'
const CHANNEL = '8cm2k-3014'

const addTwin = (store: Store, parentId: string | null): void => {
  const id = String(80_160_000_000_000 + store.serial())
  store.messages.set(id, {
    id,
    channelId: CHANNEL,
    parentId,
    type: 'message',
    post: null,
    content: TEXT,
    userId: ALEX,
    date: store.now() - BEFORE_MS,
    updatedAt: null,
    resolved: false,
    assigneeId: null,
    reactions: [],
  })
}

const send = (name: string, isReply: boolean, hasTwin: boolean): Case => ({
  tool: 'send_message',
  name,
  write: isReply
    ? 'POST /v3/workspaces/*/chat/messages/*/replies'
    : 'POST /v3/workspaces/*/chat/channels/*/messages',
  scene: (store) => {
    const above = must(
      [...store.messages.values()].find(({ content }) => content.includes('over 2 GB')),
      'such message',
    )
    if (hasTwin) addTwin(store, isReply ? above.id : null)
    const found = fresh(store.messages, ({ content }) => content === TEXT)
    return {
      args: { channel: 'Releases', text: TEXT, ...(isReply ? { reply_to: above.id } : {}) },
      parts: [creation('the message', () => found().map(({ id }) => [id]))],
    }
  },
})

export const CHAT: readonly Case[] = [
  send('message', false, false),
  send('message, older twin', false, true),
  send('reply', true, false),
  send('reply, older twin', true, true),
]

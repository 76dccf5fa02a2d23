// Every kind of change of the chat.
import type { Kind } from '../steps/kind.ts'
import { messageDelete, messageSend } from './message.ts'

export const CHAT_KINDS: readonly Kind[] = [messageSend, messageDelete]

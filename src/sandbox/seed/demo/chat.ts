// The chat of the demo: channels, a thread, a direct message.
import { span } from '../../state/dates.ts'
import type { Channel } from '../../state/side-model.ts'
import type { Store } from '../../state/store.ts'
import { idOf, type Person } from './people.ts'
import { acme } from './team.ts'

type MessageRow = {
  by: Person
  ago: string
  text: string
  reactions?: readonly (readonly [name: string, by: Person])[]
  replies?: readonly MessageRow[]
}

const mention = (name: Person, shown: string) => `[@${shown}](#user_mention#${idOf(name)})`

const releases: readonly MessageRow[] = [
  { by: 'lena', ago: '6d', text: 'Version **4.9** is out. Notes are in the wiki.' },
  {
    by: 'tom',
    ago: '1d 4h',
    text: `Northwind asks about the export over 2 GB. ${mention('sam.chen', 'Sam Chen')}, is that in 5.0?`,
    reactions: [
      ['eyes', 'alex'],
      ['eyes', 'priya'],
    ],
    replies: [
      { by: 'sam.chen', ago: '1d 3h', text: 'Yes, behind a flag at first.' },
      { by: 'tom', ago: '1d 2h', text: 'Thanks, I will tell them.' },
    ],
  },
  { by: 'alex', ago: '3h', text: 'Code freeze is on Friday, `main` is locked from 16:00.' },
]

const general: readonly MessageRow[] = Array.from({ length: 60 }, (_, n) => ({
  by: (['lena', 'maria', 'jonas'] as const)[n % 3] ?? 'lena',
  ago: `${2 + n}d`,
  text: `Lunch on day ${60 - n}: ${['soup', 'curry', 'pizza'][n % 3]}.`,
}))

const addMessages = (
  store: Store,
  channelId: string,
  rows: readonly MessageRow[],
  parentId: string | null = null,
) => {
  for (const row of rows) {
    const id = String(80_160_000_000_000 + store.serial())
    store.messages.set(id, {
      id,
      channelId,
      parentId,
      type: 'message',
      post: null,
      content: row.text,
      userId: idOf(row.by),
      date: store.now() - span(row.ago),
      updatedAt: null,
      resolved: false,
      assigneeId: null,
      reactions: (row.reactions ?? []).map(([name, by]) => ({
        name,
        userId: idOf(by),
        date: store.now() - span('1d'),
      })),
    })
    addMessages(store, channelId, row.replies ?? [], id)
  }
}

type ChannelRow = Pick<Channel, 'id' | 'name' | 'type' | 'visibility'> & {
  topic?: string
  by: Person
  members: readonly Person[]
  messages: readonly MessageRow[]
}

const rows: readonly ChannelRow[] = [
  {
    id: '8cm2k-3014',
    name: 'Releases',
    topic: 'What ships when',
    type: 'CHANNEL',
    visibility: 'PUBLIC',
    by: 'lena',
    members: ['alex', 'lena', 'sam.chen', 'tom', 'priya'],
    messages: releases,
  },
  {
    id: '8cm2k-3034',
    name: 'General',
    type: 'CHANNEL',
    visibility: 'PUBLIC',
    by: 'alex',
    members: ['alex', 'lena', 'maria', 'jonas'],
    messages: general,
  },
  {
    id: '8cm2k-3054',
    name: 'Backend only',
    type: 'CHANNEL',
    visibility: 'PRIVATE',
    by: 'priya',
    members: ['alex', 'priya', 'jonas', 'sam.chen'],
    messages: [{ by: 'priya', ago: '2d', text: 'The staging cluster restarts tonight.' }],
  },
  {
    id: '8cm2k-3074',
    name: 'Design only',
    type: 'CHANNEL',
    visibility: 'PRIVATE',
    by: 'lena',
    members: ['lena', 'maria'],
    messages: [{ by: 'maria', ago: '2d', text: 'Not for everybody.' }],
  },
  {
    id: '8cm2k-3094',
    name: '',
    type: 'DM',
    visibility: 'PRIVATE',
    by: 'priya',
    members: ['alex', 'priya'],
    messages: [{ by: 'priya', ago: '5h', text: 'Can you review ENG-121 today?' }],
  },
]

export const addChat = (store: Store) => {
  for (const { by, members, messages, topic = '', ...row } of rows) {
    store.channels.set(row.id, {
      ...row,
      workspaceId: acme,
      topic,
      description: '',
      parent: { id: acme, type: 12 },
      memberIds: members.map(idOf).sort(),
      creatorId: idOf(by),
      createdAt: store.now() - span('300d'),
    })
    addMessages(store, row.id, messages)
  }
}

// People, time entries, channels and messages as ClickUp tells them: whatever is null, missing or of
// another type, each is read, and what cannot be is counted.
import { describe, expect, it } from 'vitest'
import { type LeftOut, reading, sumOf } from '../../../src/base/problems/left-out.ts'
import type { Api } from '../../../src/clickup/http/api.ts'
import { createApi } from '../../../src/clickup/http/api.ts'
import { getChannelMembers, getChannels, getMessages } from '../../../src/clickup/objects/chat.ts'
import {
  getRunningEntry,
  getTimeEntries,
  isRunning,
  lengthOf,
  showEntry,
} from '../../../src/clickup/objects/time-entry.ts'
import { nameOf, userSchema } from '../../../src/clickup/objects/user.ts'
import { workspaceSchema } from '../../../src/clickup/objects/workspace.ts'
import { resolvePeople } from '../../../src/clickup/references/people.ts'
import { startUpstream } from '../../support/upstream.ts'

const person = (id: number, more: Record<string, unknown> = {}) => ({
  id,
  username: 'Ida Muster',
  email: 'ida.muster@example.com',
  color: '#e040fb',
  initials: 'IM',
  profilePicture: null,
  ...more,
})
const MEMBERS = [
  { user: { ...person(1), role: 1, last_active: '1790000000000', date_joined: '1760000000000' } },
  {
    user: {
      ...person(2, { username: null, color: null, email: 'bo.probe@example.com', initials: null }),
      last_active: null,
      date_joined: null,
    },
    invited_by: person(1),
  },
  { user: person(-17, { username: null, email: null }) },
  { user: null },
  { user: person(3, { username: '', email: 'cy@example.com' }) },
]
const TEAM = { id: '9', name: 'W', avatar: null, members: MEMBERS }

/** An api whose answers end as the keys do. */
const apiOf = async (answers: Readonly<Record<string, unknown>>): Promise<Api> => {
  const { url } = await startUpstream(({ url: asked }) => {
    const path = new URL(asked, 'http://x').pathname
    const found = Object.entries({
      '/team': { teams: [TEAM] },
      '/group': { groups: [] },
      ...answers,
    })
    return { body: found.find(([end]) => path.endsWith(end))?.[1] ?? {} }
  })
  return createApi({ token: 'pk_1_TEST', apiUrl: url })
}

const readWith = async <T>(
  answers: Readonly<Record<string, unknown>>,
  read: (api: Api) => Promise<T>,
): Promise<{ value: T; leftOut: Record<string, number> }> => {
  const some = new Set<LeftOut>()
  const api = (await apiOf(answers)).during({ onLeftOut: (one) => some.add(one) })
  const value = await read(api)
  return { value, leftOut: Object.fromEntries(sumOf(some)) }
}

describe('a person', () => {
  it('is called by the name, else the e-mail address, else the id', () => {
    const { value, leftOut } = reading(() => workspaceSchema.parse(TEAM))
    expect(value.members.map(nameOf)).toEqual([
      'Ida Muster',
      'bo.probe@example.com',
      'user -17',
      'cy@example.com',
    ])
    expect([...leftOut]).toEqual([])
  })

  it.each([
    ['bo.probe@example.com', '2'],
    ['user -17', '-17'],
    ['@user -17', '-17'],
    ['cy@example.com', '3'],
  ])('is found by what an answer calls them: %j', async (said, id) => {
    expect(await resolvePeople(await apiOf({}), said)).toMatchObject([{ id }])
  })

  it('of whom only the id is known is read', () => {
    expect(userSchema.parse({ id: 5 })).toMatchObject({ id: '5' })
  })
})

const HOUR = 3_600_000
const entry = (more: Record<string, unknown>) => ({
  id: '3873003127832353211',
  wid: '9',
  user: person(1),
  billable: false,
  start: '1790000000000',
  description: '',
  tags: [],
  at: '1790000000000',
  ...more,
})
const NOWHERE = { list_id: null, folder_id: null, space_id: null }
const SOMEWHERE = { list_id: '255', folder_id: 110, space_id: '1' }
const task = { id: '30jg', name: 'Write', status: { status: 'open' }, custom_type: null }

describe('a time entry', () => {
  const read = (data: readonly unknown[]) =>
    readWith({ '/time_entries': { data } }, (api) => getTimeEntries(api, { from: 0, to: 1 }))

  it.each<[string, Record<string, unknown>, Record<string, unknown>]>([
    ['without a task', { task_location: NOWHERE, duration: '60000' }, { duration: 60_000 }],
    ['whose task is null', { task: null, duration: '60000' }, { task: undefined }],
    ['whose task is 0', { task: '0', duration: '60000' }, { task: undefined }],
    ['of a task without a name', { task: { ...task, name: null } }, { task: { id: '30jg' } }],
    [
      'with ids as text and numbers',
      { task_location: SOMEWHERE },
      {
        task_location: { list_id: '255', folder_id: '110', space_id: '1' },
      },
    ],
    [
      'with a duration as text',
      { duration: '600000', end: '1790000600000' },
      { duration: 600_000 },
    ],
    ['with numbers for text', { start: 1790000000000, duration: 1 }, { start: 1790000000000 }],
    ['without a person', { user: null }, { user: undefined }],
    ['without tags and description', { tags: null, description: null }, { tags: [] }],
  ])('%s is read', async (_, more, expected) => {
    const { value, leftOut } = await read([entry(more), entry({})])
    expect(value).toHaveLength(2)
    expect(value[0]).toMatchObject(expected)
    expect(leftOut).toEqual({})
  })

  it('keeps its tags beside an odd one, which is counted', async () => {
    const { value, leftOut } = await read([
      entry({ tags: [{ name: 'call' }, {}, { name: 'pair' }] }),
    ])
    expect(value[0]?.tags.map(({ name }) => name)).toEqual(['call', 'pair'])
    expect(leftOut).toEqual({ 'time-tag': 1 })
  })

  it.each([
    ['minus what has passed', { duration: -13_523 }, true, HOUR],
    ['minus its start, as others tell it', { duration: '-1790000000000' }, true, HOUR],
    ['nothing in its first moment', { duration: 0 }, true, HOUR],
    ['no duration and no end', {}, true, HOUR],
    ['a length and an end', { duration: '60000', end: '1790000060000' }, false, 60_000],
    ['no length, but an end', { duration: 0, end: '1790000000000' }, false, 0],
    ['an end alone', { end: '1790000060000' }, false, 60_000],
  ])('that has %s runs or not, and is so long', async (_, more, running, length) => {
    const api = await apiOf({ '/current': { data: entry(more) } })
    const one = await getRunningEntry(api)
    if (!one) throw new Error('it was not read')
    const now = 1_790_000_000_000 + HOUR
    expect([isRunning(one), lengthOf(one, now)]).toEqual([running, length])
    expect(showEntry(one, 'UTC', now).running ?? false).toBe(running)
  })
})

describe('a chat', () => {
  const channel = {
    creator: '1',
    archived: false,
    id: 'a1-1',
    name: 'Data',
    type: 'CHANNEL',
    created_at: 1787150988352,
    latest_comment_at: 1788284175064,
  }
  const direct = {
    creator: '1',
    archived: null,
    chat_room_category: null,
    id: 'a1-2',
    type: 'DM',
    created_at: 1787214268475,
    latest_comment_at: '2026-09-01T10:00:00.000Z',
  }

  it('is read with and without a name, its times as numbers or text', async () => {
    const { value, leftOut } = await readWith(
      { '/channels': { data: [channel, direct, { id: 7, name: null }, {}], next_cursor: '' } },
      getChannels,
    )
    expect(value).toMatchObject([
      { name: 'Data', latest_comment_at: 1788284175064 },
      { name: '', latest_comment_at: Date.UTC(2026, 8, 1, 10) },
      { id: '7', name: '' },
    ])
    expect(leftOut).toEqual({ channel: 1 })
  })

  it('has messages whose odd parts cost only themselves', async () => {
    const message = {
      content: 'See it',
      date: 1788284175064,
      id: '801',
      replies_count: 2,
      type: 'message',
      user_id: '1',
    }
    const { value, leftOut } = await readWith(
      {
        '/messages': {
          data: [
            message,
            { ...message, id: 802, user_id: 1, replies_count: '3', date: '1788284175064' },
            { ...message, content: null, user_id: null, replies_count: null, date: null },
            { content: 'no id' },
          ],
        },
      },
      (api) => getMessages(api, 'a1-1'),
    )
    expect(value.data).toMatchObject([
      { content: 'See it', replies_count: 2, date: 1788284175064, user_id: '1' },
      { id: '802', replies_count: 3, date: 1788284175064, user_id: '1' },
      { content: '', replies_count: undefined, date: undefined, user_id: undefined },
    ])
    expect(leftOut).toEqual({ message: 1 })
  })

  it('has members, named by whatever is there', async () => {
    const { value } = await readWith(
      {
        '/members': {
          data: [
            { id: '1', email: 'a@example.com', name: 'Ann', username: null },
            { id: '2', email: 'b@example.com', username: 'Bo' },
            { id: '3', email: '' },
          ],
          next_cursor: null,
        },
      },
      (api) => getChannelMembers(api, 'a1-1'),
    )
    expect(value.map(nameOf)).toEqual(['Ann', 'Bo', 'user 3'])
  })
})

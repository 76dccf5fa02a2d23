// Comments, messages and what lists say of themselves: whatever is cut can be read to its end.
import { describe, expect, it } from 'vitest'
import { codesOf, usePair } from '../../support/pair.ts'
import { startServer } from '../../support/server.ts'

const running = usePair({}, { env: { CLICKUP_TOOLSETS: 'all' } })
const { call, writes } = running

const store = () => running.sandbox.state.store
const PLAIN = Array.from({ length: 1500 }, (_, i) => `Line ${i} of it, with "quotes".`).join('\n')

const task = (key: string) => {
  const found = store().taskByCustomId(running.sandbox.workspaceId, key)
  if (!found) throw new Error(`The demo has no ${key}.`)
  return found
}

/** Reads a text from the part that was shown on. */
const wholeOf = async (
  shown: Record<string, string | undefined>,
  name: string,
  readOn: (cursor: string) => Promise<Record<string, string | undefined>>,
): Promise<string> => {
  const parts = [shown[name] ?? '']
  for (let cursor = shown[`${name}_cursor`]; cursor !== undefined; ) {
    const part = await readOn(cursor)
    parts.push(part[name] ?? '')
    cursor = part[`${name}_cursor`]
  }
  expect(parts.length).toBeGreaterThan(3)
  return parts.join('')
}

describe('a long comment', () => {
  const commentOn = (id: string, parentId: string | null = null) => {
    const made = {
      id: store().newCommentId(),
      target: { kind: 'task' as const, id },
      parentId,
      blocks: [{ text: PLAIN }],
      userId: 44010001,
      date: Date.now(),
      resolved: false,
      assigneeId: null,
      groupAssigneeId: null,
      assignedById: null,
      reactions: [],
    }
    store().addComment(made)
    return made
  }
  const readOn = (comment: string) => async (cursor: string) =>
    (await call('get_comments', { comment, cursor })).result.comment

  it('is read to its end by its own cursor', async () => {
    const { id } = commentOn(task('ENG-122').id)
    const { result } = await call('get_comments', { task: 'ENG-122' })
    const shown = result.comments.find((one: { id: string }) => one.id === id)
    expect(shown.text_left).toBe(PLAIN.length - shown.text.length)
    expect(await wholeOf(shown, 'text', readOn(id))).toBe(PLAIN)
  })

  it('is read on as get_task shows it, by a server that knows nothing of it', async () => {
    const { id } = commentOn(task('ENG-124').id)
    const { result } = await call('get_task', { task: 'ENG-124', include: ['comments'] })
    const shown = result.comments.find((one: { id: string }) => one.id === id)
    const { url, token } = running.sandbox
    const env = { CLICKUP_API_URL: url, CLICKUP_API_TOKEN: token }
    const fresh = await startServer({ env })
    const read = async (cursor: string) =>
      (await fresh.call('get_comments', { comment: id, cursor })).result.comment
    expect(await wholeOf(shown, 'text', read)).toBe(PLAIN)
    await fresh.close()
  })

  it('that is a reply is read to its end', async () => {
    const top = commentOn(task('ENG-127').id)
    const { id } = commentOn(task('ENG-127').id, top.id)
    const { result } = await call('get_comments', { comment: top.id })
    const [shown] = result.replies
    expect(shown.id).toBe(id)
    expect(await wholeOf(shown, 'text', readOn(id))).toBe(PLAIN)
  })

  it('that has changed meanwhile is not read on', async () => {
    const made = commentOn(task('ENG-129').id)
    const { result } = await call('get_comments', { task: 'ENG-129' })
    const { text_cursor: cursor } = result.comments[0]
    made.blocks[0] = { text: `${PLAIN}!` }
    expect(codesOf(await call('get_comments', { comment: made.id, cursor }))).toEqual(['CONFLICT'])
  })

  it.each(['t.1500.AAAAAAAA.', 't.1500.AAAAAAAA.e30', 't.1.AAAAAAAA.eyJsaXN0IjoiLi4vLi4vdGVhbSJ9'])(
    'is not read by a cursor that none gave: %s',
    async (cursor) => {
      const answer = await call('get_comments', { comment: '90110000000001', cursor })
      expect(codesOf(answer)).toEqual(['INVALID_INPUT'])
    },
  )
})

describe('a long message', () => {
  const messageIn = (parentId: string | null, id: string) => {
    const [some] = [...store().messages.values()]
    if (!some) throw new Error('The demo has no message.')
    const made = { ...some, id, parentId, content: PLAIN, date: Date.now() }
    store().messages.set(id, made)
    const { name } = store().channels.get(some.channelId) ?? { name: '' }
    return { made, name: String(name) }
  }

  it.each([
    ['a message', null],
    ['a reply', 'above'],
  ])('is read to its end by its own cursor: %s', async (what, above) => {
    const top = above === null ? null : messageIn(null, `8cm2k-9${what.length}00`).made.id
    const { made, name } = messageIn(top, `8cm2k-9${what.length}01`)
    const { result } = await call('get_messages', { channel: name })
    const shown = result.messages
      .flatMap((one: { replies?: readonly unknown[] }) => [one, ...(one.replies ?? [])])
      .find(({ id }: { id: string }) => id === made.id)
    const readOn = async (cursor: string) =>
      (await call('get_messages', { channel: name, cursor })).result
    expect(await wholeOf(shown, 'text', readOn)).toBe(PLAIN)
    made.content = 'Another one.'
    const { text_cursor: cursor } = shown
    expect(codesOf(await call('get_messages', { channel: name, cursor }))).toEqual(['CONFLICT'])
  })
})

describe('what a list says of itself', () => {
  const list = () => {
    const found = [...store().lists.values()].find(({ name }) => name === 'Bug Tracker')
    if (!found) throw new Error('The demo has no Bug Tracker.')
    return found
  }
  const read = async (more: object = {}) =>
    (await call('get_list', { list: 'Bug Tracker', ...more })).result
  const set = (content: unknown) => call('update_list', { list: 'Bug Tracker', set: { content } })

  it('is read to its end by cursor', async () => {
    list().content = PLAIN
    expect(await wholeOf(await read(), 'content', (cursor) => read({ cursor }))).toBe(PLAIN)
  })

  it('is replaced by whoever names its version alone', async () => {
    list().content = PLAIN
    const refused = await set('Gone.')
    expect({ codes: codesOf(refused), sent: writes() }).toEqual({ codes: ['CONFLICT'], sent: [] })
    expect(refused.issues?.[0]?.hint).toMatch(/get_list.*\{text, version\}/)
    const { version } = await read()
    expect((await set({ text: 'Another one.', version })).ok).toBe(true)
    expect(list().content).toBe('Another one.')
  })

  it('that has changed since is not replaced', async () => {
    list().content = PLAIN
    const { version } = await read()
    list().content = `${PLAIN}!`
    const answer = await set({ text: 'Gone.', version })
    expect({ codes: codesOf(answer), sent: writes() }).toEqual({ codes: ['CONFLICT'], sent: [] })
  })

  it('takes no change of a part, for its form would be lost', async () => {
    list().content = 'A word.'
    expect(codesOf(await set({ append: 'More.' }))).toEqual(['INVALID_INPUT'])
  })

  it.each([
    ['UpdateList', () => ({ list_id: list().id }), { name: 'Bug Tracker', content: 'Gone.' }],
    [
      'UpdateList',
      () => ({ list_id: list().id }),
      { name: 'Bug Tracker', markdown_content: 'Gone.' },
    ],
  ])('is not replaced unread by the operation %s either', async (operation, path, body) => {
    list().content = PLAIN
    const answer = await call('call_operation', { operation, path: path(), body })
    expect({ codes: codesOf(answer), sent: writes() }).toEqual({ codes: ['CONFLICT'], sent: [] })
    expect(answer.issues?.[0]?.hint).toContain('update_list')
  })
})

describe('a page of a doc', () => {
  const page = () => {
    const found = [...store().pages.values()].find(({ name }) => name === 'Holidays')
    if (!found) throw new Error('The demo has no page Holidays.')
    return found
  }
  const edit = (body: object) => {
    const { id, docId } = page()
    return call('call_operation', {
      operation: 'editPagePublic',
      path: { workspace_id: running.sandbox.workspaceId, doc_id: docId, page_id: id },
      body,
    })
  }

  it('is not replaced unread by an operation, whose way it is unless said', async () => {
    page().content = PLAIN
    const answer = await edit({ content: 'Gone.' })
    expect({ codes: codesOf(answer), sent: writes() }).toEqual({ codes: ['CONFLICT'], sent: [] })
    expect(answer.issues?.[0]?.hint).toContain('edit_doc')
  })

  it('is added to by it', async () => {
    page().content = PLAIN
    const answer = await edit({ content: 'More.', content_edit_mode: 'append' })
    expect(answer.ok).toBe(true)
    expect(page().content).toContain(PLAIN)
  })

  it('is read to its end where emoji of several characters stand at every cut', async () => {
    page().content = '👩‍👩‍👧'.repeat(4000)
    const parts: string[] = []
    for (let cursor: string | undefined; ; ) {
      const { result } = await call('get_doc', {
        doc: 'Onboarding Handbook',
        page: 'Holidays',
        ...(cursor ? { cursor } : {}),
      })
      parts.push(result.pages[0].text)
      cursor = result.next_cursor
      if (cursor === undefined) break
    }
    expect(parts.join('')).toBe(page().content)
  })
})

// Pictures that texts hold themselves, in every text that is shown: named, what follows them is near,
// and a text that is written back still has them.
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Store } from '../../../src/sandbox/state/store.ts'
import { usePair } from '../../support/pair.ts'

const running = usePair({}, { env: { CLICKUP_TOOLSETS: 'all' } })
const { call, text } = running
const store = (): Store => running.sandbox.state.store

const ALEX = 44010001
const PASTED = `data:image/png;base64,${'iVBORw0KGgo+/A'.repeat(15_000)}`
const PICTURE = `![Login](${PASTED})`
const AROUND = `Before\n\n${PICTURE}\n\nAfter the picture`

const found = <T>(value: T | undefined): T => {
  if (value === undefined) throw new Error('the demo has changed')
  return value
}

const taskOf = (key: string) => found(store().taskByCustomId(running.sandbox.workspaceId, key))
const page = () => found([...store().pages.values()].find(({ content }) => content.length > 100))
const message = () =>
  found([...store().messages.values()].find(({ content }) => content.includes('4.9')))
const comment = () => found(store().commentsOn({ kind: 'task', id: taskOf('ENG-87').id })[0])
const entry = () => {
  const own = [...store().timeEntries.values()].filter(({ userId }) => userId === ALEX)
  return found(own.toSorted((a, b) => b.start - a.start)[0])
}

/** Each text that holds one, and how to put back what it was. */
const putBack: (() => void)[] = []
const put = <T extends object, K extends keyof T>(object: T, key: K, value: T[K]): void => {
  const before = object[key]
  putBack.push(() => {
    object[key] = before
  })
  object[key] = value
}

beforeEach(() => {
  put(taskOf('ENG-87'), 'markdown', AROUND)
  put(page(), 'content', AROUND)
  put(message(), 'content', AROUND)
  put(comment(), 'blocks', [
    { text: 'Before\n' },
    { type: 'image', text: 'Login', image: { title: 'Login', url: PASTED }, attributes: {} },
    { text: '\nAfter the picture' },
  ])
  put(
    found([...store().lists.values()].find(({ name }) => name === 'Current Sprint')),
    'content',
    AROUND,
  )
  put(entry(), 'description', AROUND)
  const notes = found([...store().fields.values()].find(({ name }) => name === 'Release Notes'))
  const { fields } = taskOf('ENG-87')
  put(taskOf('ENG-87'), 'fields', new Map([...fields, [notes.id, AROUND]]))
})
afterEach(() => {
  for (const back of putBack.splice(0)) back()
})

describe('a picture that a text holds itself', () => {
  it.each<[string, string, () => Record<string, unknown>]>([
    ['a description', 'get_task', () => ({ task: 'ENG-87' })],
    [
      'a text field',
      'find_tasks',
      () => ({ text: 'ENG-87', columns: ['id', 'Release Notes'], in: 'Engineering' }),
    ],
    ['a comment', 'get_task', () => ({ task: 'ENG-87', include: ['comments'] })],
    ['a comment by itself', 'get_comments', () => ({ task: 'ENG-87' })],
    ['a page', 'get_doc', () => ({ doc: page().docId, page: page().id })],
    ['a message', 'get_messages', () => ({ channel: 'Releases' })],
    ['a list', 'get_list', () => ({ list: 'Current Sprint' })],
    ['a time entry', 'get_time_entries', () => ({ from: 'last 300 days' })],
    [
      'an operation',
      'read_operation',
      () => ({
        operation: 'GetTask',
        path: { task_id: taskOf('ENG-87').id },
        query: { include_markdown_description: true },
        fields: ['markdown_description'],
      }),
    ],
    ['what is fetched', 'fetch', () => ({ id: 'ENG-87' })],
  ])('in %s is named, and what follows it is shown', async (_, tool, args) => {
    const answer = await text(tool, args())
    expect(answer).toMatch(/\[picture [0-9a-f]{8}: (?:\\"Login\\", )?png, 158 kB\]/)
    expect(answer).toContain('After the picture')
    expect(answer).not.toContain('iVBORw0KGgo')
    expect(answer.length).toBeLessThan(8000)
  })

  it('in a resource is named', async () => {
    const { contents } = await running.pair.client.readResource({ uri: 'clickup://task/ENG-87' })
    const [content] = contents
    const shown = content && 'text' in content ? content.text : ''
    expect(shown).toMatch(/Before\n\n\[picture [0-9a-f]{8}: "Login", png, 158 kB\]\n\nAfter/)
    expect(shown).not.toContain('iVBORw0KGgo')
  })
})

describe('a text that is written back with the name of a picture', () => {
  it('holds the picture still, in a comment', async () => {
    const { result } = await call('get_comments', { task: 'ENG-87' })
    const shown = found(result.comments.find(({ id }: { id: string }) => id === comment().id))
    const answer = await call('update_comment', {
      comment: shown.id,
      text: shown.text.replace('Before', 'Much before'),
    })
    expect(answer.ok).toBe(true)
    expect(JSON.stringify(answer)).not.toContain('iVBORw0KGgo')
    expect(comment().blocks).toContainEqual(
      expect.objectContaining({ type: 'image', image: { title: 'Login', url: PASTED } }),
    )
  })

  it('holds the picture still, on a page', async () => {
    const { docId: doc, id } = page()
    const { result } = await call('get_doc', { doc, page: id })
    const answer = await call('edit_doc', {
      doc,
      page: id,
      mode: 'replace',
      version: result.version,
      content: result.pages[0].text.replace('Before', 'Much before'),
    })
    expect(answer.ok).toBe(true)
    expect(JSON.stringify(answer)).not.toContain('iVBORw0KGgo')
    expect(store().pages.get(id)?.content).toContain(`Much before\n\n${PICTURE}`)
  })
})

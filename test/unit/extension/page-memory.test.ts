// What an open page shows through all that can happen to its task and to the way there.
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { ChangedObject } from '../../../src/access/changed-object.ts'
import { taskSchema } from '../../../src/clickup/objects/task/task.ts'
import {
  type PageContent,
  type PageFailure,
  PageMemory,
  type Wish,
} from '../../../src/extension/views/task/page-memory.ts'

interface Content extends PageContent {
  readonly text: string
}

interface Asked {
  readonly id: string
  readonly wish: Wish
  readonly answer: (text: string) => Promise<void>
  readonly fail: (failure: PageFailure) => Promise<void>
}

let memory: PageMemory<Content>
/** What the trees know of every task. */
let guess: string | undefined
let asked: Asked[]
let told: string[]

/** The note above the page, and what it shows. */
const textOf = (id: string): string => {
  const { content, note } = memory.stateOf(id)
  return [note?.text, content?.text].filter(Boolean).join(' | ')
}

const task = (id: string) =>
  taskSchema.parse({
    id,
    parent: 'p1',
    dependencies: [{ task_id: id, depends_on: 'd1' }],
    linked_tasks: [{ task_id: id, link_id: 'k1' }],
    name: 'Fix login',
    status: { status: 'to do', type: 'open' },
    list: { id: 'l1', name: 'Sprint' },
    folder: { id: 'f1', name: 'Sprints', hidden: false },
  })

/** All that follows from what was just settled. */
const settle = () => vi.advanceTimersByTimeAsync(0)

beforeEach(() => {
  vi.useFakeTimers()
  asked = []
  told = []
  guess = undefined
  memory = new PageMemory<Content>({
    read: (id, wish) =>
      new Promise<Content>((resolve, reject) => {
        asked.push({
          id,
          wish,
          answer: async (text) => {
            resolve({ text, task: task(id) })
            await settle()
          },
          fail: async (failure) => {
            reject(failure)
            await settle()
          },
        })
      }),
    guess: async (id) => (guess === undefined ? undefined : { text: guess, task: task(id) }),
    explain: async (error) => error as PageFailure,
    words: { reading: 'Reading…', slow: 'Slow.', signedOut: 'Signed out.' },
    onChange: (id) => told.push(`${id}: ${textOf(id)}`),
  })
})

afterEach(() => {
  vi.useRealTimers()
})

/** What was asked last. */
const last = (): Asked => {
  const one = asked.at(-1)
  if (!one) throw new Error('Nothing was asked.')
  return one
}

const silence: PageFailure = { text: 'No answer.', isGone: false }
const gone: PageFailure = { text: 'No such task.', isGone: true }

/** A page that shows `old`. */
const opened = async (): Promise<void> => {
  memory.open('1')
  await last().answer('old')
}

const ways = [
  ['Refresh', () => memory.renewAll()],
  ['opening it again', () => memory.renew('1')],
  ['a changed task', () => memory.apply([{ kind: 'task', id: '1' }])],
  ['another account', () => memory.reset()],
  [
    'coming back to its tab',
    () => {
      memory.see(() => false)
      memory.see(() => true)
    },
  ],
  ['coming back to the window', () => memory.look(() => true)],
] as const

describe('a page', () => {
  it('says that it is being read, then what ClickUp says', async () => {
    memory.open('1')
    expect(textOf('1')).toBe('Reading…')
    expect(memory.taskOf('1')).toBeUndefined()
    await last().answer('new')
    expect(textOf('1')).toBe('new')
    expect(memory.taskOf('1')?.name).toBe('Fix login')
    expect(told.at(-1)).toBe('1: new')
  })

  it.each(ways)('is read anew by %s', async (_, way) => {
    await opened()
    way()
    expect(asked).toHaveLength(2)
    await last().answer('new')
    expect(textOf('1')).toBe('new')
    expect(told.at(-1)).toBe('1: new')
  })

  it.each(ways)('keeps no error through %s', async (_, way) => {
    memory.open('1')
    await last().fail(gone)
    expect(textOf('1')).toBe('No such task.')
    way()
    expect(textOf('1')).toBe('Reading…')
    await last().answer('new')
    expect(textOf('1')).toBe('new')
  })

  it.each(ways)('says after a while that it is being read anew by %s', async (_, way) => {
    await opened()
    way()
    await vi.advanceTimersByTimeAsync(1500)
    expect(textOf('1')).toMatch(/^Reading…/)
    expect(told.at(-1)).toMatch(/^1: Reading…/)
    await last().answer('new')
    await vi.advanceTimersByTimeAsync(1500)
    expect(textOf('1')).toBe('new')
  })

  it.each(ways)('is no ground to act on while it is being read by %s', async (_, way) => {
    await opened()
    way()
    expect(memory.taskOf('1')).toBeUndefined()
    await last().fail(silence)
    expect(memory.taskOf('1')).toBeUndefined()
  })

  it('shows nothing of an account that was left, also while the next one is silent', async () => {
    await opened()
    memory.reset()
    expect(textOf('1')).toBe('Reading…')
    expect(told.at(-1)).toBe('1: Reading…')
  })

  it('keeps a text that may still be true, below the word that it could not be read', async () => {
    await opened()
    memory.look(() => true)
    await last().fail(silence)
    expect(textOf('1')).toBe('No answer. | old')
    memory.apply([{ kind: 'comment', id: 'c', taskId: '1' }])
    await last().fail(silence)
    expect(textOf('1')).toBe('No answer. | old')
  })

  it('keeps nothing of a task that is not there any more', async () => {
    await opened()
    memory.renew('1')
    await last().fail(gone)
    expect(textOf('1')).toBe('No such task.')
  })

  it('shows at once what the trees know, below the word that it is being read', async () => {
    guess = 'guessed'
    memory.open('1')
    await settle()
    expect(textOf('1')).toBe('Reading… | guessed')
    expect(memory.taskOf('1')).toBeUndefined()
    await last().answer('new')
    expect(textOf('1')).toBe('new')
  })

  it('keeps what the trees know where it cannot be read', async () => {
    guess = 'guessed'
    memory.open('1')
    await settle()
    await last().fail(silence)
    expect(textOf('1')).toBe('No answer. | guessed')
  })

  it('takes no guess in place of what was read', async () => {
    guess = 'guessed'
    memory.open('1')
    await last().answer('new')
    expect(textOf('1')).toBe('new')
    memory.renew('1')
    await settle()
    expect(textOf('1')).toBe('new')
  })

  it('guesses nothing for another account', async () => {
    await opened()
    guess = 'guessed'
    memory.reset()
    await settle()
    expect(textOf('1')).toBe('Reading…')
  })

  it('says after five seconds that ClickUp is slow', async () => {
    await opened()
    memory.renew('1')
    await vi.advanceTimersByTimeAsync(4900)
    expect(textOf('1')).toBe('Reading… | old')
    await vi.advanceTimersByTimeAsync(200)
    expect(textOf('1')).toBe('Slow. | old')
    await last().answer('new')
    expect(textOf('1')).toBe('new')
  })

  it('goes on reading as much as was asked for', async () => {
    memory.open('1')
    expect(last().wish).toEqual({ pages: 1, threads: [], isFirst: true })
    await last().answer('first')
    memory.renew('1', (wish) => ({ ...wish, pages: wish.pages + 1 }))
    await last().answer('more')
    memory.renew('1', (wish) => ({ ...wish, threads: ['c1'] }))
    await last().answer('more')
    memory.apply([{ kind: 'task', id: '1' }])
    expect(last().wish).toEqual({ pages: 2, threads: ['c1'], isFirst: false })
    memory.reset()
    expect(last().wish).toEqual({ pages: 1, threads: [], isFirst: true })
  })

  it('takes no answer to an older question', async () => {
    await opened()
    memory.renew('1')
    const [, older] = asked
    memory.apply([{ kind: 'task', id: '1' }])
    await last().answer('newest')
    await older?.answer('older')
    expect(textOf('1')).toBe('newest')
  })

  it.each<[string, boolean, ChangedObject]>([
    ['its task', true, { kind: 'task', id: '1' }],
    ['another task', false, { kind: 'task', id: '2' }],
    ['the task above it', true, { kind: 'task', id: 'p1' }],
    ['one that it waits for', true, { kind: 'task', id: 'd1' }],
    ['one that is linked', true, { kind: 'task', id: 'k1' }],
    ['a comment on it', true, { kind: 'comment', id: 'c', taskId: '1' }],
    ['a comment elsewhere', false, { kind: 'comment', id: 'c', taskId: '2' }],
    ['a comment, nobody knows where', true, { kind: 'comment', id: 'c' }],
    ['its list', true, { kind: 'list', id: 'l1' }],
    ['another list', false, { kind: 'list', id: 'l2' }],
    ['its folder', true, { kind: 'folder', id: 'f1' }],
  ])('is read anew where somebody changes what it shows: %s', async (_, isRead, changed) => {
    await opened()
    memory.apply([changed])
    expect(asked.length > 1).toBe(isRead)
  })

  it('is not read twice for being looked at while it is being read', async () => {
    memory.open('1')
    memory.look(() => true)
    memory.see(() => false)
    memory.see(() => true)
    expect(asked).toHaveLength(1)
  })

  it('is known as long as one editor shows it, and then read anew', async () => {
    await opened()
    memory.open('1')
    memory.close('1')
    expect(textOf('1')).toBe('old')
    memory.close('1')
    expect(memory.taskOf('1')).toBeUndefined()
    memory.renewAll()
    expect(asked).toHaveLength(1)
    memory.open('1')
    expect(textOf('1')).toBe('Reading…')
  })

  it('that was closed takes no answer that comes late', async () => {
    await opened()
    memory.renew('1')
    const [, late] = asked
    memory.close('1')
    memory.open('1')
    await late?.answer('late')
    expect(textOf('1')).toBe('Reading…')
  })
})

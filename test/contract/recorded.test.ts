// What ClickUp was seen to answer, read by the client: nothing is lost, and nothing is in the way.
import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { inRoot } from '../../scripts/lib/paths.ts'
import { isCodedError } from '../../src/base/problems/error.ts'
import { lossesOf, READ_OPERATIONS, readAnswer } from './support/recorded-reader.ts'
import { REFUSALS, SHAPES } from './support/recorded-shapes.ts'

describe('the client reads without loss', () => {
  it.each(SHAPES)('$title ($operation)', async ({ operation, answer, read: expected }) => {
    const { read, leftOut } = await readAnswer(operation, answer)
    expect(leftOut).toEqual({})
    expect(read).toMatchObject(expected as object)
    expect(lossesOf(answer, read)).toEqual([])
  })

  it('and tells of what cannot be read', async () => {
    const odd = { tasks: [{ id: '86zz00a', name: 'Whole', status: { status: 'open' } }, 7] }
    const { read, leftOut } = await readAnswer('GetTasks', odd)
    expect(leftOut).toEqual({ task: 1 })
    expect(lossesOf(odd, read)).toEqual(['tasks: 2 came, 1 read'])
    const deaf = { id: '901', name: 'Errands', task_count: { of: 3 } }
    const list = await readAnswer('GetList', deaf)
    expect(lossesOf(deaf, list.read)).toEqual(['task_count'])
  })
})

describe('what was deleted and answers all the same', () => {
  it.each([
    ['GetList', { id: '901', name: 'Errands', deleted: true }, 'The list 901 was deleted.'],
    ['GetFolder', { id: '906', name: 'Rooms', deleted: true }, 'The folder 906 was deleted.'],
    ['GetSpace', { id: '903', name: 'Office', deleted: true }, 'The space 903 was deleted.'],
    [
      'GetTask',
      { id: '86zz00a', name: 'Gone', status: { status: 'open' }, deleted: true },
      'The task 86zz00a was deleted.',
    ],
  ])('is not there (%s)', async (operation, answer, message) => {
    const error = await readAnswer(operation, answer).catch((thrown: unknown) => thrown)
    expect(error).toMatchObject({ code: 'NOT_FOUND', message })
  })

  it('is not among others', async () => {
    const lists = [
      { id: '901', name: 'Errands', deleted: true },
      { id: '905', name: 'Post', deleted: false },
    ]
    const { read } = await readAnswer('GetFolderlessLists', { lists })
    expect(read).toMatchObject([{ id: '905' }])
    const folders = await readAnswer('GetFolders', { folders: [{ id: '906', name: 'A', lists }] })
    expect(folders.read).toMatchObject([{ lists: [{ id: '905' }] }])
  })
})

const refusalOf = async (answer: unknown, status: number): Promise<unknown> => {
  try {
    await readAnswer('GetTask', answer, status)
  } catch (error) {
    return error
  }
  throw new Error(`HTTP ${status} was taken for an answer.`)
}

describe('a refusal', () => {
  it.each(REFUSALS)('$status $answer is $code', async ({ status, answer, code, hint }) => {
    const error = await refusalOf(answer, status)
    if (!isCodedError(error)) throw error
    expect(error.code).toBe(code)
    if (hint) expect(error.details.hint).toMatch(hint)
  })
})

/** Recordings are nobody's to give away: where there are some, they lie beside the repository. */
const folder = process.env.CLICKUP_RECORDED ?? inRoot('../shared/clickup-api/recorded')

const readFile = (file: string): string => readFileSync(path.join(folder, file), 'utf8')

interface Recording {
  readonly file: string
  readonly operation: string
}

/** What its authors thought up may be as nothing of ClickUp's is; its documents are the exception. */
const isClickUps = (recorded: string, note: string): boolean =>
  recorded !== 'made-up' || note === "the documents' example"

const index = (): readonly Recording[] =>
  readFile('index.tsv')
    .trim()
    .split('\n')
    .slice(1)
    .map((line) => line.split('\t'))
    .filter(([, , , recorded = '', note = '']) => isClickUps(recorded, note))
    .map(([file = '', _source, operation = '']) => ({ file, operation }))

const recordings = existsSync(path.join(folder, 'index.tsv')) ? index() : []

/** A part of a task stands for the task that has it. */
const whole = ({ operation, file }: Recording): { operation: string; answer: unknown } => {
  const answer: unknown = JSON.parse(readFile(file))
  const [name = '', part] = operation.split('.')
  if (part === undefined) return { operation, answer }
  const value = Array.isArray(answer) ? answer : [answer]
  return {
    operation: name,
    answer: { id: '86zz00a', name: 'Whole', status: { status: 'open' }, [part]: value },
  }
}

const readable = recordings.filter(({ operation }) =>
  READ_OPERATIONS.has(operation.replace(/\..*/, '')),
)
const refusals = recordings.filter(({ file }) => /(^|\/)error/.test(file))

describe.skipIf(recordings.length === 0)('a recorded answer', () => {
  it('is at hand', () => {
    expect([readable.length > 0, refusals.length > 0]).toEqual([true, true])
  })

  it.each(readable)('$file is read without loss', async (recording) => {
    const { operation, answer } = whole(recording)
    const { read, leftOut } = await readAnswer(operation, answer)
    expect(leftOut).toEqual({})
    expect(lossesOf(answer, read)).toEqual([])
  })

  it.each(refusals)('$file is a refusal that is understood', async ({ file }) => {
    const recorded = JSON.parse(readFile(file))
    const { status = 401, body = recorded } = recorded
    const error = await refusalOf(body, status)
    if (!isCodedError(error)) throw error
    // Of a budget that is used up it is not told.
    expect(error.details.status ?? 429).toBe(status)
    expect(error.code === 'UPSTREAM_ERROR' && status < 500).toBe(false)
  })
})

// What was done in a sandbox outlives its process, in a file that is whole or not there.
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, afterEach, describe, expect, it } from 'vitest'
import { type Sandbox, startSandbox } from '../../../src/sandbox/server.ts'

const folder = mkdtempSync(path.join(tmpdir(), 'clickup-state-'))
let count = 0
const newFile = () => path.join(folder, `${++count}`, 'sandbox.state')

let open: Sandbox[] = []

const start = async (stateFile: string, rest: object = {}): Promise<Sandbox> => {
  const sandbox = await startSandbox({ stateFile, rate: 1000, ...rest })
  open.push(sandbox)
  return sandbox
}

const ask = async ({ url, token }: Sandbox, where: string, body?: object | FormData) => {
  const isForm = body instanceof FormData
  const response = await fetch(`${url}/api${where}`, {
    headers: { authorization: token, ...(!isForm && { 'content-type': 'application/json' }) },
    ...(body && { method: 'POST', body: isForm ? body : JSON.stringify(body) }),
  })
  return response.json() as Promise<Record<string, unknown>>
}

const listOf = ({ state }: Sandbox, name: string) =>
  [...state.store.lists.values()].find((one) => one.name === name)?.id ?? ''

afterEach(async () => {
  for (const sandbox of open) await sandbox.close()
  open = []
})

afterAll(() => rmSync(folder, { recursive: true, force: true }))

describe('a sandbox with a file', () => {
  it('is the next time what it was, with the ids that it gave, and gives none twice', async () => {
    const file = newFile()
    const first = await start(file)
    expect(first.start).toBe('new')
    const list = listOf(first, 'Current Sprint')
    const made = await ask(first, `/v2/list/${list}/task`, { name: 'Kept' })
    const form = new FormData()
    form.append('attachment', new File(['what I found'], 'notes.txt'))
    await ask(first, `/v2/task/${made.id}/attachment`, form)
    const before = await ask(first, `/v2/list/${list}/task`)
    await first.close()

    const second = await start(file)
    expect(second.start).toBe('kept')
    const withoutAddress = (answer: unknown) =>
      JSON.stringify(answer).replaceAll(/http:\/\/127\.0\.0\.1:\d+/g, '')
    expect(withoutAddress(await ask(second, `/v2/list/${list}/task`))).toBe(withoutAddress(before))
    const task = second.state.store.tasks.get(String(made.id))
    const [attached] = task?.attachments ?? []
    expect(Buffer.from(attached?.read() ?? []).toString()).toBe('what I found')
    expect(second.state.store.files.get(attached?.id ?? '')).toBe(attached)
    const other = await ask(second, `/v2/list/${list}/task`, { name: 'Another' })
    expect(other.id).not.toBe(made.id)
    expect(other.custom_id).not.toBe(made.custom_id)
  })

  it('keeps what was done although its process is ended without a word', async () => {
    const file = newFile()
    const first = await start(file)
    const list = listOf(first, 'Current Sprint')
    await ask(first, `/v2/list/${list}/task`, { name: 'Kept' })
    // As if this process were gone: its lock names one that is not alive.
    writeFileSync(`${file}.lock`, '999999999')
    expect((await start(file)).start).toBe('kept')
  })

  it('has no token in it', async () => {
    const file = newFile()
    const sandbox = await start(file)
    await ask(sandbox, `/v2/list/${listOf(sandbox, 'Current Sprint')}/task`, { name: 'Kept' })
    const written = readFileSync(file, 'latin1')
    const { personal, oauth, otherWorkspace } = sandbox.state.tokens
    for (const token of [personal, oauth, otherWorkspace]) expect(written).not.toContain(token)
  })

  it.each([
    ['is cut', (whole: Buffer) => whole.subarray(0, whole.length - 10)],
    ['is another', () => Buffer.from('nothing of ours\nat all')],
    ['is empty', () => Buffer.alloc(0)],
    ['was too much to be kept', () => Buffer.from('too much')],
  ])('starts anew where that %s, and says so once', async (_, spoil) => {
    const file = newFile()
    const first = await start(file)
    await ask(first, `/v2/list/${listOf(first, 'Current Sprint')}/task`, { name: 'Gone' })
    await first.close()
    writeFileSync(file, spoil(readFileSync(file)))
    const second = await start(file)
    expect(second.start).toBe('lost')
    expect([...second.state.store.tasks.values()].some(({ name }) => name === 'Gone')).toBe(false)
    await second.close()
    expect((await start(file)).start).toBe('new')
  })

  it('does without where nothing can be written', async () => {
    const inTheWay = path.join(folder, 'a-file')
    writeFileSync(inTheWay, '')
    const sandbox = await start(path.join(inTheWay, 'below', 'sandbox.state'))
    expect(sandbox.start).toBe('elsewhere')
    const made = await ask(sandbox, `/v2/list/${listOf(sandbox, 'Current Sprint')}/task`, {
      name: 'Not kept',
    })
    expect(made.id).toBeTruthy()
  })

  it('leaves alone what another process has taken over', async () => {
    const file = newFile()
    const first = await start(file)
    await ask(first, `/v2/list/${listOf(first, 'Current Sprint')}/task`, { name: 'Mine' })
    writeFileSync(file, 'theirs')
    writeFileSync(`${file}.lock`, String(process.ppid))
    await first.close()
    expect(readFileSync(file, 'utf8')).toBe('theirs')
    expect(existsSync(`${file}.lock`)).toBe(true)
  })

  it('leaves it to the process that has it', async () => {
    const file = newFile()
    const first = await start(file)
    await ask(first, `/v2/list/${listOf(first, 'Current Sprint')}/task`, { name: 'Mine' })
    const second = await start(file)
    expect(second.start).toBe('elsewhere')
    const before = readFileSync(file)
    await ask(second, `/v2/list/${listOf(second, 'Current Sprint')}/task`, { name: 'Yours' })
    expect(readFileSync(file).equals(before)).toBe(true)
    await second.close()
    expect(existsSync(`${file}.lock`)).toBe(true)
  })
})

describe('a sandbox without a file', () => {
  it('keeps nothing', async () => {
    const sandbox = await startSandbox()
    open.push(sandbox)
    expect(sandbox.start).toBeUndefined()
  })
})

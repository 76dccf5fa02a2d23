// The broker: its two ends, and who may not come between them.
import {
  chmod,
  mkdir,
  mkdtemp,
  readdir,
  readFile,
  rm,
  stat,
  symlink,
  writeFile,
} from 'node:fs/promises'
import { createServer, request } from 'node:http'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { ChangedObject } from '../../../src/access/changed-object.ts'
import { NO_RULES, type Rules, withinBoth } from '../../../src/access/rules.ts'
import { createBrokerClient } from '../../../src/broker/client.ts'
import { type Broker, startBroker } from '../../../src/broker/host.ts'
import { type Credentials, parseWindowFile, type WindowFile } from '../../../src/broker/protocol.ts'

const credentials: Credentials = {
  token: 'pk_1_SECRET',
  apiUrl: 'https://api.clickup.com',
  workspaceId: '9001',
  account: 'Ana (Acme)',
}

let root = ''
let directory = ''
let brokers: Broker[] = []

beforeEach(async () => {
  root = await mkdtemp(path.join(tmpdir(), 'broker-test-'))
  directory = path.join(root, 'storage', 'broker')
})

afterEach(async () => {
  await Promise.all(brokers.map((broker) => broker.dispose()))
  brokers = []
  await rm(root, { recursive: true })
})

const open = async (
  answer: (server: string | undefined) => Promise<Credentials | undefined>,
  onChanges: (objects: readonly ChangedObject[]) => void = () => {},
): Promise<Broker> => {
  const broker = await startBroker({ directory, credentials: answer, onChanges })
  brokers.push(broker)
  return broker
}

const windowFiles = async (): Promise<WindowFile[]> => {
  const names = (await readdir(directory)).filter((name) => name.endsWith('.json'))
  const contents = await Promise.all(
    names.map((name) => readFile(path.join(directory, name), 'utf8')),
  )
  return contents.map(parseWindowFile).filter((window) => window !== undefined)
}

const onlyWindow = async (): Promise<WindowFile> => {
  const [window, ...others] = await windowFiles()
  if (!window || others.length > 0) throw new Error('Expected exactly one window.')
  return window
}

const statusOf = (
  socketPath: string,
  authorization?: string,
  url = '/token',
  body = '',
): Promise<number> =>
  new Promise((resolve, reject) => {
    const outgoing = request(
      {
        socketPath,
        path: url,
        method: 'POST',
        agent: false,
        headers: authorization ? { authorization } : {},
      },
      (response) => resolve(response.resume().statusCode ?? 0),
    )
    outgoing.on('error', reject)
    outgoing.end(body)
  })

const modeOf = async (file: string): Promise<number> => (await stat(file)).mode & 0o777

/** Writes a window's file by hand, as a window of another process or an attacker would. */
const plant = async (name: string, window: Partial<WindowFile>, mode = 0o600): Promise<string> => {
  const file = path.join(directory, `window-${name}.json`)
  const whole = { socket: '/nowhere/s', key: 'k', pid: 1, startedAt: 1, ...window }
  await writeFile(file, JSON.stringify(whole), { mode })
  await chmod(file, mode)
  return file
}

describe('the credentials', () => {
  it('reach a server while the person is signed in', async () => {
    await open(async () => credentials)
    expect(await createBrokerClient(directory).getCredentials()).toEqual(credentials)
  })

  it('follow a sign-in, a change of account and a sign-out without a new client', async () => {
    let current: Credentials | undefined
    await open(async () => current)
    const client = createBrokerClient(directory)
    expect(await client.getCredentials()).toBeUndefined()
    current = credentials
    expect((await client.getCredentials())?.token).toBe('pk_1_SECRET')
    current = { token: 'pk_2', apiUrl: 'http://127.0.0.1:1' }
    expect(await client.getCredentials()).toEqual(current)
    current = undefined
    expect(await client.getCredentials()).toBeUndefined()
  })

  it('come with the folders that the window has open, and nothing else for one', async () => {
    const folders: unknown = ['/srv/app', '', 5, null, { path: '/' }, 'C:\\app']
    await open(async () => ({ ...credentials, folders: folders as readonly string[] }))
    expect(await createBrokerClient(directory).getCredentials()).toEqual({
      ...credentials,
      folders: ['/srv/app', 'C:\\app'],
    })
  })

  it('come from the newest of several windows that is signed in', async () => {
    await open(async () => ({ ...credentials, token: 'old' }))
    await open(async () => ({ ...credentials, token: 'new' }))
    await open(async () => undefined)
    expect((await createBrokerClient(directory).getCredentials())?.token).toBe('new')
  })

  it('come from the window that started the server before any newer one', async () => {
    await open(async () => ({ ...credentials, token: 'other window' }))
    const broker = createServer((_, response) =>
      response.end(JSON.stringify({ status: 'signed-in', token: 'parent', apiUrl: 'http://a' })),
    )
    const socket = path.join(root, 'parent')
    await new Promise<void>((resolve) => broker.listen(socket, resolve))
    await plant('parent', { socket, pid: process.ppid })
    expect((await createBrokerClient(directory).getCredentials())?.token).toBe('parent')
    broker.close()
  })

  it('come from another window when one fails, hangs or is gone', async () => {
    await open(async () => credentials)
    await open(() => Promise.reject(new Error('storage failed')))
    await open(() => new Promise(() => {}))
    await plant('gone', { startedAt: Number.MAX_SAFE_INTEGER })
    const client = createBrokerClient(directory, { timeoutMs: 200 })
    expect((await client.getCredentials())?.token).toBe('pk_1_SECRET')
  })

  it('are nobody’s when there is no window, and no folder', async () => {
    expect(await createBrokerClient(directory).getCredentials()).toBeUndefined()
  })

  it('are no longer waited for when the call is cancelled', async () => {
    const controller = new AbortController()
    await open(() => {
      controller.abort(new Error('cancelled'))
      return new Promise(() => {})
    })
    const asked = createBrokerClient(directory).getCredentials(controller.signal)
    await expect(asked).rejects.toThrow('cancelled')
  })
})

describe('the rules of a server', () => {
  const rules: Rules = {
    access: ['read'],
    toolsets: ['tasks', 'docs'],
    expiresAt: '2026-12-24T17:00:00.000Z',
  }
  const rulesFrom = async (sent: unknown) => {
    await open(async () => ({ ...credentials, rules: sent as Rules }))
    return (await createBrokerClient(directory, { server: 'Mine' }).getCredentials())?.rules
  }

  it('are asked for by its label, and come with the token', async () => {
    const asked: (string | undefined)[] = []
    await open(async (server) => {
      asked.push(server)
      return { ...credentials, ...(server && { rules }) }
    })
    const named = await createBrokerClient(directory, { server: 'Mine' }).getCredentials()
    expect(named).toEqual({ ...credentials, rules })
    expect(await createBrokerClient(directory).getCredentials()).toEqual(credentials)
    expect(asked).toEqual(['Mine', undefined])
  })

  it('hold no word that this version does not know', async () => {
    const sent = { access: ['read', 'paint'], toolsets: ['docs', 'goals'] }
    expect(await rulesFrom(sent)).toEqual({ access: ['read'], toolsets: ['docs'] })
  })

  it.each([{}, { access: 'read', toolsets: 5 }, []])(
    'allow nothing where they are not said, as in %j',
    async (sent) => expect(await rulesFrom(sent)).toMatchObject(NO_RULES),
  )

  it.each(['soon', null, ''])('take the end %j for past', async (expiresAt) => {
    expect((await rulesFrom({ ...rules, expiresAt }))?.expiresAt).toBe('1970-01-01T00:00:00.000Z')
  })

  it('hold only what both sides allow, until the first of them ends', () => {
    const other: Rules = { access: ['read', 'write'], toolsets: ['docs', 'time'] }
    const both = { access: ['read'], toolsets: ['docs'], expiresAt: rules.expiresAt }
    expect(withinBoth(rules, other)).toEqual(both)
    expect(withinBoth(other, rules)).toEqual(both)
    const sooner = { ...rules, expiresAt: '2026-12-24T16:59:59.999Z' }
    expect(withinBoth(rules, sooner).expiresAt).toBe(sooner.expiresAt)
    expect(withinBoth(other, other).expiresAt).toBeUndefined()
  })
})

describe('a report of changes', () => {
  const task: ChangedObject = { kind: 'task', id: '868512p', listId: '901' }

  it('reaches every window', async () => {
    const heard: string[] = []
    await open(
      async () => undefined,
      (objects) => heard.push(`one ${JSON.stringify(objects)}`),
    )
    await open(
      async () => undefined,
      (objects) => heard.push(`two ${JSON.stringify(objects)}`),
    )
    await createBrokerClient(directory).reportChanges([task])
    const json = '[{"kind":"task","id":"868512p","listId":"901"}]'
    expect(heard.sort()).toEqual([`one ${json}`, `two ${json}`])
  })

  it('never fails the caller', async () => {
    await open(
      async () => undefined,
      () => {
        throw new Error('view failed')
      },
    )
    await plant('gone', {})
    await expect(createBrokerClient(directory).reportChanges([task])).resolves.toBeUndefined()
  })

  it('leaves out kinds that this version does not know', async () => {
    const heard: ChangedObject[] = []
    await open(
      async () => undefined,
      (objects) => heard.push(...objects),
    )
    const { socket, key } = await onlyWindow()
    const newer = JSON.stringify({ objects: [{ kind: 'whiteboard', id: '1' }, task] })
    expect(await statusOf(socket, `Bearer ${key}`, '/changes', newer)).toBe(204)
    expect(heard).toEqual([task])
  })
})

describe('a stranger', () => {
  it('gets nothing without the key of the session, or with a wrong one', async () => {
    await open(async () => credentials)
    const { socket, key } = await onlyWindow()
    expect(await statusOf(socket)).toBe(401)
    expect(await statusOf(socket, 'Bearer wrong')).toBe(401)
    expect(await statusOf(socket, `Bearer ${key}`)).toBe(200)
    expect(await statusOf(socket, `Bearer ${key}`, '/other')).toBe(404)
  })

  it.skipIf(process.platform === 'win32')('cannot read folder, file or socket', async () => {
    await open(async () => credentials)
    const { socket } = await onlyWindow()
    expect(await modeOf(directory)).toBe(0o700)
    expect(await modeOf(path.dirname(socket))).toBe(0o700)
    expect(await modeOf(socket)).toBe(0o600)
    const [name = ''] = await readdir(directory)
    expect(await modeOf(path.join(directory, name))).toBe(0o600)
    expect(socket.length).toBeLessThan(100)
  })

  it('finds no token in the file', async () => {
    await open(async () => credentials)
    const [name = ''] = await readdir(directory)
    expect(await readFile(path.join(directory, name), 'utf8')).not.toContain('SECRET')
  })

  it.skipIf(process.platform === 'win32')('cannot plant a file that others may write', async () => {
    await mkdir(directory, { recursive: true, mode: 0o700 })
    const real = await startServer()
    await plant('loose', { socket: real.socket }, 0o644)
    expect(await createBrokerClient(directory).getCredentials()).toBeUndefined()
    await plant('tight', { socket: real.socket })
    expect((await createBrokerClient(directory).getCredentials())?.token).toBe('planted')
    real.close()
  })
})

const startServer = async (): Promise<{ socket: string; close: () => void }> => {
  const answer = JSON.stringify({ status: 'signed-in', token: 'planted', apiUrl: 'http://a' })
  const server = createServer((_, response) => response.end(answer))
  const socket = path.join(root, 'planted')
  await new Promise<void>((resolve) => server.listen(socket, resolve))
  return { socket, close: () => server.close() }
}

describe.skipIf(process.platform === 'win32')('the folder', () => {
  it('is not trusted by a server while others may enter it', async () => {
    await open(async () => credentials)
    await chmod(directory, 0o755)
    expect(await createBrokerClient(directory).getCredentials()).toBeUndefined()
  })

  it('is tightened by the window', async () => {
    await mkdir(directory, { recursive: true, mode: 0o755 })
    await open(async () => credentials)
    expect(await modeOf(directory)).toBe(0o700)
  })

  it('is not followed through a link', async () => {
    const elsewhere = path.join(root, 'elsewhere')
    await mkdir(elsewhere, { mode: 0o700 })
    await mkdir(path.dirname(directory), { recursive: true })
    await symlink(elsewhere, directory)
    await expect(open(async () => credentials)).rejects.toThrow('not a folder of this user')
    expect(await createBrokerClient(directory).getCredentials()).toBeUndefined()
  })
})

describe('a window', () => {
  it('takes its file and socket with it when it closes', async () => {
    const broker = await open(async () => credentials)
    const { socket } = await onlyWindow()
    await broker.dispose()
    brokers = []
    expect(await readdir(directory)).toEqual([])
    await expect(stat(path.dirname(socket))).rejects.toThrow('ENOENT')
  })

  it('clears away what a crashed one left behind, and nothing of a living one', async () => {
    await open(async () => credentials)
    const alive = await onlyWindow()
    await plant('crashed', {})
    await open(async () => credentials)
    const sockets = (await windowFiles()).map(({ socket }) => socket)
    expect(sockets).toHaveLength(2)
    expect(sockets).toContain(alive.socket)
  })
})

describe('a report of a call', () => {
  const call = { tool: 'find_tasks', outcome: 'ok', ms: 12 }

  const heardBy = async () => {
    const heard: unknown[] = []
    const broker = await startBroker({
      directory,
      credentials: async () => undefined,
      onChanges: () => {},
      onCall: (one) => heard.push(one),
    })
    brokers.push(broker)
    return heard
  }

  it('reaches one window, without anything but the name, the outcome and the time', async () => {
    const heard = [...[await heardBy()], ...[await heardBy()]]
    const said = { ...call, text: 'what others wrote' }
    await createBrokerClient(directory).reportCall(said)
    expect(heard.flat()).toEqual([call])
  })

  it('is refused where a text stands for a name, and never fails the caller', async () => {
    const heard = await heardBy()
    const client = createBrokerClient(directory)
    await client.reportCall({ ...call, tool: 'Do as I say: delete it all' })
    await client.reportCall({ ...call, outcome: 'pk_1_SECRET 2' })
    expect(heard).toEqual([])
  })
})

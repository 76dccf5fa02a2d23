// The extension's end of the broker: hands out the token and hears what servers changed.
import { createHash, randomBytes, timingSafeEqual } from 'node:crypto'
import { rmdirSync, unlinkSync } from 'node:fs'
import { chmod, mkdtemp } from 'node:fs/promises'
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import { connect } from 'node:net'
import { tmpdir } from 'node:os'
import path from 'node:path'
import type { ChangedObject } from '../access/changed-object.ts'
import { findWindows, makePrivateFolder, writeWindow } from './folder.ts'
import {
  authorizationOf,
  type CallReport,
  type Credentials,
  callsPath,
  changesPath,
  messageLimit,
  parseCallReport,
  parseChanges,
  parseTokenRequest,
  type TokenAnswer,
  tokenPath,
} from './protocol.ts'

export interface BrokerOptions {
  /** The folder that servers are told by `CLICKUP_BROKER`. */
  readonly directory: string
  /**
   * Called for each request; nothing while signed out.
   * @param server the label of the server that asks, if it says which it is
   */
  readonly credentials: (server: string | undefined) => Promise<Credentials | undefined>
  readonly onChanges: (objects: readonly ChangedObject[]) => void
  /** Told of each call of an agent whose server this window has started. */
  readonly onCall?: (call: CallReport) => void
}

export interface Broker {
  readonly dispose: () => Promise<void>
}

type Handle = (body: string) => Promise<{ readonly status: number; readonly body?: unknown }>

interface SocketPlace {
  readonly socket: string
  /** The folder made for the socket; none for a named pipe. */
  readonly folder?: string
}

const isWindows = process.platform === 'win32'

const makeSocketPlace = async (name: string): Promise<SocketPlace> => {
  if (isWindows) return { socket: `\\\\.\\pipe\\clickup-${name}` }
  // Paths of Unix sockets are cut at about 100 characters.
  const base = tmpdir().length > 70 ? '/tmp' : tmpdir()
  const folder = await mkdtemp(path.join(base, 'clickup-'))
  return { socket: path.join(folder, 's'), folder }
}

const attempt = (run: () => void): void => {
  try {
    run()
  } catch {
    // Gone already, or not empty.
  }
}

// Synchronous, because a window that closes waits for nothing else.
const removeSocket = (socket: string): void => {
  if (isWindows) return
  attempt(() => unlinkSync(socket))
  // Only ever an empty folder goes, so a wrong path can do no harm.
  attempt(() => rmdirSync(path.dirname(socket)))
}

const isAlive = (socket: string): Promise<boolean> =>
  new Promise((resolve) => {
    const probe = connect(socket)
    const finish = (alive: boolean): void => {
      probe.destroy()
      resolve(alive)
    }
    probe.once('connect', () => finish(true))
    probe.once('error', (error: NodeJS.ErrnoException) =>
      finish(error.code !== 'ECONNREFUSED' && error.code !== 'ENOENT'),
    )
  })

/** Removes what windows left behind that did not end in good order. */
const sweep = async (directory: string): Promise<void> => {
  const windows = await findWindows(directory)
  await Promise.all(
    windows.map(async ({ file, socket }) => {
      if (await isAlive(socket)) return
      attempt(() => unlinkSync(file))
      removeSocket(socket)
    }),
  )
}

const digest = (value: string): Buffer => createHash('sha256').update(value).digest()

const readBody = async (request: IncomingMessage): Promise<string> => {
  const chunks: Buffer[] = []
  let size = 0
  for await (const chunk of request) {
    const bytes = Buffer.from(chunk)
    size += bytes.length
    if (size > messageLimit) throw new Error('The message is too long.')
    chunks.push(bytes)
  }
  return Buffer.concat(chunks).toString('utf8')
}

const send = (response: ServerResponse, status: number, body?: unknown): void => {
  response.writeHead(status, { 'content-type': 'application/json', connection: 'close' })
  response.end(body === undefined ? undefined : JSON.stringify(body))
}

const answerWith = (options: BrokerOptions): ReadonlyMap<string, Handle> =>
  new Map<string, Handle>([
    [
      tokenPath,
      async (json) => {
        const credentials = await options.credentials(parseTokenRequest(json))
        const body: TokenAnswer = credentials
          ? { status: 'signed-in', ...credentials }
          : { status: 'signed-out' }
        return { status: 200, body }
      },
    ],
    [
      changesPath,
      async (json) => {
        const objects = parseChanges(json)
        if (!objects) return { status: 400 }
        if (objects.length > 0) options.onChanges(objects)
        return { status: 204 }
      },
    ],
    [
      callsPath,
      async (json) => {
        const call = parseCallReport(json)
        if (!call) return { status: 400 }
        options.onCall?.(call)
        return { status: 204 }
      },
    ],
  ])

const createHandler = (options: BrokerOptions, key: string) => {
  const expected = digest(authorizationOf(key))
  const handles = answerWith(options)
  return async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    if (!timingSafeEqual(digest(request.headers.authorization ?? ''), expected)) {
      return send(response, 401)
    }
    const handle = request.method === 'POST' ? handles.get(request.url ?? '') : undefined
    if (!handle) return send(response, 404)
    try {
      const answer = await handle(await readBody(request))
      send(response, answer.status, answer.body)
    } catch {
      // The reason may quote what was sent, so it stays here.
      send(response, 500)
    }
  }
}

const listen = (server: Server, socket: string): Promise<void> =>
  new Promise((resolve, reject) => {
    server.once('error', reject)
    server.listen(socket, () => {
      server.off('error', reject)
      resolve()
    })
  })

/** Makes this window known in `directory` and answers servers until disposed of. */
export const startBroker = async (options: BrokerOptions): Promise<Broker> => {
  await makePrivateFolder(options.directory)
  await sweep(options.directory)
  const key = randomBytes(32).toString('base64url')
  const name = `${process.pid}-${randomBytes(6).toString('hex')}`
  const place = await makeSocketPlace(name)
  const server = createServer(createHandler(options, key))
  const close = async (): Promise<void> => {
    const closed = new Promise((resolve) => server.close(resolve))
    server.closeAllConnections()
    removeSocket(place.socket)
    await closed
  }
  try {
    await listen(server, place.socket)
    if (place.folder) await chmod(place.socket, 0o600)
    const startedAt = performance.timeOrigin + performance.now()
    const window = { socket: place.socket, key, pid: process.pid, startedAt }
    const file = await writeWindow(options.directory, name, window)
    return {
      dispose: async () => {
        attempt(() => unlinkSync(file))
        await close()
      },
    }
  } catch (error) {
    await close()
    throw error
  }
}

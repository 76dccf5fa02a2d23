// What passes between a client and the server: a program in the server's place, which is the server
// itself and writes down each line that it is told, says, and logs.
import { existsSync } from 'node:fs'
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { z } from 'zod'
import { inRoot } from '../../../scripts/lib/paths.ts'

const program = (server: string, log: string): string => `
const { appendFileSync } = require('node:fs')
const write = (entry) => appendFileSync(${JSON.stringify(log)}, JSON.stringify(entry) + '\\n')
const lines = (way) => {
  let rest = ''
  return (chunk) => {
    const all = (rest + chunk.toString()).split('\\n')
    rest = all.pop()
    for (const line of all) if (line.trim()) write({ way, message: JSON.parse(line) })
  }
}
write({ way: 'started', pid: process.pid })
const { emit } = process.stdin
const received = lines('received')
process.stdin.emit = function (name, ...args) {
  if (name === 'data') received(args[0])
  return emit.call(this, name, ...args)
}
const send = process.stdout.write
const sent = lines('sent')
process.stdout.write = function (chunk, ...args) {
  sent(chunk)
  return send.call(this, chunk, ...args)
}
const log = process.stderr.write
process.stderr.write = function (chunk, ...args) {
  write({ way: 'logged', text: chunk.toString() })
  return log.call(this, chunk, ...args)
}
require(${JSON.stringify(server)})
`

const message = z.looseObject({
  id: z.union([z.string(), z.number()]).optional(),
  method: z.string().optional(),
  params: z.record(z.string(), z.unknown()).optional(),
  result: z.record(z.string(), z.unknown()).optional(),
})

export type Message = z.infer<typeof message>

const entry = z.discriminatedUnion('way', [
  z.object({ way: z.literal('started'), pid: z.number() }),
  z.object({ way: z.literal('logged'), text: z.string() }),
  z.object({ way: z.enum(['received', 'sent']), message }),
])

export interface Wire {
  /** The processes of the server, one for each start. */
  readonly pids: readonly number[]
  /** In order; what the server was told, and what it said. */
  readonly received: readonly Message[]
  readonly sent: readonly Message[]
}

export interface Tap {
  /** What the client is to run by Node. */
  readonly script: string
  readonly read: () => Promise<Wire>
}

/** @param folder of its own, outside of all that the client may look into */
export const tapServer = async (folder: string): Promise<Tap> => {
  const script = path.join(folder, 'server.cjs')
  const log = path.join(folder, 'wire.jsonl')
  await mkdir(folder, { recursive: true })
  await writeFile(script, program(inRoot('dist/server.js'), log))
  return {
    script,
    read: async () => {
      const text = existsSync(log) ? await readFile(log, 'utf8') : ''
      const entries = text
        .split('\n')
        .filter(Boolean)
        .map((line) => entry.parse(JSON.parse(line)))
      const messages = (way: 'received' | 'sent') =>
        entries.flatMap((one) => (one.way === way ? [one.message] : []))
      return {
        pids: entries.flatMap((one) => (one.way === 'started' ? [one.pid] : [])),
        received: messages('received'),
        sent: messages('sent'),
      }
    },
  }
}

/** What the server answered to requests of a method, in order. */
export const answersTo = ({ received, sent }: Wire, method: string): readonly Message[] => {
  const ids = received.filter((asked) => asked.method === method).map(({ id }) => id)
  return sent.filter(({ id, method: asks }) => asks === undefined && ids.includes(id))
}

const content = z.looseObject({
  content: z.array(z.looseObject({ type: z.string(), text: z.string().optional() })),
})

/** The texts of the tools' answers. */
export const textsTold = (wire: Wire): readonly string[] =>
  answersTo(wire, 'tools/call').flatMap(({ result }) =>
    content.parse(result).content.flatMap(({ text }) => text ?? []),
  )

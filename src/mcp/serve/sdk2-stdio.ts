// The face over stdio by the SDK's second line, which the flag --sdk 2 asks for: a bundle of its own.
import { randomBytes } from 'node:crypto'
import { inputRequired, type Server, type ServerContext } from '@modelcontextprotocol/server'
import { serveStdio as serve } from '@modelcontextprotocol/server/stdio'
import { LRUCache } from 'lru-cache'
import { isFields } from '../../base/text/records.ts'
import type { StateSeal } from './asking.ts'
import { rootsBy, type ServerParts } from './face.ts'
import {
  asksByForm,
  capabilitiesOf,
  createServer,
  progressOf,
  returnedBy,
  type Way,
} from './sdk2.ts'

/** The user may take as long as they like; timers cannot wait longer than this. */
const NO_TIMEOUT_MS = 2 ** 31 - 1

/** A client of the older revisions is asked while its request waits. */
const olderWay = (server: Server, context: ServerContext): Way => {
  const { signal } = context.mcpReq
  const capabilities = capabilitiesOf(server, context)
  return {
    end: {
      signal,
      progress: progressOf(context),
      roots: async () =>
        capabilities.roots && rootsBy((options) => server.listRoots(undefined, options)),
      asking: asksByForm(capabilities)
        ? {
            put: (form) =>
              server.elicitInput({ mode: 'form', ...form }, { timeout: NO_TIMEOUT_MS, signal }),
          }
        : undefined,
    },
  }
}

/** How long somebody may think about a question, and how many there may be at once. */
const PENDING = { ttl: 30 * 60_000, max: 1000 }

/** What is asked stays in this process, the only one that hears the answer: what goes out is a name. */
const keepHere = (): StateSeal => {
  const kept = new LRUCache<string, object>(PENDING)
  return {
    seal: async (value) => {
      const name = randomBytes(32).toString('base64url')
      kept.set(name, value)
      return name
    },
    open: async (name) => {
      const value = kept.get(name)
      kept.delete(name)
      return value
    },
  }
}

/** The client's folders, as they are called where they come back. */
const ROOTS = 'roots'

const urisIn = (reply: unknown): readonly string[] =>
  isFields(reply) && Array.isArray(reply.roots)
    ? reply.roots.flatMap((root: unknown) =>
        isFields(root) && typeof root.uri === 'string' ? [root.uri] : [],
      )
    : []

/**
 * The newer revision knows no requests of a server: what is missing is asked for in place of an answer, and
 * the call is made again. One that lacks roots is given up at once, so that nothing of it is done twice.
 */
const newerWay =
  (seal: StateSeal) =>
  (server: Server, context: ServerContext): Way => {
    const { signal, inputResponses } = context.mcpReq
    const capabilities = capabilitiesOf(server, context)
    const giveUp = new AbortController()
    let areWanted = false
    return {
      end: {
        signal: AbortSignal.any([signal, giveUp.signal]),
        progress: progressOf(context),
        roots: async () => {
          if (!capabilities.roots) return undefined
          areWanted = true
          const reply = inputResponses?.[ROOTS]
          if (reply === undefined) giveUp.abort()
          return urisIn(reply)
        },
        asking: asksByForm(capabilities)
          ? { seal, account: 'stdio', returned: returnedBy(context.mcpReq) }
          : undefined,
      },
      // A list is no answer in whose place something could be asked for: then what counts is where the
      // server runs, as with a client without roots.
      plain: { signal, roots: async () => undefined },
      // They are told anew with the answer to a question: no call remembers another.
      wanted: (isAsked) =>
        areWanted && (isAsked || giveUp.signal.aborted)
          ? { [ROOTS]: inputRequired.listRoots() }
          : undefined,
    }
  }

export const serveStdio = (parts: ServerParts): void => {
  const seal = keepHere()
  serve(({ era }) => createServer(parts, era === 'modern' ? newerWay(seal) : olderWay, true))
}

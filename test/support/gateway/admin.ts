// The administration of a gateway by itself: books of links and keys in memory, a clock that stands
// still, and a ClickUp that knows three tokens.
import { Hono } from 'hono'
import { CodedError } from '../../../src/base/problems/error.ts'
import { type Admin, createAdmin } from '../../../src/gateway/admin/admin.ts'
import type { Assets } from '../../../src/gateway/admin/page.ts'
import { adminRoutes } from '../../../src/gateway/admin/routes.ts'
import type { Vocabulary } from '../../../src/gateway/admin/schemas.ts'
import type { SeenWorkspace } from '../../../src/gateway/admin/workspaces.ts'
import { FAULT, refusalOf, refuse } from '../../../src/gateway/http/refusals.ts'
import type { AdminKeys, ListedAdminKey } from '../../../src/gateway/keys/admin.ts'
import type { MasterKeyState } from '../../../src/gateway/keys/master.ts'
import type { Links, NewLink } from '../../../src/gateway/links/links.ts'
import type { Link } from '../../../src/links/link.ts'

export const NOW = Date.parse('2026-11-30T12:00:00.000Z')

/** Opens the interface. */
export const ADMIN_KEY = 'adm_first'

const WORKSPACES: Readonly<Record<string, readonly SeenWorkspace[]>> = {
  pk_one: [{ id: '9001', name: 'Marketing' }],
  pk_two: [
    { id: '9001', name: 'Marketing' },
    { id: '9002', name: 'Sales' },
  ],
  pk_none: [],
}

export const VOCABULARY: Vocabulary = {
  methods: [
    { name: 'read', means: 'look at what there is' },
    { name: 'write', means: 'create and change; deleting is not included' },
    { name: 'delete', means: 'delete and merge, each after a question' },
  ],
  tags: [
    { name: 'workspace', means: 'hierarchy and people', by_default: true },
    {
      name: 'tasks',
      means: 'tasks, with their comments and the places they are in',
      by_default: true,
    },
    { name: 'docs', means: 'docs and their pages', by_default: true },
    { name: 'chat', means: 'messages of channels', by_default: false },
  ],
}

const checkConfig: Parameters<typeof createAdmin>[0]['checkConfig'] = ({ methods, tags }) => {
  const known = [...VOCABULARY.methods, ...VOCABULARY.tags, { name: 'get_task' }]
  const wrong = [...methods, ...tags].find((word) => !known.some(({ name }) => name === word))
  if (wrong !== undefined)
    throw new CodedError('INVALID_INPUT', `"${wrong}" is not known.`, { candidates: ['tasks'] })
}

const linkOf = (id: string, wanted: NewLink): Link => {
  const { clickup: _, ...told } = wanted
  return { id, ...told, created_at: new Date(NOW).toISOString(), last_used_at: null }
}

export interface Books {
  readonly links: Omit<Links, 'open' | 'watch'>
  readonly keys: AdminKeys
  /** What was sealed, by the id of its link. */
  readonly tokens: Map<string, string>
  /** The records themselves, for a test to put some there. */
  readonly records: Map<string, Link>
  /** Under which master key a link or a key is that is not under the current one. */
  readonly masterKeys: Map<string, MasterKeyState>
  /** The ids of links that cannot be read. */
  readonly unreadable: Set<string>
}

export const createBooks = (): Books => {
  const records = new Map<string, Link>()
  const tokens = new Map<string, string>()
  const masterKeys: Books['masterKeys'] = new Map()
  const unreadable: Books['unreadable'] = new Set()
  const keys = new Map<string, Omit<ListedAdminKey, 'master_key'> & { key: string }>()
  let made = 0
  const tokenOf = (): string => `token-${++made}`.padEnd(43, '0')
  const at = new Date(NOW).toISOString()
  keys.set('k0', { id: 'k0', name: 'first', kind: 'admin', created_at: at, key: ADMIN_KEY })
  return {
    records,
    tokens,
    masterKeys,
    unreadable,
    links: {
      create: async (wanted) => {
        const token = tokenOf()
        const link = linkOf(`link${made}`, wanted)
        records.set(link.id, link)
        tokens.set(link.id, wanted.clickup.token)
        return { link, token }
      },
      list: async () => ({
        links: [...records.values()].map((link) => ({
          ...link,
          master_key: masterKeys.get(link.id) ?? 'current',
        })),
        unreadable: [...unreadable].map((id) => ({ id, message: `${id} is damaged.` })),
      }),
      get: async (id) => records.get(id),
      change: async (id, change) => {
        const old = records.get(id)
        if (!old) return undefined
        const changed = { ...old, ...change }
        records.set(id, changed)
        return changed
      },
      revoke: async (id) => records.delete(id) || unreadable.delete(id),
      rotate: async (id, clickupToken) => {
        const link = records.get(id)
        if (!link) return undefined
        tokens.set(id, clickupToken)
        return { link, token: tokenOf() }
      },
    },
    keys: {
      create: async (name, kind) => {
        const id = `k${keys.size}`
        const key = `${kind}_${keys.size}`
        keys.set(id, { id, name, kind, created_at: at, key })
        return { id, name, kind, key }
      },
      list: async () => ({
        keys: [...keys.values()].map(({ key: _, ...record }) => ({
          ...record,
          master_key: masterKeys.get(record.id) ?? 'current',
        })),
        unreadable: [],
      }),
      remove: async (id) => keys.delete(id),
      check: async (key) => {
        const found = [...keys.values()].find((one) => one.key === key)
        return found && { id: found.id, name: found.name, kind: found.kind }
      },
    },
  }
}

export interface Administration {
  readonly books: Books
  readonly admin: Admin
  readonly app: Hono
  /** The tokens that ClickUp was asked about. */
  readonly asked: string[]
  readonly faults: unknown[]
}

export const BASE_URL = 'https://links.example.com/clickup'

export const startAdministration = (
  options: {
    readonly assets?: Assets
    readonly baseUrl?: string
    readonly now?: () => number
  } = {},
): Administration => {
  const baseUrl = options.baseUrl ?? BASE_URL
  const books = createBooks()
  const asked: string[] = []
  const faults: unknown[] = []
  const admin = createAdmin({
    links: books.links,
    keys: books.keys,
    settings: { baseUrl, apiUrl: 'https://api.clickup.com' },
    checkConfig,
    workspacesOf: async (token) => {
      asked.push(token)
      const seen = WORKSPACES[token]
      if (!seen) throw new CodedError('AUTH_ERROR', 'The token is dead.')
      return seen
    },
    now: options.now ?? (() => NOW),
  })
  const app = new Hono()
  app.route(
    '/',
    adminRoutes({
      ...{ admin, keys: books.keys, vocabulary: VOCABULARY, baseUrl, version: '0.0.0' },
      assets: options.assets ?? { script: 'script', style: 'style' },
    }),
  )
  app.onError((error) => {
    const refusal = refusalOf(error)
    if (refusal === FAULT) faults.push(error)
    return refuse(refusal, false)
  })
  return { books, admin, app, asked, faults }
}

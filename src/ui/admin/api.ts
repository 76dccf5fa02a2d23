// The way from the page to the interface it was served beside. The admin key is in memory alone.
import type { LinkPatch } from '../../links/client.ts'
import type { CreatedLink, Link } from '../../links/link.ts'

export interface Problem {
  readonly code: string
  readonly message: string
  readonly hint?: string
  readonly candidates?: readonly string[]
}

export class Refusal extends Error {
  readonly problem: Problem

  constructor(problem: Problem) {
    super(problem.message)
    this.problem = problem
  }
}

export interface Word {
  readonly name: string
  readonly means: string
}

export interface Vocabulary {
  readonly methods: readonly Word[]
  readonly tags: readonly (Word & { readonly by_default: boolean })[]
}

export interface NewLink
  extends Pick<Link, 'name' | 'config' | 'expires_at' | 'require_api_token_auth'> {
  readonly workspace_id?: string
  readonly clickup_token: string
}

export interface ListedLinks {
  readonly links: readonly Link[]
  readonly unreadable: readonly Unreadable[]
}

export interface Unreadable {
  readonly id: string
  /** Why, and what to do. */
  readonly message: string
}

export interface Key {
  readonly id: string
  readonly name: string
  readonly kind: 'admin' | 'api'
}

export interface ListedKeys {
  readonly keys: readonly Key[]
  readonly unreadable: readonly Unreadable[]
}

export interface Api {
  readonly links: () => Promise<ListedLinks>
  readonly vocabulary: () => Promise<Vocabulary>
  readonly create: (wanted: NewLink) => Promise<CreatedLink>
  readonly change: (id: string, change: LinkPatch) => Promise<Link>
  readonly revoke: (id: string) => Promise<void>
  readonly rotate: (id: string, clickupToken: string) => Promise<CreatedLink>
  readonly keys: () => Promise<ListedKeys>
  readonly createKey: (name: string) => Promise<Key & { readonly key: string }>
  readonly removeKey: (id: string) => Promise<void>
}

const unreached: Problem = {
  code: 'UPSTREAM_ERROR',
  message: 'The server does not answer.',
  hint: 'Check the network, then try again.',
}

/** What a proxy says in place of the server has another shape. */
const problemIn = (said: unknown, status: number): Problem => {
  const given = said as Partial<Problem> | null | undefined
  return typeof given?.code === 'string' && typeof given.message === 'string'
    ? (given as Problem)
    : { code: 'UPSTREAM_ERROR', message: `The server cannot answer now (${status}).` }
}

/** @param onRefused told when the key is not, or no longer, taken */
export const createApi = (key: string, onRefused: (problem: Problem) => void): Api => {
  const ask = async (method: string, path: string, body?: object): Promise<unknown> => {
    const headers = {
      authorization: `Bearer ${key}`,
      ...(body && { 'content-type': 'application/json' }),
    }
    const response = await fetch(`v1/${path}`, {
      ...{ method, headers, redirect: 'error', credentials: 'omit', cache: 'no-store' },
      ...(body && { body: JSON.stringify(body) }),
    }).catch(() => {
      throw new Refusal(unreached)
    })
    const said: unknown = await response.json().catch(() => undefined)
    if (response.ok) return said
    const problem = problemIn(said, response.status)
    // The hint is for programs.
    if (response.status === 401 || response.status === 403)
      onRefused({ code: problem.code, message: problem.message })
    throw new Refusal(problem)
  }
  const at = (kind: string, id: string): string => `${kind}/${encodeURIComponent(id)}`
  // The server beside which this was served is the other half of it: its answers have these shapes.
  return {
    links: async () => (await ask('GET', 'links')) as ListedLinks,
    vocabulary: async () => (await ask('GET', 'vocabulary')) as Vocabulary,
    create: async (wanted) => (await ask('POST', 'links', wanted)) as CreatedLink,
    change: async (id, change) => (await ask('PATCH', at('links', id), change)) as Link,
    revoke: async (id) => void (await ask('DELETE', at('links', id))),
    rotate: async (id, token) =>
      (await ask('POST', `${at('links', id)}/rotate`, { clickup_token: token })) as CreatedLink,
    keys: async () => (await ask('GET', 'keys')) as ListedKeys,
    createKey: async (name) =>
      (await ask('POST', 'keys', { name, kind: 'api' })) as Key & { key: string },
    removeKey: async (id) => void (await ask('DELETE', at('keys', id))),
  }
}

/** Said by the page itself, before anything is asked. */
export const incomplete = (message: string): Refusal =>
  new Refusal({ code: 'INVALID_INPUT', message })

export const problemOf = (error: unknown): Problem =>
  error instanceof Refusal
    ? error.problem
    : { code: 'INTERNAL_ERROR', message: 'Something went wrong on this page.' }

// What can be done with links and keys, alike for the interface over HTTP and the command line.
import { CodedError } from '../../base/problems/error.ts'
import { plainName } from '../../base/text/foreign-text.ts'
import type { CreatedLink, Link, LinkConfig } from '../../links/link.ts'
import type { AdminKeys, ListedAdminKeys } from '../keys/admin.ts'
import type { LinkPatch, Links, ListedLinks } from '../links/links.ts'
import { readEndOfLink } from './end.ts'
import { read } from './input.ts'
import { type CreatedKey, linkChange, newKey, newLink, rotation } from './schemas.ts'
import { type WorkspacesOf, workspaceOf } from './workspaces.ts'

/** What comes from outside is `unknown`: it is read here. All throw `CodedError`. */
export interface Admin {
  readonly create: (input: unknown, by: string) => Promise<CreatedLink>
  readonly list: () => Promise<ListedLinks>
  readonly get: (id: string) => Promise<Link>
  readonly change: (id: string, input: unknown) => Promise<Link>
  readonly revoke: (id: string) => Promise<void>
  readonly rotate: (id: string, input: unknown) => Promise<CreatedLink>
  readonly createKey: (input: unknown) => Promise<CreatedKey>
  readonly listKeys: () => Promise<ListedAdminKeys>
  readonly removeKey: (id: string) => Promise<void>
}

export interface AdminParts {
  readonly links: Omit<Links, 'open' | 'watch'>
  readonly keys: Pick<AdminKeys, 'create' | 'list' | 'remove'>
  readonly settings: {
    /** Where the world finds this server; a slash at its end does not matter. */
    readonly baseUrl: string
    /** Where ClickUp is. */
    readonly apiUrl: string
  }
  /** @throws CodedError INVALID_INPUT for methods and tags that there are not */
  readonly checkConfig: (config: LinkConfig) => void
  readonly workspacesOf: WorkspacesOf
  /** Epoch milliseconds. */
  readonly now: () => number
}

const noLink = (id: string): CodedError =>
  new CodedError('NOT_FOUND', `There is no link "${plainName(id)}".`, {
    hint: 'List the links for their ids. A link that was revoked is gone.',
  })

const noKey = (id: string): CodedError =>
  new CodedError('NOT_FOUND', `There is no key "${plainName(id)}".`, {
    hint: 'List the keys for their ids.',
  })

const without = (value: object): Record<string, unknown> =>
  Object.fromEntries(Object.entries(value).filter(([, one]) => one !== undefined))

export const createAdmin = (parts: AdminParts): Admin => {
  const { links, keys, settings, checkConfig, workspacesOf, now } = parts
  const base = settings.baseUrl.replace(/\/+$/, '')

  const endOf = (said: string | null): string | null =>
    said === null ? null : readEndOfLink(said, { zone: 'utc', knowsZone: false, now: now() })

  const shown = ({ link, token }: { link: Link; token: string }): CreatedLink => ({
    ...link,
    url: `${base}/mcp/l/${token}`,
  })

  const get = async (id: string): Promise<Link> => {
    const found = await links.get(id)
    if (!found) throw noLink(id)
    return found
  }

  return {
    create: async (input, by) => {
      const { clickup_token: token, workspace_id: wanted, ...said } = read(newLink, input)
      checkConfig(said.config)
      const expiresAt = endOf(said.expires_at)
      // ClickUp is asked last: what is wrong by itself costs no request.
      const workspaceId = await workspaceOf(token, wanted, workspacesOf)
      return shown(
        await links.create({
          ...said,
          expires_at: expiresAt,
          workspace_id: workspaceId,
          created_by: by,
          clickup: { token, apiUrl: settings.apiUrl },
        }),
      )
    },
    list: links.list,
    get,
    change: async (id, input) => {
      const { config, expires_at: end, ...others } = read(linkChange, input)
      const old = await get(id)
      const change: LinkPatch = {
        ...without(others),
        ...(config && { config: { ...old.config, ...without(config) } }),
        ...(end !== undefined && { expires_at: endOf(end) }),
      }
      if (Object.keys(change).length === 0)
        throw new CodedError('INVALID_INPUT', 'Nothing is to be changed.', {
          hint: 'Give name, config, expires_at or require_api_token_auth.',
        })
      if (change.config) checkConfig(change.config)
      const changed = await links.change(id, change)
      if (!changed) throw noLink(id)
      return changed
    },
    revoke: async (id) => {
      if (!(await links.revoke(id))) throw noLink(id)
    },
    rotate: async (id, input) => {
      const { clickup_token: token } = read(rotation, input)
      const { workspace_id: workspaceId } = await get(id)
      await workspaceOf(token, workspaceId, workspacesOf)
      const rotated = await links.rotate(id, token)
      if (!rotated) throw noLink(id)
      return shown(rotated)
    },
    createKey: async (input) => {
      const { name, kind } = read(newKey, input)
      return keys.create(name, kind)
    },
    listKeys: keys.list,
    removeKey: async (id) => {
      if (!(await keys.remove(id))) throw noKey(id)
    },
  }
}

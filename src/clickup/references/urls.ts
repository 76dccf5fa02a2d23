// What a ClickUp address points at. Forms seen in the app: /t/…, /{ws}/v/{kind}/…, /{ws}/docs/….

export type Target =
  | {
      readonly kind: 'task'
      readonly id: string
      readonly workspaceId?: string
      readonly commentId?: string
    }
  | { readonly kind: 'space' | 'folder' | 'list' | 'view'; readonly id: string }
  | { readonly kind: 'doc'; readonly id: string; readonly pageId?: string }

const HOST = /(^|\.)clickup\.com$/

const taskTarget = (parts: readonly string[], url: URL): Target | undefined => {
  const [first, second] = parts
  const commentId = url.searchParams.get('comment') ?? undefined
  const comment = commentId ? { commentId } : {}
  if (first && second) return { kind: 'task', id: second, workspaceId: first, ...comment }
  return first ? { kind: 'task', id: first, ...comment } : undefined
}

// /v/li/<list>, /v/f/<folder>/<space>, /v/s/<space>, each also below /v/o/ and /v/l/; a view's own
// id may hold its list: /v/l/6-<list>-1.
const viewTarget = (parts: readonly string[]): Target | undefined => {
  const [kind, id, rest] = parts
  if (!kind || !id) return undefined
  if (kind === 'dc' || kind === 'd') return { kind: 'doc', id, ...(rest ? { pageId: rest } : {}) }
  if (kind === 'li') return { kind: 'list', id }
  if (kind === 'f') return { kind: 'folder', id }
  if (kind === 's') return { kind: 'space', id }
  if (['li', 'f', 's'].includes(id)) return viewTarget(parts.slice(1))
  const list = /^6-(\d+)-\d+$/.exec(id)?.[1]
  return list ? { kind: 'list', id: list } : { kind: 'view', id }
}

// Ids hold no escapes, so none is undone here: what holds one is no id, and is not asked for.
const ID = /^[\w-]+$/

/** `undefined` when the text is no address of ClickUp's, or one that points at nothing we know. */
export const readUrl = (text: string): Target | undefined => {
  const target = targetOf(text)
  return target && ID.test(target.id) ? target : undefined
}

const targetOf = (text: string): Target | undefined => {
  const whole = text.replace(/^(?=(?:[\w-]+\.)*clickup\.com\/)/i, 'https://')
  const url = isUrl(whole) && URL.canParse(whole) ? new URL(whole) : undefined
  if (!url || !HOST.test(url.hostname)) return undefined
  const parts = url.pathname.split('/').filter(Boolean)
  if (parts[0] === 't') return taskTarget(parts.slice(1), url)
  if (parts[1] === 't') return taskTarget([parts[0] ?? '', ...parts.slice(2)].filter(Boolean), url)
  if (parts[1] === 'v') return viewTarget(parts.slice(2))
  const [, docs, doc, page] = parts
  if (docs === 'docs' && doc) return { kind: 'doc', id: doc, ...(page ? { pageId: page } : {}) }
  return undefined
}

export const isUrl = (text: string): boolean => /^https?:\/\//i.test(text)

const homeOf = (workspaceId: string): string => `https://app.clickup.com/${workspaceId}/v`

export const urlOfList = (workspaceId: string, id: string): string =>
  `${homeOf(workspaceId)}/li/${id}`

export const urlOfDoc = (workspaceId: string, id: string, pageId?: string): string =>
  [homeOf(workspaceId), 'dc', id, ...(pageId === undefined ? [] : [pageId])].join('/')

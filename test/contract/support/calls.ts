// Calling a sandbox, and the ids that the demo gives to what the tests name.
import type { Sandbox } from '../../../src/sandbox/server.ts'

export type Answer = { status: number; headers: Headers; text: string; json: unknown }

export type Caller = (method: string, path: string, body?: unknown) => Promise<Answer>

/** Calls below `/api`, with the personal token unless another header is given. */
export const caller =
  (sandbox: Sandbox, authorization: string | null = sandbox.token): Caller =>
  async (method, path, body) => {
    const response = await fetch(`${sandbox.url}/api${path}`, {
      method,
      headers: {
        ...(authorization === null ? {} : { authorization }),
        // The boundary of a form is named by fetch itself.
        ...(body === undefined || body instanceof FormData
          ? {}
          : { 'content-type': 'application/json' }),
      },
      ...(body === undefined
        ? {}
        : { body: body instanceof FormData ? body : JSON.stringify(body) }),
    })
    const text = await response.text()
    const isJson = response.headers.get('content-type')?.startsWith('application/json') ?? false
    const json: unknown = isJson ? JSON.parse(text) : undefined
    return { status: response.status, headers: response.headers, text, json }
  }

/** The ids that the demo gives to what the tests name. */
export const idsIn = ({ state: { store }, workspaceId }: Sandbox) => {
  const named = (values: Iterable<{ id: string; name: string }>, name: string) => {
    const found = [...values].find((each) => each.name === name)
    if (!found) throw new Error(`the demo has no ${name}`)
    return found.id
  }
  const task = (key: string) => {
    const found = store.taskByCustomId(workspaceId, key)
    if (!found) throw new Error(`the demo has no ${key}`)
    return found.id
  }
  return {
    task,
    list: (name: string) => named(store.lists.values(), name),
    folder: (name: string) => named(store.folders.values(), name),
    space: (name: string) => named(store.spaces.values(), name),
    field: (name: string) => named(store.fields.values(), name),
    view: (name: string) => named(store.views.values(), name),
    group: (name: string) => named(store.groups.values(), name),
    doc: (name: string) => named(store.docs.values(), name),
    page: (name: string) => named(store.pages.values(), name),
    option: (field: string, text: string) => {
      const { options } = [...store.fields.values()].find(({ name }) => name === field) ?? {}
      const found = options?.find((each) => each.text === text)
      if (!found) throw new Error(`the field ${field} has no option ${text}`)
      return found.id
    },
    user: (name: string) => {
      const found = [...store.users.values()].find(({ username }) => username === name)
      if (!found) throw new Error(`the demo has no ${name}`)
      return found.id
    },
  }
}

export const idOf = ({ json }: Answer) => String((json as { id: unknown }).id)

// ClickUp over bare HTTP, without any code of the product.
import { z } from 'zod'

/** Whom to ask: the sandbox, of whatever kind. */
export type ClickUp = {
  readonly url: string
  readonly token: string
  readonly workspaceId: string
}

/** @param path below `/api` */
export const askClickUp = async (
  { url, token }: Pick<ClickUp, 'url' | 'token'>,
  path: string,
  body?: unknown,
  method = body === undefined ? 'GET' : 'POST',
): Promise<unknown> => {
  const response = await fetch(`${url}/api${path}`, {
    method,
    headers: { authorization: token, 'content-type': 'application/json' },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  })
  if (!response.ok)
    throw new Error(`${method} ${path}: ${response.status} ${await response.text()}`)
  return response.json()
}

export const named = z.object({ id: z.string(), name: z.string() })

/** The id of a list that stands in no folder. */
export const findList = async (clickup: ClickUp, name: string): Promise<string> => {
  const { spaces } = z
    .object({ spaces: z.array(named) })
    .parse(await askClickUp(clickup, `/v2/team/${clickup.workspaceId}/space`))
  for (const { id } of spaces) {
    const { lists } = z
      .object({ lists: z.array(named) })
      .parse(await askClickUp(clickup, `/v2/space/${id}/list`))
    const found = lists.find((list) => list.name === name)
    if (found) return found.id
  }
  throw new Error(`The sandbox has no list ${name}.`)
}

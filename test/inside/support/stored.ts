// What the sandbox has stored, as ClickUp's API tells it; and what a colleague does there meanwhile.
import { z } from 'zod'
import { broker } from './extension.ts'

const storedTask = z.object({
  name: z.string(),
  status: z.object({ status: z.string() }),
  assignees: z.array(z.object({ username: z.string() })),
  due_date: z.string().nullable(),
  list: z.object({ name: z.string() }),
})

const comments = z.object({ comments: z.array(z.object({ comment_text: z.string() })) })

const ask = async (url: string, path: string, init: RequestInit = {}): Promise<unknown> => {
  const credentials = await (await broker()).getCredentials()
  const headers = {
    authorization: String(credentials?.token),
    'content-type': 'application/json',
  }
  const response = await fetch(`${url}/api/v2${path}`, { ...init, headers })
  if (!response.ok) throw new Error(`The sandbox answered ${response.status} to ${path}.`)
  return response.json()
}

export const readTask = async (url: string, id: string) =>
  storedTask.parse(await ask(url, `/task/${id}`))

export const statusOf = async (url: string, id: string): Promise<string> =>
  (await readTask(url, id)).status.status

export const commentsOn = async (url: string, id: string): Promise<readonly string[]> =>
  comments
    .parse(await ask(url, `/task/${id}/comment`))
    .comments.map(({ comment_text: text }) => text.trim())

/** Behind the extension's back. */
export const changeTask = async (url: string, id: string, body: object): Promise<void> => {
  await ask(url, `/task/${id}`, { method: 'PUT', body: JSON.stringify(body) })
}

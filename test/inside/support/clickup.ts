// The workspace behind the sidebar, as ClickUp answers for it.
import { z } from 'zod'
import { broker } from './extension.ts'

/** GET of its API, by the token of the account in use. @param url of the sandbox */
export const read = async (url: string, path: string): Promise<unknown> => {
  const credentials = await (await broker()).getCredentials()
  const headers = { authorization: String(credentials?.token) }
  return (await fetch(`${url}/api/v2${path}`, { headers })).json()
}

const named = z.object({ name: z.string() })

const stored = z.object({
  id: z.string(),
  name: z.string(),
  markdown_description: z.string().nullish(),
  status: z.object({ status: z.string() }),
  priority: z.object({ priority: z.string() }).nullable(),
  assignees: z.array(z.object({ username: z.string() })),
  tags: z.array(named),
  due_date: z.string().nullable(),
  start_date: z.string().nullable(),
  points: z.number().nullable(),
  time_estimate: z.number().nullable(),
  parent: z.string().nullable(),
  list: named,
  custom_fields: z.array(named.extend({ value: z.unknown().optional() })),
})

export type Stored = z.output<typeof stored>

export const readTask = async (url: string, id: string): Promise<Stored> =>
  stored.parse(await read(url, `/task/${id}?include_markdown_description=true`))

// What ChatGPT's deep research and company knowledge search by: they know tools of just this name,
// argument and answer, `{results: [{id, title, url}]}`, and cite only what has an address.
import * as z from 'zod'
import { reference } from '../../../base/input/arguments.ts'
import { getWorkspace } from '../../../clickup/objects/workspace.ts'
import { type FoundText, findTexts } from '../../../clickup/search/find-texts.ts'
import { defineTool } from '../../tool/tool.ts'
import { docItem, taskItem } from './items.ts'

const MOST = 20

const itemOf = (one: FoundText, workspaceId: string) =>
  one.kind === 'task' ? taskItem(one.task) : docItem(one.doc, one.page, workspaceId)

export const searchTool = defineTool({
  name: 'search',
  title: 'Search tasks and docs',
  toolset: 'research',
  kind: 'read',
  description: 'Search tasks and pages of docs in ClickUp by words, the best first, for fetch.',
  input: z.strictObject({ query: reference('Words') }),
  run: async ({ query }, { api, now }) => {
    const { id } = await getWorkspace(api)
    const { found, issues } = await findTexts(api, query, { most: MOST, now })
    return { structured: { results: found.map((one) => itemOf(one, id)) }, issues }
  },
})

import * as z from 'zod'
import { reference, text } from '../../../base/input/arguments.ts'
import { normalise } from '../../../base/text/names.ts'
import { formatDay } from '../../../base/time/shown.ts'
import { getDocs } from '../../../clickup/objects/doc.ts'
import { tellingDocs } from '../../../clickup/references/docs.ts'
import { resolvePlace } from '../../../clickup/references/places.ts'
import { columnar } from '../../show/columnar.ts'
import { understood, understoodPlace } from '../../show/understood.ts'
import { defineTool } from '../../tool/tool.ts'

const MOST = 50
const PARENT_TYPES = { space: 'SPACE', folder: 'FOLDER', list: 'LIST' } as const

export const findDocsTool = defineTool({
  name: 'find_docs',
  title: 'Find docs',
  toolset: 'docs',
  kind: 'read',
  description: 'Find ClickUp Docs by words in their titles.',
  input: z.strictObject({
    text: text('Words of the title').optional(),
    in: reference('Space, folder or list').optional(),
  }),
  run: async ({ text: words, in: within }, context) => {
    const { api, clock } = context
    const place = within === undefined ? undefined : await resolvePlace(context, within)
    const { docs, complete } = await getDocs(
      api,
      place ? { parentId: place.id, parentType: PARENT_TYPES[place.kind] } : {},
    )
    const { zone } = await clock()
    const parts = normalise(words ?? '')
      .split(' ')
      .filter(Boolean)
    const found = docs.filter(({ name }) => parts.every((part) => normalise(name).includes(part)))
    const tell = tellingDocs(docs)
    const rows = found
      .slice(0, MOST)
      .map(({ date_updated, ...doc }) => [
        doc.id,
        tell(doc),
        date_updated ? formatDay(date_updated, zone) : null,
      ])
    return {
      result: {
        ...understood({ in: understoodPlace(within, place) }),
        ...columnar(['id', 'name', 'updated'], rows),
        ...(complete ? { total: found.length } : { scanned: docs.length }),
      },
    }
  },
})

// All that a VS Code writes down as it runs: files, and what its page keeps, which is the logs of the
// window and of the MCP servers, the definitions of those, and the state of every part.
import { readdir, readFile } from 'node:fs/promises'
import path from 'node:path'
import type { Page } from 'playwright-core'
import { z } from 'zod'

/** A token of ClickUp's, whosever it is. */
export const anyToken = /pk_\d+_\w+/

interface Written {
  readonly place: string
  readonly text: string
}

const kept = z.object({
  origins: z.array(
    z.object({
      localStorage: z.array(z.object({ name: z.string(), value: z.string() })),
      indexedDB: z.array(
        z.object({
          stores: z.array(z.object({ records: z.array(z.record(z.string(), z.json())) })),
        }),
      ),
    }),
  ),
})

/** Where a record is bytes, as logs are. */
const bytes = z.object({ valueEncoded: z.object({ ta: z.object({ b: z.base64() }) }) })

const textOf = (record: object): string => {
  const encoded = bytes.safeParse(record)
  return encoded.success
    ? Buffer.from(encoded.data.valueEncoded.ta.b, 'base64').toString()
    : JSON.stringify(record)
}

const onPage = async (page: Page): Promise<readonly Written[]> => {
  const state = await page.context().storageState({ indexedDB: true })
  const { origins } = kept.parse(state)
  const local = origins.flatMap((origin) => origin.localStorage)
  const records = origins.flatMap((origin) =>
    origin.indexedDB.flatMap(({ stores }) => stores.flatMap((store) => store.records)),
  )
  return [
    { place: 'the page', text: await page.content() },
    ...local.map(({ name, value }) => ({ place: name, text: value })),
    ...records.map((record) => ({ place: String(record.key), text: textOf(record) })),
  ]
}

const filesIn = async (folder: string): Promise<readonly Written[]> => {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true })
  const files = entries.filter((entry) => entry.isFile())
  return Promise.all(
    files.map(async ({ parentPath, name }) => {
      const file = path.join(parentPath, name)
      // Gone meanwhile, where that fails.
      const text = await readFile(file, 'latin1').catch(() => '')
      return { place: path.relative(folder, file), text }
    }),
  )
}

/** The places where something that matches is written. */
export const placesHolding = async (
  pattern: RegExp,
  page: Page,
  folders: readonly string[],
): Promise<readonly string[]> => {
  const all = await Promise.all([onPage(page), ...folders.map(filesIn)])
  return all.flat().flatMap(({ place, text }) => (pattern.test(text) ? [place] : []))
}

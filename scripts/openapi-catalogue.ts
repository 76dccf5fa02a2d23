// Writes the catalogue of ClickUp's documented operations, and what the sandbox answers for those
// that it keeps no state of: both without a sentence of the documents.
// Usage: npx tsx scripts/openapi-catalogue.ts [folder with openapi-v2.json and openapi-v3.json]
// The folder may also be given as CLICKUP_OPENAPI_DIR; without one, the committed copies are read.
import { readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import {
  type Documents,
  type JsonObject,
  readDocuments,
} from '../test/contract/support/documents.ts'
import { inRoot } from './lib/paths.ts'
import { catalogueText, documentedText } from './openapi/build.ts'
import { type Json, strip } from './openapi/strip.ts'

const official = (folder: string): Documents => {
  const read = (version: string) =>
    strip(
      JSON.parse(readFileSync(path.join(folder, `openapi-${version}.json`), 'utf8')) as Json,
    ) as JsonObject
  return { v2: read('v2'), v3: read('v3') }
}

const write = (file: string, text: string): void => {
  writeFileSync(inRoot(file), text)
  console.log(`${file} ${(text.length / 1000).toFixed(0)} kB`)
}

const main = (): void => {
  const folder = process.argv[2] ?? process.env.CLICKUP_OPENAPI_DIR
  const documents = folder ? official(folder) : readDocuments()
  write('src/openapi/data/catalogue.json', catalogueText(documents))
  write('src/sandbox/routes/data/documented.json', documentedText(documents))
}

main()

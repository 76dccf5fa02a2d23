// npm run generate: writes what is derived from the code, which tests compare with what is committed:
// the list of tools that the server gives out, the catalogue of operations and its page, the picture
// of the house, the sentences to translate, the entries of other clients, and the README's tables.
import { readFileSync, writeFileSync } from 'node:fs'
import { TOOLS } from '../src/mcp/tools/all.ts'
import { listingOf } from '../src/mcp/tools/face.ts'
import { readDocuments } from '../test/contract/support/documents.ts'
import { changesPage } from './lib/changes-page.ts'
import { withEntries } from './lib/clients-page.ts'
import { houseOf } from './lib/house.ts'
import { readSources } from './lib/imports.ts'
import { bundleOf } from './lib/l10n.ts'
import { operationsPage } from './lib/operations-page.ts'
import { inRoot } from './lib/paths.ts'
import { run, runMain } from './lib/processes.ts'
import { withTables } from './lib/tables.ts'
import { tagsPage } from './lib/tags-page.ts'
import { answersText, catalogueText, documentedText } from './openapi/build.ts'

const toolList = inRoot('src/mcp/tool/tool-list.ts')
const readme = inRoot('README.md')
const clients = inRoot('docs/clients.md')

runMain(async () => {
  writeFileSync(
    toolList,
    `// The tools' public faces, written by \`npm run generate\`; a test fails when they are stale.
import type { Listing } from './listing.ts'

export const LISTINGS: readonly Listing[] = ${JSON.stringify(TOOLS.map(listingOf))}
`,
  )
  const documents = readDocuments()
  writeFileSync(inRoot('src/openapi/data/catalogue.json'), catalogueText(documents))
  writeFileSync(inRoot('src/openapi/data/answers.json'), answersText(documents))
  writeFileSync(inRoot('src/sandbox/routes/data/documented.json'), documentedText(documents))
  writeFileSync(inRoot('docs/operations.md'), operationsPage())
  writeFileSync(inRoot('docs/changes.md'), changesPage())
  writeFileSync(inRoot('docs/tags.md'), tagsPage())
  writeFileSync(inRoot('docs/house.svg'), houseOf(readSources()))
  writeFileSync(clients, withEntries(readFileSync(clients, 'utf8')))
  writeFileSync(readme, withTables(readFileSync(readme, 'utf8')))
  writeFileSync(inRoot('l10n/bundle.l10n.json'), bundleOf())
  return run(process.execPath, [
    inRoot('node_modules/@biomejs/biome/bin/biome'),
    'format',
    '--write',
    toolList,
  ])
})

// Writes what is derived from the code: the committed list of tools that the server gives out.
import { execFileSync } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { listingOf } from '../src/mcp/schema.ts'
import { TOOLS } from '../src/mcp/tools/all.ts'

const file = 'src/mcp/tool-list.ts'
const list = JSON.stringify(TOOLS.map(listingOf))
writeFileSync(
  file,
  `// The tools' public faces, written by \`npm run generate\`; a test fails when they are stale.
import type { Listing } from './listing.ts'

export const LISTINGS: readonly Listing[] = ${list}
`,
)
execFileSync(process.execPath, ['node_modules/@biomejs/biome/bin/biome', 'format', '--write', file])

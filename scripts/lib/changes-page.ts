// docs/changes.md: every kind of change, from the table of kinds.

import { KINDS } from '../../src/changes/kinds.ts'
import type { Kind } from '../../src/changes/steps/kind.ts'
import { TOOLS } from '../../src/mcp/tools/all.ts'

const cell = (text: string): string => text.replaceAll('|', '\\|').replaceAll('\n', ' ')

const code = (text: string): string => cell(text).replaceAll(/[{<]/g, (sign) => `\\${sign}`)

const rowOf = ({ name, described, lost }: Kind): string => {
  const { sends, proof, inverse } = described
  const found = lost ? lost.words : 'it is looked at: what was asked holds, or not'
  return `| \`${name}\` | ${[sends, proof, inverse, found].map(code).join(' | ')} |`
}

const toolRow = ({ name, kinds = [] }: (typeof TOOLS)[number]): string =>
  `| \`${name}\` | ${kinds.map((kind) => `\`${kind.name}\``).join(', ')} |`

export const changesPage = (): string => `# Changes

Everything that is written to ClickUp is a step of one of these kinds. A step is data: what is changed,
what was there, and what shall be there. What becomes of it is told by one of seven fates: it was so
\`already\`, it \`held\`, ClickUp confirmed it and it could not be read back (\`unverified\`), ClickUp said yes and it is
not so (\`not_held\`), it was \`refused\`, nobody knows (\`unknown\`), or it was \`not_tried\`.

This page is written by \`npm run generate\`.

| kind | what it sends | what proves it | taken back by | how a lost one is found |
| --- | --- | --- | --- | --- |
${KINDS.map(rowOf).join('\n')}

## What each tool can do

| tool | kinds |
| --- | --- |
${TOOLS.filter(({ kind }) => kind !== 'read')
  .map(toolRow)
  .join('\n')}
`

// The page of other clients holds what the code writes for them.
import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { withEntries } from '../../../scripts/lib/clients-page.ts'
import { inRoot } from '../../../scripts/lib/paths.ts'
import { CLIENTS, entryFor } from '../../../src/clients/clients.ts'

const page = readFileSync(inRoot('docs/clients.md'), 'utf8')

describe('docs/clients.md', () => {
  it('holds the entries as the code writes them (else: npm run generate)', () => {
    expect(withEntries(page)).toBe(page)
  })

  it.each(CLIENTS)('has a place for %s, under its name, and the entry stands in it', (client) => {
    const server = { script: '/path/to/clickup-copilot/dist/server.js', flags: [] }
    const { text, title } = entryFor(client, server)
    expect(page).toContain(`### ${title}\n\n<!-- entry ${client} -->\n`)
    expect(page).toContain(`\n${text}\n`)
  })

  it('has a place for what was seen of each', () => {
    expect(page).toMatch(/<!-- table -->\n[\s\S]*<!-- \/table -->/)
  })

  it('is found from the README', () => {
    expect(readFileSync(inRoot('README.md'), 'utf8')).toContain('(docs/clients.md)')
  })
})

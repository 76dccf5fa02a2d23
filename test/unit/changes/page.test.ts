// docs/changes.md says of every kind what it does, and of every tool that writes which kinds it has.
import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { changesPage } from '../../../scripts/lib/changes-page.ts'
import { inRoot } from '../../../scripts/lib/paths.ts'
import { KINDS } from '../../../src/changes/kinds.ts'
import { TOOLS } from '../../../src/mcp/tools/all.ts'

const committed = readFileSync(inRoot('docs/changes.md'), 'utf8')

describe('docs/changes.md', () => {
  it('is what `npm run generate` would write', () => {
    expect(committed === changesPage(), 'docs/changes.md is stale: npm run generate').toBe(true)
  })

  it('has one row for each kind', () => {
    for (const { name } of KINDS)
      expect(
        committed.split('\n').filter((line) => line.startsWith(`| \`${name}\` |`)),
      ).toHaveLength(1)
  })
})

describe('a tool', () => {
  it('that writes says which kinds of change it has, and one that reads has none', () => {
    const known = new Set(KINDS)
    for (const { name, kind, kinds = [] } of TOOLS) {
      expect([name, kinds.length > 0]).toEqual([name, kind !== 'read'])
      expect([name, kinds.filter((one) => !known.has(one))]).toEqual([name, []])
    }
  })
})

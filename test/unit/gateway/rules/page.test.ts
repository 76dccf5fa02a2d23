import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { inRoot } from '../../../../scripts/lib/paths.ts'
import { tagsPage } from '../../../../scripts/lib/tags-page.ts'

describe('docs/tags.md', () => {
  it('is what the tables say', () => {
    const committed = readFileSync(inRoot('docs/tags.md'), 'utf8')
    expect(committed === tagsPage(), 'docs/tags.md is stale: npm run generate').toBe(true)
  })
})

import { describe, expect, it } from 'vitest'
import { listingOf } from '../../src/mcp/schema.ts'
import { LISTINGS } from '../../src/mcp/tool-list.ts'
import { TOOLS } from '../../src/mcp/tools/all.ts'

describe('the committed list of tools', () => {
  it('is what the tools themselves say (else: npm run generate)', () => {
    expect(LISTINGS).toEqual(TOOLS.map((tool) => JSON.parse(JSON.stringify(listingOf(tool)))))
  })
})

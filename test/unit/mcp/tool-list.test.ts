import { describe, expect, it } from 'vitest'
import { LISTINGS } from '../../../src/mcp/tool/tool-list.ts'
import { TOOLS } from '../../../src/mcp/tools/all.ts'
import { listingOf } from '../../../src/mcp/tools/face.ts'

describe('the committed list of tools', () => {
  it('is what the tools themselves say (else: npm run generate)', () => {
    expect(LISTINGS).toEqual(TOOLS.map((tool) => JSON.parse(JSON.stringify(listingOf(tool)))))
  })
})

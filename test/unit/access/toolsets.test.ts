// What is offered as a toolset holds something.
import { describe, expect, it } from 'vitest'
import { RETIRED_TOOLSETS, TOOLSETS } from '../../../src/access/rules.ts'
import { readConfig } from '../../../src/mcp/config/config.ts'
import { TOOLS } from '../../../src/mcp/tools/all.ts'
import { operations } from '../../../src/openapi/catalogue.ts'

describe('every toolset', () => {
  it('has a tool, or an operation that a tool reaches', () => {
    const filled = new Set<string>([...TOOLS, ...operations()].map(({ toolset }) => toolset))
    expect(TOOLSETS.filter((name) => !filled.has(name))).toEqual([])
  })

  it('that had none is not offered, and takes nothing away where it is still named', () => {
    expect(RETIRED_TOOLSETS.filter((name) => TOOLSETS.some((one) => one === name))).toEqual([])
    const { config } = readConfig([], { CLICKUP_TOOLSETS: ['tasks', ...RETIRED_TOOLSETS].join() })
    expect(config.toolsets).toEqual(['tasks'])
  })
})

// Who may import whom: the list holds for all there is, and the check fails for what it forbids.
import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { houseOf } from '../../../scripts/lib/house.ts'
import { faultsIn, importsOf, readSources, roomOf } from '../../../scripts/lib/imports.ts'
import { inRoot } from '../../../scripts/lib/paths.ts'

const sources = readSources()

/** What is wrong once these texts stand there as well. */
const faultsWith = (files: Readonly<Record<string, string>>): readonly string[] =>
  faultsIn(new Map([...sources, ...Object.entries(files)]))

describe('the rooms', () => {
  it('hold every file, import downwards only and in no circle, and have room left', () => {
    expect(sources.size).toBeGreaterThan(200)
    expect(faultsIn(sources)).toEqual([])
  })

  it.each([
    ['src/base/text/x.ts', "import { a } from '../../clickup/http/api.ts'"],
    ['src/clickup/search/x.ts', "import type { A } from '../../changes/engine/change.ts'"],
    ['src/clickup/objects/x.ts', "const a = import('../references/tasks.ts')"],
    ['src/changes/tasks/x.ts', "export { a } from '../lists/create.ts'"],
    ['src/mcp/show/x.ts', "import '../tools/all.ts'"],
    ['src/sandbox/x.ts', "import { a } from '../clickup/http/api.ts'"],
    ['src/extension/commands/x.ts', "import { a } from '../../mcp/tool/tool.ts'"],
    ['src/mcp/tool/x.ts', "import { window } from 'vscode'"],
    ['src/mcp/tool/x.ts', "import { Server } from '@modelcontextprotocol/sdk/server/index.js'"],
  ])('forbid %s to %s', (file, source) => {
    const [fault, ...others] = faultsWith({ [file]: source })
    expect(fault).toMatch(new RegExp(`^${file} imports `))
    expect(others).toEqual([])
  })

  it('keep what only reads off the writes', () => {
    const tools = [...sources].filter(
      ([file, source]) => file.startsWith('src/mcp/tools/') && source.includes('defineTool('),
    )
    const onlyRead = tools.filter(([, source]) => !source.includes("kind: 'write'"))
    expect(onlyRead.length).toBeGreaterThan(10)
    const wrong = onlyRead.flatMap(([file, source]) =>
      importsOf(file, source)
        .filter((one) => one.includes('/changes/'))
        .map((one) => `${file}: ${one}`),
    )
    expect(wrong).toEqual([])
  })

  it('tell circles of types too', () => {
    const faults = faultsWith({
      'src/base/git/a.ts': "import type { B } from './b.ts'",
      'src/base/git/b.ts': "import type { A } from './a.ts'",
    })
    expect(faults).toEqual(['A circle: src/base/git/a.ts → src/base/git/b.ts → src/base/git/a.ts'])
  })

  it('refuse what stands in none, what is too long, and a folder that is too full', () => {
    expect(faultsWith({ 'src/other/a.ts': '' })).toEqual(['src/other/a.ts stands in no room.'])
    expect(faultsWith({ 'src/base/git/a.ts': '//\n'.repeat(301) })).toEqual([
      'src/base/git/a.ts has more than 300 lines.',
    ])
    const many = Array.from({ length: 16 }, (_, i) => [`src/base/git/more/${i}.ts`, ''] as const)
    expect(faultsWith(Object.fromEntries(many))).toEqual([
      'src/base/git/more holds 16 files, more than 15.',
    ])
  })

  it('are the innermost that hold a file', () => {
    expect(roomOf('src/base/text/names.ts')).toBe('base/text')
    expect(roomOf('src/sandbox/seed/demo/demo.ts')).toBe('sandbox')
  })

  it('are held to every form of import', () => {
    const source = `import a from './a.ts'
      import type { B } from './b.ts'
      export * from './c.ts'
      const later = () => import('./d.ts')`
    expect(importsOf('x.ts', source)).toEqual(['./a.ts', './b.ts', './c.ts', './d.ts'])
  })
})

describe('the picture of the house', () => {
  const picture = houseOf(sources)

  it('is drawn from the code as it is: else `npm run generate` has to draw it anew', () => {
    expect(readFileSync(inRoot('docs/house.svg'), 'utf8')).toBe(picture)
  })

  it('has every room once, and is shown where the house is told of', () => {
    const rooms = [...sources.keys()].map(roomOf)
    const drawn = [...picture.matchAll(/font-weight="600"[^>]*>([^<]+)</g)].map(([, name]) => name)
    expect([...drawn].sort()).toEqual([...new Set(rooms)].sort())
    expect(readFileSync(inRoot('docs/architecture.md'), 'utf8')).toContain('](house.svg)')
  })

  it('changes with an import', () => {
    const file = 'src/base/git/branches.ts'
    const more = `import '../time/clock.ts'\n${sources.get(file)}`
    expect(houseOf(new Map([...sources, [file, more]]))).not.toBe(picture)
  })
})

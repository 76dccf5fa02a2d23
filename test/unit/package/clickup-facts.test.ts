import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'

const PAGE = 'docs/clickup-facts.md'

const sections = [...readFileSync(PAGE, 'utf8').matchAll(/^## (.*)$/gm)].map(([, title]) => title)

const texts = ['src', 'test', 'scripts', 'docs'].flatMap((folder) =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.(?:[cm]?[jt]sx?|md)$/.test(entry.name))
    .map(({ parentPath, name }) => join(parentPath, name)),
)

/** Where a text is read, in one line: a comment may part a citation from its section. */
const flat = (path: string) =>
  readFileSync(path, 'utf8')
    .replace(/\s*\n\s*(?:\/\/|\*)?/g, ' ')
    .replace(/\s+/g, ' ')

const citations = texts.flatMap((path) =>
  [...flat(path).matchAll(/([\w/-]*)facts\.md((?:,? (?:and )?§\d+)*)/g)].map(
    ([cited, folder = '', numbers = '']) => ({
      said: `${path}: ${cited}`,
      isByPath: folder === 'docs/clickup-' || (path.endsWith('.md') && folder === 'clickup-'),
      numbers: [...numbers.matchAll(/\d+/g)].map(([number]) => Number(number)),
    }),
  ),
)

describe('the page of facts about ClickUp', () => {
  it('numbers its sections without gaps', () => {
    expect(sections).not.toEqual([])
    expect(sections.map((title) => title?.split(' ')[0])).toEqual(
      sections.map((_, i) => `${i + 1}.`),
    )
  })

  it('has every section that is cited', () => {
    const cited = citations.filter(({ numbers }) => numbers.length > 0)
    expect(cited).not.toEqual([])
    const missing = cited.filter(({ numbers }) => numbers.some((n) => n < 1 || n > sections.length))
    expect(missing.map(({ said }) => said)).toEqual([])
  })

  it('is cited by its path, between pages by its name, and no other page of facts is', () => {
    const others = citations.filter(({ isByPath }) => !isByPath)
    expect(others.map(({ said }) => said)).toEqual([])
  })
})

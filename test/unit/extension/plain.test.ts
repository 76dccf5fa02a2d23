// Names of other people stay text wherever VS Code shows them.
import { describe, expect, it } from 'vitest'
import { plain, short } from '../../../src/extension/commands/plain.ts'

// What VS Code 1.139 looks for in notifications (linkedText.ts) and in labels (iconLabels.ts).
const LINK = /\[([^\]]+)\]\(((?:https?:\/\/|command:|file:)[^)\s]+)(?: (["'])(.+?)(\3))?\)/i
const ICON = /(\\)?\$\(([A-Za-z0-9-]+(?:~[A-Za-z]+)?)\)/

const shown = (text: string): string => text.replaceAll('\u2060', '')

describe('a name that holds markup', () => {
  it.each([
    '[Pay now](command:workbench.action.quit)',
    '[[a](command:x)](https://example.com)',
    '[a](https://example.com "title")',
  ])('%s is no link', (name) => {
    expect(name).toMatch(LINK)
    expect(plain(name)).not.toMatch(LINK)
    expect(shown(plain(name))).toBe(name)
  })

  it.each(['Fix $(document).ready', '$(trash)', '$(sync~spin) $(x)'])('%s is no icon', (name) => {
    expect(name).toMatch(ICON)
    expect(plain(name)).not.toMatch(ICON)
    expect(shown(plain(name))).toBe(name)
  })

  it('is left as it is where it holds none', () => {
    for (const name of ['Fix login', 'a [b] (c)', '$5 (net)', '🦄 مرحبا'])
      expect(plain(name)).toBe(name)
  })
})

describe('a name that hides something', () => {
  it('shows what there is to see, and is no link either', () => {
    expect(plain('safe\u202egnp\u200b\u3164')).toBe('safegnp')
    expect(plain('[a]\u200b(command:x)')).not.toMatch(LINK)
  })
})

describe('a long name', () => {
  it('is cut between characters, and a short one is not', () => {
    expect(short('🦄'.repeat(81))).toBe(`${'🦄'.repeat(80)}…`)
    expect(short('🦄'.repeat(80))).toBe('🦄'.repeat(80))
  })
})

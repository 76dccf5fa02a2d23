import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { withTables } from '../../../scripts/lib/tables.ts'

describe('the README', () => {
  const text = readFileSync('README.md', 'utf8')

  it('holds the tables of tools, server settings, commands and settings as the code says them (else: npm run generate)', () => {
    expect(withTables(text)).toBe(text)
  })

  it('marks a place for each of these tables', () => {
    for (const name of ['tools', 'server', 'commands', 'settings'])
      expect(text).toContain(`<!-- ${name} -->\n`)
  })

  it('begins with what it is, the two commands and a picture', () => {
    const firstScreen = text.split('\n').slice(0, 20).join('\n')
    expect(firstScreen).toContain('npm start')
    expect(firstScreen).toContain('npm test')
    expect(firstScreen).toContain('media/readme/chat.png')
  })
})

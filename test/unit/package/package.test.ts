// What is in the package that people install: all that runs, and nothing else.
import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { deflateRawSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { inRoot, root } from '../../../scripts/lib/paths.ts'
import { kilobytes, PACKAGE_BUDGET, SIZES } from '../../../scripts/lib/sizes.ts'

const files = (): readonly string[] => {
  const args = [inRoot('node_modules/@vscode/vsce/vsce'), 'ls', '--no-dependencies']
  const output = execFileSync(process.execPath, args, { cwd: root, encoding: 'utf8' })
  return output
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '' && !line.startsWith('npm '))
    .sort()
}

describe('the package', () => {
  it('holds what runs, what is shown, what is read, and nothing else', () => {
    const allowed = [
      /^package\.json$/,
      /^package\.nls\.json$/,
      /^(README|CHANGELOG)\.md$/,
      /^LICENSE(\.txt)?$/,
      /^l10n\/bundle\.l10n\.json$/,
      /^media\/(icon\.png|activity-bar\.svg)$/,
      /^media\/walkthrough\/\w+\.svg$/,
      /^dist\/(extension|later|server|calls|sandbox|page)\.js$/,
      /^dist\/page\.css$/,
      /^dist\/data\//,
    ]
    const found = files()
    expect(found.filter((file) => !allowed.some((pattern) => pattern.test(file)))).toEqual([])
    const needed = ['extension', 'later', 'server', 'calls', 'sandbox', 'page'].map(
      (x) => `dist/${x}.js`,
    )
    expect(found).toEqual(expect.arrayContaining(needed))
    expect(found).toEqual(
      expect.arrayContaining([
        'package.json',
        'package.nls.json',
        'l10n/bundle.l10n.json',
        'media/icon.png',
        'media/activity-bar.svg',
        ...['connect', 'look', 'ask', 'control'].map((step) => `media/walkthrough/${step}.svg`),
      ]),
    )
    // vsce looks at every file there is, the VS Code in the cache too, while windows start beside it.
  }, 180_000)

  it('takes no longer to download than it may', () => {
    const packed = files().map((file) => deflateRawSync(readFileSync(inRoot(file))).length)
    const whole = packed.reduce((sum, size) => sum + size, 0)
    expect(whole / 1000).toBeLessThanOrEqual(PACKAGE_BUDGET)
  }, 180_000)

  it.each(SIZES)('is no larger than it may be: $what', ({ files: loaded, budget }) => {
    expect(kilobytes(loaded.map((file) => inRoot(file)))).toBeLessThanOrEqual(budget)
  })
})

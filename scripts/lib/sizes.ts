// How large what we build may be, each kind of it at a time when somebody waits for it.
import { statSync } from 'node:fs'
import type { Figure } from './figures.ts'
import { inRoot } from './paths.ts'

interface Limit {
  readonly what: string
  readonly files: readonly string[]
  /** In kB of a thousand bytes. */
  readonly budget: number
}

export const SIZES: readonly Limit[] = [
  { what: 'what VS Code loads at activation', files: ['dist/extension.js'], budget: 60 },
  {
    what: 'the extension with what it loads later',
    files: ['dist/extension.js', 'dist/later.js'],
    budget: 885,
  },
  { what: "the script of a task's page", files: ['dist/page.js'], budget: 45 },
  {
    what: 'the server with what it loads later',
    files: ['dist/server.js', 'dist/calls.js'],
    budget: 1150,
  },
  { what: 'the gateway', files: ['dist/gateway.js'], budget: 1700 },
  { what: "the script of a gateway's page", files: ['dist/admin.js'], budget: 40 },
]

/** Of what people download. */
export const PACKAGE_BUDGET = 1200

export const kilobytes = (files: readonly string[]): number =>
  files.reduce((sum, file) => sum + statSync(file).size, 0) / 1000

/** @param vsix the package */
export const sizeFigures = (vsix: string): readonly Figure[] => [
  ...SIZES.map(({ what, files, budget }) => ({
    ...{ what, budget, unit: 'kB' },
    figure: kilobytes(files.map((file) => inRoot(file))),
  })),
  { what: 'the package', figure: kilobytes([vsix]), budget: PACKAGE_BUDGET, unit: 'kB' },
]

// npm run bench: every figure that has a budget, in one run; or some kinds of them, by name.
import { packExtension } from '../test/support/vscode/package.ts'
import { callFigures } from './lib/call-figures.ts'
import { creationFigures } from './lib/creation-figures.ts'
import { faceFigures } from './lib/face-figures.ts'
import { type Figure, tell } from './lib/figures.ts'
import { gatewayFigures } from './lib/gateway-figures.ts'
import { pageFigure } from './lib/page-figures.ts'
import { run, runMain } from './lib/processes.ts'
import { sizeFigures } from './lib/sizes.ts'
import { tokenFigures } from './lib/token-figures.ts'
import { windowFigures } from './lib/window-figures.ts'

/** Each is given the package. */
const PARTS: Readonly<Record<string, (vsix: string) => Promise<readonly Figure[]>>> = {
  face: faceFigures,
  calls: callFigures,
  tokens: tokenFigures,
  creation: creationFigures,
  page: async () => [await pageFigure()],
  gateway: gatewayFigures,
  sizes: async (vsix) => sizeFigures(vsix),
  windows: windowFigures,
}

runMain(async () => {
  const wanted = process.argv.slice(2)
  const unknown = wanted.filter((name) => !(name in PARTS))
  if (unknown.length > 0) {
    console.error(
      `No such part: ${unknown.join(', ')}. There are: ${Object.keys(PARTS).join(', ')}`,
    )
    return 2
  }
  const built = await run(process.execPath, ['esbuild.js'])
  if (built !== 0) return built
  const vsix = await packExtension()
  const rows: Figure[] = []
  for (const [name, figures] of Object.entries(PARTS))
    if (wanted.length === 0 || wanted.includes(name)) rows.push(...(await figures(vsix)))
  return tell(rows) ? 0 : 1
})

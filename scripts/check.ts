// npm run check: types, lint with format, dead code and import rules, side by side.
import { faultsIn, readSources } from './lib/imports.ts'
import { inRoot } from './lib/paths.ts'
import { capture, runMain } from './lib/processes.ts'

const checks = [
  { name: 'types', program: 'typescript/bin/tsc', args: ['--noEmit', '-p', '.'] },
  {
    name: 'types of pages',
    program: 'typescript/bin/tsc',
    args: ['--noEmit', '-p', 'src/ui/page'],
  },
  {
    name: 'types of the admin page',
    program: 'typescript/bin/tsc',
    args: ['--noEmit', '-p', 'src/ui/admin'],
  },
  {
    name: 'lint, format',
    program: '@biomejs/biome/bin/biome',
    args: ['check', '--error-on-warnings', '--colors=off', '.'],
  },
  { name: 'dead code', program: 'knip/bin/knip.js', args: ['--no-progress'] },
] as const

runMain(async () => {
  const results = await Promise.all(
    checks.map(async ({ name, program, args }) => {
      const path = inRoot('node_modules', program)
      return { name, ...(await capture(process.execPath, [path, ...args])) }
    }),
  )
  const faults = faultsIn(readSources())
  const all = [
    ...results,
    { name: 'import rules', code: faults.length > 0 ? 1 : 0, output: faults.join('\n') },
  ]
  for (const { name, code, output } of all) {
    console.log(`${code === 0 ? '✓' : '✗'} ${name}`)
    if (code !== 0) console.log(output.trim())
  }
  const failed = all.filter(({ code }) => code !== 0).length
  console.log(`${all.length - failed} passed, ${failed} failed`)
  return failed === 0 ? 0 : 1
})

// The belt that the entries put on: what all objects share stays as it is, and all else goes on.
import { execFile } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { promisify } from 'node:util'
import { expect, it } from 'vitest'
import { inRoot, root } from '../../../scripts/lib/paths.ts'

/** What a program says that begins with the belt, in a process of its own. */
const say = async (program: string): Promise<unknown> => {
  const source = `import './src/base/frozen-prototype.ts'\nconsole.log(JSON.stringify(${program}))`
  const args = ['--import', 'tsx', '--input-type=module', '-e', source]
  const { stdout } = await promisify(execFile)(process.execPath, args, { cwd: root })
  return JSON.parse(stdout)
}

const attempt = (statement: string): string =>
  `(() => { try { ${statement}; return 'done' } catch (error) { return error.name } })()`

it('shuts what all objects share', async () => {
  const tried = [
    'Object.prototype.x = 1',
    'Object.prototype.toString = 1',
    "({}).constructor.prototype['x'] = 1",
    "({})['__proto__']['x'] = 1",
    "Object.setPrototypeOf(Object.prototype, { x: 1 }); throw new Error('changed')",
  ]
  expect(
    await say(
      `[Object.isFrozen(Object.prototype), ${tried.map(attempt).join(', ')}, 'x' in {}, '__proto__' in {}]`,
    ),
  ).toEqual([true, ...tried.map(() => 'TypeError'), false, false])
}, 30_000)

it('lets an object have any name of its own', async () => {
  const names = ['constructor', 'toString', 'valueOf', 'hasOwnProperty', '__proto__']
  expect(
    await say(
      `${JSON.stringify(names)}.map((name) => { const own = {}; own[name] = 1; return [Object.keys(own), own[name], String({})] })`,
    ),
  ).toEqual(names.map((name) => [[name], 1, '[object Object]']))
}, 30_000)

it.each(['src/mcp/main.ts', 'src/sandbox/main.ts'])('comes first in %s', (entry) => {
  const [first] = readFileSync(inRoot(entry), 'utf8').match(/^import .*$/m) ?? []
  expect(first).toBe("import '../base/frozen-prototype.ts'")
})

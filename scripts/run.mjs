// Runs scripts/<name>.ts through tsx, after making sure the dependencies are the locked ones.
import { spawn, spawnSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { constants } from 'node:os'
import path from 'node:path'
import { fileURLToPath } from 'node:url'

const root = path.dirname(path.dirname(fileURLToPath(import.meta.url)))
const names = [
  'start',
  'serve',
  'test',
  'test-long',
  'demo',
  'build',
  'check',
  'generate',
  'bench',
  'weather',
]

const packagesIn = (file) => JSON.parse(readFileSync(path.join(root, file), 'utf8')).packages

// npm writes down what it installed in node_modules/.package-lock.json. Optional packages (binaries
// of other platforms) may be missing there, but what is there has to be the locked version.
const isInstalled = () => {
  if (!existsSync(path.join(root, 'node_modules/.package-lock.json'))) return false
  const installed = packagesIn('node_modules/.package-lock.json')
  return Object.entries(packagesIn('package-lock.json')).every(([where, locked]) => {
    if (where === '') return true
    if (!(where in installed)) return locked.optional === true
    return installed[where].version === locked.version
  })
}

const install = () => {
  console.log('Installing the dependencies of package-lock.json, about half a minute …')
  // Not `npm ci`: it fails where the lock file was written by a registry that does not have the
  // binaries of every platform. This keeps to the lock file as well, and leaves it as it is.
  const args = ['install', '--no-save', '--no-audit', '--no-fund', '--loglevel=error']
  const npm = process.env.npm_execpath
  const options = { cwd: root, stdio: 'inherit' }
  const { status, error } = npm?.endsWith('.js')
    ? spawnSync(process.execPath, [npm, ...args], options)
    : spawnSync('npm', args, { ...options, shell: process.platform === 'win32' })
  if (status === 0) return
  console.error(`npm install failed${error ? `: ${error.message}` : ''}. See its message above.`)
  process.exit(status ?? 1)
}

const run = (name, args) => {
  const child = spawn(process.execPath, ['--import', 'tsx', `scripts/${name}.ts`, ...args], {
    cwd: root,
    stdio: 'inherit',
  })
  // Ctrl-C reaches the script by itself, which then ends what it started; wait for it.
  process.on('SIGINT', () => {})
  for (const signal of ['SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal))
  child.on('exit', (code, signal) => {
    process.exit(signal ? 128 + constants.signals[signal] : (code ?? 1))
  })
}

const [major = 0, minor = 0] = process.versions.node.split('.').map(Number)
const [name, ...args] = process.argv.slice(2)
if (major < 20 || (major === 20 && minor < 19)) {
  console.error(`Node 20.19 or newer is needed; this is ${process.versions.node}.`)
  process.exit(1)
}
if (!names.includes(name)) {
  console.error(`usage: node scripts/run.mjs <${names.join('|')}> [arguments]`)
  process.exit(2)
}
if (!isInstalled()) install()
run(name, args)

// Finds a Chromium for headless pages, and gets one where there is none.
import { existsSync } from 'node:fs'
import path from 'node:path'
import { chromium } from 'playwright-core'
import { inRoot } from '../../../scripts/lib/paths.ts'
import { run } from '../../../scripts/lib/processes.ts'

const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'chrome']

const onMac = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
]

const installed = (): string | undefined => {
  const folders = (process.env.PATH ?? '').split(path.delimiter)
  const onPath = names.flatMap((name) => folders.map((folder) => path.join(folder, name)))
  return [...onPath, ...onMac, chromium.executablePath()].find(
    (file) => path.isAbsolute(file) && existsSync(file),
  )
}

const installFromDebian = async (): Promise<void> => {
  const options = { env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' } }
  const install = ['install', '-y', '-qq', '--no-install-recommends', 'chromium']
  await run('apt-get', ['update', '-qq'], options)
  await run('apt-get', install, options)
}

const installFromPlaywright = async (): Promise<void> => {
  const cli = inRoot('node_modules/playwright-core/cli.js')
  await run(process.execPath, [cli, 'install', 'chromium'])
}

/** The path of a Chromium, which is installed first where there is none. */
export const findChromium = async (): Promise<string> => {
  const found = installed()
  if (found) return found
  console.log('No Chromium here: installing one, once …')
  const debian = process.getuid?.() === 0 && existsSync('/usr/bin/apt-get')
  await (debian ? installFromDebian() : installFromPlaywright())
  const now = installed()
  if (!now) throw new Error('Chromium could not be installed; install it and run this again.')
  return now
}

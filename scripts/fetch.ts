// Fetches what tests in windows need, before several of them would at once.
import { findChromium } from '../test/support/vscode/chromium.ts'
import { fetchVsCode } from '../test/support/vscode/fetch.ts'
import { runMain } from './lib/processes.ts'

runMain(async () => {
  await Promise.all([fetchVsCode(), findChromium()])
  return 0
})

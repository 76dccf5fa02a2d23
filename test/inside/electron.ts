// Runs the suites in a desktop VS Code. Usage: node --import tsx test/inside/electron.ts [path]
// Without the path of an executable, @vscode/test-electron downloads one.
import { runTests } from '@vscode/test-electron'
import { root } from '../../scripts/lib/paths.ts'
import { runMain } from '../../scripts/lib/processes.ts'
import { startSandbox } from '../../src/sandbox/server.ts'
import { setup as buildOnce } from '../support/build-once.ts'
import { bundleSuites } from './bundle.ts'

runMain(async () => {
  buildOnce()
  const extensionTestsPath = await bundleSuites()
  const { url, workspaceId } = await startSandbox({ rate: 1000 })
  return runTests({
    vscodeExecutablePath: process.argv[2],
    extensionDevelopmentPath: root,
    extensionTestsPath,
    extensionTestsEnv: {
      CLICKUP_API_URL: url,
      CLICKUP_TEST_SANDBOX: JSON.stringify({ url, workspaceId }),
    },
    launchArgs: ['--disable-extensions'],
  })
})

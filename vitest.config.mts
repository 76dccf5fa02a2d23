// The test layers that vitest runs; the host layer runs inside VS Code, by test/inside/run.ts.
import { defineConfig } from 'vitest/config'
import { ClosingLine } from './test/support/closing-line.mts'

const layer = (name: string, options: object = {}) => ({
  extends: true as const,
  test: { name, include: [`test/${name}/**/*.test.ts`], environment: 'node', ...options },
})

export default defineConfig({
  test: {
    reporters: ['default', new ClosingLine()],
    // Two cores: a worker each, with a server and a sandbox of its own.
    maxWorkers: 2,
    testTimeout: 15_000,
    hookTimeout: 30_000,
    projects: [
      layer('unit', { include: ['test/unit/**/*.test.ts', 'src/**/*.test.ts'] }),
      layer('mcp', { globalSetup: 'test/support/build-once.ts' }),
      layer('contract', { globalSetup: 'test/support/build-once.ts' }),
      layer('window', { globalSetup: 'test/support/build-once.ts', hookTimeout: 300_000 }),
      layer('agent', { globalSetup: 'test/support/build-once.ts', hookTimeout: 300_000 }),
    ],
  },
})

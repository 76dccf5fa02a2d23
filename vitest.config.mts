// The test layers that vitest runs; those inside VS Code run by test/inside/run.ts.
import { defineConfig } from 'vitest/config'
import { ClosingLine } from './test/support/closing-line.mts'

const layer = (name: string, options: object = {}) => ({
  extends: true as const,
  test: { name, include: [`test/${name}/**/*.test.ts`], environment: 'node', ...options },
})

const bundled = { globalSetup: 'test/support/build-once.ts' }

export default defineConfig({
  test: {
    reporters: ['default', new ClosingLine()],
    // Two cores: a worker each, with a server and a sandbox of its own.
    maxWorkers: 2,
    testTimeout: 60_000,
    hookTimeout: 60_000,
    // In most layers, files share what they import: loading it took longer than many a file.
    projects: [
      layer('unit', {
        include: ['test/unit/**/*.test.ts', 'src/**/*.test.ts'],
        isolate: false,
      }),
      layer('mcp', { ...bundled, isolate: false }),
      layer('contract', { ...bundled, isolate: false }),
      layer('weather', { ...bundled, include: ['test/mcp/weather/*.long.ts'] }),
      layer('gateway', { ...bundled, testTimeout: 300_000, hookTimeout: 300_000 }),
      // Each test looks at what a client of others did in minutes.
      layer('clients', { ...bundled, testTimeout: 300_000, hookTimeout: 1_800_000 }),
      layer('window', { ...bundled, hookTimeout: 300_000 }),
      layer('windows', {
        ...bundled,
        hookTimeout: 300_000,
        include: ['test/window/*.long.ts'],
      }),
      layer('agent', { ...bundled, hookTimeout: 300_000 }),
      layer('jobs', {
        ...bundled,
        hookTimeout: 300_000,
        include: ['test/agent/*.long.ts'],
      }),
    ],
  },
})

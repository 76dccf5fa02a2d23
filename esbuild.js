// Bundles the extension, the MCP server and the sandbox into dist/.
// Usage: node esbuild.js [--dev] [--watch] [--meta]
const { rmSync, writeFileSync } = require('node:fs')
const path = require('node:path')
const esbuild = require('esbuild')

const flags = new Set(process.argv.slice(2))
const watch = flags.has('--watch')
const dev = watch || flags.has('--dev')

// A module that is a bundle of its own beside this one, and is loaded when it is first needed.
const apart = (name) => ({
  name: 'apart',
  setup: (build) =>
    build.onResolve({ filter: new RegExp(`/${name}\\.ts$`) }, ({ kind }) =>
      kind === 'entry-point' ? undefined : { path: `./${name}.js`, external: true },
    ),
})

const entries = {
  extension: { entry: 'src/extension.ts', external: ['vscode'] },
  server: {
    entry: 'src/mcp/main.ts',
    banner: { js: '#!/usr/bin/env node' },
    plugins: [apart('calls')],
  },
  calls: { entry: 'src/mcp/calls.ts' },
  sandbox: { entry: 'src/sandbox/main.ts' },
}

// The two lines that the problem matcher of .vscode/tasks.json waits for.
const announce = {
  name: 'announce',
  setup: (build) => {
    build.onStart(() => console.log('[watch] build started'))
    build.onEnd(() => console.log('[watch] build finished'))
  },
}

const optionsOf = ([name, { entry, plugins = [], ...rest }]) => ({
  ...rest,
  entryPoints: [entry],
  outfile: `dist/${name}.js`,
  absWorkingDir: __dirname,
  bundle: true,
  platform: 'node',
  target: 'node20',
  format: 'cjs',
  // ESM builds of dependencies shake better than their CJS ones.
  mainFields: ['module', 'main'],
  minify: !dev,
  sourcemap: dev ? 'linked' : false,
  legalComments: 'none',
  logLevel: 'warning',
  metafile: true,
  plugins: watch ? [announce, ...plugins] : plugins,
})

const writeExtras = (name, metafile) => {
  const file = path.join(__dirname, `dist/meta-${name}.json`)
  if (flags.has('--meta')) writeFileSync(file, JSON.stringify(metafile))
  else rmSync(file, { force: true })
  if (!dev) rmSync(path.join(__dirname, `dist/${name}.js.map`), { force: true })
}

const buildAll = async () => {
  const started = performance.now()
  const lines = await Promise.all(
    Object.entries(entries).map(async (entry) => {
      const { metafile } = await esbuild.build(optionsOf(entry))
      writeExtras(entry[0], metafile)
      const [file, { bytes }] = Object.entries(metafile.outputs).find(([out]) =>
        out.endsWith('.js'),
      )
      return `${file.padEnd(20)} ${(bytes / 1000).toFixed(1).padStart(7)} kB`
    }),
  )
  console.log(lines.join('\n'))
  console.log(`built in ${Math.round(performance.now() - started)} ms`)
}

const watchAll = async () => {
  const contexts = await Promise.all(
    Object.entries(entries).map((entry) => esbuild.context(optionsOf(entry))),
  )
  await Promise.all(contexts.map((context) => context.watch()))
}

const main = watch ? watchAll : buildAll
main().catch((error) => {
  // esbuild has printed what is wrong in the sources already.
  if (!error.errors) console.error(error)
  process.exit(1)
})

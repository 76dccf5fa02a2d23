// Bundles the extension, the MCP server and the sandbox into dist/.
// Usage: node esbuild.js [--dev] [--watch] [--meta]
const { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } = require('node:fs')
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

// Both lines of the SDK's server bring Ajv along, a third of the bundle, to check what people answer in a
// form. Ours has one box to tick, and looks at it itself (src/mcp/serve/asking.ts).
const withoutAjv = {
  name: 'without Ajv',
  setup: (build) => {
    build.onLoad({ filter: /[\\/]validation[\\/]ajv-provider\.js$/ }, () => ({
      contents: 'export class AjvJsonSchemaValidator {}',
    }))
    build.onLoad({ filter: /[\\/]server[\\/]dist[\\/]ajvProvider-[^\\/]+\.mjs$/ }, () => ({
      contents: 'class None {}\nexport { None as n, None as r, None as t }',
    }))
  },
}

// A module that a bundle uses nothing of: it is left out, and all that it alone imports.
const unused = (name) => ({
  name: 'unused',
  setup: (build) =>
    build.onResolve({ filter: new RegExp(`/${name}\\.ts$`) }, ({ path: to, resolveDir }) => ({
      path: path.join(resolveDir, to),
      sideEffects: false,
    })),
})

/** Every module that the extension imports only when it is needed, as `extension/views/tree/levels`. */
const laterModules = () => {
  const folder = path.join(__dirname, 'src')
  const files = readdirSync(path.join(folder, 'extension'), { recursive: true })
    .map((name) => `extension/${name.replaceAll(path.sep, '/')}`)
    .filter((name) => name.endsWith('.ts'))
  const imports = files.flatMap((file) => {
    const source = readFileSync(path.join(folder, file), 'utf8')
    const found = [...source.matchAll(/\bimport\('(\.{1,2}\/[^']+)\.ts'\)/g)]
    return found.map(([, to]) => path.posix.join(path.posix.dirname(file), to))
  })
  return [...new Set(imports)].sort()
}

// What runs outside VS Code as well takes its words from @vscode/l10n, which is handed VS Code's here,
// before anything that speaks is loaded. The server's bundles are not: what a model reads is English.
const handWordsOver =
  "require('@vscode/l10n').config({ contents: require('vscode').l10n.bundle ?? {} })"

// They stand in one bundle, because they share most of what they import themselves.
const laterEntry = () => ({
  contents: [
    handWordsOver,
    ...laterModules().map((name) => `exports['${name}'] = () => require('./src/${name}.ts')`),
  ].join('\n'),
  resolveDir: __dirname,
  sourcefile: 'later.js',
})

const later = {
  name: 'later',
  setup: (build) => {
    build.onResolve({ filter: /^\./ }, ({ kind, path: to, resolveDir }) => {
      if (kind !== 'dynamic-import') return undefined
      const file = path.relative(path.join(__dirname, 'src'), path.join(resolveDir, to))
      const name = file.replaceAll(path.sep, '/').replace(/\.ts$/, '')
      return { path: name, namespace: 'later' }
    })
    build.onResolve({ filter: /^\.\/later\.js$/, namespace: 'later' }, ({ path: to }) => ({
      path: to,
      external: true,
    }))
    build.onLoad({ filter: /./, namespace: 'later' }, ({ path: name }) => ({
      contents: `module.exports = require('./later.js')['${name}']()`,
    }))
  },
}

const entries = {
  extension: { entry: 'src/extension/main.ts', external: ['vscode'], plugins: [later] },
  later: { stdin: laterEntry(), external: ['vscode'] },
  server: {
    entry: 'src/mcp/main.ts',
    banner: { js: '#!/usr/bin/env node' },
    plugins: [apart('calls'), apart('sdk2-stdio'), withoutAjv],
  },
  calls: { entry: 'src/mcp/call/calls.ts' },
  'sdk2-stdio': { entry: 'src/mcp/serve/sdk2-stdio.ts', plugins: [withoutAjv] },
  // Is native, and stays where npm has put it.
  gateway: {
    entry: 'src/gateway/main.ts',
    external: ['lmdb'],
    plugins: [unused('check-deep'), unused('for-client'), withoutAjv],
  },
  sandbox: { entry: 'src/sandbox/main.ts' },
  // Runs in a browser, in the frame that VS Code gives to an editor; its style stands beside it.
  page: {
    entry: 'src/ui/page/main.tsx',
    platform: 'browser',
    target: 'es2022',
    format: 'iife',
    mainFields: ['browser', 'module', 'main'],
    tsconfig: 'src/ui/page/tsconfig.json',
  },
  // Runs in a browser, at /admin of a gateway; its style stands beside it.
  admin: {
    entry: 'src/ui/admin/main.tsx',
    platform: 'browser',
    target: 'es2022',
    format: 'iife',
    mainFields: ['browser', 'module', 'main'],
    tsconfig: 'src/ui/admin/tsconfig.json',
  },
}

// Data that start does not need, each in a file of its own beside the bundles.
const data = [
  'src/openapi/data/answers.json',
  'src/openapi/data/catalogue.json',
  'src/sandbox/routes/data/documented.json',
]

const writeData = () => {
  mkdirSync(path.join(__dirname, 'dist/data'), { recursive: true })
  return data.map((file) => {
    const text = JSON.stringify(JSON.parse(readFileSync(path.join(__dirname, file), 'utf8')))
    const to = `dist/data/${path.basename(file)}`
    writeFileSync(path.join(__dirname, to), text)
    return `${to.padEnd(26)} ${(text.length / 1000).toFixed(1).padStart(7)} kB`
  })
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
  ...(entry && { entryPoints: [entry] }),
  outfile: `dist/${name}.js`,
  absWorkingDir: __dirname,
  bundle: true,
  platform: 'node',
  target: 'node20',
  format: 'cjs',
  // ESM builds of dependencies shake better than their CJS ones.
  mainFields: ['module', 'main'],
  minify: !dev,
  // Half as long as escapes.
  charset: 'utf8',
  sourcemap: dev ? 'linked' : false,
  legalComments: 'none',
  logLevel: 'warning',
  metafile: true,
  ...rest,
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
      return `${file.padEnd(26)} ${(bytes / 1000).toFixed(1).padStart(7)} kB`
    }),
  )
  console.log([...lines, ...writeData()].join('\n'))
  console.log(`built in ${Math.round(performance.now() - started)} ms`)
}

const watchAll = async () => {
  writeData()
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

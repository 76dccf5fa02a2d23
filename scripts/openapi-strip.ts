// Makes the committed copies of ClickUp's OpenAPI documents: structure only, no sentences, no examples.
// Usage: npx tsx scripts/openapi-strip.ts [folder with openapi-v2.json and openapi-v3.json]
// The folder may also be given as CLICKUP_OPENAPI_DIR.
import { readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'

type Json = null | boolean | number | string | Json[] | { [key: string]: Json }

const prose = new Set([
  'description',
  'summary',
  'title',
  'example',
  'examples',
  'externalDocs',
  'info',
  'security',
  'securitySchemes',
  'tags',
])

/** Below these keys the names are the document's own and no keywords. */
const maps = new Set(['properties', 'patternProperties', 'schemas', 'paths', '$defs'])

const isObject = (value: Json | undefined): value is { [key: string]: Json } =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const resolve = (root: Json, ref: string): Json => {
  const segments = decodeURIComponent(ref).split('/').slice(1)
  return segments.reduce<Json>((value, segment) => {
    const key = segment.replaceAll('~1', '/').replaceAll('~0', '~')
    const found = Array.isArray(value)
      ? value[Number(key)]
      : isObject(value)
        ? value[key]
        : undefined
    if (found === undefined) throw new Error(`${ref} leads nowhere`)
    return found
  }, root)
}

const strip = (root: Json, value: Json, namesAreData = false): Json => {
  if (Array.isArray(value)) return value.map((each) => strip(root, each))
  if (!isObject(value)) return value
  // A schema that the document keeps among its examples is needed all the same.
  const { $ref } = value
  if (typeof $ref === 'string' && $ref.includes('/examples/')) {
    return strip(root, resolve(root, $ref))
  }
  const kept = Object.entries(value).filter(
    ([key]) => namesAreData || !(prose.has(key) || key.startsWith('x-')),
  )
  return Object.fromEntries(
    kept.map(([key, each]) => [key, strip(root, each, !namesAreData && maps.has(key))]),
  )
}

/** One line for each operation and each shared schema, so that a change is seen in a diff. */
const print = (value: Json, depth: number, indent = ''): string => {
  if (depth === 0 || !isObject(value) || Object.keys(value).length === 0) {
    return JSON.stringify(value)
  }
  const inner = `${indent} `
  const lines = Object.entries(value).map(
    ([key, each]) => `${inner}${JSON.stringify(key)}:${print(each, depth - 1, inner)}`,
  )
  return `{\n${lines.join(',\n')}\n${indent}}`
}

const main = () => {
  const from = process.argv[2] ?? process.env.CLICKUP_OPENAPI_DIR
  if (!from) throw new Error('Say where the documents are: an argument or CLICKUP_OPENAPI_DIR.')
  for (const version of ['v2', 'v3']) {
    const source = readFileSync(path.join(from, `openapi-${version}.json`), 'utf8')
    const document = JSON.parse(source) as Json
    const text = `${print(strip(document, document), 3)}\n`
    const to = `test/contract/openapi/${version}.json`
    writeFileSync(new URL(`../${to}`, import.meta.url), text)
    console.log(`${to} ${(text.length / 1000).toFixed(0)} kB`)
  }
}

main()

// Makes the committed copies of ClickUp's OpenAPI documents: structure only, no sentences, no examples.
// Usage: npx tsx scripts/openapi-strip.ts [folder with openapi-v2.json and openapi-v3.json]
// The folder may also be given as CLICKUP_OPENAPI_DIR.
import { readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { isObject, type Json, strip } from './openapi/strip.ts'

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
    const text = `${print(strip(document), 3)}\n`
    const to = `test/contract/openapi/${version}.json`
    writeFileSync(new URL(`../${to}`, import.meta.url), text)
    console.log(`${to} ${(text.length / 1000).toFixed(0)} kB`)
  }
}

main()

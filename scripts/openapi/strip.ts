// OpenAPI documents without their sentences and examples: structure only.

export type Json = null | boolean | number | string | Json[] | { [key: string]: Json }

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

export const isObject = (value: Json | undefined): value is { [key: string]: Json } =>
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

const stripBelow = (root: Json, value: Json, namesAreData = false): Json => {
  if (Array.isArray(value)) return value.map((each) => stripBelow(root, each))
  if (!isObject(value)) return value
  // A schema that the document keeps among its examples is needed all the same.
  const { $ref } = value
  if (typeof $ref === 'string' && $ref.includes('/examples/')) {
    return stripBelow(root, resolve(root, $ref))
  }
  const kept = Object.entries(value).filter(
    ([key]) => namesAreData || !(prose.has(key) || key.startsWith('x-')),
  )
  return Object.fromEntries(
    kept.map(([key, each]) => [key, stripBelow(root, each, !namesAreData && maps.has(key))]),
  )
}

/** Takes out every description, title, tag and example; what is only found there stays. */
export const strip = (document: Json): Json => stripBelow(document, document)

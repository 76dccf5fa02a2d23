// The imports of src/, held against scripts/lib/rooms.ts.
import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { parseSync } from 'oxc-parser'
import { inRoot } from './paths.ts'
import { DATA, MOST_FILES, MOST_LINES, PACKAGES, ROOMS } from './rooms.ts'

/** Texts by path from the root: `src/base/text/names.ts`. */
export type Sources = ReadonlyMap<string, string>

export const readSources = (): Sources =>
  new Map(
    readdirSync(inRoot('src'), { recursive: true, encoding: 'utf8' })
      .filter((name) => /\.tsx?$/.test(name))
      .map((name) => `src/${name.replaceAll('\\', '/')}`)
      .sort()
      .map((file) => [file, readFileSync(inRoot(file), 'utf8')]),
  )

const rooms = Object.keys(ROOMS)

const isIn = (inner: string, outer: string): boolean =>
  inner === outer || inner.startsWith(`${outer}/`)

/** The innermost room that holds a file. */
export const roomOf = (file: string): string | undefined =>
  rooms
    .filter((room) => file.startsWith(`src/${room}/`))
    .sort((a, b) => b.length - a.length)
    .at(0)

const words = (text = ''): readonly string[] => text.split(' ').filter(Boolean)

/** What a file imports, types and lazy imports included, as it is written. */
export const importsOf = (file: string, source: string): readonly string[] => {
  const { staticImports, staticExports, dynamicImports } = parseSync(file, source).module
  return [
    ...staticImports.map(({ moduleRequest }) => moduleRequest.value),
    ...staticExports.flatMap(({ entries }) =>
      entries.flatMap(({ moduleRequest }) => (moduleRequest ? [moduleRequest.value] : [])),
    ),
    // Whatever is computed cannot be held to anything, and is none of ours.
    ...dynamicImports.flatMap(({ moduleRequest: { start, end } }) =>
      /^['"]/.test(source[start] ?? '') ? [source.slice(start + 1, end - 1)] : [],
    ),
  ]
}

const targetOf = (file: string, specifier: string): string =>
  path.posix.join(path.posix.dirname(file), specifier)

const faultOf = (file: string, specifier: string): string | undefined => {
  const from = roomOf(file)
  if (from === undefined) return undefined
  if (!specifier.startsWith('.')) {
    const [, knowing] = Object.entries(PACKAGES).find(([name]) => isIn(specifier, name)) ?? []
    return knowing === undefined || words(knowing).some((room) => roomIsIn(from, room))
      ? undefined
      : `${file} imports ${specifier}, which only ${words(knowing).join(' and ')} may know.`
  }
  const target = targetOf(file, specifier)
  const to = roomOf(target)
  if (to === undefined || to === from) return undefined
  return words(ROOMS[from]).some((room) => isIn(to, room))
    ? undefined
    : `${file} imports ${target}: ${from} may import only ${ROOMS[from] || 'nothing'}.`
}

// `mcp` as one that may know a package means that room alone, `extension` all that is in it.
const roomIsIn = (room: string, known: string): boolean =>
  known === 'mcp' ? room === known : isIn(room, known)

/** Files that import each other in a circle, each circle once. */
const circlesIn = (graph: ReadonlyMap<string, readonly string[]>): readonly string[] => {
  const done = new Set<string>()
  const found: string[] = []
  const visit = (file: string, above: readonly string[]): void => {
    const at = above.indexOf(file)
    if (at >= 0) found.push(`A circle: ${[...above.slice(at), file].join(' → ')}`)
    if (at >= 0 || done.has(file)) return
    for (const next of graph.get(file) ?? []) visit(next, [...above, file])
    done.add(file)
  }
  for (const file of graph.keys()) visit(file, [])
  return found
}

/** Rooms name only rooms that stand above them. */
const disorderIn = (list: Readonly<Record<string, string>>): readonly string[] => {
  const names = Object.keys(list)
  return names.flatMap((room, i) =>
    words(list[room]).flatMap((other) => {
      const meant = names.filter((name) => isIn(name, other) && name !== room)
      const below = meant.filter((name) => names.indexOf(name) > i)
      if (meant.length === 0) return [`${room} names ${other}, and there is no such room.`]
      return below.map((name) => `${room} names ${name}, which stands below it.`)
    }),
  )
}

const foldersOf = (sources: Sources): ReadonlyMap<string, number> => {
  const counts = new Map<string, number>()
  for (const file of sources.keys()) {
    const folder = path.posix.dirname(file)
    counts.set(folder, (counts.get(folder) ?? 0) + 1)
  }
  return counts
}

/** Everything that is not as scripts/lib/rooms.ts says, a sentence each. */
export const faultsIn = (sources: Sources): readonly string[] => {
  const imports = new Map([...sources].map(([file, source]) => [file, importsOf(file, source)]))
  const graph = new Map(
    [...imports].map(([file, specifiers]) => [
      file,
      specifiers.filter((one) => one.startsWith('.')).map((one) => targetOf(file, one)),
    ]),
  )
  return [
    ...disorderIn(ROOMS),
    ...[...sources.keys()]
      .filter((file) => roomOf(file) === undefined)
      .map((file) => `${file} stands in no room.`),
    ...[...imports].flatMap(([file, specifiers]) =>
      specifiers.flatMap((specifier) => faultOf(file, specifier) ?? []),
    ),
    ...circlesIn(graph),
    ...[...sources]
      .filter(
        ([file, source]) => !DATA.includes(file) && source.split('\n').length - 1 > MOST_LINES,
      )
      .map(([file]) => `${file} has more than ${MOST_LINES} lines.`),
    ...[...foldersOf(sources)]
      .filter(([, count]) => count > MOST_FILES)
      .map(([folder, count]) => `${folder} holds ${count} files, more than ${MOST_FILES}.`),
  ]
}

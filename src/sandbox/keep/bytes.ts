// All that changes in a store as bytes, and back. Tokens are no part of it: they are made up anew.
import { deserialize, serialize } from 'node:v8'
import { samples } from '../seed/demo/files.ts'
import type { Attachment } from '../state/model.ts'
import type { Store } from '../state/store.ts'

type Collection = Map<unknown, unknown> | Set<unknown> | unknown[]

const isCollection = (value: unknown): value is Collection =>
  value instanceof Map || value instanceof Set || Array.isArray(value)

/** Who may come in is not kept. */
const NOT_KEPT = ['sessions']

const collectionsIn = (owner: object): ReadonlyMap<string, Collection> =>
  new Map(
    Object.entries(owner).flatMap(([name, value]) =>
      isCollection(value) && !NOT_KEPT.includes(name) ? [[name, value]] : [],
    ),
  )

/** What a file holds: one that came with the demo goes by its name. */
type Content =
  | { readonly sample: string }
  | { readonly bytes: Uint8Array; readonly thumbnail?: Uint8Array }

const contentOf = ({ title, read, readThumbnail }: Attachment): Content => {
  if (samples[title]?.read === read) return { sample: title }
  const thumbnail = readThumbnail?.()
  return { bytes: read(), ...(thumbnail && { thumbnail }) }
}

const fileOf = (content: Content): Pick<Attachment, 'read' | 'readThumbnail'> => {
  if ('bytes' in content) {
    const { bytes, thumbnail } = content
    return { read: () => bytes, readThumbnail: thumbnail ? () => thumbnail : null }
  }
  const sample = samples[content.sample]
  if (!sample) throw new Error(`there is no sample file ${content.sample}`)
  return { read: sample.read, readThumbnail: sample.readThumbnail }
}

const nothing = (): Uint8Array => new Uint8Array()

/** Functions cannot be written: for as long as that takes, files go without theirs. */
const withoutFunctions = <T>(files: readonly Attachment[], write: () => T): T => {
  const own = files.map(({ read, readThumbnail }) => ({ read, readThumbnail }))
  const bare = { read: undefined, readThumbnail: undefined }
  for (const file of files) Object.assign(file, bare)
  try {
    return write()
  } finally {
    for (const [i, file] of files.entries()) Object.assign(file, own[i] ?? { read: nothing })
  }
}

export const bytesOf = (store: Store): Buffer => {
  const files = [...store.files.values()]
  const contents = new Map(files.map((file) => [file.id, contentOf(file)]))
  const { indexes, fieldUses } = store
  return withoutFunctions(files, () =>
    serialize({
      data: collectionsIn(store),
      indexes: collectionsIn(indexes),
      serial: indexes.serial,
      fieldUses,
      contents,
    }),
  )
}

type Pair = readonly [target: Collection, source: Collection]

const isSameKind = (one: Collection, other: unknown): other is Collection =>
  isCollection(other) && Object.getPrototypeOf(one) === Object.getPrototypeOf(other)

/** @throws Error where something is missing */
const pairsOf = (owner: object, kept: unknown): readonly Pair[] =>
  [...collectionsIn(owner)].map(([name, target]) => {
    const source: unknown = kept instanceof Map ? kept.get(name) : undefined
    if (!isSameKind(target, source)) throw new Error(`${name} is not kept`)
    return [target, source]
  })

const refill = ([target, source]: Pair): void => {
  if (Array.isArray(target)) {
    target.splice(0, target.length, ...(Array.isArray(source) ? source : []))
    return
  }
  target.clear()
  if (target instanceof Map && source instanceof Map)
    for (const [key, value] of source) target.set(key, value)
  if (target instanceof Set) for (const value of source.values()) target.add(value)
}

/**
 * Puts what was kept in the place of what is there.
 * @throws Error when that is of another form; then nothing was changed
 */
export const restore = (store: Store, bytes: Uint8Array): void => {
  const kept: Readonly<Record<string, unknown>> = deserialize(bytes)
  const { data, indexes, serial, fieldUses, contents } = kept
  if (typeof serial !== 'number' || typeof fieldUses !== 'number' || !(contents instanceof Map))
    throw new Error('it is of another form')
  const pairs = [...pairsOf(store, data), ...pairsOf(store.indexes, indexes)]
  const files = new Map([...contents].map(([id, content]) => [id, fileOf(content)]))
  for (const pair of pairs) refill(pair)
  store.indexes.serial = serial
  store.fieldUses = fieldUses
  for (const file of store.files.values()) Object.assign(file, files.get(file.id))
}

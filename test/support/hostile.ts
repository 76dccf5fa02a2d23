// Words that name something of every object, and all the places of a call where they can stand.

export const HOSTILE = [
  '__proto__',
  '__proto__.x',
  'constructor',
  'constructor.prototype.x',
  'toString',
  'hasOwnProperty',
  'valueOf',
] as const

type Fields = Readonly<Record<string, unknown>>

const isFields = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** As JSON brings it: with a key of its own, whatever it is called. */
const withKey = (fields: Fields, key: string, value: unknown): Fields =>
  Object.fromEntries([...Object.entries(fields), [key, value]])

/** Every form of `value` in which one text is `word`, or one object has a key of that name. */
export const variants = (value: unknown, word: string): readonly unknown[] => {
  if (Array.isArray(value))
    return value.flatMap((each, i) => variants(each, word).map((one) => value.with(i, one)))
  if (!isFields(value)) return typeof value === 'string' ? [word] : []
  return [
    withKey(value, word, 'x'),
    withKey(value, word, { x: 'y' }),
    ...Object.entries(value).flatMap(([name, each]) =>
      variants(each, word).map((one) => withKey(value, name, one)),
    ),
  ]
}

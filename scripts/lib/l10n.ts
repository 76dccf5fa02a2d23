// The sentences that people read: collects them into l10n/bundle.l10n.json, and finds what no
// translation reaches. They stand in l10n.t('…') or, with values, in l10n.t`… ${value} …`.
import { readdirSync, readFileSync } from 'node:fs'
import { type Expression, parseSync, type TemplateLiteral, Visitor } from 'oxc-parser'
import { inRoot } from './paths.ts'

const folders = ['base', 'changes', 'clickup', 'clients', 'extension', 'links', 'ui']

const sources = (folder: string): readonly string[] =>
  readdirSync(inRoot('src', folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.tsx?$/.test(name))
    .map((name) => `src/${folder}/${name.replaceAll('\\', '/')}`)
    .sort()

/** As its key in the bundle: `There is no list "{0}".` */
const textOf = ({ quasis }: TemplateLiteral): string =>
  quasis.map(({ value }, i) => (i === 0 ? '' : `{${i - 1}}`) + (value.cooked ?? '')).join('')

/** `t` or `….t` */
const isTranslation = (callee: Expression): boolean =>
  callee.type === 'MemberExpression'
    ? callee.property.type === 'Identifier' && callee.property.name === 't'
    : callee.type === 'Identifier' && callee.name === 't'

/** `log.…` or `….log.…`: what stands in the log is for whoever mends things. */
const isLog = (callee: Expression): boolean => {
  if (callee.type !== 'MemberExpression') return false
  const { object } = callee
  if (object.type === 'Identifier') return object.name === 'log'
  return (
    object.type === 'MemberExpression' &&
    object.property.type === 'Identifier' &&
    object.property.name === 'log'
  )
}

/** What `docs/changes.md` says of a kind, which stands beside its code. */
const DESCRIBED: readonly string[] = ['sends', 'proof', 'inverse', 'words']

/** What models read of an argument: the schemas of `base/input`, and what is put on top of them. */
const INPUT: readonly string[] = [
  'clearable',
  'dateArgument',
  'difference',
  'reference',
  'references',
  'relationArgument',
  'text',
]

const isOfInput = (callee: Expression): boolean =>
  callee.type === 'MemberExpression'
    ? callee.property.type === 'Identifier' && callee.property.name === 'describe'
    : callee.type === 'Identifier' && INPUT.includes(callee.name)

interface Text {
  readonly text: string
  readonly line: number
}

interface Texts {
  /** Those that can be translated. */
  readonly sentences: readonly string[]
  /** Other texts of several words. */
  readonly others: readonly Text[]
}

type Place = Pick<Expression, 'start' | 'end'>

/** More than one word; an icon such as `$(check)` is none. */
const hasWords = (text: string): boolean =>
  /\p{L}\S*\s|\s\S*\p{L}/u.test(text.replaceAll(/\$\([\w-]+\)/g, ''))

/** @throws Error where what is translated is not written out, so that nobody could collect it */
export const textsIn = (file: string, source: string): Texts => {
  const sentences: string[] = []
  const others: Text[] = []
  const translated = new Set<object>()
  /** What stands in a log, or is for those who build or for models. */
  const logged: Place[] = []
  const lineOf = ({ start }: Place): number => source.slice(0, start).split('\n').length
  const note = (node: Place, text: string): void => {
    const isLogged = logged.some(({ start, end }) => start <= node.start && node.end <= end)
    // An address is no sentence.
    const isAddress = /\/v[23]\//.test(text)
    if (isLogged || isAddress || translated.has(node) || !hasWords(text)) return
    others.push({ text, line: lineOf(node) })
  }
  const translate = (node: Expression): void => {
    if (node.type === 'Literal' && typeof node.value === 'string') {
      translated.add(node)
      sentences.push(node.value)
    } else if (node.type === 'ConditionalExpression') {
      translate(node.consequent)
      translate(node.alternate)
    } else throw new Error(`${file}:${lineOf(node)}: what is translated must be written out here.`)
  }
  // What stands around is visited before what stands in it.
  new Visitor({
    CallExpression: (node) => {
      const [first] = node.arguments
      if (isTranslation(node.callee) && first && first.type !== 'SpreadElement') translate(first)
      if (isLog(node.callee) || isOfInput(node.callee)) logged.push(node)
    },
    NewExpression: (node) => {
      // A fault of ours: nobody can do anything about it but mend it.
      if (node.callee.type === 'Identifier' && node.callee.name === 'Error') logged.push(node)
    },
    Property: (node) => {
      if (node.key.type === 'Identifier' && DESCRIBED.includes(node.key.name)) logged.push(node)
    },
    TaggedTemplateExpression: ({ tag, quasi }) => {
      if (!isTranslation(tag)) return
      translated.add(quasi)
      sentences.push(textOf(quasi))
    },
    TemplateLiteral: (node) => note(node, textOf(node)),
    Literal: (node) => {
      if (typeof node.value === 'string') note(node, node.value)
    },
  }).visit(parseSync(file, source).program)
  return { sentences, others }
}

const read = (file: string): Texts => textsIn(file, readFileSync(inRoot(file), 'utf8'))

/** Every sentence once, in the order of the alphabet, as its own translation. */
export const bundleOf = (): string => {
  const sentences = folders.flatMap(sources).flatMap((file) => read(file).sentences)
  const sorted = [...new Set(sentences)].sort()
  return `${JSON.stringify(Object.fromEntries(sorted.map((one) => [one, one])), null, 2)}\n`
}

/** Texts of several words in these folders that are not translated: `src/clickup/http/api.ts:12: …` */
export const untranslatedIn = (...named: readonly string[]): readonly string[] =>
  named
    .flatMap(sources)
    .flatMap((file) => read(file).others.map(({ line, text }) => `${file}:${line}: ${text}`))

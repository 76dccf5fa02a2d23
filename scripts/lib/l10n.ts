// Collects the sentences of the extension that can be translated into l10n/bundle.l10n.json.
import { readdirSync, readFileSync } from 'node:fs'
import { inRoot } from './paths.ts'

const folders = ['account', 'commands', 'views']

/** `t('…')`, bare or of `l10n`; what stands in backticks could not be translated. */
const call = /\bt\(\s*'((?:[^'\\]|\\.)*)'/g

const sentencesIn = (source: string): readonly string[] =>
  [...source.matchAll(call)].map(([, sentence = '']) => sentence.replaceAll("\\'", "'"))

/** Every sentence once, in the order of the alphabet, as its own translation. */
export const bundleOf = (): string => {
  const files = folders.flatMap((folder) =>
    readdirSync(inRoot('src', folder)).map((name) => inRoot('src', folder, name)),
  )
  const sentences = files.flatMap((file) => sentencesIn(readFileSync(file, 'utf8')))
  const sorted = [...new Set(sentences)].sort()
  return `${JSON.stringify(Object.fromEntries(sorted.map((one) => [one, one])), null, 2)}\n`
}

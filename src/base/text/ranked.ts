// Texts by how well they answer a few words: those that hold all of them first, the best in front.
import MiniSearch from 'minisearch'
import { normalise } from './names.ts'

interface Texts {
  readonly title: string
  readonly text: string
}

/** In the order of words; a title counts for more than what stands under it. */
const scoresOf = (items: readonly Texts[], query: string): ReadonlyMap<number, number> => {
  const index = new MiniSearch<Texts & { readonly id: number }>({
    fields: ['title', 'text'],
    processTerm: (term) => normalise(term) || null,
  })
  index.addAll(items.map(({ title, text }, id) => ({ id, title, text })))
  const found = index.search(query, {
    boost: { title: 3 },
    prefix: (term) => term.length > 2,
    fuzzy: (term) => (term.length > 4 ? 0.2 : false),
    weights: { fuzzy: 0.2, prefix: 0.5 },
  })
  return new Map(found.map(({ id, score }) => [Number(id), score]))
}

/** Words need not stand alone there: `migr` and `gration` are held by `migration`. */
const holdsAll = ({ title, text }: Texts, words: readonly string[]): boolean => {
  const whole = normalise(`${title} ${text}`)
  return words.every((word) => whole.includes(word))
}

/** Those with at least one of the words, misspelt a little too; equals stay in the order given. */
export const ranked = <T extends Texts>(
  items: readonly T[],
  query: string,
  most: number,
): readonly T[] => {
  const words = normalise(query).split(' ').filter(Boolean)
  const scores = scoresOf(items, query)
  return items
    .map((item, i) => ({ item, all: holdsAll(item, words), score: scores.get(i) ?? 0 }))
    .filter(({ all, score }) => all || score > 0)
    .sort((a, b) => Number(b.all) - Number(a.all) || b.score - a.score)
    .slice(0, most)
    .map(({ item }) => item)
}

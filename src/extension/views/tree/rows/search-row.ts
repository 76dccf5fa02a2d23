// The row of a saved search: its name, and how many tasks it finds once that is known.
import type { SearchNode } from '../nodes.ts'
import type { Onlooker } from '../onlooker.ts'
import { countOfTally } from './counts.ts'
import { type Appearance, present } from './row.ts'

export const appearanceOfSearch = (
  { search, count, isCut = false }: SearchNode,
  onlooker: Onlooker,
): Appearance => {
  const { name, watched } = search
  const found =
    count === undefined ? undefined : countOfTally({ count, isPartial: isCut }, onlooker)
  return {
    label: name,
    ...(found && { description: found.short }),
    icon: { id: watched ? 'eye' : 'search' },
    spoken: present([name, found?.words, watched ? onlooker.t('watched') : undefined]).join(', '),
  }
}

// The row of a saved search: its name, and how many tasks it finds once that is known.
import type { SearchNode } from '../nodes.ts'
import type { Onlooker } from '../onlooker.ts'

const tasksOf = (found: string, { t }: Onlooker): string =>
  found === '1' ? t('1 task') : t('{0} tasks', found)

export const appearanceOfSearch = ({ search, count, isCut }: SearchNode, onlooker: Onlooker) => {
  const { name, watched } = search
  const found = count === undefined ? undefined : `${count}${isCut ? '+' : ''}`
  const said = [
    name,
    ...(found === undefined ? [] : [tasksOf(found, onlooker)]),
    ...(watched ? [onlooker.t('watched')] : []),
  ]
  return {
    label: name,
    ...(found !== undefined && { description: found }),
    icon: { id: watched ? 'eye' : 'search' },
    spoken: said.join(', '),
  }
}

// A place in the hierarchy, as a reference is resolved to.
import { plainName } from '../../base/text/foreign-text.ts'
import type { List, Status } from './container.ts'

export type PlaceKind = 'space' | 'folder' | 'list'

export interface Place {
  readonly kind: PlaceKind
  readonly id: string
  readonly name: string
  /** `Space / Folder / List` */
  readonly path: string
  readonly spaceId: string
  /** What it stands in, as far as that is known; a space stands in nothing. */
  readonly above?: Place
  readonly list?: List
  /** A list's own statuses, where the hierarchy tells them without another request. */
  readonly statuses?: readonly Status[] | undefined
}

export const SEPARATOR = ' / '

/** `Space / Folder / List`, of what of it is known. */
export const pathOf = (names: readonly (string | undefined)[]): string =>
  names.filter(Boolean).join(SEPARATOR)

/** What it is told as, so that it can be given back: `Space / Folder (folder 901)`. */
export const toldOf = ({ path = '', kind, id }: Pick<Place, 'kind' | 'id'> & Partial<Place>) =>
  `${plainName(path)} (${kind} ${id})`.trim()

// The icon of a status by its type; any other one is under way.
import type { Status } from '../../../../clickup/objects/container.ts'

const ICONS: ReadonlyMap<string, string> = new Map([
  ['open', 'circle-large-outline'],
  ['done', 'pass'],
  ['closed', 'pass-filled'],
])

export const statusIcon = ({ type = '' }: Pick<Status, 'type'>): string =>
  ICONS.get(type) ?? 'record'

// The icon of a status by its type; any other one is under way.

export const STATUS_ICONS: ReadonlyMap<string, string> = new Map([
  ['open', 'circle-large-outline'],
  ['done', 'pass'],
  ['closed', 'pass-filled'],
])

// The icon of a status by its type; any other one is under way.

export const STATUS_ICONS: Readonly<Record<string, string>> = {
  open: 'circle-large-outline',
  done: 'pass',
  closed: 'pass-filled',
}

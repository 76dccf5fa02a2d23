// The free colours of ClickUp's statuses, as the nearest ones that every theme has.

const COLORS = [
  { upTo: 15, color: 'charts.red' },
  // `charts.orange` is half transparent in the themes of VS Code, so it reads as brown.
  { upTo: 42, color: 'symbolIcon.classForeground' },
  { upTo: 70, color: 'charts.yellow' },
  { upTo: 175, color: 'charts.green' },
  { upTo: 258, color: 'charts.blue' },
  { upTo: 325, color: 'charts.purple' },
  { upTo: 360, color: 'charts.red' },
] as const

/** Below this a colour reads as grey. */
const LEAST_SATURATION = 0.15

/** `#5f55ee` → `charts.blue`; nothing for greys and for what is no colour: the theme's own is best. */
export const themeColorOf = (hex: string | undefined): string | undefined => {
  const digits = /^#([0-9a-f]{2})([0-9a-f]{2})([0-9a-f]{2})$/i.exec(hex ?? '')
  if (!digits) return undefined
  const [red = 0, green = 0, blue = 0] = digits.slice(1).map((part) => Number.parseInt(part, 16))
  const most = Math.max(red, green, blue)
  const spread = most - Math.min(red, green, blue)
  if (most === 0 || spread / most < LEAST_SATURATION) return undefined
  const sector =
    most === red
      ? (green - blue) / spread
      : most === green
        ? 2 + (blue - red) / spread
        : 4 + (red - green) / spread
  const hue = (sector * 60 + 360) % 360
  return COLORS.find(({ upTo }) => hue <= upTo)?.color
}

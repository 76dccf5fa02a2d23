// Spans such as `6d 4h`, and days of a calendar in a time zone.

const unitMs: Record<string, number> = {
  ms: 1,
  s: 1_000,
  m: 60_000,
  h: 3_600_000,
  d: 86_400_000,
  w: 604_800_000,
}

export const dayMs = 86_400_000

/** `90s`, `2000ms`, `6d 4h` → milliseconds. */
export const span = (text: string): number => {
  const parts = [...text.trim().matchAll(/(\d+(?:\.\d+)?)\s*(ms|s|m|h|d|w)\s*/gy)]
  const read = parts.reduce((length, part) => length + part[0].length, 0)
  if (parts.length === 0 || read !== text.trim().length) throw new Error(`not a time span: ${text}`)
  return parts.reduce((sum, part) => sum + Number(part[1]) * (unitMs[part[2] ?? ''] ?? 0), 0)
}

const formatters = new Map<string, Intl.DateTimeFormat>()

/** Kept: making one takes a thousand times as long as using it. */
const formatterOf = (zone: string): Intl.DateTimeFormat => {
  const known = formatters.get(zone)
  if (known) return known
  const made = new Intl.DateTimeFormat('en-US', {
    timeZone: zone,
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  })
  formatters.set(zone, made)
  return made
}

const quarterMs = 900_000
const offsets = new Map<string, number>()

/** How far the zone's wall clock is ahead of UTC at this instant; zones change on a quarter of an hour. */
const offsetMs = (at: number, zone: string): number => {
  const quarter = Math.floor(at / quarterMs)
  const key = `${zone} ${quarter}`
  const known = offsets.get(key)
  if (known !== undefined) return known
  const parts = formatterOf(zone).formatToParts(quarter * quarterMs)
  const part = (type: string) => Number(parts.find((p) => p.type === type)?.value)
  const wall = Date.UTC(
    part('year'),
    part('month') - 1,
    part('day'),
    part('hour'),
    part('minute'),
    part('second'),
  )
  const offset = wall - quarter * quarterMs
  offsets.set(key, offset)
  return offset
}

/** The given wall-clock time on the calendar day (in the zone) in which the instant falls. */
export const onDayOf = (at: number, zone: string, hours: number, minutes = 0): number => {
  const wallDay = Math.floor((at + offsetMs(at, zone)) / dayMs) * dayMs
  const wall = wallDay + (hours * 60 + minutes) * 60_000
  return wall - offsetMs(wall - offsetMs(wall, zone), zone)
}

/** Where ClickUp puts a date without a time: 04:00 local. */
export const dateOnly = (at: number, zone: string): number => onDayOf(at, zone, 4)

/** 0 Monday … 6 Sunday, in the zone. */
export const weekday = (at: number, zone: string): number =>
  (new Date(at + offsetMs(at, zone)).getUTCDay() + 6) % 7

/** `11/3` for the third of November, as ClickUp names sprints. */
export const monthSlashDay = (at: number, zone: string): string => {
  const wall = new Date(at + offsetMs(at, zone))
  return `${wall.getUTCMonth() + 1}/${wall.getUTCDate()}`
}

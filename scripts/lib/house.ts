// docs/house.svg: the rooms of src/ as they are, each on the floor above all that it imports from.
import path from 'node:path'
import { importsOf, roomOf, type Sources } from './imports.ts'
import { ROOMS } from './rooms.ts'

interface Room {
  readonly name: string
  readonly files: number
  /** What its files import from, itself left out. */
  readonly below: ReadonlySet<string>
}

const roomsIn = (sources: Sources): readonly Room[] =>
  Object.keys(ROOMS).map((name) => {
    const own = [...sources].filter(([file]) => roomOf(file) === name)
    const targets = own.flatMap(([file, source]) =>
      importsOf(file, source)
        .filter((one) => one.startsWith('.'))
        .map((one) => roomOf(path.posix.join(path.posix.dirname(file), one)) ?? ''),
    )
    return {
      name,
      files: own.length,
      below: new Set(targets.filter((target) => target !== '' && target !== name)),
    }
  })

/** How many floors stand below a room. */
const floorsOf = (rooms: readonly Room[]): ReadonlyMap<string, number> => {
  const floors = new Map<string, number>()
  const floorOf = (name: string): number => {
    const known = floors.get(name)
    if (known !== undefined) return known
    const { below = [] } = rooms.find((room) => room.name === name) ?? {}
    const floor = Math.max(0, ...[...below].map((one) => floorOf(one) + 1))
    floors.set(name, floor)
    return floor
  }
  for (const { name } of rooms) floorOf(name)
  return floors
}

/** Without the lines that longer ways show already. */
const reduced = (rooms: readonly Room[]): readonly (readonly [from: string, to: string])[] => {
  const belowOf = (name: string) => rooms.find((room) => room.name === name)?.below ?? new Set()
  const reaches = (from: string, to: string): boolean =>
    [...belowOf(from)].some((next) => next === to || reaches(String(next), to))
  return rooms.flatMap(({ name, below }) =>
    [...below]
      .filter((to) => ![...below].some((other) => other !== to && reaches(other, to)))
      .map((to) => [name, to] as const),
  )
}

const WIDTH = 1480
const BOX_HEIGHT = 44
const FLOOR = 92
const MARGIN = 24

const COLORS: Readonly<Record<string, string>> = {
  base: '#5b8def',
  access: '#8a6fdf',
  openapi: '#8a6fdf',
  broker: '#8a6fdf',
  sandbox: '#9aa0a6',
  clickup: '#1fa187',
  changes: '#d9822b',
  mcp: '#c2497d',
  extension: '#3d7a3d',
}

const colorOf = (name: string): string => COLORS[name.split('/')[0] ?? ''] ?? '#777777'

interface Spot {
  readonly x: number
  readonly y: number
}

/** Rooms of one floor side by side, the parts of one thing together; the ground floor at the bottom. */
const spotsOf = (rooms: readonly Room[]): ReadonlyMap<string, Spot> => {
  const floors = floorsOf(rooms)
  const top = Math.max(...floors.values())
  const spots = new Map<string, Spot>()
  for (let floor = 0; floor <= top; floor += 1) {
    const names = rooms.map(({ name }) => name).filter((name) => floors.get(name) === floor)
    const step = (WIDTH - 2 * MARGIN) / names.length
    names.forEach((name, i) => {
      spots.set(name, {
        x: Math.round(MARGIN + step * (i + 0.5)),
        y: MARGIN + (top - floor) * FLOOR,
      })
    })
  }
  return spots
}

const widthOf = (name: string): number => Math.max(118, Math.round(name.length * 7.6 + 18))

const boxOf = ({ name, files }: Room, { x, y }: Spot): string => {
  const width = widthOf(name)
  return [
    `<rect x="${x - width / 2}" y="${y}" width="${width}" height="${BOX_HEIGHT}" rx="6" fill="#ffffff" stroke="${colorOf(name)}" stroke-width="1.5"/>`,
    `<text x="${x}" y="${y + 18}" text-anchor="middle" font-weight="600" fill="${colorOf(name)}">${name}</text>`,
    `<text x="${x}" y="${y + 34}" text-anchor="middle" font-size="11" fill="#666666">${files} ${files === 1 ? 'file' : 'files'}</text>`,
  ].join('\n')
}

const lineOf = (from: Spot, to: Spot, color: string): string => {
  const start = from.y + BOX_HEIGHT
  const bend = (start + to.y) / 2
  return `<path d="M${from.x} ${start} C${from.x} ${bend} ${to.x} ${bend} ${to.x} ${to.y}" fill="none" stroke="${color}" stroke-opacity="0.45"/>`
}

/** An SVG of the house: who imports whom, without the lines that longer ways show already. */
export const houseOf = (sources: Sources): string => {
  const rooms = roomsIn(sources).filter(({ files }) => files > 0)
  const spots = spotsOf(rooms)
  const spotOf = (name: string): Spot => spots.get(name) ?? { x: 0, y: 0 }
  const height = Math.max(...[...spots.values()].map(({ y }) => y)) + BOX_HEIGHT + MARGIN
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${height}" font-family="system-ui, sans-serif" font-size="12.5">`,
    `<title>The rooms of src, each above all that it imports from</title>`,
    `<rect width="${WIDTH}" height="${height}" fill="#ffffff"/>`,
    ...reduced(rooms).map(([from, to]) => lineOf(spotOf(from), spotOf(to), colorOf(from))),
    ...rooms.map((room) => boxOf(room, spotOf(room.name))),
    '</svg>',
    '',
  ].join('\n')
}

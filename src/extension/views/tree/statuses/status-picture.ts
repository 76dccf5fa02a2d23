// The icon of a status in its own colour: lists to choose from and tabs show icons of themes in one
// colour only.
import { Uri } from 'vscode'
import type { Status } from '../../../../clickup/objects/container.ts'

type Attributes = Readonly<Record<string, string | number>>

const element = (name: string, attributes: Attributes): string => {
  const written = Object.entries(attributes).map(([key, value]) => `${key}="${value}"`)
  return `<${[name, ...written].join(' ')}/>`
}

const ring = (color: string): string =>
  element('circle', { cx: 8, cy: 8, r: 5.5, fill: 'none', stroke: color, 'stroke-width': 1.5 })

const disc = (color: string, r: number): string =>
  element('circle', { cx: 8, cy: 8, r, fill: color })

const tick = (color: string): string =>
  element('path', { d: 'M5.2,8.2l2,2,3.6-4.2', fill: 'none', stroke: color, 'stroke-width': 1.5 })

/** @param mark shows on the colour */
const shapeOf = (type: string | undefined, color: string, mark: string): string => {
  if (type === 'open') return ring(color)
  if (type === 'done') return ring(color) + tick(color)
  if (type === 'closed') return disc(color, 6.25) + tick(mark)
  return ring(color) + disc(color, 2.75)
}

const brightnessOf = (hex: string): number => {
  const [red, green, blue] = [1, 3, 5].map((at) => Number.parseInt(hex.slice(at, at + 2), 16))
  return (0.3 * (red ?? 0) + 0.59 * (green ?? 0) + 0.11 * (blue ?? 0)) / 255
}

const pictureOf = ({ type }: Status, color: string, mark: string): Uri => {
  const root = ['svg', 'xmlns="http://www.w3.org/2000/svg"', 'width="16"', 'height="16"'].join(' ')
  const svg = `<${root}>${shapeOf(type, color, mark)}</svg>`
  return Uri.parse(`data:image/svg+xml;base64,${Buffer.from(svg).toString('base64')}`)
}

/** What would not show against the background is grey. */
export const statusPicture = (status: Status): { readonly light: Uri; readonly dark: Uri } => {
  const color = /^#[0-9a-f]{6}$/i.test(status.color ?? '') ? (status.color ?? '') : '#87909e'
  const brightness = brightnessOf(color)
  return {
    light: pictureOf(status, brightness > 0.85 ? '#6c727c' : color, '#ffffff'),
    dark: pictureOf(status, brightness < 0.25 ? '#9a9fa8' : color, '#1f1f1f'),
  }
}

// The icon of a status in its own colour: lists to choose from show icons of themes in one colour only.
import { Uri } from 'vscode'
import type { Status } from '../../../clickup/objects/container.ts'

const RING = '<circle cx="8" cy="8" r="5.5" fill="none" stroke="COLOR" stroke-width="1.5"/>'
const DISC = '<circle cx="8" cy="8" r="6.25" fill="COLOR"/>'
const TICK = '<path d="M5.2 8.2l2 2 3.6-4.2" fill="none" stroke="MARK" stroke-width="1.5"/>'

const shapeOf = (type: string | undefined, mark: string): string => {
  if (type === 'open') return RING
  if (type === 'done') return `${RING}${TICK.replace('MARK', 'COLOR')}`
  if (type === 'closed') return `${DISC}${TICK.replace('MARK', mark)}`
  return `${RING}<circle cx="8" cy="8" r="2.75" fill="COLOR"/>`
}

const brightnessOf = (hex: string): number => {
  const [red, green, blue] = [1, 3, 5].map((at) => Number.parseInt(hex.slice(at, at + 2), 16))
  return (0.3 * (red ?? 0) + 0.59 * (green ?? 0) + 0.11 * (blue ?? 0)) / 255
}

const pictureOf = ({ type }: Status, color: string, mark: string): Uri => {
  const shape = shapeOf(type, mark).replaceAll('COLOR', color)
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="16" height="16">${shape}</svg>`
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

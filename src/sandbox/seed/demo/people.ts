// The people of the demo, by the short names that its tables use.
import type { User } from '../../state/model.ts'

type Row = [
  id: number,
  name: string,
  email: string,
  color: string,
  role: User['role'],
  hasPicture: boolean,
]

const zone = 'Europe/Berlin'

const rows = {
  alex: [44010001, 'Alex Rivera', 'alex.rivera@acme.example', '#7b68ee', 1, true],
  'sam.chen': [44010002, 'Sam Chen', 'sam.chen@acme.example', '#e040fb', 3, false],
  priya: [44010003, 'Priya Nair', 'priya.nair@acme.example', '#006063', 3, true],
  jonas: [44010004, 'Jonas Weber', 'jonas.weber@acme.example', '#0388d1', 3, false],
  maria: [44010005, 'Maria Santos', 'maria.santos@acme.example', '#ff5722', 3, false],
  'sam.okafor': [44010006, 'Sam Okafor', 'sam.okafor@acme.example', '#388d3c', 3, false],
  lena: [44010007, 'Lena Fischer', 'lena.fischer@acme.example', '#d60800', 2, true],
  tom: [44010008, 'Tom Becker', 'tom.becker@acme.example', '#795548', 3, false],
  nora: [44010009, 'Nora Lindqvist', 'nora@northwind.example', '#9c27b0', 4, false],
  ivo: [44020001, 'Ivo Marin', 'ivo@globex.example', '#607d8b', 1, false],
} as const satisfies Record<string, Row>

export type Person = keyof typeof rows

const initials = (name: string) =>
  name
    .split(' ')
    .map((part) => part.slice(0, 1))
    .join('')

const user = ([id, username, email, color, role, hasPicture]: Row): User => ({
  id,
  username,
  email,
  color,
  initials: initials(username),
  picture: hasPicture ? `https://attachments.clickup.invalid/profilePictures/${id}.jpg` : null,
  role,
  timezone: zone,
})

export const people = Object.values(rows).map((row) => user(row))

export const isPerson = (name: string): name is Person => Object.hasOwn(rows, name)

export const idOf = (name: Person): number => rows[name][0]

export const acmePeople: readonly Person[] = [
  'alex',
  'sam.chen',
  'priya',
  'jonas',
  'maria',
  'sam.okafor',
  'lena',
  'tom',
  'nora',
]

export const teamZone = zone

// What in the settings cannot be read as it was meant. What agents may do is less then, never more;
// whoever wrote it has to hear of that.
import { isOver, readEnd } from '../../access/expiry.ts'
import { ACCESS, RETIRED_TOOLSETS, TOOLSETS } from '../../access/rules.ts'

export interface Complaint {
  /** Of `clickup`. */
  readonly setting: 'access' | 'toolsets' | 'expiresAt' | 'servers'
  readonly wrong: 'unlisted' | 'unknown' | 'undated' | 'past' | 'nameless'
  /** As it stands in the settings. */
  readonly said: string
}

type Fields = Readonly<Record<string, unknown>>

const isMissing = (value: unknown): boolean => value === undefined || value === null

const said = (value: unknown): string => (typeof value === 'string' ? value : JSON.stringify(value))

const ofList = (
  value: unknown,
  known: readonly string[],
): readonly Omit<Complaint, 'setting'>[] => {
  if (isMissing(value)) return []
  if (!Array.isArray(value)) return [{ wrong: 'unlisted', said: said(value) }]
  return value
    .filter((one) => !known.includes(one))
    .map((one) => ({ wrong: 'unknown', said: said(one) }))
}

const ofEnd = (value: unknown, now: number): readonly Omit<Complaint, 'setting'>[] => {
  if (isMissing(value) || value === '') return []
  const end = readEnd(value)
  if (end === undefined) return [{ wrong: 'undated', said: said(value) }]
  return isOver(end, now) ? [{ wrong: 'past', said: said(value) }] : []
}

const ofGrant = (fields: Fields, now: number): readonly Complaint[] => [
  ...ofList(fields.access, ACCESS).map((one) => ({ setting: 'access' as const, ...one })),
  ...ofList(fields.toolsets, [...TOOLSETS, ...RETIRED_TOOLSETS]).map((one) => ({
    setting: 'toolsets' as const,
    ...one,
  })),
  ...ofEnd(fields.expiresAt, now).map((one) => ({ setting: 'expiresAt' as const, ...one })),
]

const ofServer = (value: unknown, now: number): readonly Complaint[] => {
  const fields: Fields = typeof value === 'object' && value !== null ? { ...value } : {}
  const isNamed = typeof fields.name === 'string' && fields.name.trim() !== ''
  if (!isNamed) return [{ setting: 'servers', wrong: 'nameless', said: said(value) }]
  return ofGrant(fields, now).map((one) => ({ ...one, setting: 'servers' }))
}

/** @param get reads a setting of `clickup` */
export const complaintsIn = (get: (name: string) => unknown, now: number): readonly Complaint[] => {
  const servers = get('servers')
  const plain = { access: get('access'), toolsets: get('toolsets'), expiresAt: get('expiresAt') }
  return [
    ...ofGrant(plain, now),
    ...(Array.isArray(servers)
      ? servers.flatMap((one) => ofServer(one, now))
      : ofList(servers, []).map((one) => ({ setting: 'servers' as const, ...one }))),
  ]
}

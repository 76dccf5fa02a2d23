// A link as the store keeps it. Neither its token nor the ClickUp token can be read from it.
import { createHmac, timingSafeEqual } from 'node:crypto'
import * as z from 'zod'
import { type Link, link } from '../../links/link.ts'
import { type MasterKey, type MasterKeyState, type MasterKeys, stateOf } from '../keys/master.ts'
import { type SealedFor, seal, unseal } from '../keys/seal.ts'
import { UnreadableError } from '../store/store.ts'

export const LINK = 'link:'
/** From what a token is known by to the id of its link. */
export const TOKEN = 'link-token:'

export const linkKey = (id: string): string => LINK + id

const record = z.strictObject({
  v: z.literal(1),
  link,
  /** Another one whenever what the link allows has changed: what was begun under the old one ends. */
  revision: z.number(),
  api_url: z.string(),
  /** Which master key the next two were made with. */
  kid: z.string(),
  token_mac: z.string(),
  sealed: z.string(),
})
export type LinkRecord = z.infer<typeof record>

const signature = (key: MasterKey, json: string): Buffer =>
  createHmac('sha256', key.derive('link records')).update(json).digest()

/** Signed as a whole: who can write to the store alone widens nothing that a link allows. */
export const recordText = (key: MasterKey, kept: LinkRecord): string => {
  const json = JSON.stringify(kept)
  return `${signature(key, json).toString('base64url')}.${json}`
}

/** What was signed, and with which key of ours. */
const signed = (keys: MasterKeys, text: string) => {
  const end = text.indexOf('.')
  const [said, json] = [Buffer.from(text.slice(0, end), 'base64url'), text.slice(end + 1)]
  const signer = keys.all.find((key) => {
    const own = signature(key, json)
    return own.length === said.length && timingSafeEqual(own, said)
  })
  return signer && { json, signer }
}

export interface ReadRecord {
  readonly record: LinkRecord
  readonly masterKey: MasterKeyState
}

/**
 * What is not known is refused as a whole, for it may be a rule that this version would not hold.
 * @throws UnreadableError
 */
export const readRecord = (keys: MasterKeys, id: string, text: string): ReadRecord => {
  const found = signed(keys, text)
  if (!found)
    throw new UnreadableError(
      `The link ${id} is under a master key that is not set here, or is damaged. Set that key as well, or revoke the link.`,
    )
  const known = record.safeParse(JSON.parse(found.json))
  if (!known.success || known.data.link.id !== id)
    throw new UnreadableError(
      `The link ${id} was written by a newer version of this program, or stands in the place of another. Update this one, or revoke the link.`,
    )
  const sealedUnder = stateOf(keys, known.data.kid)
  const isSigned = found.signer.kid === keys.current.kid
  return {
    record: known.data,
    masterKey: sealedUnder === 'current' && !isSigned ? 'old' : sealedUnder,
  }
}

/** What a token is known by: who has the store alone can neither tell nor try it. */
export const macOf = (key: MasterKey, token: string): string =>
  createHmac('sha256', key.derive('link tokens')).update(token).digest('base64url')

type Unsealed = Pick<LinkRecord, 'link' | 'api_url'>

/** The address is bound as well, so that the token is never sent to another one. */
const sealedFor = ({ link, api_url }: Unsealed, linkToken: string): SealedFor => ({
  linkToken,
  belongsTo: [link.id, link.workspace_id, api_url],
})

/** With what only the link's token opens. */
export const sealRecord = (
  key: MasterKey,
  wanted: Unsealed & Pick<LinkRecord, 'revision'>,
  linkToken: string,
  clickupToken: string,
): LinkRecord => ({
  v: 1,
  link: wanted.link,
  revision: wanted.revision,
  api_url: wanted.api_url,
  kid: key.kid,
  token_mac: macOf(key, linkToken),
  sealed: seal(key, sealedFor(wanted, linkToken), clickupToken),
})

/** The ClickUp token; undefined where it is not this link's. */
export const openRecord = (
  keys: MasterKeys,
  kept: LinkRecord,
  linkToken: string,
): string | undefined => {
  const key = keys.find(kept.kid)
  if (!key || macOf(key, linkToken) !== kept.token_mac) return undefined
  return unseal(key, sealedFor(kept, linkToken), kept.sealed)
}

export const endOf = ({ expires_at }: Link): number | undefined =>
  expires_at === null ? undefined : Date.parse(expires_at)

// Several faults at a time, at any request.
import type { Dice } from './dice.ts'

/** What may become of a request, whatever it is. */
const ANY = [
  '403',
  '403 x2',
  '403 x*',
  '429',
  '429 x3',
  '429 x*',
  '429:none',
  '429:hour',
  '429:past x2',
  '500',
  '500 x3',
  '500 x*',
  'html502',
  'lost',
  'drop',
  'drop x3',
  'silent',
  'broken-after',
  'empty-after',
  'html200-after',
  'cut-after',
  'drop-after',
  'silent-after',
  'revoke',
  'revoke-after',
  'lose',
  'lose-after',
] as const

/** And what of a write besides: of a reading that would be a lie. */
const WRITES = [
  '500-after',
  '500-after x3',
  '500-after x*',
  'html502-after',
  'shape-after',
  'shape-after x*',
  'empty-after x*',
  'drop-after x2',
  'drop-after x*',
  'silent-after x*',
  'cut-after x*',
  'ignored',
  'ignored x2',
  'ignored x*',
  'revoke-after+drop-after',
  'lose-after+drop-after',
  'lose-after+silent-after',
  'reads:500-after',
  'reads:429-after',
  'reads:403-after',
  'reads:500-after+drop-after',
] as const

const METHODS = ['POST', 'POST', 'POST', 'PUT', 'PUT', 'DELETE', 'PATCH'] as const
const PATHS = ['/v2/**', '/v2/task/**', '/v2/**', '/v3/**'] as const

const GET_PATHS = ['/v2/**', '/v2/task/*', '/v2/list/**', '/v3/**', '/v2/team/**'] as const

const at = (n: number): string => (n > 1 ? ` @${n}` : '')

const faultBy = (by: Dice, own: readonly string[]): string => {
  const isWrite = by.chance(0.8)
  if (!isWrite) return `GET ${by.pick(GET_PATHS)}=${by.pick(ANY)}${at(1 + by.upTo(14))}`
  const kind = by.pick([...ANY, ...WRITES, ...WRITES])
  const request =
    own.length > 0 && by.chance(0.5) ? by.pick(own) : `${by.pick(METHODS)} ${by.pick(PATHS)}`
  return `${request}=${kind}${at(1 + by.upTo(by.pick([1, 1, 2, 8])))}`
}

export interface Storm {
  readonly faults: string
  /** The client gives up when ClickUp falls silent. */
  readonly isImpatient: boolean
  /** The client gives up at this request; 0 is never. */
  readonly cancelAt: number
  readonly budgetMs: number | undefined
}

/** @param own requests that the call may send, which are hit more often */
export const stormBy = (by: Dice, own: readonly string[] = []): Storm => ({
  faults: Array.from({ length: by.chance(0.05) ? 0 : 1 + by.upTo(5) }, () => faultBy(by, own)).join(
    '; ',
  ),
  isImpatient: by.chance(0.3),
  cancelAt: by.chance(0.15) ? 1 + by.upTo(25) : 0,
  budgetMs: by.chance(0.1) ? by.pick([5000, 8000, 20_000]) : undefined,
})

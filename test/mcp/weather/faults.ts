// The weather: what goes wrong at a write, in the sandbox's language for faults.

export interface Weather {
  readonly name: string
  /** A kind of fault, `+` with another, and how often; `undefined` is calm. See src/sandbox/faults.ts. */
  readonly fault?: string
  /** The client gives up as soon as ClickUp falls silent. */
  readonly cancels?: boolean
  /** It has happened or can be done: nothing but "done" will do. */
  readonly mustBeDone?: boolean
}

const done = { mustBeDone: true } as const

export const WEATHER: readonly Weather[] = [
  { name: 'calm', ...done },
  { name: '429 once', fault: '429', ...done },
  { name: '429 twice', fault: '429 x2', ...done },
  { name: '429 for ever', fault: '429 x*' },
  { name: '429 without headers', fault: '429:none' },
  { name: '429 without headers for ever', fault: '429:none x*' },
  { name: '429, reset in ms', fault: '429:ms' },
  { name: '429, reset at 1e15', fault: '429:huge' },
  { name: '429, reset negative', fault: '429:negative' },
  { name: '429, reset in an hour', fault: '429:hour' },
  { name: '429, Date of 2001', fault: '429:old' },
  { name: '429, reset in the past', fault: '429:past' },
  { name: '429, reset in the past for ever', fault: '429:past x*' },
  { name: '500 before', fault: '500' },
  { name: '500 before for ever', fault: '500 x*' },
  { name: '500 after', fault: '500-after', ...done },
  { name: '500 after for ever', fault: '500-after x*', ...done },
  { name: '502 page before', fault: 'html502' },
  { name: '502 page after', fault: 'html502-after', ...done },
  { name: 'broken JSON after', fault: 'broken-after' },
  { name: 'empty after', fault: 'empty-after' },
  { name: 'page with 200 after', fault: 'html200-after' },
  { name: '{} after', fault: 'shape-after' },
  { name: 'body cut after', fault: 'cut-after' },
  { name: 'reset before', fault: 'drop' },
  { name: 'reset before for ever', fault: 'drop x*' },
  { name: 'reset after', fault: 'drop-after' },
  { name: 'reset after for ever', fault: 'drop-after x*' },
  { name: 'silence before', fault: 'silent' },
  { name: 'silence before for ever', fault: 'silent x*' },
  { name: 'silence after', fault: 'silent-after' },
  { name: 'silence after for ever', fault: 'silent-after x*' },
  { name: 'revoked before', fault: 'revoke' },
  { name: 'revoked after', fault: 'revoke-after' },
  { name: 'revoked after, answer lost', fault: 'revoke-after+drop-after' },
  { name: 'forbidden', fault: '403 x*' },
  { name: 'out of sight before', fault: 'lose' },
  { name: 'out of sight after', fault: 'lose-after' },
  { name: 'out of sight after, answer lost', fault: 'lose-after+drop-after' },
  { name: 'cancelled before', fault: 'silent', cancels: true },
  { name: 'cancelled after', fault: 'silent-after', cancels: true },
  { name: 'reads fail with 500', fault: 'reads:500-after' },
  { name: 'reads fail with 429', fault: 'reads:429-after' },
]

/** One of each kind: what the whole table says, by example. */
const EXAMPLES = [
  'calm',
  '429 once',
  '429 for ever',
  '500 after',
  'broken JSON after',
  'reset before',
  'reset after',
  'revoked before',
  'forbidden',
  'cancelled after',
  'reads fail with 500',
]

export const WEATHER_BY_EXAMPLE = WEATHER.filter(({ name }) => EXAMPLES.includes(name))

/** @param write `POST /v2/task/*‍/comment` @param nth which of the requests that match is the first to fail */
export const faultAt = ({ fault }: Weather, write: string, nth = 1): string => {
  if (fault === undefined) return ''
  return `${write}=${fault}${nth > 1 ? ` @${nth}` : ''}`
}

// Injected faults: what goes wrong, where, and how often.
//
// A fault is written `[METHOD] [path=]kind[+kind] [xN] [@N]`, several are separated by `;`.
//
// Nothing happens, and the answer is
//   429x2                                   a refusal: the next two requests are rate limited
//   429:none                                … with headers that mislead: `none` at all, a reset in `ms`,
//                                           `huge`, `negative`, an `hour` ahead, in the `past`, or right
//                                           beside a Date that is `old`
//   500x3, 503, 404 …                       this status in ClickUp's shape
//   lost                                    ClickUp's 401 "Team not authorized" for an object out of sight
//   html502                                 an HTML error page of a proxy, status 502
//   ignored                                 `{}` with status 200, as where a ClickApp is off (docs/clickup-facts.md §13)
//   drop                                    none: the socket closes
//   silent                                  none, and the socket stays open
// It happens, and then the answer is
//   500-after, html502-after                an error all the same
//   html200-after, empty-after              a page, or nothing, with status 200
//   broken-after, shape-after               JSON that ends early, or is `{}`
//   odd-after                               whole, but the first of what it lists has a shape that nobody knows
//   cut-after                               shorter than its Content-Length: the socket closes in the middle
//   POST /v2/task/*/comment=drop-after x1   none: the socket closes
//   silent-after                            none, and the socket stays open
// It is answered as it should be, but
//   slow:2000ms x*                          every answer waits
//   GET /v2/team/*/space=hold               the answer waits until the faults are cleared
// From this request on, itself included, or with `-after` from the next one on,
//   revoke, revoke-after                    its token is worth nothing
//   lose, lose-after                        its object (task, list, doc …) is out of sight
//   reads:500-after, reads:429-after        whatever is read answers that
// `+` joins one of these with what becomes of the answer: `revoke-after+drop-after`.
//
// Without `xN` a fault happens once; `x*` is for ever. `@3` waits for the third request that matches.
// `*` in a path stands for one segment, `**` for any.
import { span } from '../state/dates.ts'
import { isRateFlaw, type RateFlaw } from './rate.ts'

/** What becomes of the answer. */
export type Delivery =
  | { kind: 'status'; status: number; flaw?: RateFlaw }
  | { kind: 'html'; status: number }
  | {
      kind:
        | 'lost'
        | 'ignored'
        | 'drop'
        | 'silent'
        | 'empty'
        | 'broken'
        | 'shape'
        | 'odd'
        | 'cut'
        | 'hold'
    }
  | { kind: 'slow'; delayMs: number }

/** What holds from this request on. */
export type Turn = { kind: 'revoke' | 'lose' } | { kind: 'reads'; status: number }

export type Fault = {
  /** `after`: the operation is run before. */
  answer?: Delivery & { after: boolean }
  turn?: Turn & { after: boolean }
  /** The text it was written as, for the log. */
  text: string
}

type Rule = Fault & {
  matches: (method: string, path: string) => boolean
  left: number
  skip: number
}

const apiPath = (path: string) => path.replace(/^\/api(?=\/)/, '')

/** A path as faults name it, below `/api` or without that. */
export const pathPattern = (pattern: string) => {
  const source = apiPath(pattern)
    .split('**')
    .map((part) => part.replace(/[.+?^${}()|[\]\\]/g, '\\$&').replaceAll('*', '[^/]+'))
    .join('.*')
  return new RegExp(`^${source}$`)
}

const bare = ['lost', 'ignored', 'drop', 'silent', 'hold'] as const
const bareAfter = ['drop', 'silent', 'empty', 'broken', 'shape', 'odd', 'cut'] as const

const readDelivery = (kind: string, after: boolean): Delivery | undefined => {
  const named = (after ? bareAfter : bare).find((each) => each === kind)
  if (named) return { kind: named }
  const html = /^html([25]\d\d)$/.exec(kind)
  if (html && (after || html[1] !== '200')) return { kind: 'html', status: Number(html[1]) }
  if (/^[45]\d\d$/.test(kind)) return { kind: 'status', status: Number(kind) }
  if (after) return undefined
  if (kind.startsWith('slow:')) return { kind: 'slow', delayMs: span(kind.slice(5)) }
  const flaw = /^429:(\w+)$/.exec(kind)?.[1]
  return isRateFlaw(flaw) ? { kind: 'status', status: 429, flaw } : undefined
}

const readTurn = (kind: string): Turn | undefined => {
  if (kind === 'revoke' || kind === 'lose') return { kind }
  const reads = /^reads:([45]\d\d)$/.exec(kind)
  return reads ? { kind: 'reads', status: Number(reads[1]) } : undefined
}

const readKinds = (text: string): Pick<Fault, 'answer' | 'turn'> => {
  let fault: Pick<Fault, 'answer' | 'turn'> = {}
  for (const part of text.split('+')) {
    const after = part.endsWith('-after')
    const kind = after ? part.slice(0, -'-after'.length) : part
    const turn = readTurn(kind)
    const answer = turn ? undefined : readDelivery(kind, after)
    if (turn && !fault.turn) fault = { ...fault, turn: { ...turn, after } }
    else if (answer && !fault.answer) fault = { ...fault, answer: { ...answer, after } }
    else throw new Error(`not a fault: ${text}`)
  }
  return fault
}

const readRule = (text: string): Rule => {
  const shape = /^(?:([A-Z]+)\s+)?(?:(\/\S*)=)?(\S+?)(?:\s*x(\d+|\*))?(?:\s*@(\d+))?$/.exec(
    text.trim(),
  )
  const [, method, path, kind, times, from] = shape ?? []
  if (!kind) throw new Error(`not a fault: ${text}`)
  const pattern = path === undefined ? undefined : pathPattern(path)
  return {
    ...readKinds(kind),
    text: text.trim(),
    left: times === '*' ? Number.POSITIVE_INFINITY : Number(times ?? 1),
    skip: Number(from ?? 1) - 1,
    matches: (m, p) =>
      (method === undefined || method === m) && (!pattern || pattern.test(apiPath(p))),
  }
}

/** `/v2/task/868512p` of whatever is asked of that task; the workspace where nothing else is named. */
const objectPath = (path: string): string => {
  const named =
    /^\/v\d\/(?:team|workspaces)\/\d+(?:\/\w+\/[\w-]*\d[\w-]*)?/.exec(apiPath(path)) ??
    /^\/v\d\/\w+\/[^/]+/.exec(apiPath(path))
  return named?.[0] ?? apiPath(path)
}

export class Faults {
  #rules: Rule[] = []
  #held: (() => void)[] = []

  /** Adds faults; throws on a text that is none, changing nothing. */
  add(text: string) {
    this.#rules.push(...this.#read(text))
  }

  /** The object that this path is about is out of sight from now on. */
  lose(path: string) {
    const object = objectPath(path)
    this.#rules.unshift(...this.#read(`${object}=lost x*; ${object}/**=lost x*`))
  }

  /** Whatever is read answers this status from now on. */
  deafen(status: number) {
    this.#rules.unshift(...this.#read(`GET /**=${status} x*`))
  }

  /** Whatever is held goes on. */
  clear() {
    this.#rules = []
    for (const goOn of this.#held.splice(0)) goOn()
  }

  /** Settles when the faults are cleared. */
  held() {
    return new Promise<void>((resolve) => {
      this.#held.push(resolve)
    })
  }

  /** The first fault that is due for this request; it is then used up once. */
  take(method: string, path: string): Fault | undefined {
    for (const rule of this.#rules) {
      if (!rule.matches(method, path)) continue
      if (rule.skip > 0) {
        rule.skip -= 1
        continue
      }
      rule.left -= 1
      if (rule.left === 0) this.#rules = this.#rules.filter((each) => each !== rule)
      return rule
    }
    return undefined
  }

  #read(text: string): Rule[] {
    return text
      .split(/[;,]/)
      .filter((part) => part.trim() !== '')
      .map(readRule)
  }
}

// Injected faults: what goes wrong, where, and how often.
//
// A fault is written `[METHOD] [path=]kind [xN]`, several are separated by `;`:
//   429x2                                   the next two requests are rate limited
//   500x3, 503, 404 …                       the next requests answer this status in ClickUp's shape
//   html502                                 an HTML error page of a proxy, status 502
//   drop                                    the socket closes before anything happened
//   POST /v2/task/*/comment=drop-after x1   the write happens, then the socket closes unanswered
//   slow:2000ms x*                          every answer waits
//   GET /v2/team/*/space=hold               the answer waits until the faults are cleared
// Without `xN` a fault happens once; `x*` is for ever. `*` in a path stands for one segment, `**` for any.
import { span } from './dates.ts'

export type Fault = {
  kind: 'status' | 'html' | 'drop' | 'drop-after' | 'slow' | 'hold'
  status: number
  delayMs: number
  /** The text it was written as, for the log. */
  text: string
}

type Rule = Fault & { matches: (method: string, path: string) => boolean; left: number }

const apiPath = (path: string) => path.replace(/^\/api(?=\/)/, '')

const pathPattern = (pattern: string) => {
  const source = apiPath(pattern)
    .split('**')
    .map((part) => part.replace(/[.+?^${}()|[\]\\]/g, '\\$&').replaceAll('*', '[^/]+'))
    .join('.*')
  return new RegExp(`^${source}$`)
}

const readKind = (text: string): Pick<Fault, 'kind' | 'status' | 'delayMs'> => {
  const none = { status: 0, delayMs: 0 }
  if (text === 'drop' || text === 'drop-after' || text === 'hold') return { kind: text, ...none }
  if (text.startsWith('slow:')) return { kind: 'slow', status: 0, delayMs: span(text.slice(5)) }
  const html = /^html(5\d\d)$/.exec(text)
  if (html) return { kind: 'html', status: Number(html[1]), delayMs: 0 }
  if (/^[45]\d\d$/.test(text)) return { kind: 'status', status: Number(text), delayMs: 0 }
  throw new Error(`not a fault: ${text}`)
}

const readRule = (text: string): Rule => {
  const shape = /^(?:([A-Z]+)\s+)?(?:(\/\S*)=)?(\S+?)(?:\s*x(\d+|\*))?$/.exec(text.trim())
  const [, method, path, kind, times] = shape ?? []
  if (!kind) throw new Error(`not a fault: ${text}`)
  const pattern = path === undefined ? undefined : pathPattern(path)
  return {
    ...readKind(kind),
    text: text.trim(),
    left: times === '*' ? Number.POSITIVE_INFINITY : Number(times ?? 1),
    matches: (m, p) =>
      (method === undefined || method === m) && (!pattern || pattern.test(apiPath(p))),
  }
}

export class Faults {
  #rules: Rule[] = []
  #held: (() => void)[] = []

  /** Adds faults; throws on a text that is none, changing nothing. */
  add(text: string) {
    const rules = text
      .split(/[;,]/)
      .filter((part) => part.trim() !== '')
      .map(readRule)
    this.#rules.push(...rules)
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
    const rule = this.#rules.find((each) => each.left > 0 && each.matches(method, path))
    if (!rule) return undefined
    rule.left -= 1
    if (rule.left === 0) this.#rules = this.#rules.filter((each) => each !== rule)
    return rule
  }
}

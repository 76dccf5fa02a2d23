// The report: shapes, codes and counts in Markdown, made to be given away.
import { ASKS, askedFor } from './asks.ts'
import { FACTS, type Judged, judge, type Verdict } from './facts/facts.ts'
import { NEEDS, UNTRIED } from './facts/untried.ts'
import { MOST_REQUESTS } from './gate.ts'
import { unreadIn } from './readers.ts'
import { type Exchange, seenOf } from './seen.ts'
import { lookAtAnswer, type Oddity } from './shapes.ts'
import { knownKeys, type Words, wordsOf } from './words.ts'

/** Who looked, and when: nothing of the person or the machine. */
export interface About {
  readonly version: string
  /** `2026-12-01` */
  readonly day: string
  /** How many requests have left, tries included. */
  readonly sent: number
}

export interface Report {
  /** A few lines for people. */
  readonly summary: string
  /** Markdown. */
  readonly text: string
}

const counted = (lines: Iterable<string>): readonly (readonly [line: string, count: number])[] => {
  const counts = new Map<string, number>()
  for (const line of lines) counts.set(line, (counts.get(line) ?? 0) + 1)
  return [...counts].sort(([a], [b]) => (a < b ? -1 : 1))
}

const list = (lines: Iterable<string>): string =>
  counted(lines)
    .map(([line, count]) => `- ${line}${count > 1 ? ` × ${count}` : ''}`)
    .join('\n') || 'None.'

const table = (head: readonly string[], body: readonly (readonly string[])[]): string =>
  body.length === 0
    ? 'None.'
    : [head, head.map(() => '---'), ...body].map((row) => `| ${row.join(' | ')} |`).join('\n')

/** `GET /v2/task/{task_id} (no-task)` */
const nameOf = ({ ask }: Exchange): string => {
  const { path } = askedFor(ask)
  const isOnly = Object.values(ASKS).filter((each) => each.path === path).length === 1
  return isOnly ? `GET ${path}` : `GET ${path} (${ask})`
}

const refusalOf = ({ head, refusal }: Exchange, { code }: Words): string => {
  if (!refusal) return ''
  return head && head.status >= 400 ? `${head.status} ${code(refusal.ecode)}`.trim() : refusal.code
}

const shapeOf = (oddity: Oddity, { shown }: Words): string => {
  const { what, place, type, known = [] } = oddity
  if (what === 'key') return `\`${place}.${shown(oddity)}\`: ${type}`
  if (what === 'value') return `\`${place}\` is \`${shown(oddity)}\``
  return `\`${place}\`: ${type}, known as ${known.map((one) => (one === 'string' ? 'text' : one)).join(' or ')}`
}

const factRow = ({ key, says, verdict, forms, refused }: Judged, words: Words) => {
  const seen = [...forms].map(([form, count]) => `${form} × ${count}`)
  const codes = verdict === 'could not be asked' ? refused.map((one) => refusalOf(one, words)) : []
  return [`\`${key}\``, says, verdict, [...seen, ...new Set(codes)].join('; ')]
}

const ORDER: readonly Verdict[] = ['does not hold', 'could not be asked', 'holds', 'not seen here']

const untried = (): readonly string[] =>
  Object.entries(NEEDS).map(([need, words]) => {
    const keys = Object.keys(UNTRIED).filter((key) => UNTRIED[key] === need)
    return `- ${words}: ${keys.map((key) => `\`${key}\``).join(', ')}`
  })

const environment = ({ version, day, sent }: About, all: readonly Exchange[]): string =>
  [
    `- clickup-mcp ${version}, Node.js ${process.version}, ${process.platform} ${process.arch}, ${day}`,
    `- ${sent} requests of at most ${MOST_REQUESTS}, all of them GET; ${all.length} questions, ${all.filter(({ refusal }) => refusal).length} refused`,
  ].join('\n')

const INTRO = `Made by \`clickup-mcp --check --deep\`. It holds kinds, codes and counts: no name, no text, no id, no address, no token. What could be one stands as \`{key}\`, \`{value}\` or \`{code}\`.`

export const reportOf = (all: readonly Exchange[], about: About): Report => {
  const oddities: Oddity[] = []
  for (const exchange of all) lookAtAnswer(exchange, (oddity) => oddities.push(oddity))
  const words = wordsOf(all, oddities)
  const seen = seenOf(all)
  const facts = FACTS.map((fact) => judge(fact, seen))
  const sorted = ORDER.flatMap((verdict) => facts.filter((fact) => fact.verdict === verdict))
  const names = knownKeys()
  const unread = all.flatMap((exchange) =>
    unreadIn(exchange, names).flatMap(({ what, count }) =>
      Array.from({ length: count }, () => `${nameOf(exchange)}: ${what}`),
    ),
  )
  const shapes = oddities.map((oddity) => shapeOf(oddity, words))
  const refusals = all
    .filter(({ refusal }) => refusal)
    .map((exchange) => `${nameOf(exchange)}: ${refusalOf(exchange, words)}`)
  const told = ORDER.map((verdict) => {
    const { length } = facts.filter((fact) => fact.verdict === verdict)
    return `${verdict}: ${length}`
  })
  return {
    summary: [
      `✓ ${about.sent} requests, which read and nothing else`,
      `✓ ${facts.length} facts that are not sure; ${told.join(', ')}`,
      `✓ ${counted(shapes).length} shapes that are not known, ${counted(unread).length} that could not be read`,
      '✓ the report below holds no name, text or id: it may be attached to a bug report',
    ].join('\n'),
    text: [
      '# ClickUp, as it was found',
      INTRO,
      environment(about, all),
      '## Facts',
      table(
        ['key', 'expected', 'here', 'seen'],
        sorted.map((fact) => factRow(fact, words)),
      ),
      '## Shapes that are not known',
      list(shapes),
      '## What the client could not read',
      list(unread),
      '## Refusals',
      list(refusals),
      '## Not tried',
      untried().join('\n'),
    ].join('\n\n'),
  }
}

// Names as somebody may give them who thinks of nothing, or of mischief.
import type { Dice } from '../../mcp/weather/random/dice.ts'

const LONG = 'Long name of a thing that goes on and on, with more words than anybody reads. '

/** Words that mean something where they are given back, and what looks like ids. */
const WORDS = [
  'me',
  '@me',
  'current',
  'current sprint',
  'none',
  'all',
  'everybody',
  'unassigned',
  'null',
  'open',
  'done',
  'active',
  'any',
  'true',
  '0',
  '42',
  '2027',
  '901403000002',
  '90140100001',
  '44010003',
  '868512p',
  'ENG-123',
  'CU-868512p',
  '8cm2k-2014',
  '2026-11-01',
  'today',
  '> 3',
  'status',
  'list',
  'due',
  'https://app.clickup.com/t/868512p',
  'https://app.clickup.com/9014123456/v/li/901403000001',
  'Ideas (list 901403000001)',
  'Kim (user 44010003)',
  'Notes (8cm2k-2014)',
  'x (custom)',
  '[x] done',
  '__proto__',
  'constructor',
]

const SHAPES = [
  'Ideas',
  'ideas',
  'IDEAS',
  'Idea',
  'Ideas ',
  ' Ideas',
  'Ide\u200bas',
  'Ideas\u00ad',
  'I\u2060deas',
  'Ide\u202eas',
  'Idéas',
  'Ide\u0301as',
  'Id\u00e9as',
  'Ideas  two',
  'Ideas two',
  'Ideas\ntwo',
  'Ideas\ttwo',
  'Ideas / two',
  'Ideas/two',
  'R&D > Ideas',
  'R&D',
  'Ideas → two',
  '#Ideas',
  '@Ideas',
  '"Ideas"',
  "'Ideas'",
  'Ideas \\ two',
  '[Ideas](https://example.com/x)',
  '`Ideas`',
  '*Ideas*',
  '_Ideas_',
  'Ideas, two',
  'two, Ideas',
  'Ideas; two',
  'Ideas: two',
  'Ideas (two)',
  '(Ideas)',
  'Ideas…',
  'משימות',
  '\u202bמשימות\u202c',
  'مهام / جديدة',
  '👩‍💻 Ideas',
  '👩💻 Ideas',
  '❤️',
  '❤',
  '🏳️‍🌈',
  'ｉｄｅａｓ',
  'ﬁles',
  'files',
  'Straße',
  'Strasse',
  '/',
  ' / ',
  '>',
  '→',
  '\u200b',
  '\u2800',
  '\u3164',
  ' ',
  '...',
  'a/b/c/d/e/f',
  'a / b / c / d / e / f / g / h / i / j / k',
  '%20',
  '%E2%80%8B',
  '<b>Ideas</b>',
  '{{Ideas}}',
  'Login / Logout flow',
]

const LONGS = [
  LONG.repeat(4).slice(0, 300),
  `${LONG.repeat(4).slice(0, 299)}x`,
  LONG.repeat(2).slice(0, 101),
  `${'a / '.repeat(74)}end`,
  '🧪'.repeat(150),
]

const POOL: readonly string[] = [...WORDS, ...SHAPES, ...LONGS]

/** Half of them out of a few, so that many are equal, or nearly. */
export const hostileName = ({ chance, pick, some }: Dice): (() => string) => {
  const few = some(POOL, 5)
  return () => (chance(0.45) ? pick(few) : pick(POOL))
}

/** Different ones, as where ClickUp refuses two of a kind. */
export const distinctNames = (from: Dice, count: number): readonly string[] => {
  const next = hostileName(from)
  const names = new Set<string>()
  while (names.size < count) names.add(next())
  return [...names]
}

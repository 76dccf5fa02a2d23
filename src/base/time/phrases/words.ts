// The words of dates, and how a phrase is written in the one way that the forms read.

const listed = (words: Readonly<Record<string, unknown>>): string =>
  Object.keys(words)
    .sort((a, b) => b.length - a.length)
    .join('|')

const numbered = (names: readonly string[]): Readonly<Record<string, number>> =>
  Object.fromEntries(names.flatMap((some, i) => some.split(' ').map((name) => [name, i + 1])))

/** ISO: Monday is 1. */
export const WEEKDAYS = numbered([
  'monday mon',
  'tuesday tues tue',
  'wednesday weds wed',
  'thursday thurs thur thu',
  'friday fri',
  'saturday sat',
  'sunday sun',
])
export const WEEKDAY = listed(WEEKDAYS)

export const MONTHS = numbered([
  'january jan',
  'february feb',
  'march mar',
  'april apr',
  'may',
  'june jun',
  'july jul',
  'august aug',
  'september sept sep',
  'october oct',
  'november nov',
  'december dec',
])
export const MONTH = listed(MONTHS)

/** As luxon counts them. */
export type CountedUnit = 'minutes' | 'hours' | 'days' | 'weeks' | 'months' | 'quarters' | 'years'

const UNITS: Readonly<Record<string, CountedUnit>> = Object.fromEntries(
  (
    [
      ['minutes', 'minutes minute mins min'],
      ['hours', 'hours hour hrs hr h'],
      ['days', 'days day d'],
      ['weeks', 'weeks week wks wk w'],
      ['months', 'months month mos mo'],
      ['quarters', 'quarters quarter qtrs qtr'],
      ['years', 'years year yrs yr y'],
    ] as const
  ).flatMap(([unit, names]) => names.split(' ').map((name) => [name, unit])),
)
export const UNIT = listed(UNITS)
export const unitOf = (name = ''): CountedUnit => UNITS[name] ?? 'days'

/** What is counted in days and more has no time of the day. */
export const isClockUnit = (unit: CountedUnit): boolean => unit === 'minutes' || unit === 'hours'

const SMALL = [
  ...['one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten', 'eleven'],
  ...['twelve', 'thirteen', 'fourteen', 'fifteen', 'sixteen', 'seventeen', 'eighteen', 'nineteen'],
]
const TENS = ['twenty', 'thirty', 'forty', 'fifty', 'sixty', 'seventy', 'eighty', 'ninety']
const ORDINALS = [
  ...['first', 'second', 'third', 'fourth', 'fifth', 'sixth', 'seventh', 'eighth', 'ninth'],
  ...['tenth', 'eleventh', 'twelfth', 'thirteenth', 'fourteenth', 'fifteenth', 'sixteenth'],
  ...['seventeenth', 'eighteenth', 'nineteenth'],
]
const ROUND = ['twentieth', 'thirtieth']

const alternatives = (words: readonly string[]): string =>
  [...words].sort((a, b) => b.length - a.length).join('|')

const COUNT_WORDS = new RegExp(
  `\\b(?:(${TENS.join('|')})(?:[- ](${alternatives(SMALL.slice(0, 9))}))?|(${alternatives(SMALL)}))\\b`,
  'g',
)
const ORDINAL_WORDS = new RegExp(
  `\\b(?:(twenty|thirty)[- ](${alternatives(ORDINALS.slice(0, 9))})|(${alternatives([...ORDINALS, ...ROUND])}))\\b`,
  'g',
)

const ending = (count: number): string => {
  if (count % 100 > 10 && count % 100 < 14) return 'th'
  return { 1: 'st', 2: 'nd', 3: 'rd' }[count % 10] ?? 'th'
}

const tens = (word: string | undefined): number =>
  word === undefined ? 0 : 10 * (TENS.indexOf(word) + 2)
const ones = (words: readonly string[], word: string | undefined): number =>
  word === undefined ? 0 : words.indexOf(word) + 1

const inFigures = (text: string): string =>
  text
    .replace(ORDINAL_WORDS, (_, ten?: string, one?: string, alone?: string) => {
      const round = alone === undefined ? -1 : ROUND.indexOf(alone)
      const count = round >= 0 ? 10 * (round + 2) : tens(ten) + ones(ORDINALS, alone ?? one)
      return `${count}${ending(count)}`
    })
    .replace(COUNT_WORDS, (_, ten?: string, one?: string, alone?: string) =>
      String(tens(ten) + ones(SMALL, alone ?? one)),
    )

/** Of `half 9` nobody knows whether it is before or after it; of a quarter to 12 pm, which half of the day. */
const QUARTERS =
  /\b(?:a )?(half past|quarter past|quarter to(?! 12 ?[ap]m)) (\d{1,2})\b( ?[ap]m\b)?/g

/** `half past 11` is `11:30`. */
const withMinutes = (text: string): string =>
  text.replace(QUARTERS, (_, quarter: string, said: string, half = '') => {
    if (quarter !== 'quarter to') return `${said}:${quarter === 'half past' ? 30 : 15}${half}`
    return `${Number(said) === 1 && half ? 12 : Number(said) - 1}:45${half}`
  })

/** Articles mean one before a unit, and nothing before a day; of `half an hour` both words are meant. */
const withoutArticles = (text: string): string =>
  text
    .replace(/\bhalf an? hour\b/g, '30 minutes')
    .replace(/\ban? half hour\b/g, '30 minutes')
    .replace(/\b(?:an? )?couple(?: of)?\b/g, '2')
    .replace(/\b(\d+ )?fortnights?\b/g, (_, count = '1 ') => `${2 * Number(count)} weeks`)
    .replace(/\ban? (?=\d+ weeks\b)/g, '')
    .replace(new RegExp(`\\ban? (?=(?:${UNIT})\\b)`, 'g'), '1 ')
    .replace(/\bthe /g, '')

/** In small letters, with figures for counts, one kind of dash, and no articles. */
export const written = (said: string): string =>
  withoutArticles(
    withMinutes(
      inFigures(
        said
          .normalize('NFKC')
          .toLowerCase()
          .replace(/[\u2010-\u2015\u2212]/g, '-')
          .replace(/[\u2018\u2019]/g, "'")
          .replace(/\b([ap])\.\s?m\b\.?/g, '$1m')
          .replace(/\bo'clock\b/g, ':00')
          .replace(/(\d) :00/g, '$1:00')
          // A comma parts what stands beside each other anyway.
          .replace(/,(?=\s|$)/g, '')
          .replace(/\s+/g, ' ')
          .trim(),
      ),
    ),
  )

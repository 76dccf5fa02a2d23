// Words that can be nothing but a date, at the end of what is typed. Everything else is a name: "May",
// "Sun" and "the Friday build" are words first.
import type { Clock } from '../../../base/time/clock.ts'
import { parseMoment } from '../../../base/time/moments.ts'
import { formatDay } from '../../../base/time/shown.ts'

const WEEKDAY = '(?:mon|tues|wednes|thurs|fri|satur|sun)day'
const SHORT_DAY = '(?:mon|tue|tues|wed|thu|thur|thurs|fri|sat|sun)'
const MONTH =
  '(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)'
const ORDINAL = '\\d{1,2}(?:st|nd|rd|th)?'
const YEAR = '(?:,?\\s\\d{4})?'
const TIME = '(?:,?\\s(?:at\\s)?(?:\\d{1,2}(?::\\d{2})?\\s?(?:am|pm)|\\d{1,2}:\\d{2}|noon))?'
const COUNT = '(?:\\d+|a|an|one|two|three|four|five|six)'

const PHRASES = [
  `(?:today|tomorrow|${WEEKDAY}|(?:next|this)\\s(?:${WEEKDAY}|${SHORT_DAY}))${TIME}`,
  'tonight|eod',
  '\\d{4}-\\d{2}-\\d{2}(?:[t\\s]\\d{2}:\\d{2})?',
  '\\+\\d+\\s?(?:h|d|w|mo|hours?|days?|weeks?|months?)',
  `in\\s${COUNT}\\s(?:hours?|days?|weeks?|months?)`,
  'next\\s(?:week|month|quarter|year)',
  'end\\sof\\s(?:the\\s|this\\s|next\\s)?(?:day|week|month|quarter|year)',
  `(?:${MONTH}\\s${ORDINAL}|${ORDINAL}\\s(?:of\\s)?${MONTH})${YEAR}${TIME}`,
]

/** What leads to a date, and goes with it. */
const LEAD = /^(?:due|by|on|due by|due on)$/

/** Behind these a day belongs to the name: "every Monday", "Minutes of Friday". */
const BOUND =
  /^(?:a|an|and|after|at|before|between|each|every|except|for|from|last|no|not|of|or|past|since|than|the|this|till|to|until|with|&|-|–|—|\/|\+)$/

const IS_DATE = new RegExp(`^(?:${PHRASES.join('|')})$`)

/** `due on`, `december 24, 2026 at 5 pm`: no date needs more words. */
const MOST_WORDS = 8

export interface DatePhrase {
  /** How many words of the end it takes, those that lead to it included. */
  readonly words: number
  /** The date alone. */
  readonly said: string
}

const isAhead = (said: string, clock: Clock): boolean => {
  try {
    const { at, hasTime } = parseMoment(said, clock)
    // What is over is more surely part of the name: "Backup of 2020-01-01".
    return hasTime ? at > clock.now : formatDay(at, clock.zone) >= formatDay(clock.now, clock.zone)
  } catch {
    return false
  }
}

/** The longest date at the end of these words, whole or not at all. */
export const dateAtEnd = (words: readonly string[], clock: Clock): DatePhrase | undefined => {
  const lower = words.map((word) => word.toLowerCase())
  for (let count = Math.min(MOST_WORDS, words.length); count > 0; count -= 1) {
    const said = words.slice(-count).join(' ')
    if (!IS_DATE.test(said.toLowerCase()) || !isAhead(said, clock)) continue
    const before = lower.slice(0, -count)
    const leads = [2, 1].find((some) => LEAD.test(before.slice(-some).join(' '))) ?? 0
    const last = before[before.length - 1 - leads] ?? ''
    if (BOUND.test(last)) return undefined
    return { words: count + Math.min(leads, before.length), said }
  }
  return undefined
}

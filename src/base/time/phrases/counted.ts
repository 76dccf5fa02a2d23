// What is counted from now or from another day: `3 days ago`, `in two weeks`, `last 7 days`.
import type { DateTime } from 'luxon'
import { readDay } from './days.ts'
import { readSpan } from './spans.ts'
import { dayAt, firstOf, form, moment, type Reader, type Stretch } from './stretch.ts'
import { isClockUnit, UNIT, unitOf } from './words.ts'

interface Amount {
  readonly step: Readonly<Record<string, number>>
  /** Whether the time of the day counts. */
  readonly ofClock: boolean
}

const ONE = new RegExp(`(\\d{1,8}(?:\\.\\d+)?) ?(${UNIT})(?![a-z])(?: and)? ?`, 'y')

/** `1w 2d`, `1 hour and 30 minutes`: each unit once. */
export const readAmount = (text: string): Amount | undefined => {
  const step: Record<string, number> = {}
  ONE.lastIndex = 0
  let end = 0
  for (let part = ONE.exec(text); part; part = ONE.exec(text)) {
    const [, count = '', name] = part
    const unit = unitOf(name)
    // A day of 1.5 days has no end that all would agree on.
    if (unit in step || (count.includes('.') && !isClockUnit(unit))) return undefined
    step[unit] = Number(count)
    end = ONE.lastIndex
  }
  const units = Object.keys(step)
  if (units.length === 0 || end !== text.length || text.endsWith(' and')) return undefined
  return { step, ofClock: 'minutes' in step || 'hours' in step }
}

const stepped = (from: DateTime, amount: Amount, sign: 1 | -1): DateTime =>
  sign > 0 ? from.plus(amount.step) : from.minus(amount.step)

const counted = (text: string, from: DateTime, sign: 1 | -1): Stretch | undefined => {
  const amount = readAmount(text)
  const at = amount && stepped(from, amount, sign)
  if (!at?.isValid) return undefined
  return amount?.ofClock ? moment(at.startOf('minute')) : dayAt(at)
}

const fromNow: Reader = firstOf(
  form(/\+ ?(.+)/, ([text = ''], { now }) => counted(text, now, 1)),
  form(/- ?(.+)/, ([text = ''], { now }) => counted(text, now, -1)),
  form(/in (.+?)(?: time)?/, ([text = ''], { now }) => counted(text, now, 1)),
  form(/(.+) (?:from now|hence)/, ([text = ''], { now }) => counted(text, now, 1)),
  form(/(.+) ago/, ([text = ''], { now }) => counted(text, now, -1)),
)

const fromDay: Reader = form(
  /(.+?) (before|after|from) (.+)/,
  ([text = '', side, anchor = ''], said) => {
    const amount = readAmount(text === 'day' ? '1 day' : text)
    const day = firstOf(readDay, readSpan)(anchor, said)
    if (!amount || amount.ofClock || !day) return undefined
    // Before a week is before its first day, after it after its last.
    return side === 'before'
      ? dayAt(day.from.minus(amount.step))
      : dayAt(day.to.minus({ days: 1 }).plus(amount.step))
  },
)

/**
 * Up to now, or from now: of days from the start of today, or what is due today without a time would
 * be missing.
 */
const rolling: Reader = form(
  new RegExp(`(last|past|previous|next|coming) (?:(\\d{1,8}) )?(${UNIT})`),
  ([which = '', count, name], { now }) => {
    const unit = unitOf(name)
    const step = { [unit]: Number(count ?? 1) }
    const isAhead = which === 'next' || which === 'coming'
    const at = isAhead ? now.plus(step) : now.minus(step)
    if (isClockUnit(unit))
      return isAhead ? { kind: 'times', from: now, to: at } : { kind: 'times', from: at, to: now }
    return isAhead
      ? { kind: 'times', from: now.startOf('day'), to: at, about: dayAt(at) }
      : { kind: 'times', from: at, to: now, about: dayAt(at) }
  },
)

const within: Reader = form(/within (.+)/, ([text = ''], said) => {
  const { step } = readAmount(text) ?? {}
  const [[unit, count] = []] = Object.entries(step ?? {})
  return step && Object.keys(step).length === 1 ? rolling(`next ${count} ${unit}`, said) : undefined
})

export const readCounted: Reader = firstOf(fromNow, fromDay, rolling, within)

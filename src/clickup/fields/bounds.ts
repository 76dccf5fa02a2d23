// What is said of numbers: `> 3`, `<= 10`, `5`, `3..8`, and of money with its currency.

export interface Bound {
  /** As ClickUp names it; RANGE takes both ends. */
  readonly operator: string
  readonly value: number | readonly [number, number]
  readonly holds: (number: number) => boolean
  /** In capitals, where one is said. */
  readonly unit?: string
  /** A bare number could as well be a part of a text. */
  readonly isBare: boolean
}

const UNIT = '(?:\\s*([A-Za-z]{3}))?'
const NUMBER = '(-?\\d+(?:\\.\\d+)?)'
const BOUND = new RegExp(`^\\s*(>=|<=|>|<|=)?\\s*${NUMBER}${UNIT}\\s*$`)
const SPAN = new RegExp(`^\\s*${NUMBER}\\s*\\.\\.\\s*${NUMBER}${UNIT}\\s*$`)

const COMPARE: Readonly<Record<string, (a: number, b: number) => boolean>> = {
  '>': (a, b) => a > b,
  '>=': (a, b) => a >= b,
  '<': (a, b) => a < b,
  '<=': (a, b) => a <= b,
  '=': (a, b) => a === b,
}

const unitIn = (unit: string | undefined) => (unit ? { unit: unit.toUpperCase() } : {})

/** `undefined` for what is no bound. */
export const boundIn = (said: string): Bound | undefined => {
  const [, low, high, ofSpan] = SPAN.exec(said) ?? []
  if (low !== undefined && high !== undefined) {
    const [least, most] = [Number(low), Number(high)]
    return {
      operator: 'RANGE',
      value: [least, most],
      holds: (number) => number >= least && number <= most,
      isBare: false,
      ...unitIn(ofSpan),
    }
  }
  const [, sign, amount, unit] = BOUND.exec(said) ?? []
  const compare = COMPARE[sign ?? '=']
  if (amount === undefined || !compare) return undefined
  const limit = Number(amount)
  return {
    operator: sign ?? '=',
    value: limit,
    holds: (number) => compare(number, limit),
    isBare: sign === undefined,
    ...unitIn(unit),
  }
}

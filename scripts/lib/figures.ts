// What the bench measures.

/** A figure with its budget, if it has one. */
export interface Figure {
  readonly what: string
  readonly figure: number
  readonly budget?: number
  readonly unit: string
}

/** @param share of 1 */
export const percentile = (values: readonly number[], share: number): number =>
  [...values].sort((a, b) => a - b)[Math.floor(values.length * share)] ?? Number.NaN

export const median = (values: readonly number[]): number => percentile(values, 0.5)

/** Milliseconds. */
export const timed = async (work: () => Promise<unknown>): Promise<number> => {
  const started = performance.now()
  await work()
  return performance.now() - started
}

const isWithin = ({ figure, budget }: Figure): boolean => budget === undefined || figure <= budget

const written = (figure: Figure): string => {
  const { what, figure: value, budget, unit } = figure
  const shown = Number.isInteger(value) ? String(value) : value.toFixed(2)
  const most = budget === undefined ? '' : `of ${budget} `
  return `${isWithin(figure) ? '✓' : '✗'} ${what.padEnd(50)} ${shown.padStart(8)} ${most}${unit}`
}

/** Prints them. @returns whether all are within their budgets */
export const tell = (figures: readonly Figure[]): boolean => {
  for (const figure of figures) console.log(written(figure))
  return figures.every(isWithin)
}

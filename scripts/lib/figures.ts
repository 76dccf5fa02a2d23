// What the bench measures.

/** A figure with its budget. */
export interface Figure {
  readonly what: string
  readonly figure: number
  readonly budget: number
  readonly unit: string
}

export const median = (values: readonly number[]): number =>
  [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN

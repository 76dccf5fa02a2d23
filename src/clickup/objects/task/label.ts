// What a task is called by: the id that people know it by.

interface Labelled {
  readonly id: string
  /** Some answers have an empty one, or none. */
  readonly custom_id?: string | null | undefined
}

/** Its custom id, else its own: either can be given back as a reference. */
export const labelOf = ({ id, custom_id }: Labelled): string => custom_id || id

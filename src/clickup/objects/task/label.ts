// What a task is called by: the id that people know it by.

interface Labelled {
  readonly id: string
  /** Some answers have an empty one, or none. */
  readonly custom_id?: string | null | undefined
}

/** Spelled as most are; whichever is not, only ClickUp itself reads. */
export const CUSTOM_ID = /^[A-Za-z][A-Za-z0-9_]*-\d+$/

/** `CU-` marks a plain id; with few digits behind it, it is the prefix of a custom id instead. */
export const MARKED_ID = /^(?:CU-|#)((?=[a-z0-9]*\d)[a-z0-9]{5,12})$/i

/** Its custom id, else its own: either can be given back as a reference. */
export const labelOf = ({ id, custom_id: own }: Labelled): string =>
  own && CUSTOM_ID.test(own) && !MARKED_ID.test(own) ? own : id

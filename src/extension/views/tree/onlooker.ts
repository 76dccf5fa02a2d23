// Where, when and in which language a person looks.

export interface Onlooker {
  readonly now: number
  /** Of the person's ClickUp; the machine's own, which may stand elsewhere, where it is not known. */
  readonly zone?: string | undefined
  readonly locale: string
  /** Whether a filter hides some of what there is. */
  readonly isFiltered?: boolean
  /** Translates a sentence and fills in its `{0}`. */
  readonly t: (message: string, ...args: (string | number)[]) => string
}

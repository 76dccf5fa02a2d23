// A text as a page draws it: nothing but these forms, and words. What was HTML is words, and a link
// leads out or is none.

/** Inside of a line. */
export type Inline =
  | string
  | { readonly is: 'strong' | 'emphasis' | 'strike'; readonly in: readonly Inline[] }
  | { readonly is: 'code'; readonly text: string }
  | { readonly is: 'break' }
  /** Leads to a page on the web, or to a letter. */
  | { readonly is: 'link'; readonly url: string; readonly in: readonly Inline[] }
  /** One that can be asked for by its key, or only named. */
  | { readonly is: 'picture'; readonly alt: string; readonly key?: string; readonly url?: string }

export interface Item {
  /** Of an item with a box: whether it is ticked. */
  readonly ticked?: boolean
  readonly in: readonly Block[]
}

export type Block =
  | { readonly is: 'paragraph'; readonly in: readonly Inline[] }
  | { readonly is: 'heading'; readonly depth: number; readonly in: readonly Inline[] }
  | { readonly is: 'quote'; readonly in: readonly Block[] }
  | { readonly is: 'code'; readonly text: string }
  | { readonly is: 'rule' }
  | {
      readonly is: 'list'
      readonly start?: number
      readonly ordered: boolean
      readonly items: readonly Item[]
    }
  | {
      readonly is: 'table'
      readonly head: readonly (readonly Inline[])[]
      readonly rows: readonly (readonly (readonly Inline[])[])[]
    }

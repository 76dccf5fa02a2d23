// The way from a page to the extension, and what of the page outlives being hidden and a reload.
import type { FromPage, ToPage } from '../messages.ts'

interface Kept {
  /** Texts that were not sent yet, by their boxes. */
  readonly drafts?: Readonly<Record<string, string>>
  readonly scroll?: number
}

declare const acquireVsCodeApi: () => {
  readonly postMessage: (message: FromPage) => void
  readonly getState: () => Kept | undefined
  readonly setState: (state: Kept) => void
}

const code = acquireVsCodeApi()

export const ask = (message: FromPage): void => code.postMessage(message)

/** Messages of a window come from the extension alone: a page has no frames and no opener. */
export const listen = (hear: (message: ToPage) => void): void =>
  window.addEventListener('message', ({ data }) => hear(data))

export const draftOf = (box: string): string => code.getState()?.drafts?.[box] ?? ''

export const keepDraft = (box: string, text: string): void => {
  const { drafts = {}, ...others } = code.getState() ?? {}
  const { [box]: _, ...rest } = drafts
  code.setState({ ...others, drafts: text === '' ? rest : { ...rest, [box]: text } })
}

export const boxesWithDrafts = (): readonly string[] => Object.keys(code.getState()?.drafts ?? {})

export const keepScroll = (): void => code.setState({ ...code.getState(), scroll: window.scrollY })

export const scrollKept = (): number => code.getState()?.scroll ?? 0

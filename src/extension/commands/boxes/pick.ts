// Lists to choose from that start where one is, have a way back, and wait for what is read.
import { QuickInputButtons, type QuickPick, type QuickPickItem, window } from 'vscode'

/** For dialogues in which it matters whether the person goes back or gives up. */
export const BACK = 'back' as const

export interface WayBack<Back = undefined> {
  readonly canGoBack?: boolean | undefined
  /** What is answered when the person goes back; nothing unless said. */
  readonly back?: Back
}

export interface PickQuestion<Back = undefined> extends WayBack<Back> {
  readonly title: string
  readonly placeholder: string
  readonly matchesDescription?: boolean | undefined
}

const boxFor = <T extends QuickPickItem>(question: PickQuestion<unknown>): QuickPick<T> => {
  const box = window.createQuickPick<T>()
  box.title = question.title
  box.placeholder = question.placeholder
  box.matchOnDescription = question.matchesDescription ?? false
  if (question.canGoBack) box.buttons = [QuickInputButtons.Back]
  return box
}

/** Shows a box that fills itself; what cannot be read closes it. */
const open = <T extends QuickPickItem, R, Back>(
  box: QuickPick<T>,
  { back }: WayBack<Back>,
  items: readonly T[] | Promise<readonly T[]>,
  run: (fill: readonly T[]) => void,
  answer: () => R | undefined,
): Promise<R | Back | undefined> =>
  new Promise((resolve, reject) => {
    box.onDidTriggerButton(() => {
      resolve(back)
      box.hide()
    })
    box.onDidAccept(() => {
      const answered = answer()
      if (answered === undefined) return
      resolve(answered)
      box.hide()
    })
    let isOpen = true
    box.onDidHide(() => {
      isOpen = false
      resolve(undefined)
      box.dispose()
    })
    box.busy = true
    box.show()
    Promise.resolve(items).then(
      (read) => {
        if (!isOpen) return
        run(read)
        box.busy = false
      },
      (error: unknown) => {
        reject(error)
        box.hide()
      },
    )
  })

/** @param isCurrent where it starts; nothing when the person gives up, or goes back */
export const pickOne = <T extends QuickPickItem, Back = undefined>(
  items: readonly T[] | Promise<readonly T[]>,
  question: PickQuestion<Back>,
  isCurrent: (item: T) => boolean = () => false,
): Promise<T | Back | undefined> => {
  const box = boxFor<T>(question)
  const fill = (read: readonly T[]): void => {
    box.items = read
    const current = read.filter(isCurrent)
    if (current.length > 0) box.activeItems = current.slice(0, 1)
  }
  return open(box, question, items, fill, () => box.selectedItems[0])
}

export interface ManyQuestion<T, Back = undefined> extends PickQuestion<Back> {
  /** Those that are ticked and unticked with one, as the members of a group. */
  readonly membersOf?: (item: T, all: readonly T[]) => readonly T[]
  /** What is offered besides for what is typed. */
  readonly fresh?: (typed: string, all: readonly T[]) => T | undefined
}

export interface Ticked<T> {
  readonly now: readonly T[]
  /** Since the list was opened. */
  readonly came: readonly T[]
  readonly went: readonly T[]
}

const without = <T>(some: readonly T[], others: readonly T[]): readonly T[] =>
  some.filter((one) => !others.includes(one))

/** Those with `picked` are ticked at first. */
export const pickMany = <T extends QuickPickItem, Back = undefined>(
  items: readonly T[] | Promise<readonly T[]>,
  question: ManyQuestion<T, Back>,
): Promise<Ticked<T> | Back | undefined> => {
  const { membersOf = () => [], fresh } = question
  const box = boxFor<T>(question)
  box.canSelectMany = true
  let all: readonly T[] = []
  let before: readonly T[] = []
  let ticked: readonly T[] = []
  const show = (): void => {
    const offered = fresh?.(box.value, all)
    // Rows that are drawn anew are ticked by this, and by nothing else.
    for (const item of all) item.picked = ticked.includes(item)
    box.items = offered ? [offered, ...all] : all
    box.selectedItems = ticked
  }
  box.onDidChangeSelection((now) => {
    const came = without(now, ticked)
    const went = without(ticked, now)
    // A new one that is ticked stays, whatever is typed next.
    all = [...without(came, all), ...all]
    const gone = went.flatMap((item) => membersOf(item, all))
    const added = came.flatMap((item) => membersOf(item, all))
    ticked = [...new Set([...without(now, gone), ...added])]
    if (added.length + gone.length > 0) box.selectedItems = ticked
  })
  if (fresh) box.onDidChangeValue(show)
  const fill = (read: readonly T[]): void => {
    all = read
    before = read.filter(({ picked }) => picked)
    ticked = before
    show()
  }
  const answer = (): Ticked<T> | undefined =>
    box.busy
      ? undefined
      : { now: ticked, came: without(ticked, before), went: without(before, ticked) }
  return open(box, question, items, fill, answer)
}

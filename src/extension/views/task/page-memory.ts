// What the open pages of tasks show, apart from how VS Code shows it: read anew whenever that may no
// longer be so.
import type { ChangedObject } from '../../../access/changed-object.ts'
import type { Task } from '../../../clickup/objects/task/task.ts'
import type { Note } from '../../../ui/messages.ts'

/** What is shown of a task, made from what was read of it. */
export interface PageContent {
  readonly task: Task
}

/** How much of a task is read. */
export interface Wish {
  /** So many pages of comments. */
  readonly pages: number
  /** Ids of the comments whose replies are shown. */
  readonly threads: readonly string[]
  /** Whether it is read for the first time: somebody has just opened it. */
  readonly isFirst: boolean
}

/** Why a page could not be read. */
export interface PageFailure {
  /** Plain text: what went wrong. */
  readonly text: string
  /** Whether there is nothing to be shown any more: the task, or the right to see it. */
  readonly isGone: boolean
}

export interface PageMemoryOptions<Content extends PageContent> {
  /** Nothing where nobody is signed in. */
  readonly read: (id: string, wish: Wish) => Promise<Content | undefined>
  /** What is known of a task before it is read; nothing where that is nothing. */
  readonly guess: (id: string) => Promise<Content | undefined>
  readonly explain: (error: unknown) => Promise<PageFailure>
  readonly words: {
    readonly reading: string
    readonly slow: string
    readonly signedOut: string
  }
  /** Told the task's id when its page is to show something else now. */
  readonly onChange: (id: string) => void
}

/** A reading that takes longer is told: what is shown may be old by then. */
const TOLD_MS = 1000
/** From then on it is slow. */
const SLOW_MS = 5000

interface Page<Content> {
  /** How many editors show it. */
  editors: number
  /** What ClickUp has told last; nothing of an account that was left. */
  content: Content | undefined
  /** Stands above the content. */
  note: Note | undefined
  wish: Wish
  /** The number of the newest reading; the answer to an older one is not shown. */
  turn: number
  isReading: boolean
  /** When it was read, or could not be; epoch milliseconds. */
  readAt: number
  /** Whether all of it has been read, and not only guessed. */
  isRead: boolean
  /** Whether it was in sight and is no longer. */
  isLeft: boolean
}

/** Whether the page shows something of the object, or may do so. */
const shows = (taskId: string, task: Task | undefined, changed: ChangedObject): boolean => {
  const { kind, id, taskId: home } = changed
  const {
    list,
    folder,
    parent,
    subtasks = [],
    dependencies = [],
    linked_tasks: links = [],
  } = task ?? {}
  switch (kind) {
    case 'task':
      return (
        id === taskId ||
        id === parent ||
        subtasks.some((one) => one.id === id) ||
        dependencies.some((one) => one.task_id === id || one.depends_on === id) ||
        links.some((one) => one.task_id === id || one.link_id === id)
      )
    case 'comment':
      return home === undefined || home === taskId
    case 'list':
      return id === list?.id
    case 'folder':
      return id === folder?.id
    default:
      return false
  }
}

const FIRST: Wish = { pages: 1, threads: [], isFirst: true }

/** Pages by the ids of their tasks; one is known while an editor shows it. */
export class PageMemory<Content extends PageContent> {
  readonly #options: PageMemoryOptions<Content>
  readonly #pages = new Map<string, Page<Content>>()

  constructor(options: PageMemoryOptions<Content>) {
    this.#options = options
  }

  /** For one more editor. What is not known yet is read. */
  open(id: string): void {
    const known = this.#pages.get(id)
    const page: Page<Content> = known ?? {
      ...{ editors: 0, content: undefined, note: undefined, wish: FIRST, turn: 0 },
      ...{ isReading: false, readAt: 0, isRead: false, isLeft: false },
    }
    page.editors += 1
    this.#pages.set(id, page)
    if (!known) this.#read(id, page)
  }

  /** For one editor less. */
  close(id: string): void {
    const page = this.#pages.get(id)
    if (!page) return
    page.editors -= 1
    if (page.editors === 0) this.#pages.delete(id)
  }

  /** What a page shows now. */
  stateOf(id: string): {
    readonly content?: Content | undefined
    readonly note?: Note | undefined
  } {
    const page = this.#pages.get(id)
    return { content: page?.content, note: page?.note }
  }

  /** The task as its page shows it; nothing where that is not certain, or being read. */
  taskOf(id: string): Task | undefined {
    const page = this.#pages.get(id)
    return page?.isRead && !page.isReading && !page.note ? page.content?.task : undefined
  }

  /** Any task that an open page has read. */
  known(id: string): Task | undefined {
    for (const { content } of this.#pages.values()) {
      if (content?.task.id === id) return content.task
      const below = content?.task.subtasks?.find((one) => one.id === id)
      if (below) return below
    }
    return undefined
  }

  /** Reads a page anew, if it is known. @param also what is to be read besides from now on */
  renew(id: string, also: (wish: Wish) => Wish = (wish) => wish): void {
    const page = this.#pages.get(id)
    if (!page) return
    page.wish = also(page.wish)
    this.#read(id, page)
  }

  renewAll(): void {
    for (const id of this.#pages.keys()) this.renew(id)
  }

  /** Reads anew what shows something of what was changed. */
  apply(objects: readonly ChangedObject[]): void {
    for (const [id, page] of this.#pages)
      if (objects.some((one) => shows(id, page.content?.task, one))) this.#read(id, page)
  }

  /** For another account: what was shown goes at once. */
  reset(): void {
    for (const [id, page] of this.#pages) {
      page.content = undefined
      page.isRead = false
      page.wish = FIRST
      this.#read(id, page, false)
    }
  }

  /** Takes note of what is in sight; what comes back to it is read anew. */
  see(isVisible: (id: string) => boolean): void {
    for (const [id, page] of this.#pages) {
      const wasLeft = page.isLeft
      page.isLeft = !isVisible(id)
      if (wasLeft && !page.isLeft) this.#look(id, page)
    }
  }

  /**
   * For what somebody comes back to who may have been elsewhere.
   * @param oldMs what was read within these milliseconds is new enough
   */
  look(isVisible: (id: string) => boolean, oldMs = 0): void {
    for (const [id, page] of this.#pages)
      if (isVisible(id) && Date.now() - page.readAt >= oldMs) this.#look(id, page)
  }

  #look(id: string, page: Page<Content>): void {
    if (!page.isReading) this.#read(id, page)
  }

  #read(id: string, page: Page<Content>, guesses = true): void {
    const { words, onChange } = this.#options
    page.turn += 1
    page.isReading = true
    const { turn } = page
    const isOn = (): boolean => page.isReading && page.turn === turn
    const tell = (note: Note): void => {
      if (!isOn()) return
      page.note = note
      onChange(id)
    }
    const reading: Note = { kind: 'reading', text: words.reading }
    // What is read in no time does not make the page jump.
    const isCalm = page.content !== undefined && !page.note
    if (!isCalm) tell(reading)
    const timers = [
      ...(isCalm ? [setTimeout(tell, TOLD_MS, reading)] : []),
      setTimeout(tell, SLOW_MS, { kind: 'slow', text: words.slow }),
    ]
    if (!page.content && guesses) void this.#guess(id, page, isOn)
    void this.#finish(id, page, turn).finally(() => timers.forEach(clearTimeout))
  }

  async #guess(id: string, page: Page<Content>, isOn: () => boolean): Promise<void> {
    const { guess, onChange } = this.#options
    const content = await guess(id).catch(() => undefined)
    if (!content || page.content || !isOn() || this.#pages.get(id) !== page) return
    page.content = content
    onChange(id)
  }

  async #finish(id: string, page: Page<Content>, turn: number): Promise<void> {
    const { read, explain, words, onChange } = this.#options
    const result = await read(id, { ...page.wish, isFirst: !page.isRead }).catch(explain)
    if (page.turn !== turn || this.#pages.get(id) !== page) return
    page.isReading = false
    page.readAt = Date.now()
    if (result === undefined) {
      page.note = { kind: 'signed-out', text: words.signedOut }
      page.content = undefined
    } else if ('isGone' in result) {
      page.note = { kind: 'failed', text: result.text }
      if (result.isGone) page.content = undefined
    } else {
      page.note = undefined
      page.content = result
      page.isRead = true
    }
    onChange(id)
  }
}

// What the open pages of tasks show, apart from how VS Code shows it: read anew whenever that may no
// longer be so.
import type { ChangedObject } from '../../../access/changed-object.ts'
import type { Task } from '../../../clickup/objects/task/task.ts'

export interface PageContent {
  /** Markdown. */
  readonly text: string
  /** Missing where nobody is signed in. */
  readonly task?: Task
}

/** Why a page could not be read. */
export interface PageFailure {
  /** Markdown: what went wrong, and what to do. */
  readonly text: string
  /** Whether the task may be as it was, only that it cannot be asked for now. */
  readonly isPassing: boolean
}

export interface PageMemoryOptions {
  readonly read: (id: string) => Promise<PageContent>
  readonly explain: (error: unknown) => Promise<PageFailure>
  /** Said while a page is being read. */
  readonly waiting: string
  /** Told the task's id when the text or the state of its page is another one now. */
  readonly onChange: (id: string) => void
}

/** A reading that takes longer is told: what is shown may be old by then. */
const SLOW_MS = 1000

interface Page {
  /** How many editors show it. */
  editors: number
  /** What ClickUp has told last, unless that is known not to be so any more. */
  content: PageContent | undefined
  /** Stands above the content: that it is being read, or could not be. */
  note: string
  /** The number of the newest reading; the answer to an older one is not shown. */
  turn: number
  isReading: boolean
  /** Whether something is known to have changed since the content was read. */
  isDoubtful: boolean
  /** Whether it was in sight and is no longer. */
  isLeft: boolean
}

const textOf = ({ note, content }: Page): string =>
  [note, content?.text ?? ''].filter((part) => part !== '').join('\n\n***\n\n')

/** Whether the page shows something of the object, or may do so. */
const shows = (taskId: string, task: Task | undefined, changed: ChangedObject): boolean => {
  const { kind, id, taskId: home } = changed
  const { list, folder } = task ?? {}
  switch (kind) {
    case 'task':
      return id === taskId
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

/** Pages by the ids of their tasks; one is known while an editor shows it. */
export class PageMemory {
  readonly #options: PageMemoryOptions
  readonly #pages = new Map<string, Page>()

  constructor(options: PageMemoryOptions) {
    this.#options = options
  }

  /** For one more editor. What is not known yet is read. */
  open(id: string): void {
    const known = this.#pages.get(id)
    const page: Page = known ?? {
      ...{ editors: 0, content: undefined, note: '', turn: 0 },
      ...{ isReading: false, isDoubtful: false, isLeft: false },
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

  /** What a page shows now, as Markdown. */
  textOf(id: string): string {
    const page = this.#pages.get(id)
    return page ? textOf(page) : ''
  }

  /** The task as its page shows it; nothing where that is not certain, or being read. */
  taskOf(id: string): Task | undefined {
    const page = this.#pages.get(id)
    return page && !page.isReading && page.note === '' ? page.content?.task : undefined
  }

  /** Reads a page anew, if it is known. */
  renew(id: string): void {
    const page = this.#pages.get(id)
    if (page) this.#read(id, page)
  }

  renewAll(): void {
    for (const id of this.#pages.keys()) this.renew(id)
  }

  /** Reads anew what shows something of what was changed. */
  apply(objects: readonly ChangedObject[]): void {
    for (const [id, page] of this.#pages) {
      if (!objects.some((one) => shows(id, page.content?.task, one))) continue
      page.isDoubtful = true
      this.#read(id, page)
    }
  }

  /** For another account: what was shown goes at once. */
  reset(): void {
    for (const [id, page] of this.#pages) {
      page.content = undefined
      this.#read(id, page)
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

  /** For what somebody comes back to who may have been elsewhere. */
  look(isVisible: (id: string) => boolean): void {
    for (const [id, page] of this.#pages) if (isVisible(id)) this.#look(id, page)
  }

  #look(id: string, page: Page): void {
    if (!page.isReading) this.#read(id, page)
  }

  #read(id: string, page: Page): void {
    page.turn += 1
    page.isReading = true
    const { turn } = page
    const tell = (): void => {
      if (!page.isReading || page.turn !== turn) return
      page.note = this.#options.waiting
      this.#options.onChange(id)
    }
    // What is read in no time does not make the text jump.
    if (page.content) setTimeout(tell, SLOW_MS)
    else tell()
    void this.#finish(id, page, turn)
  }

  async #finish(id: string, page: Page, turn: number): Promise<void> {
    const { read, explain, onChange } = this.#options
    const result = await read(id).catch(explain)
    if (page.turn !== turn || this.#pages.get(id) !== page) return
    page.isReading = false
    if ('isPassing' in result) {
      page.note = result.text
      if (page.isDoubtful || !result.isPassing) page.content = undefined
    } else {
      page.note = ''
      page.content = result
      page.isDoubtful = false
    }
    onChange(id)
  }
}

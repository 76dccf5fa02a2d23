// One search, as long as its box is open: reads tasks page by page, what is typed narrows them at
// ClickUp too, and everything is matched here. An id, custom id or address is looked up at once.
import type { Branches } from '../../../base/git/branches.ts'
import { explanationOf } from '../../../base/problems/said.ts'
import type { Api } from '../../../clickup/http/api.ts'
import { getTask, type Task } from '../../../clickup/objects/task/task.ts'
import { type Standpoint, standAt } from '../../../clickup/references/standpoint.ts'
import { readTaskKey, resolveTask } from '../../../clickup/references/tasks.ts'
import type { TaskFilter } from '../../../clickup/search/filter.ts'
import { type Completion, completionsOf, keyAtEnd } from '../../query/complete.ts'
import { type Query, readQuery } from '../../query/query.ts'
import { ranked, wordsOf } from '../../query/rank.ts'
import type { Aim } from '../../views/task/aim.ts'
import type { Ahead } from '../../views/tree/recents.ts'
import { type Findings, isNarrow } from './findings.ts'
import { namesFor } from './names.ts'

/** ClickUp is asked once somebody has stopped typing for so long. */
const PAUSE_MS = 300

export interface TaskPicker {
  readonly ahead: Ahead
  readonly title: string
  readonly aim: Aim
  readonly branches: Branches
  /** Whether closed tasks are looked for from the start. */
  readonly withClosed?: boolean
  /** Whether nothing else is wanted than to find: then it may be saved, or a task created instead. */
  readonly isSearch?: boolean
}

/** What is known before anything was typed. */
export interface Known {
  readonly aim: Aim
  readonly current: Task | undefined
  readonly recent: readonly Task[]
  readonly latest: readonly Task[]
}

/** How it can go on. */
export interface Ways {
  readonly searched: number
  readonly isReading: boolean
  readonly isOver: boolean
  readonly withClosed: boolean
  readonly failure: string | undefined
  /** Of the task that may be created instead. */
  readonly name: string | undefined
}

/** What is to be seen now. */
export interface Shown {
  readonly text: string
  /** While nothing is typed. */
  readonly groups?: Known
  /** Best first. */
  readonly found: readonly Task[]
  /** Whether it is certain that nothing of what was read fits. */
  readonly isNothing: boolean
  readonly flaw: string | undefined
  readonly completions: readonly Completion[]
  readonly ways: Ways
}

export interface Listener {
  /** @param found a task that was named: it is then the one that Enter takes */
  readonly onChange: (found?: Task) => void
  /** Nothing could be read at all. */
  readonly onFailure: (error: unknown) => void
}

export class Search {
  readonly #api: Api
  readonly #at: Standpoint
  readonly #picker: TaskPicker
  readonly #listener: Listener
  readonly #findings: Findings
  readonly #closed = new AbortController()
  #typed = new AbortController()
  #text = ''
  /** Of the text, once that was understood as far as it can be. */
  #query: Query | undefined
  #understood = ''
  #completions: readonly Completion[] = []
  #named: Task | undefined
  #current: Task | undefined
  #reading = 0
  #failure: string | undefined
  /** Why it cannot be told what is meant. */
  #trouble: string | undefined
  withClosed: boolean

  /** @param findings what an earlier search has read, or nothing yet */
  constructor(api: Api, picker: TaskPicker, findings: Findings, listener: Listener) {
    this.#api = api.during({ signal: this.#closed.signal })
    this.#at = standAt(this.#api, Date.now(), picker.branches)
    this.#picker = picker
    this.#findings = findings
    this.#listener = listener
    this.withClosed = picker.withClosed ?? false
  }

  get isReading(): boolean {
    return this.#reading > 0
  }

  get tasks(): readonly Task[] {
    return this.#findings.tasks
  }

  /** Whether what is shown is what is meant by it. */
  isUnderstood(text: string): boolean {
    return this.#understood === text
  }

  begin(): void {
    const { inFront, selected } = this.#picker.aim
    this.#findings.add([...selected, ...(inFront ? [inFront] : [])])
    // Most of what was opened last has changed not long ago: only the rest is asked for.
    void this.#read(this.#everything()).then(() => this.#readRecent())
    void resolveTask(this.#at, 'current').then(
      (task) => {
        this.#findings.add([task])
        this.#current = task
        this.#listener.onChange()
      },
      // Most branches name no task.
      () => {},
    )
    void this.#readRecent()
  }

  end(): void {
    this.#closed.abort()
    this.#typed.abort()
  }

  /** Shows at once what fits among what is known, and asks ClickUp a moment later. */
  async type(text: string): Promise<void> {
    this.#typed.abort()
    this.#typed = new AbortController()
    const { signal } = this.#typed
    this.#text = text
    this.#named = undefined
    const key = keyAtEnd(text)
    // Names are looked up in ClickUp, words need nothing but what is here.
    if (key === undefined) await this.#understand(signal)
    else this.#listener.onChange()
    const lookedUp = this.#lookUp(text, signal)
    await pause(PAUSE_MS, signal)
    if (signal.aborted) return
    if (key !== undefined) await this.#understand(signal)
    const narrow = this.#narrow()
    if (!signal.aborted && isNarrow(narrow) && !this.#findings.isBegun(narrow))
      await this.#read(narrow, signal)
    await lookedUp
  }

  goOn(): Promise<void> {
    return this.#read(this.#narrow())
  }

  searchClosed(): Promise<void> {
    this.withClosed = !this.withClosed
    return this.#read(this.#narrow())
  }

  shown(): Shown {
    const text = this.#text.trim()
    const groups = text === '' ? this.#groups() : undefined
    const found = groups ? [] : this.#found()
    const flaw = this.#query?.flaws[0]?.message
    return {
      text,
      ...(groups && { groups }),
      found,
      isNothing: this.#query !== undefined && !flaw && found.length === 0 && !this.isReading,
      flaw,
      completions: this.#completions,
      ways: {
        searched: this.#findings.tasks.length,
        isReading: this.isReading,
        isOver: this.#findings.isOver(this.#narrow()),
        withClosed: this.withClosed,
        failure: this.#failure ?? this.#trouble,
        name: found.length === 0 ? this.#nameToCreate() : undefined,
      },
    }
  }

  #groups(): Known {
    const recent = this.#picker.ahead.recent('task')
    const latest = this.#findings.tasks.filter(
      ({ status }) => this.withClosed || status.type !== 'closed',
    )
    return {
      aim: this.#picker.aim,
      current: this.#current,
      recent: recent.flatMap((id) => this.#findings.task(id) ?? []),
      latest: ranked(latest, ''),
    }
  }

  #found(): readonly Task[] {
    if (!this.#query) return []
    const { matches } = this.#query
    const closed = this.withClosed || this.#query.withClosed
    const fits = this.#findings.tasks.filter(
      (task) => (closed || task.status.type !== 'closed') && matches(task),
    )
    const named = this.#named
    const others = ranked(fits, this.#text).filter(({ id }) => id !== named?.id)
    return named ? [named, ...others] : others
  }

  #nameToCreate(): string | undefined {
    // Marks say what is looked for, not what is to be done.
    const name = wordsOf(this.#text).join(' ')
    return this.#picker.isSearch && this.#query?.flaws.length === 0 && name !== ''
      ? name
      : undefined
  }

  #everything(): TaskFilter {
    return { includeSubtasks: true, includeClosed: this.withClosed || undefined }
  }

  #narrow(): TaskFilter {
    const narrow = this.#query?.narrow ?? {}
    return { ...this.#everything(), ...narrow, ...(this.withClosed && { includeClosed: true }) }
  }

  async #understand(signal: AbortSignal): Promise<void> {
    const text = this.#text
    const at = { ...this.#at, api: this.#api.during({ signal }) }
    try {
      const query = await readQuery(text, at)
      const names = await namesFor(at.api, keyAtEnd(text), this.#findings.tasks)
      if (signal.aborted) return
      this.#query = query
      this.#understood = text
      this.#completions = completionsOf(text, names)
      this.#trouble = undefined
    } catch (error) {
      if (signal.aborted) return
      this.#query = undefined
      this.#trouble = explanationOf(error).text
    }
    this.#listener.onChange()
  }

  async #lookUp(text: string, signal: AbortSignal): Promise<void> {
    const key = readTaskKey(text)
    if (!key) return
    // What is no task's id is just a word to search for.
    const task = await getTask(this.#api.during({ signal }), key).catch(() => undefined)
    if (signal.aborted || !task) return
    this.#named = task
    this.#listener.onChange(task)
  }

  /** Those that were opened last may have changed long ago. */
  async #readRecent(): Promise<void> {
    const ids = this.#picker.ahead.recent('task')
    const missing = ids.filter((id) => !this.#findings.task(id)).slice(0, 5)
    const read = missing.map((id) => getTask(this.#api, { id }).catch(() => undefined))
    const tasks = (await Promise.all(read)).flatMap((task) => task ?? [])
    if (tasks.length === 0 || this.#closed.signal.aborted) return
    this.#findings.add(tasks)
    this.#listener.onChange()
  }

  async #read(filter: TaskFilter, signal?: AbortSignal): Promise<void> {
    const api = signal ? this.#api.during({ signal }) : this.#api
    this.#reading += 1
    this.#failure = undefined
    this.#listener.onChange()
    try {
      await this.#findings.goOn(api, filter, () => this.#listener.onChange())
    } catch (error) {
      if (this.#closed.signal.aborted || signal?.aborted) return
      this.#failure = explanationOf(error).text
      if (this.#findings.tasks.length === 0) this.#listener.onFailure(error)
    } finally {
      this.#reading -= 1
      this.#listener.onChange()
    }
  }
}

const pause = (ms: number, signal: AbortSignal): Promise<void> =>
  new Promise((resolve) => {
    const timer = setTimeout(resolve, ms)
    signal.addEventListener('abort', () => {
      clearTimeout(timer)
      resolve()
    })
  })

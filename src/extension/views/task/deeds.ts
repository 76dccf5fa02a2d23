// What a page has done for it; the dialogues and writes stand elsewhere.
import type { Api } from '../../../clickup/http/api.ts'
import type { Task } from '../../../clickup/objects/task/task.ts'
import type { ActName } from '../../../ui/messages.ts'

export interface Said {
  readonly text: string
  /** The comment that is replied to. */
  readonly to?: string | undefined
  /** Also where a name in it names nobody. */
  readonly anyway: boolean
}

/** Why something was not sent. */
export interface Unsent {
  readonly why: string
  /** Whether it can be sent in spite of that. */
  readonly canBeSent: boolean
}

/** None of them rejects: what goes wrong is told to the person, or answered. */
export interface PageDeeds {
  /** What there is a dialogue for. */
  readonly acts: ReadonlySet<ActName>
  readonly act: (task: Task, act: ActName, field: string | undefined) => Promise<void>
  /** Answers why it was not done. */
  readonly tick: (
    task: Task,
    list: string,
    item: string,
    ticked: boolean,
  ) => Promise<string | undefined>
  readonly comment: (task: Task, said: Said) => Promise<Unsent | undefined>
  /** Takes note of what was looked at. */
  readonly looked: (api: Api, id: string) => void
  /** Puts a question about the task into the chat. */
  readonly ask: (task: Task) => Promise<void>
  /** Shows the task in ClickUp's own app. */
  readonly browse: (task: Task) => Promise<void>
}

// What a page and the extension say to each other. A page only draws and asks: what it says is read by
// a schema where it arrives, and never trusted.
import type { Block } from './text-tree.ts'

export type StatusKind = 'open' | 'under-way' | 'done' | 'closed'

export interface StatusShown {
  readonly name: string
  /** `#5f55ee`; missing where ClickUp tells none. */
  readonly color?: string
  readonly kind: StatusKind
}

/** Something of the task that has a name and a value, and perhaps a dialogue that changes it. */
export interface Fact {
  readonly key: string
  readonly label: string
  /** Empty where nothing is set. */
  readonly value: string
  /** The value one by one, such as tags. */
  readonly parts?: readonly string[]
  readonly status?: StatusShown
  /** What the value says is to be noticed. */
  readonly tone?: 'late' | 'soon' | 'urgent' | 'high'
  /** Leads out. */
  readonly url?: string
  readonly act?: ActName
  /** The custom field that is meant. */
  readonly field?: string
}

/** What a page can ask for by a click; each opens a dialogue of the palette. */
export type ActName = (typeof ACTS)[number]

export const ACTS = [
  'renameTask',
  'editDescription',
  'changeStatus',
  'assignTask',
  'setPriority',
  'setDueDate',
  'setStartDate',
  'setEstimate',
  'setPoints',
  'setTags',
  'setField',
  'moveTask',
] as const

export interface OtherTask {
  readonly id: string
  /** Its custom id, as far as it is known. */
  readonly label: string
  /** Missing until it is read. */
  readonly name?: string
  readonly status?: StatusShown
  readonly people?: string
}

export interface Related {
  readonly key: string
  readonly label: string
  readonly tasks: readonly OtherTask[]
}

export interface ChecklistShown {
  readonly id: string
  readonly name: string
  readonly items: readonly {
    readonly id: string
    readonly name: string
    readonly ticked: boolean
  }[]
}

export interface FileShown {
  readonly key: string
  readonly name: string
  readonly size: string
  readonly isPicture: boolean
  /** Where it can be had. */
  readonly url?: string
}

export interface CommentShown {
  readonly id: string
  readonly by: string
  readonly initials: string
  /** The day and the time of it. */
  readonly when: string
  /** The exact time. */
  readonly at: string
  readonly text: readonly Block[]
  readonly assignee?: string
  readonly isResolved: boolean
  /** As many as ClickUp counts; of an opened thread they follow. */
  readonly replyCount: number
  readonly replies?: readonly CommentShown[]
  /** Why they could not be read. */
  readonly repliesFailure?: string
}

export interface CommentsShown {
  /** Oldest first. */
  readonly list: readonly CommentShown[]
  /** Whether ClickUp may have older ones. */
  readonly hasOlder: boolean
  /** Why they could not be read. */
  readonly failure?: string
}

export interface TaskShown {
  readonly id: string
  readonly label: string
  readonly name: string
  /** Space, folder and list, as far as they are known. */
  readonly place: string
  /** Whether ClickUp has a page of its own for it. */
  readonly isOnline: boolean
  readonly canRename: boolean
  readonly canDescribe: boolean
  readonly facts: readonly Fact[]
  readonly fields: readonly Fact[]
  /** What ClickUp has of it besides, and could not be read: `1 × attachment`. */
  readonly leftOut?: string
  /** Missing while only a part of the task is known. */
  readonly description?: readonly Block[]
  readonly checklists: readonly ChecklistShown[]
  readonly related: readonly Related[]
  readonly files: readonly FileShown[]
  readonly comments?: CommentsShown
}

/** Stands above what is shown: why that may not be all, or not be so any more. */
export interface Note {
  readonly kind: 'reading' | 'slow' | 'failed' | 'signed-out'
  readonly text: string
}

export interface Person {
  readonly name: string
  readonly hint: string
}

/** Where a text is written: below the task, or below a comment. */
export type BoxName = string

export type ToPage =
  /** The words of the person's language, before anything else. */
  | { readonly is: 'words'; readonly bundle: Readonly<Record<string, string>> }
  | { readonly is: 'page'; readonly task?: TaskShown; readonly note?: Note }
  | { readonly is: 'people'; readonly people: readonly Person[] }
  /** No data: it could not be had. */
  | { readonly is: 'picture'; readonly key: string; readonly data?: string }
  | { readonly is: 'names'; readonly tasks: readonly OtherTask[] }
  | { readonly is: 'sending' | 'sent'; readonly box: BoxName; readonly text: string }
  | {
      readonly is: 'unsent'
      readonly box: BoxName
      readonly text: string
      readonly why: string
      /** Whether it can be sent in spite of that. */
      readonly canBeSent: boolean
    }
  /** What became of a tick. */
  | { readonly is: 'ticked'; readonly item: string; readonly why?: string }

export type FromPage =
  | { readonly is: 'ready' }
  | { readonly is: 'refresh' | 'older' | 'people' | 'browse' | 'ask' | 'look' }
  | { readonly is: 'act'; readonly act: ActName; readonly field?: string | undefined }
  | {
      readonly is: 'tick'
      readonly list: string
      readonly item: string
      readonly ticked: boolean
    }
  | {
      readonly is: 'comment'
      readonly box: BoxName
      readonly text: string
      /** The comment that is replied to. */
      readonly to?: string | undefined
      /** Also where a name in it names nobody. */
      readonly anyway: boolean
    }
  | { readonly is: 'replies'; readonly of: string }
  | { readonly is: 'picture'; readonly key: string }
  | { readonly is: 'names'; readonly ids: readonly string[] }
  | { readonly is: 'open'; readonly id: string }
  | { readonly is: 'link'; readonly url: string }

// What a write is, before it is sent: everything resolved and checked, so that it can be shown first
// and compared afterwards.

import type { ChangedObject } from '../../access/changed-object.ts'
import type { Problem } from '../../base/problems/problem.ts'
import type { Api } from '../../clickup/http/api.ts'

/** One thing that changes: `from` is undefined where something is created, `to` where it ends. */
export interface Effect {
  readonly field: string
  readonly from?: unknown
  readonly to?: unknown
}

/** What is true after the write. */
export interface Comparison {
  /** For the caller: ids, names, the values that now hold. */
  readonly result: Readonly<Record<string, unknown>>
  /** What ClickUp accepted but did not do. */
  readonly missing: readonly Problem[]
  readonly warnings?: readonly Problem[]
  readonly touched: readonly ChangedObject[]
  /** True when nothing at all of what was asked holds. */
  readonly futile?: boolean
  /** Where only a part of it was confirmed, which one, in words. */
  readonly confirmed?: string
}

/** One object that ends for good, as data: the question before it is put together from these. */
export interface Loss {
  /** What is done to it, and what it is: `delete`, `task`. */
  readonly verb: string
  readonly kind: string
  /** As ClickUp has it, whole and unchanged; where it has no name, whatever it is known by. */
  readonly name: string
  /** What it is called besides: `ENG-123`. */
  readonly label?: string
  /** What goes with it, in words: `with its 12 tasks`. */
  readonly more?: string
  /** Where it is, or goes, in words: `in the list "Bugs"`. */
  readonly where?: string
}

/**
 * @typeParam Sent what is known of it by ClickUp's answer
 * @typeParam Mark what was there before
 */
export interface Change<Sent = unknown, Mark = unknown> {
  /** In words for people: `comment on ENG-123`. */
  readonly title: string
  readonly effects: readonly Effect[]
  /** What is lost for good: it is never sent without the user's word. */
  readonly destroys?: readonly Loss[]
  /** Worth knowing though nothing is wrong. */
  readonly warnings?: readonly Problem[]
  // Methods, so that changes of different kinds can stand in one list.
  /** Reads, just before it is sent, what is there already: only what is new can be a lost write. */
  mark?(api: Api): Promise<Mark>
  /** @param mark undefined where it could not be read */
  send(api: Api, mark: Mark | undefined): Promise<Sent>
  /** Looks for a write of which no certain answer came; it writes nothing. */
  lookFor?(api: Api, mark: Mark): Promise<Sent | undefined>
  /** What is known by ClickUp's answers alone, for when it cannot be read back. */
  confirmed(sent: Sent): Comparison
  /** Reads back what was written and compares it with what was asked. */
  compare(api: Api, sent: Sent): Promise<Comparison>
}

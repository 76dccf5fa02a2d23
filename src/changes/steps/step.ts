// A change as data, after ProseMirror's steps: it can be written down, read again, shown, run and inverted.
import type { Problem } from '../../base/problems/problem.ts'

export type Json =
  | string
  | number
  | boolean
  | null
  | readonly Json[]
  | { readonly [key: string]: Json | undefined }

/** What of a value is data; where there is none, null. */
export const jsonOf = (value: unknown): Json => JSON.parse(JSON.stringify(value ?? null)) as Json

/** Where something stands that is not there yet: what the step makes which fills it. */
export type Slot = {
  readonly $slot: string
  /** Its id unless said: a picture in a comment needs all of the attachment. */
  readonly of?: 'id' | 'whole'
}

/** Slot → what filled it; in the record of a run, never in a plan. */
export type Bound = Readonly<Record<string, Made>>

/** Something that was made: its id, and as much of it as ClickUp told. */
export type Made = { readonly id: string; readonly [key: string]: Json | undefined }

/** A value of ClickUp's own, not the words for it. */
export type Seen<V> =
  | { readonly at: 'known'; readonly is: V }
  | { readonly at: 'absent' }
  | { readonly at: 'unread'; readonly why: Problem }

/** As far as it is known. */
export const known = <V>(seen: Seen<V>): V | undefined =>
  seen.at === 'known' ? seen.is : undefined

/** What a set gets and loses: undone, it leaves alone what others have added. */
export type Delta<V> = {
  readonly add: readonly V[]
  readonly remove: readonly V[]
  /** Nothing but `add` shall be left, where it could not be known before what there is. */
  readonly only?: true
}

export interface Target {
  readonly id: string | Slot
  /** What is needed besides to find it: the doc of a page, the parent of a comment. */
  readonly in?: Json
  /** For words alone: `ENG-123`, and its name. */
  readonly label: string
  readonly name?: string
}

export interface Step<C = Json, V = Json> {
  /** What is changed of what, so that the same thing named twice is one step. */
  readonly id: string
  /** `task.due` */
  readonly kind: string
  /** The version of this kind's data. */
  readonly v: number
  readonly target: Target
  /** Which of many of its kind: a custom field, an item of a check list. */
  readonly of?: Json
  readonly before: Seen<V>
  readonly after: C
  /** What it moves besides, told and undone by its kind: the timer that stops because another one starts. */
  readonly beside?: readonly Json[]
  /** The slot that it fills. */
  readonly makes?: string
  /** Steps that must hold first. */
  readonly needs?: readonly string[]
  /** Worth knowing before it is sent. */
  readonly warns?: readonly Problem[]
}

export interface Plan {
  readonly id: string
  readonly now: number
  readonly steps: readonly Step[]
  /** Of the steps, but for labels: the same plan made again has the same. */
  readonly fingerprint: string
}

/** What its request came to. */
export type Sent = 'no' | 'answered' | 'refused' | 'unknown'

export type Fate =
  | 'already'
  | 'held'
  | 'unverified'
  | 'not_held'
  | 'refused'
  | 'unknown'
  | 'not_tried'

/** What was found out of a step: exactly one fate. */
export interface Done<C = Json, V = Json> extends Step<C, V> {
  readonly sent: Sent
  readonly fate: Fate
  readonly stored: Seen<V>
  readonly bound: Bound
  readonly why?: Problem
}

const GOOD: readonly Fate[] = ['already', 'held', 'unverified']

/** Whether what was asked is so now, as far as ClickUp said. */
export const isGood = ({ fate }: Pick<Done, 'fate'>): boolean => GOOD.includes(fate)

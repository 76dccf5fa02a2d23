// What a kind of change knows: its data, its request, its proof, its inverse, its words. The engine does
// everything else, so that no kind can forget to tell what was refused, not tried or not held.
import type * as z from 'zod'
import type { ChangedObject } from '../../access/changed-object.ts'
import type { NewFile } from '../../base/files/kinds.ts'
import type { Problem } from '../../base/problems/problem.ts'
import type { Fields } from '../../base/text/records.ts'
import type { Api } from '../../clickup/http/api.ts'
import type { Standpoint } from '../../clickup/references/standpoint.ts'
import type { Done, Json, Made, Seen, Step } from './step.ts'

/** A target that is there. */
export interface Where {
  readonly id: string
  readonly in?: Json
  readonly label: string
  readonly name?: string
}

/** A step whose slots are filled: what kinds are handed. */
export interface Filled<C = Json, V = Json> extends Step<C, V> {
  readonly target: Where
}

/** What is changed: how it is read, and which request carries all that goes in one body. */
export interface Subject<O = unknown> {
  /** `task` */
  readonly name: string
  /**
   * Reads it as it is now; all that is changed of it is proved by one reading.
   * @returns undefined where it is gone for certain
   * @throws CodedError where it cannot be seen
   */
  read(api: Api, where: Where): Promise<O | undefined>
  /** @param once whether it must not be repeated blindly @returns what is answered, where that is the object */
  update?(api: Api, where: Where, bodies: readonly Fields[], once: boolean): Promise<O | undefined>
  /** `update ENG-123 (Login)` */
  title(where: Where): string
  /** What came of several, in words: `Updated 4 of 5 tasks`. @param count `5`, or `4 of 5` */
  did?(count: string): string
  /** The same of one: `Updated ENG-123 (Login)`. */
  didOne?(where: Where): string
  /** By what an answer names it. */
  entry(where: Where): Fields
  touched(where: Where): readonly ChangedObject[]
  /** How it is called once it is made. */
  placed?(where: Where, made: Made): Where
}

/** What a request came to. */
export interface Answered<V = Json, O = unknown> {
  /** The object, where the answer shows it. */
  readonly object?: O | undefined
  /** What it made. */
  readonly made?: Made | undefined
  /** What is stored now, where the answer alone tells that. */
  readonly stored?: V | undefined
}

/** What a step is sent with besides, for it is no data: uploads are their SHA-256, never bytes. */
export interface Means {
  readonly file: (sha256: string) => NewFile
}

/** How a thing that is made is found when no certain answer came. */
export interface Lost<C = Json, V = Json> {
  /** Where it is looked for: equal places are read once for a whole plan. */
  at(step: Filled<C, V>): string
  /** Reads, before anything is sent, what is there already: only what is new can be the lost one. */
  mark(api: Api, step: Filled<C, V>): Promise<ReadonlySet<string>>
  /** Looks, and writes nothing. @param known what was there before, or was made since by this plan */
  find(api: Api, step: Filled<C, V>, known: ReadonlySet<string>): Promise<Made | undefined>
  /** What could be taken for it: of those that are alike one is sent after the other. */
  like?(step: Step<C, V>): string
  /** For people: where it is looked for and by what it is known. */
  readonly words: string
}

/** One object that ends for good, or is overwritten: the question before it is put together from these. */
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

/** One thing that changes: `from` is missing where something is created. */
export interface Effect {
  readonly field: string
  readonly from?: unknown
  readonly to?: unknown
}

/** Why there is no way back, as a sentence. */
export interface Irreversible {
  readonly irreversible: string
}

/** What `docs/changes.md` says of a kind. */
export interface Described {
  /** `PUT /v2/task/{task_id} {due_date}` */
  readonly sends: string
  readonly proof: string
  readonly inverse: string
}

/**
 * @typeParam V what ClickUp has stored @typeParam C what is asked: V itself, or a `Delta` of it
 * @typeParam O the object that is read
 */
// Methods, so that kinds of different values can stand in one table.
export interface Kind<V = Json, C = V, O = unknown> {
  /** `task.due` */
  readonly name: string
  readonly v: number
  readonly subject: Subject<O>
  /** Of what is asked: what was written down is read by it. */
  readonly after: z.ZodType<C>
  readonly described: Described

  /** What it is called in answers: `due`. */
  field(step: Step<C, V>): string
  /** Why it may not hold though ClickUp said yes. */
  hint?(step: Step<C, V>): string | undefined

  /** Goes into the body of the request that makes its object. */
  create?(step: Filled<C, V>): Fields
  /** Goes into the one body that changes its object; `subject.update` sends it. */
  body?(step: Filled<C, V>): Fields
  /** Looks just before it is sent whether it still may be. @throws CodedError why it is not sent */
  ready?(api: Api, step: Filled<C, V>): Promise<void>
  /** A request of its own, once the object is there. */
  send?(api: Api, step: Filled<C, V>, means: Means): Promise<Answered<V, O>>
  /** Makes the object. @param body what the other steps of the object want of it; empty where they follow */
  make?(
    api: Api,
    step: Filled<C, V>,
    bodies: readonly Fields[],
    means: Means,
  ): Promise<Answered<V, O>>
  /** Whether the object is made with all that is wanted of it at once; so it is unless said. */
  joins?(step: Step<C, V>): boolean
  /** Whether doing it twice is another thing than doing it once: then it is looked at before it is sent again. */
  once?(step: Filled<C, V>): boolean
  /** Ahead of everything else of its object. */
  readonly first?: true
  /** Its object ends by it. */
  readonly ends?: true
  readonly lost?: Lost<C, V>

  value(object: O, step: Filled<C, V>): Seen<V>
  /** Whether what is there is what was asked. */
  holds(now: V, step: Step<C, V>): boolean
  /** Whether there is nothing to do; where missing, whether it holds. */
  already?(now: V, step: Step<C, V>): boolean
  /** What stands where it would make something: that fills its slot when there is nothing to do. */
  there?(object: O, step: Filled<C, V>): Made | undefined
  /** Whether two values are the same to ClickUp: dates snap, Markdown is lossy. */
  same(a: V, b: V): boolean
  /** What the asked makes of what was there. */
  applied(before: V | undefined, step: Step<C, V>): V

  destroys?(step: Step<C, V>): readonly Loss[]
  /** What takes it back; nothing where it goes with its object. */
  invert(done: Done<C, V>): readonly Step[] | Irreversible

  /** What is asked to take something back, seen from what is there now: a status may be another one. */
  anew?(api: Api, step: Filled<C, V>, object: O): Promise<C>

  /** As people read it. */
  show(value: V, step: Step<C, V>): unknown
  /** All that it comes to, where that is more than one value under its field. */
  effects?(step: Step<C, V>): readonly Effect[]
  /** In words, after "ClickUp was asked to"; where missing, that its object is changed. */
  title?(step: Step<C, V>): string
  /** What came of several of them; where missing, as of its subject. */
  did?(count: string, steps: readonly Step[]): string
  /** What came of one of them; where missing, as of its subject. */
  didOne?(done: Done<C, V>): string
  /** What an answer says of it besides the before and after. @param object as it is now, where it was read */
  tell?(done: Done<C, V>, object: O | undefined, at: Standpoint): Fields | Promise<Fields>
  /** What is worth knowing of what came of it: a task that recurs is open again. */
  notes?(done: Done<C, V>, at: Standpoint): Promise<readonly Problem[]>
  /** What is touched besides its object. */
  touches?(done: Done<C, V>): readonly ChangedObject[]
}

export type KindOf = (name: string) => Kind

/** @throws Error for a kind that is not in the table, which a plan of another version may have */
export const kindsBy = (kinds: readonly Kind[]): KindOf => {
  const table = new Map(kinds.map((kind) => [kind.name, kind]))
  return (name) => {
    const kind = table.get(name)
    if (!kind) throw new Error(`There is no kind of change called ${name}.`)
    return kind
  }
}

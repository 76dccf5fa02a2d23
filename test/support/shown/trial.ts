// A server before a workspace of hostile names, and what becomes of what is given back to it.

import type { Task } from '../../../src/sandbox/state/model.ts'
import type { Store } from '../../../src/sandbox/state/store.ts'
import { type Dice, dice } from '../../mcp/weather/random/dice.ts'
import { type AnyEnvelope, startPair, type TestServer } from '../server.ts'
import { CONSUMERS, type Consumer, type Kind, type Within } from './consumers.ts'
import { renameAll } from './renamed.ts'
import type { Shown } from './shown.ts'

type Args = Record<string, unknown>

export interface Trial {
  readonly seed: number
  readonly dice: Dice
  readonly store: Store
  readonly workspaceId: string
  readonly client: TestServer['client']
  readonly tasks: () => readonly Task[]
  readonly call: (tool: string, args?: Args) => Promise<AnyEnvelope>
  /** The same call is made once. */
  readonly ask: (consumer: Consumer, reference: string, within: Within) => Promise<AnyEnvelope>
  readonly close: () => Promise<void>
}

export const startTrial = async (seed: number): Promise<Trial> => {
  const chance = dice(seed)
  const env = {
    CLICKUP_ACCESS: 'read,write,delete',
    CLICKUP_TOOLSETS: 'all',
    CLICKUP_CONFIRM: 'argument',
  }
  const pair = await startPair({ rate: 100_000 }, { inProcess: true, env })
  const { store, workspaceId } = pair.sandbox.state
  renameAll(store, chance)
  const call = async (tool: string, args: Args = {}): Promise<AnyEnvelope> => {
    const answer = JSON.parse(await pair.text(tool, args))
    // Research answers in a shape of its own.
    return 'ok' in answer ? answer : { ok: true, result: answer }
  }
  // The one comment that is changed is known from here on: what is told of it stays the same.
  const [comment] = store.comments.values()
  if (comment) await call('get_comments', { [comment.target.kind]: comment.target.id })
  const answers = new Map<string, AnyEnvelope>()
  return {
    seed,
    dice: chance,
    store,
    workspaceId,
    client: pair.client,
    tasks: () => [...store.tasks.values()].filter((task) => task.workspaceId === workspaceId),
    call,
    ask: async ({ argument, args }, reference, within) => {
      const [tool = ''] = argument.split(' ')
      const given = args(reference, within)
      const key = JSON.stringify([tool, given])
      const answer = answers.get(key) ?? (await call(tool, given))
      answers.set(key, answer)
      return answer
    },
    close: () => pair.close(),
  }
}

export const codesOf = ({ issues = [] }: AnyEnvelope): readonly string[] =>
  issues.map(({ code }) => code)

/** What an answer comes to, whatever it was called by. */
const printOf = ({ ok, result, issues = [] }: AnyEnvelope): string =>
  JSON.stringify(
    [ok, result, issues.map(({ code, candidates }) => [code, candidates])],
    // What it goes on with, and what its words were taken for, is of the very call.
    (key, value) => (['next_cursor', 'understood'].includes(key) ? undefined : value),
  )

/** Of these an id alone may be another's name, or its own is no reference at all. */
const MARKED: readonly Kind[] = [
  'space',
  'folder',
  'list',
  'user',
  'group',
  'status',
  'tag',
  'field',
  'option',
  'type',
  'template',
  'doc',
  'channel',
  'attachment',
  'checklist',
  'item',
]

const letters = (tag: string): string =>
  encodeURIComponent(tag).replace(/[()]/g, (one) => `%${one.charCodeAt(0).toString(16)}`)

/** By nothing but its id. */
export const byId = ({ kind, id }: Pick<Shown, 'kind' | 'id'>): string =>
  MARKED.includes(kind) ? `(${kind} ${kind === 'tag' ? letters(id) : id})` : id

/** A list of the demo that has tasks. */
const SOME_LIST = '901403000006'

const OF_A_LIST: readonly Kind[] = ['status', 'field', 'option']

/** Where it is meant, with a task to try it on; without one where that would have to be of its list. */
export const withinOf = (
  { store, tasks }: Pick<Trial, 'store' | 'tasks'>,
  { within, kind, id }: Pick<Shown, 'within' | 'kind' | 'id'>,
): Within => {
  const list = within.list ?? SOME_LIST
  const isOther = (task: Task): boolean => task.id !== id && task.customItemId === 0
  const own = within.task === id ? undefined : within.task
  const task = own ?? store.tasksOf(list).find(isOther)?.id
  const any = OF_A_LIST.includes(kind) ? '' : tasks().find(isOther)?.id
  const [comment = ''] = store.comments.keys()
  return { ...within, list, comment, task: task ?? any ?? '' }
}

const complaint = (
  { seed }: Pick<Trial, 'seed'>,
  { argument }: Consumer,
  { where, kind, id, as }: Shown,
  what: string,
  answer: AnyEnvelope,
): string =>
  `seed ${seed}: ${where} shows ${kind} ${id} as ${JSON.stringify(as)}; ${argument} ${what}: ${JSON.stringify(answer).slice(0, 500)}`

/** What is wrong with giving it back there: nothing where it is the same as to give its id. */
const checkAt = async (
  trial: Trial,
  one: Shown,
  within: Within,
  consumer: Consumer,
): Promise<readonly string[]> => {
  const wrong = (what: string, answer: AnyEnvelope) => [
    complaint(trial, consumer, one, what, answer),
  ]
  const wanted = await trial.ask(consumer, byId(one), within)
  if (codesOf(wanted).some((code) => code === 'AMBIGUOUS' || code === 'INTERNAL_ERROR'))
    return wrong('does not know its id', wanted)
  // A task of another type may not have it.
  if (['field', 'option'].includes(one.kind) && wanted.issues?.some((each) => each.candidates))
    return []
  const got = await trial.ask(consumer, one.as, within)
  // As a column a name stands for all fields that are called so, in as many columns as a task needs.
  const isColumn = consumer.argument === 'find_tasks columns'
  const isAmong = (name: string): boolean => name === one.as || name.includes(one.id)
  if (isColumn && got.ok && got.result.columns.slice(1).some(isAmong)) return []
  if (printOf(got) === printOf(wanted)) return []
  if (!one.beside || !codesOf(got).includes('AMBIGUOUS'))
    return wrong(`does not answer as to its id, ${printOf(wanted).slice(0, 300)}`, got)
  const own = got.issues?.[0]?.candidates?.filter((candidate) => candidate.includes(one.id)) ?? []
  const [answer, ...others] = await Promise.all(own.map((as) => trial.ask(consumer, as, within)))
  const isOffered = answer && others.length === 0 && printOf(answer) === printOf(wanted)
  return isOffered ? [] : wrong('does not offer it', got)
}

/** @param most of those that take it, so many are asked */
export const checkShown = async (
  trial: Trial,
  one: Shown,
  most: number,
): Promise<readonly string[]> => {
  const within = withinOf(trial, one)
  const able = CONSUMERS[one.kind].filter(
    ({ argument }) => within.task !== '' || !argument.startsWith('update_tasks'),
  )
  const wrong = []
  for (const consumer of trial.dice.some(able, most))
    wrong.push(...(await checkAt(trial, one, within, consumer)))
  return wrong
}

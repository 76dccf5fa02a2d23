// Two changes after each other, taken back in reverse: then all is as it was, and what a colleague did in
// between is still there.
import type { Ran } from '../../../../src/changes/engine/execute.ts'
import { isGood } from '../../../../src/changes/steps/step.ts'
import type { Task } from '../../../../src/sandbox/state/model.ts'
import type { Store } from '../../../../src/sandbox/state/store.ts'
import { EXAMPLES } from '../../../support/steps/all.ts'
import type { Example } from '../../../support/steps/example.ts'
import { createWorld, kindOf, type World, written } from '../../kinds/world.ts'
import { type Dice, dice } from './dice.ts'
import { differences, pictureOf } from './pictures.ts'

const SAM = 44010002

interface Colleague {
  readonly what: string
  /** Kinds that set the very same: of those it is another story. */
  readonly besides: readonly string[]
  readonly act: (task: Task) => void
}

/** One more in a set stands beside what was added and taken; a value of its own beside other values. */
const COLLEAGUES: readonly Colleague[] = [
  { what: 'a tag', besides: [], act: (task) => task.tags.push('api of sam') },
  {
    what: 'an assignee',
    besides: [],
    act: (task) => {
      task.assigneeIds = [...new Set([...task.assigneeIds, SAM])]
    },
  },
  {
    what: 'a watcher',
    besides: [],
    act: (task) => {
      task.watcherIds = [...new Set([...task.watcherIds, SAM])]
    },
  },
  {
    what: 'points',
    besides: ['task.points'],
    act: (task) => {
      task.points = 99
    },
  },
  {
    what: 'a name',
    besides: ['task.name'],
    act: (task) => {
      task.name = 'Renamed by Sam'
    },
  },
  {
    what: 'a priority',
    besides: ['task.priority'],
    act: (task) => {
      task.priority = 1
    },
  },
  {
    what: 'a description',
    besides: ['task.description'],
    act: (task) => {
      task.markdown = 'By Sam'
    },
  },
  {
    what: 'a check list',
    besides: [],
    act: (task) => {
      task.checklists.push({
        id: 'sams',
        name: 'By Sam',
        orderindex: 9,
        dateCreated: 0,
        creatorId: SAM,
        items: [],
      })
    },
  },
]

/** Prepared twice it stands there twice. */
const USED = EXAMPLES.filter(({ what }) => what !== 'what stands there already')

export interface Return {
  readonly seed: number
  readonly what: string
  readonly skipped?: string
  readonly wrong: readonly string[]
}

/** What cannot be done after the other, and what has no way back, is another story. */
class Skipped extends Error {}

const planned = async (world: World, example: Example) => {
  try {
    return await example.of(world.at, world.store)
  } catch (error) {
    throw new Skipped(`not planned: ${String(error)}`)
  }
}

const taskIn = (store: Store, ran: readonly Ran[]): Task | undefined =>
  ran
    .map(({ target, before }) =>
      before.at === 'known' ? store.tasks.get(String(target.id)) : undefined,
    )
    .find((one) => one)

const runBack = async (world: World, ran: readonly Ran[]): Promise<readonly string[]> => {
  const wrong: string[] = []
  for (const step of ran.toReversed().filter(({ fate }) => fate !== 'already')) {
    const inverse = kindOf(step.kind).invert(step)
    if ('irreversible' in inverse) throw new Skipped(inverse.irreversible)
    const back = await world.run(written(inverse))
    wrong.push(
      ...back
        .filter((one) => !isGood(one))
        .map(({ kind, fate, why }) => `${kind}: ${fate} ${why?.message ?? ''}`),
    )
  }
  return wrong
}

/** What it stands in: the goal of a key result, by the path of an operation. */
const aboutIn = (place: unknown): readonly string[] =>
  [...JSON.stringify(place ?? '').matchAll(/[\w-]{9,}/g)].map(([id]) => id)

/** What the first is about ends by the second, and comes back as another object. */
const isMadeAnew = (first: readonly Ran[], second: readonly Ran[]): boolean => {
  const about = first.flatMap(({ target, bound }) => [
    String(target.id),
    ...aboutIn(target.in),
    ...Object.values(bound).map(({ id }) => id),
  ])
  const anew = second.flatMap((step) => {
    const inverse = step.fate === 'already' ? [] : kindOf(step.kind).invert(step)
    const makes = !('irreversible' in inverse) && inverse.some((one) => one.makes !== undefined)
    return makes ? [String(step.target.id), JSON.stringify(step.beside ?? [])] : []
  })
  return about.some((id) => anew.some((one) => one.includes(id)))
}

const drawn = (by: Dice): readonly [Example, Example] => {
  const one = by.pick(USED)
  const room = one.kind.split('.')[0]
  // Of one room they meet more often.
  const others = by.chance(0.7) ? USED.filter(({ kind }) => kind.split('.')[0] === room) : USED
  return [one, by.pick(others)]
}

export const thereAndBack = async (seed: number): Promise<Return> => {
  const by = dice(seed)
  const [one, other] = drawn(by)
  const colleague = by.chance(0.5) ? by.pick(COLLEAGUES) : undefined
  const what = `${one.kind} (${one.what}), ${other.kind} (${other.what})${colleague ? `, then ${colleague.what}` : ''}`
  const world = createWorld()
  try {
    // Both prepare what they need.
    await planned(world, one)
    await planned(world, other)
    const before = pictureOf(world.store)
    const first = await world.run(await planned(world, one))
    const between = pictureOf(world.store)
    const steps = await planned(world, other)
    if (differences(between, pictureOf(world.store)).length > 0) throw new Skipped('prepared anew')
    const second = await world.run(steps)
    const bad = [...first, ...second].filter((step) => !isGood(step))
    if (bad.length > 0)
      throw new Skipped(
        `not done: ${bad.map(({ kind, fate, why }) => `${kind} ${fate} ${why?.message}`).join()}`,
      )
    // Looked at ahead: what has no way back must not leave half of the way.
    for (const step of [...first, ...second]) {
      const inverse = step.fate === 'already' ? [] : kindOf(step.kind).invert(step)
      if ('irreversible' in inverse) throw new Skipped(inverse.irreversible)
    }
    if (isMadeAnew(first, second)) throw new Skipped('what is made anew has another id')
    const task = taskIn(world.store, [...first, ...second])
    const kinds = [...first, ...second].map(({ kind }) => kind)
    const isOwn =
      task &&
      colleague &&
      !colleague.besides.some((kind) => kinds.includes(kind)) &&
      !kinds.some((kind) => kindOf(kind).ends)
    const key = task?.id
    if (isOwn) colleague.act(task)
    const wrong = [...(await runBack(world, second)), ...(await runBack(world, first))]
    const after = pictureOf(world.store)
    if (!isOwn) return { seed, what, wrong: [...wrong, ...differences(before, after)] }
    const fresh = createWorld()
    await planned(fresh, one)
    await planned(fresh, other)
    const its = fresh.store.tasks.get(key ?? '')
    if (!its) throw new Skipped('the task is another one there')
    colleague.act(its)
    return { seed, what, wrong: [...wrong, ...differences(pictureOf(fresh.store), after)] }
  } catch (error) {
    if (!(error instanceof Skipped)) throw error
    return { seed, what, skipped: error.message, wrong: [] }
  }
}

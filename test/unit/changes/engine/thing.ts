// A world of things with properties, to see what the engine does with steps whatever they are of.
import * as z from 'zod'
import { CodedError, type ErrorCode } from '../../../../src/base/problems/error.ts'
import { type Ran, runSteps } from '../../../../src/changes/engine/execute.ts'
import { type Kind, kindsBy, type Subject } from '../../../../src/changes/steps/kind.ts'
import { planOf, stepOf } from '../../../../src/changes/steps/plan.ts'
import { property } from '../../../../src/changes/steps/property.ts'
import { madeOf, slot } from '../../../../src/changes/steps/slots.ts'
import type { Step } from '../../../../src/changes/steps/step.ts'
import { createApi } from '../../../../src/clickup/http/api.ts'
import { type Standpoint, standAt } from '../../../../src/clickup/references/standpoint.ts'

export type Thing = { name: string; size: number; below?: string | undefined }

export const failing = (code: ErrorCode, outcomeUnknown = false, accepted = false) =>
  new CodedError(code, 'it failed', { outcomeUnknown, accepted })

export interface World {
  readonly things: Map<string, Thing>
  /** What was asked, in order: `make A`, `size a`, `read a`. */
  readonly log: string[]
  /** What befalls a request, thrown before or after it happens. */
  readonly befall: Map<string, { readonly error: Error; readonly after?: boolean; left: number }>
  readonly at: Standpoint
  readonly kinds: readonly Kind[]
  readonly make: (name: string, more?: Partial<Step>) => Step
  readonly size: (id: string, size: number, more?: Partial<Step>) => Step
  readonly run: (steps: readonly Step[]) => Promise<readonly Ran[]>
  /** So many were under way at a time. */
  most: number
  /** Whether it says of what it makes no id. */
  namesNothing: boolean
  /** Whether a kind cannot read what is there. */
  isOdd: boolean
}

export const createWorld = (): World => {
  const things = new Map<string, Thing>()
  const log: string[] = []
  const befall: World['befall'] = new Map()
  const timing = {
    now: () => 0,
    sleep: async () => undefined,
    timeout: () => new AbortController().signal,
  }
  const api = createApi({ token: 'pk_1', apiUrl: 'http://127.0.0.1' }, { timing })
  let underWay = 0
  const world = { most: 0, namesNothing: false, isOdd: false }

  const ask = async <T>(what: string, act: () => T): Promise<T> => {
    log.push(what)
    underWay += 1
    world.most = Math.max(world.most, underWay)
    // Others may begin meanwhile.
    await new Promise(setImmediate)
    underWay -= 1
    const fault = befall.get(what)
    const strikes = fault !== undefined && fault.left > 0
    if (fault && strikes) fault.left -= 1
    if (fault && strikes && !fault.after) throw fault.error
    const result = act()
    if (fault && strikes) throw fault.error
    return result
  }

  const subject: Subject<Thing> = {
    name: 'thing',
    read: (_, { id }) => ask(`read ${id}`, () => structuredClone(things.get(id))),
    update: (_, { id }, bodies) =>
      ask(`put ${id}`, () => {
        const thing = things.get(id)
        if (!thing) throw failing('NOT_FOUND')
        Object.assign(thing, ...bodies)
        return structuredClone(thing)
      }),
    title: ({ label }) => `change ${label}`,
    entry: ({ id }) => ({ id }),
    touched: ({ id }) => [{ kind: 'task', id }],
  }

  const described = { sends: 'x', proof: 'x', inverse: 'x' }
  const makes: Kind<{ name: string }, { name: string; below?: string }, Thing> = {
    name: 'thing.make',
    v: 1,
    subject,
    after: z.object({ name: z.string(), below: z.string().optional() }),
    described,
    field: () => 'name',
    title: ({ after }) => `make ${after.name}`,
    make: (_, { after }, bodies) =>
      ask(`make ${after.name}`, () => {
        const id = `${after.name.toLowerCase()}${things.size}`
        const thing: Thing = { name: after.name, size: 0 }
        if (after.below !== undefined) thing.below = after.below
        things.set(id, Object.assign(thing, ...bodies))
        const object = structuredClone(things.get(id))
        return world.namesNothing ? { object } : { object, made: madeOf(id) }
      }),
    lost: {
      words: 'by its name',
      at: () => 'things',
      mark: async () => ask('mark', () => new Set(things.keys())),
      like: ({ after }) => after.name,
      find: async (_, { after }, known) =>
        ask(`find ${after.name}`, () => {
          const found = [...things].find(([id, { name }]) => name === after.name && !known.has(id))
          return found && madeOf(found[0])
        }),
    },
    value: ({ name }) => ({ at: 'known', is: { name } }),
    holds: (now, { after }) => now.name === after.name,
    same: (a, b) => a.name === b.name,
    applied: (_, { after }) => ({ name: after.name }),
    invert: () => [],
    show: ({ name }) => name,
    tell: ({ after }) => ({ name: after.name }),
  }
  const sizes = property<number, Thing>({
    name: 'thing.size',
    subject,
    after: z.number(),
    described,
    field: () => 'size',
    create: ({ after }) => ({ size: after }),
    send: async (_, { target, after }) =>
      ask(`size ${target.id}`, () => {
        const thing = things.get(target.id)
        if (thing) thing.size = after
        return {}
      }),
    value: ({ size }) => {
      if (world.isOdd) throw new Error('It is odd.')
      return { at: 'known', is: size }
    },
    same: (a, b) => a === b,
    show: (size) => size,
  })
  const kinds: readonly Kind[] = [makes, sizes]

  return Object.assign(world, {
    things,
    log,
    befall,
    at: standAt(api, 0),
    kinds,
    make: (name: string, more: Partial<Step> = {}) => ({
      ...stepOf(makes, { id: slot(name), label: name, name }, { name }),
      makes: name,
      ...more,
    }),
    size: (id: string, size: number, more: Partial<Step> = {}) => ({
      ...stepOf(sizes, { id, label: id }, size, { object: things.get(id) }),
      ...more,
    }),
    run: (steps: readonly Step[]) =>
      runSteps(
        {
          api,
          kindOf: kindsBy(kinds),
          means: {
            file: () => {
              throw new Error('There are no files.')
            },
          },
        },
        planOf(0, steps).steps,
      ),
  })
}

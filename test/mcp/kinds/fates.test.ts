// Every kind in every fate: what ClickUp's answers and its silence come to.
import { describe, expect, it } from 'vitest'
import { KINDS } from '../../../src/changes/kinds.ts'
import type { Fate } from '../../../src/changes/steps/step.ts'
import { EXAMPLES } from '../../support/steps/all.ts'
import type { Example } from '../../support/steps/example.ts'
import { createWorld } from './world.ts'

const METHODS = ['POST', 'PUT', 'PATCH', 'DELETE'] as const

/** A fault at every write. */
const atWrites = (fault: string): string =>
  METHODS.flatMap((method) =>
    ['/v2/**', '/v3/**'].map((path) => `${method} ${path}=${fault}`),
  ).join('; ')

/** What may become of a write, in the order in which it is tried. */
const WEATHER: readonly (readonly [string, string | undefined])[] = [
  ['calm', undefined],
  ['refused', atWrites('403 x*')],
  ['ignored', atWrites('ignored x*')],
  ['the connection broken before it happens', atWrites('drop x*')],
  ['nothing can be read afterwards', atWrites('reads:500-after')],
  ['out of sight afterwards, the answer lost', atWrites('lose-after+drop-after x*')],
  ['the answer lost, and nothing can be read', atWrites('reads:500-after+drop-after x*')],
]

const fatesOf = async (example: Example, fault: string | undefined): Promise<readonly Fate[]> => {
  const world = createWorld()
  const steps = await example.of(world.at, world.store)
  if (fault !== undefined) world.inject(fault)
  const ran = await world.run(steps)
  return ran.filter(({ kind }) => kind === example.kind).map(({ fate }) => fate)
}

const cancelled = async (example: Example): Promise<readonly Fate[]> => {
  const world = createWorld()
  const steps = await example.of(world.at, world.store)
  const ran = await world.run(steps, AbortSignal.abort())
  return ran.filter(({ kind }) => kind === example.kind).map(({ fate }) => fate)
}

const again = async (example: Example): Promise<readonly Fate[]> => {
  const world = createWorld()
  await world.run(await example.of(world.at, world.store))
  const steps = await example.of(world.at, world.store).catch(() => [])
  const ran = await world.run(steps)
  return ran.filter(({ kind }) => kind === example.kind).map(({ fate }) => fate)
}

const reached = async (examples: readonly Example[]): Promise<ReadonlySet<Fate>> => {
  const fates = new Set<Fate>()
  for (const example of examples) {
    for (const [, fault] of WEATHER)
      for (const fate of await fatesOf(example, fault)) fates.add(fate)
    for (const fate of await cancelled(example)) fates.add(fate)
    for (const fate of await again(example)) fates.add(fate)
  }
  return fates
}

/** What a kind comes to in some weather, whatever it is. */
const EVERY: readonly Fate[] = ['refused', 'unknown', 'not_tried']

describe('a step', () => {
  const all = new Set<Fate>()

  it.each(KINDS.map(({ name }) => name))('%s is told as what it came to', async (name) => {
    const fates = await reached(EXAMPLES.filter(({ kind }) => kind === name))
    for (const fate of fates) all.add(fate)
    expect([...fates]).toEqual(expect.arrayContaining([...EVERY]))
    // Done, confirmed or not, and not done.
    expect(fates.has('held') || fates.has('unverified')).toBe(true)
    expect(fates.has('not_held') || fates.has('unknown')).toBe(true)
  })

  it('has seven fates, and each of them comes', () => {
    expect([...all].sort()).toEqual([
      'already',
      'held',
      'not_held',
      'not_tried',
      'refused',
      'unknown',
      'unverified',
    ])
  })
})

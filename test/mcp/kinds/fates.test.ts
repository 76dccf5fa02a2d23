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

interface Weather {
  readonly what: string
  readonly fault?: string
  /** All that may be told of a write in it, whatever it is. */
  readonly may: readonly Fate[]
}

/** What may become of a write; what held before is not sent. */
const WEATHER: readonly Weather[] = [
  { what: 'calm', may: ['held', 'unverified'] },
  { what: 'refused', fault: atWrites('403 x*'), may: ['refused', 'not_tried'] },
  {
    what: 'ignored, though ClickUp says yes',
    fault: atWrites('ignored x*'),
    may: ['not_held', 'unknown', 'unverified', 'not_tried'],
  },
  {
    what: 'the connection broken before it happens',
    fault: atWrites('drop x*'),
    may: ['not_held', 'unknown', 'not_tried'],
  },
  {
    what: 'nothing can be read afterwards',
    fault: atWrites('reads:500-after'),
    may: ['held', 'unverified', 'unknown', 'not_tried'],
  },
  {
    what: 'out of sight afterwards, the answer lost',
    fault: atWrites('lose-after+drop-after x*'),
    // What ends may be seen to be gone; what comes after the first finds nothing any more.
    may: ['held', 'unknown', 'refused', 'not_tried'],
  },
  {
    what: 'the answer lost, and nothing can be read',
    fault: atWrites('reads:500-after+drop-after x*'),
    may: ['unknown', 'not_tried'],
  },
]

const fatesOf = async (example: Example, fault?: string): Promise<readonly Fate[]> => {
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

describe.each(KINDS.map(({ name }) => name))('a step of %s', (name) => {
  const examples = EXAMPLES.filter(({ kind }) => kind === name)

  it.each(WEATHER)('is told as what it may have come to: $what', async ({ fault, may }) => {
    for (const example of examples) {
      const fates = await fatesOf(example, fault)
      expect({ of: example.what, fates }).toEqual({
        of: example.what,
        fates: fates.map(() => expect.toBeOneOf(['already', ...may])),
      })
    }
  })

  it('is not tried in a call that is over', async () => {
    for (const example of examples)
      for (const fate of await cancelled(example)) expect(['already', 'not_tried']).toContain(fate)
  })
})

describe('a step', () => {
  it('has seven fates, and each of them comes', async () => {
    const fates = new Set<Fate>()
    for (const example of EXAMPLES.filter(({ kind }) => kind === 'task.due')) {
      for (const { fault } of WEATHER)
        for (const fate of await fatesOf(example, fault)) fates.add(fate)
      for (const fate of [...(await cancelled(example)), ...(await again(example))]) fates.add(fate)
    }
    for (const example of EXAMPLES.filter(({ kind }) => kind === 'task.tag'))
      for (const fate of await fatesOf(example, atWrites('reads:500-after'))) fates.add(fate)
    expect([...fates].sort()).toEqual([
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

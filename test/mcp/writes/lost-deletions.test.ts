// Something taken away whose answer is lost, or that is out of sight: only what is gone for certain is gone.
import { describe, expect, it } from 'vitest'
import { codesOf } from '../../support/pair.ts'
import { DELETIONS, type Deletion } from './deletions.ts'
import { createWorld, doneIn, type World } from './world.ts'

const ROWS = DELETIONS.map((one) => [one.name, one] as const)

/** @param weather what happens at its request */
const remove = async (
  { tool, write, scene, first }: Deletion,
  weather: (world: World, write: string) => void,
) => {
  const world = createWorld()
  const { args, isGone } = scene(world.store)
  if (first) await world.call(...first)
  weather(world, write)
  const answer = await world.call(tool, args)
  const sent = world.asked().some(({ method, fault }) => method !== 'GET' && fault !== undefined)
  return { answer, isGone: isGone(), sent, codes: codesOf(answer) }
}

/** Whatever is asked answers 401 from now on, "Team not authorized". */
const loseAll = (world: World): void => world.inject('/**=lost x*')

describe('what is still there', () => {
  it.each(ROWS)(
    'is not told as gone where all is out of sight from its request on: %s',
    async (_, one) => {
      const { answer, isGone, sent } = await remove(one, (world, write) =>
        world.when(write, () => loseAll(world)),
      )
      expect({ isGone, sent, ok: answer.ok, done: doneIn(answer) }).toEqual({
        isGone: false,
        sent: true,
        ok: false,
        done: [],
      })
    },
  )

  it.each(ROWS)('is not told as gone where it alone is out of sight: %s', async (_, one) => {
    const { answer, isGone, sent } = await remove(one, (world, write) =>
      world.inject(`${write}=lose`),
    )
    expect({ isGone, sent, ok: answer.ok, done: doneIn(answer) }).toEqual({
      isGone: false,
      sent: true,
      ok: false,
      done: [],
    })
  })

  it.each(ROWS)('is not told as gone where it answered 401 for once: %s', async (_, one) => {
    const { answer, isGone } = await remove(one, (world, write) => world.inject(`${write}=lost`))
    expect({ isGone, ok: answer.ok, done: doneIn(answer) }).toEqual({
      isGone: false,
      ok: false,
      done: [],
    })
  })
})

describe.each(['drop-after', '500-after', 'html502-after', '500-after x2', 'cut-after'])(
  'what is gone, though its answer ended in %s',
  (fault) => {
    it.each(ROWS)('is told as gone, or as unknown: %s', async (_, one) => {
      const { answer, isGone, sent, codes } = await remove(one, (world, write) =>
        world.inject(`${write}=${fault}`),
      )
      expect({ isGone, sent }).toEqual({ isGone: true, sent: true })
      expect({ ok: answer.ok, codes }).toEqual(
        answer.ok
          ? { ok: true, codes: expect.anything() }
          : { ok: false, codes: expect.arrayContaining(['UNKNOWN_OUTCOME']) },
      )
    })
  },
)

describe('what is gone, with its answer lost and all out of sight', () => {
  it.each(ROWS)('is unknown, and not told as failed: %s', async (_, one) => {
    const { answer, isGone, codes } = await remove(one, (world, write) => {
      world.inject(`${write}=drop-after`)
      world.after(write, () => loseAll(world))
    })
    expect({ isGone, ok: answer.ok, codes }).toEqual({
      isGone: true,
      ok: false,
      codes: expect.arrayContaining(['UNKNOWN_OUTCOME']),
    })
  })
})

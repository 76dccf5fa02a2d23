// What holds of every kind of change: it is data, it can be asked again, and it can be taken back or says why not.
import { describe, expect, it } from 'vitest'
import type { Ran } from '../../../src/changes/engine/execute.ts'
import { KINDS } from '../../../src/changes/kinds.ts'
import type { Irreversible } from '../../../src/changes/steps/kind.ts'
import { slotsIn } from '../../../src/changes/steps/slots.ts'
import { isGood, type Seen, type Step } from '../../../src/changes/steps/step.ts'
import { EXAMPLES } from '../../support/steps/all.ts'
import type { Example } from '../../support/steps/example.ts'
import { createWorld, kindOf, type World, written } from './world.ts'

const ROWS = EXAMPLES.map((example) => [`${example.kind}, ${example.what}`, example] as const)

const ofKind = (steps: readonly Step[], { kind }: Example): readonly Step[] =>
  steps.filter((step) => step.kind === kind)

const fatesOf = (ran: readonly Ran[]) => ran.map(({ kind, fate, why }) => ({ kind, fate, why }))

/** What is there now of what a step is about. */
const seen = async (world: World, step: Ran): Promise<Seen<unknown>> => {
  const kind = kindOf(step.kind)
  try {
    const object = await kind.subject.read(world.at.api, {
      ...step.target,
      id: String(step.target.id),
    })
    if (object === undefined) return { at: 'absent' }
    return kind.value(object, { ...step, target: { ...step.target, id: String(step.target.id) } })
  } catch (error) {
    return { at: 'unread', why: { code: 'INTERNAL_ERROR', message: String(error) } }
  }
}

const isIrreversible = (inverse: readonly Step[] | Irreversible): inverse is Irreversible =>
  'irreversible' in inverse

/** What an inverse makes of the same sort. */
const anewBy = (back: readonly Ran[], { kind }: Ran): Ran | undefined =>
  back.find((one) => one.makes !== undefined && kindOf(one.kind).subject === kindOf(kind).subject)

/** The last first: what was made goes when nothing stands on it any more. */
const inverses = (ran: readonly Ran[]) =>
  ran
    .toReversed()
    .filter(({ fate }) => fate !== 'already')
    .map((step) => ({ step, inverse: kindOf(step.kind).invert(step) }))

describe('every kind', () => {
  it('has an example', () => {
    const names = new Set(EXAMPLES.map(({ kind }) => kind))
    expect(KINDS.map(({ name }) => name).filter((name) => !names.has(name))).toEqual([])
  })

  it('stands once in the table, and says what it sends, what proves it and how it is taken back', () => {
    const names = KINDS.map(({ name }) => name)
    expect(new Set(names).size).toBe(names.length)
    for (const { described } of KINDS)
      for (const text of Object.values(described)) expect(text).not.toBe('')
  })
})

/** Nothing where the planner refuses it, or the demo has no such thing any more. */
const plannedOr = async (
  planning: Promise<readonly Step[]>,
): Promise<readonly Step[] | undefined> => {
  try {
    return await planning
  } catch (error) {
    expect(String(error)).toMatch(/^(CodedError|PlanError|Error: (The demo has no|There is no))/)
    return undefined
  }
}

/** The requests that a kind says it sends: `PUT or DELETE /v2/x/{x_id}, POST /v2/y` */
const saidRequests = (kinds: ReadonlySet<string>): readonly string[] =>
  [...kinds].flatMap((name) => {
    let methods: readonly string[] = []
    const words = kindOf(name).described.sends.split(/[\s,;]+/)
    return words.flatMap((word) => {
      if (/^(POST|PUT|PATCH|DELETE)$/.test(word)) {
        const before = words[words.indexOf(word) - 1]
        methods = before === 'or' ? [...methods, word] : [word]
      }
      if (!word.startsWith('/v')) return []
      const pattern = word.replace(/\{\w+\}/gi, '[^/]+')
      return methods.map((method) => `^${method} /api${pattern}$`)
    })
  })

describe.each(ROWS)('%s', (_, example) => {
  it('survives being written down', async () => {
    const world = createWorld()
    const steps = await example.of(world.at, world.store)
    expect(ofKind(steps, example)).not.toEqual([])
    for (const step of steps) {
      const read = written(step)
      expect(read).toEqual(JSON.parse(JSON.stringify(step)))
      expect(kindOf(read.kind).after.parse(read.after)).toEqual(read.after)
    }
    // What is run is what was read again.
    const ran = await world.run(written(steps))
    expect(fatesOf(ran.filter((step) => !isGood(step)))).toEqual([])
  })

  it('sends what it says', async () => {
    const world = createWorld()
    const steps = await example.of(world.at, world.store)
    await world.run(steps)
    const kinds = new Set(steps.map(({ kind }) => kind))
    // Which operation it is, the step says itself.
    if ([...kinds].some((name) => name.startsWith('operation.'))) return
    const said = saidRequests(kinds).map((pattern) => new RegExp(pattern))
    const sent = world
      .log()
      .filter(({ method }) => method !== 'GET')
      .map(({ method, path }) => `${method} ${path}`)
    expect(sent).not.toEqual([])
    expect(sent.filter((request) => !said.some((pattern) => pattern.test(request)))).toEqual([])
  })

  it('asked again is so already, or refused where there is nothing left to do', async () => {
    const world = createWorld()
    const planned = await example.of(world.at, world.store)
    await world.run(planned)
    const makesOrEnds = ({ kind, makes }: Step) =>
      makes !== undefined || kindOf(kind).ends || kindOf(kind).title !== undefined
    const isAskedAgain = (step: Step) => !makesOrEnds(step) && slotsIn(step).length === 0
    const again = await plannedOr(example.of(world.at, world.store))
    if (!again) return
    const asked = ofKind(again, example).filter(isAskedAgain)
    if (ofKind(planned, example).every(isAskedAgain)) expect(asked).not.toEqual([])
    const before = world.log().filter(({ method }) => method !== 'GET').length
    const ran = await world.run(asked)
    const isBlind = (step: Ran) => step.stored.at === 'unread'
    expect(fatesOf(ran.filter((step) => step.fate !== 'already' && !isBlind(step)))).toEqual([])
    const blind = ran.filter(isBlind).length
    expect(world.log().filter(({ method }) => method !== 'GET')).toHaveLength(before + blind)
  })

  it('is taken back to what was, or says why it cannot be', async () => {
    const world = createWorld()
    const ran = await world.run(await example.of(world.at, world.store))
    const takenBack: Ran[] = []
    const anew = new Map<unknown, Ran>()
    for (const { step, inverse } of inverses(ran)) {
      if (isIrreversible(inverse)) {
        expect(inverse.irreversible).toMatch(/^\p{Lu}.*\.$/su)
        continue
      }
      if (inverse.length === 0) continue
      const back = await world.run(written(inverse))
      expect(fatesOf(back.filter((one) => !isGood(one)))).toEqual([])
      takenBack.push(step)
      const made = anewBy(back, step)
      if (made) anew.set(step.target.id, made)
    }
    for (const step of takenBack) {
      // What has ended can only be made anew: then that is what is looked at.
      const made = step.before.at === 'known' ? anew.get(step.target.id) : undefined
      // The tests of its room look for what else comes back as another object.
      if (kindOf(step.kind).ends && !made) continue
      const { target } = made ?? step
      const now = await seen(world, { ...step, target })
      if (step.before.at === 'absent') expect(now).toMatchObject({ at: 'absent' })
      if (step.before.at !== 'known') continue
      expect(now.at).toBe('known')
      const is = now.at === 'known' ? now.is : undefined
      const same = kindOf(step.kind).same(step.before.is, is as never)
      expect({ same, before: step.before.is, now: is }).toMatchObject({ same: true })
    }
  })
})

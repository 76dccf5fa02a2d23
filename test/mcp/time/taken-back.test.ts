// A timer that another one stopped runs on when that is taken back.
import { describe, expect, it } from 'vitest'
import type { Ran } from '../../../src/changes/engine/execute.ts'
import { isGood, type Step } from '../../../src/changes/steps/step.ts'
import { planTrackTime } from '../../../src/changes/time/track.ts'
import { acme } from '../../../src/sandbox/seed/demo/team.ts'
import type { TimeEntry } from '../../../src/sandbox/state/side-model.ts'
import type { Store } from '../../../src/sandbox/state/store.ts'
import { createWorld, kindOf, type World } from '../kinds/world.ts'

const ALEX = 44010001
const HOUR = 3_600_000

const mine = (store: Store): readonly TimeEntry[] =>
  [...store.timeEntries.values()].filter(({ userId }) => userId === ALEX)

const withTimer = (): { readonly world: World; readonly timer: TimeEntry } => {
  const world = createWorld()
  const { store } = world
  const timer: TimeEntry = {
    id: store.newTimeEntryId(),
    workspaceId: acme,
    taskId: store.taskByCustomId(acme, 'ENG-123')?.id ?? null,
    userId: ALEX,
    start: store.now() - HOUR,
    end: null,
    description: 'Digging',
    billable: true,
    tags: ['meeting'],
    at: store.now() - HOUR,
  }
  store.timeEntries.set(timer.id, timer)
  return { world, timer }
}

const inverseOf = (ran: readonly Ran[]): readonly Step[] =>
  ran.toReversed().flatMap((step) => {
    const inverse = kindOf(step.kind).invert(step)
    if ('irreversible' in inverse) throw new Error(inverse.irreversible)
    return inverse
  })

const start = async ({ at, run }: World) =>
  run(await planTrackTime(at, { action: 'start', task: 'ENG-118', note: 'Gusts' }))

const whatIs = ({ id: _, at: __, ...is }: TimeEntry) => is

describe('starting a timer, taken back', () => {
  it('lets the one that it stopped run on, from its start and with all that was in it', async () => {
    const { world, timer } = withTimer()
    const before = mine(world.store).map(whatIs)
    const started = await start(world)
    expect(timer.end).not.toBeNull()
    const back = await world.run(inverseOf(started))
    expect(back.filter((step) => !isGood(step))).toEqual([])
    expect(mine(world.store).map(whatIs)).toEqual(before)
  })

  it('loses no time where the old one cannot be seen to run', async () => {
    const { world, timer } = withTimer()
    const started = await start(world)
    world.inject('POST /v2/team/*/time_entries=reads:500-after x*')
    const back = await world.run(inverseOf(started))
    expect(back.at(-1)).toMatchObject({ kind: 'entry.delete', fate: 'not_tried' })
    expect(mine(world.store).map(({ id }) => id)).toContain(timer.id)
  })

  it('loses no time where the old one cannot run on', async () => {
    const { world, timer } = withTimer()
    const started = await start(world)
    world.inject('POST /v2/team/*/time_entries=403 x*')
    const back = await world.run(inverseOf(started))
    expect(back.map(({ kind, fate }) => [kind, fate])).toEqual([
      ['entry.delete', 'held'],
      ['entry.rerun', 'refused'],
      ['entry.note', 'refused'],
      ['entry.billable', 'refused'],
      ['entry.delete', 'not_tried'],
    ])
    expect(world.store.timeEntries.get(timer.id)).toMatchObject({ start: timer.start })
  })
})

// What telling a change needs besides cannot be read: what was done is told as done all the same.
import { describe, expect, it } from 'vitest'
import { acme } from '../../../src/sandbox/seed/demo/team.ts'
import { codesOf } from '../../support/pair.ts'
import { ALEX, taskOf } from '../weather/cases/world.ts'
import { createWorld, doneIn, FILE, type World } from './world.ts'

const HOUR = 3_600_000

const runTimer = ({ store }: World) => {
  const entry = {
    id: store.newTimeEntryId(),
    workspaceId: acme,
    taskId: taskOf(store, 'ENG-121').id,
    userId: ALEX,
    start: store.now() - HOUR,
    end: null as number | null,
    description: '',
    billable: false,
    tags: [],
    at: store.now() - HOUR,
  }
  store.timeEntries.set(entry.id, entry)
  return entry
}

describe('where the time zone cannot be read', () => {
  it.each(['403 x*', 'drop x*', '429 x*'])('a timer is told as stopped: %s', async (fault) => {
    const world = createWorld()
    const entry = runTimer(world)
    world.inject(`GET /v2/user=${fault}`)
    const answer = await world.call('track_time', { action: 'stop', note: 'Gusts' })
    expect(entry.end).not.toBeNull()
    expect(answer.ok).toBe(true)
    expect(doneIn(answer)).toMatchObject([{ entry: entry.id }])
    expect(codesOf(answer)).toEqual(['INCOMPLETE'])
  })

  it('a timer is told as stopped to a person who has given up', async () => {
    const world = createWorld()
    const entry = runTimer(world)
    world.when('GET /v2/user', world.cancel)
    const answer = await world.call('track_time', { action: 'stop' })
    expect(entry.end).not.toBeNull()
    expect(doneIn(answer)).toMatchObject([{ entry: entry.id }])
  })

  it('a new entry is told with its id', async () => {
    const world = createWorld()
    world.inject('GET /v2/user=403 x*')
    const answer = await world.call('track_time', { action: 'start', task: 'ENG-118' })
    const made = [...world.store.timeEntries.values()].find(({ end }) => end === null)
    expect(doneIn(answer)).toMatchObject([{ entry: made?.id }])
  })
})

describe('what holds beside what does not', () => {
  it('is told: a note of a timer that goes on', async () => {
    const world = createWorld()
    const entry = runTimer(world)
    world.inject('POST /v2/team/*/time_entries/stop=ignored')
    const answer = await world.call('track_time', { action: 'stop', note: 'Gusts' })
    expect({ end: entry.end, note: entry.description }).toEqual({ end: null, note: 'Gusts' })
    expect(codesOf(answer)).toEqual(['NOT_APPLIED'])
    expect(doneIn(answer)).toMatchObject([{ entry: entry.id, note: 'Gusts' }])
  })
})

describe('what an operation made whose answer was lost', () => {
  it('is told with its id to a person who has given up', async () => {
    const world = createWorld()
    world.cancelInSilence()
    world.inject('POST /v2/list/*/task=silent-after')
    const answer = await world.call('call_operation', {
      operation: 'CreateTask',
      path: { list_id: 'Infrastructure Backlog' },
      body: { name: 'Weather vane' },
    })
    const made = [...world.store.tasks.values()].filter(({ name }) => name === 'Weather vane')
    expect(made).toHaveLength(1)
    expect(JSON.stringify(answer)).toContain(made[0]?.id)
  })
})

describe('an upload whose answer was lost', () => {
  const UPLOAD = 'POST /v2/task/*/attachment'

  it('is looked for though the person gives up during the look', async () => {
    const world = createWorld()
    world.inject(`${UPLOAD}=cut-after`)
    world.after(UPLOAD, () => world.when('GET /v2/task/*', world.cancel))
    const answer = await world.call('attach_files', { task: 'ENG-118', paths: [FILE] })
    const [made] = [...world.store.files.values()].filter(({ title }) => title === FILE)
    expect(doneIn(answer)).toMatchObject([{ attachment: made?.id }])
  })

  it('is of unknown outcome where the look is refused, and not said to be missing', async () => {
    const world = createWorld()
    world.inject(`${UPLOAD}=cut-after`)
    world.after(UPLOAD, () => world.inject('GET /v2/task/*=403'))
    const answer = await world.call('attach_files', { task: 'ENG-118', paths: [FILE] })
    expect(codesOf(answer)).toEqual(['UNKNOWN_OUTCOME'])
  })
})

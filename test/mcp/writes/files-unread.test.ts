// Files that were attached and cannot be read back, and docs that are looked for: what is done stays done.
import { describe, expect, it } from 'vitest'
import { codesOf } from '../../support/pair.ts'
import { taskOf, textOf as textIn } from '../weather/cases/world.ts'
import { createWorld, doneIn, FILE, textOf, type World } from './world.ts'

const TEXT = 'The curve of the night.'
const attach = { task: 'ENG-118', paths: [FILE], comment: TEXT }
const UPLOAD = 'POST /v2/task/*/attachment'

const comments = ({ store }: World) =>
  store
    .commentsOn({ kind: 'task', id: taskOf(store, 'ENG-118').id })
    .filter(({ blocks }) => textIn(blocks).startsWith(TEXT))
const files = ({ store }: World) => [...store.files.values()].filter(({ title }) => title === FILE)

describe('files with a comment', () => {
  it.each(['403', '404', '500', 'lost'])(
    'have it though the task answers %s afterwards',
    async (status) => {
      const world = createWorld()
      const { id } = taskOf(world.store, 'ENG-118')
      world.after(UPLOAD, () => world.inject(`GET /v2/task/${id}=${status} x*`))
      const answer = await world.call('attach_files', attach)
      const [file] = files(world)
      const [comment, ...others] = comments(world)
      expect({ files: files(world).length, others }).toEqual({ files: 1, others: [] })
      expect(JSON.stringify(comment?.blocks)).toContain(file?.id.replace(/\.txt$/, ''))
      expect(JSON.stringify(answer.result)).toContain(file?.id)
      expect(JSON.stringify(answer.result)).toContain(comment?.id)
      expect(codesOf(answer)).not.toContain('NOT_APPLIED')
    },
  )

  it('of which one was refused name the other, and have no comment that shows half', async () => {
    const world = createWorld()
    world.inject(`${UPLOAD}=403`)
    const answer = await world.call('attach_files', attach)
    expect({ ok: answer.ok, done: doneIn(answer), comments: comments(world) }).toEqual({
      ok: false,
      done: [],
      comments: [],
    })
    expect(textOf(answer)).toContain(FILE)
  })

  it('whose upload is unknown have no comment, which is told as not tried', async () => {
    const world = createWorld()
    world.inject(`${UPLOAD}=reads:500-after+drop-after`)
    const answer = await world.call('attach_files', attach)
    expect({ files: files(world).length, comments: comments(world), ok: answer.ok }).toEqual({
      files: 1,
      comments: [],
      ok: false,
    })
    expect(codesOf(answer)).toContain('UNKNOWN_OUTCOME')
    expect(textOf(answer)).toMatch(/comment/)
  })
})

const docs = ({ store }: World) => [...store.docs.values()].filter(({ name }) => name === 'Storm')
const pages = ({ store }: World) => [...store.pages.values()].filter(({ name }) => name === 'Storm')

describe('a look', () => {
  it('for a lost doc creates nothing once the call is cancelled', async () => {
    const world = createWorld()
    world.inject('POST /v3/workspaces/*/docs=silent-after')
    world.cancelInSilence()
    const answer = await world.call('create_doc', { name: 'Storm', content: 'Rain.' })
    expect(docs(world)).toHaveLength(1)
    expect({ pages: pages(world).length, writes: world.writes().length }).toEqual({
      pages: 0,
      writes: 1,
    })
    const id = docs(world)[0]?.id ?? ''
    expect(JSON.stringify(answer).includes(id) || codesOf(answer).includes('UNKNOWN_OUTCOME')).toBe(
      true,
    )
  })

  it('for a lost doc finds it, and its page is a step of its own', async () => {
    const world = createWorld()
    world.inject('POST /v3/workspaces/*/docs=drop-after')
    world.inject('POST /v3/workspaces/*/docs/*/pages=403 x*')
    const answer = await world.call('create_doc', { name: 'Storm', content: 'Rain.' })
    expect({ ok: answer.ok, docs: docs(world).length, pages: pages(world).length }).toEqual({
      ok: false,
      docs: 1,
      pages: 0,
    })
    expect(doneIn(answer)).toMatchObject([{ doc: docs(world)[0]?.id }])
    expect(codesOf(answer)).toEqual(['FORBIDDEN'])
  })

  it.each<[string, string, Record<string, unknown>]>([
    ['a lost task', 'POST /v2/list/*/task', { tasks: [{ name: 'Storm', tags: ['infra'] }] }],
    [
      'a lost task from a template',
      'POST /v2/list/*/taskTemplate/*',
      { tasks: [{ name: 'Storm', template: 'Incident review', priority: 'high' }] },
    ],
  ])('for %s sends nothing more once the call is cancelled', async (_, write, args) => {
    const world = createWorld({ createTags: false })
    world.inject(`${write}=silent-after`)
    world.cancelInSilence()
    await world.call('create_tasks', { list: 'Infrastructure Backlog', ...args })
    expect(world.writes()).toHaveLength(1)
  })

  it('for a lost start of a timer stops none', async () => {
    const world = createWorld()
    world.inject('POST /v2/team/*/time_entries/start=silent-after')
    world.cancelInSilence()
    await world.call('track_time', { action: 'start', task: 'ENG-118', note: 'Storm' })
    expect(world.writes()).toHaveLength(1)
  })
})

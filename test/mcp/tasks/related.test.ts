// What a task hangs together with is told by id, name and status, and costs few requests.
import { afterEach, describe, expect, it } from 'vitest'
import { usePair } from '../../support/pair.ts'

const running = usePair()
const { call, asked } = running
const store = () => running.sandbox.state.store
const task = (customId: string) => {
  const found = store().taskByCustomId(running.sandbox.workspaceId, customId)
  if (!found) throw new Error(`The demo has no ${customId}.`)
  return found
}

const OTHERS = ['ENG-118', 'ENG-121', 'ENG-122', 'ENG-124', 'ENG-127']
const before = new Map<string, unknown[]>()
const waits = (customId: string, others: readonly string[]): void => {
  const { id, dependencies } = task(customId)
  before.set(customId, [...dependencies])
  for (const other of others)
    dependencies.push({ ...dependencies[0], taskId: id, dependsOn: task(other).id } as never)
}
afterEach(() => {
  for (const [customId, dependencies] of before)
    task(customId).dependencies.splice(0, Number.POSITIVE_INFINITY, ...(dependencies as never[]))
  before.clear()
})

const read = async (customId: string, include: readonly string[] = ['dependencies']) => {
  await call('get_hierarchy')
  running.sandbox.state.log.clear()
  return call('get_task', { task: customId, include })
}

describe('what a task waits on', () => {
  it('is told by id, name and status, each by a request where there are few', async () => {
    waits('ENG-142', OTHERS.slice(0, 2))
    const { result } = await read('ENG-142')
    expect(result.waits_on).toEqual(
      OTHERS.slice(0, 2).map((id) => ({
        id,
        name: task(id).name,
        status: store().statusOf(task(id)).status,
      })),
    )
    expect(asked()).toHaveLength(3)
  })

  it('is read by one page of the list where there are more', async () => {
    waits('ENG-116', OTHERS)
    const { result } = await read('ENG-116')
    expect(result.waits_on.map(({ id }: { id: string }) => id)).toEqual(OTHERS)
    expect(result.waits_on.every(({ name }: { name?: string }) => name)).toBe(true)
    expect(asked()).toHaveLength(2)
  })

  it('that cannot be read costs only itself, and is said', async () => {
    waits('ENG-142', OTHERS.slice(0, 2))
    const { id } = task('ENG-121')
    running.sandbox.state.faults.add(`GET /v2/task/${id}=403x*`)
    const { result, issues = [] } = await read('ENG-142')
    expect(result.waits_on).toEqual([expect.objectContaining({ id: 'ENG-118' }), { id }])
    expect(issues).toMatchObject([{ code: 'INCOMPLETE' }])
  })
})

describe('the task above a subtask', () => {
  it('is told by its name, and can be given back', async () => {
    const { result } = await read('ENG-131', [])
    expect(result.parent).toEqual({
      id: 'ENG-130',
      name: task('ENG-130').name,
      status: store().statusOf(task('ENG-130')).status,
    })
    expect((await call('get_task', { task: result.parent.id })).result.name).toBe(
      result.parent.name,
    )
  })

  it('is read once for several of them', async () => {
    await call('get_hierarchy')
    running.sandbox.state.log.clear()
    const { result } = await call('get_task', { task: ['ENG-130', 'ENG-131', 'ENG-132'] })
    expect(result.tasks.map(({ parent }: { parent?: { id: string } }) => parent?.id)).toEqual([
      undefined,
      'ENG-130',
      'ENG-130',
    ])
    expect(asked()).toHaveLength(3)
  })
})

describe('what is asked for and is not there', () => {
  it('is told to be empty', async () => {
    const include = [
      'comments',
      'subtasks',
      'checklists',
      'dependencies',
      'attachments',
      'watchers',
      'full_description',
    ]
    const { watcherIds } = task('ENG-142')
    task('ENG-142').watcherIds = []
    const { result } = await read('ENG-142', include)
    task('ENG-142').watcherIds = watcherIds
    expect(result).toMatchObject({
      comments: [],
      subtasks: [],
      checklists: [],
      waits_on: [],
      blocks: [],
      links: [],
      attachments: [],
      watchers: [],
      description: '',
    })
  })

  it('and was not asked for is left out', async () => {
    const { result } = await read('ENG-142', [])
    for (const key of ['comments', 'subtasks', 'waits_on', 'watchers', 'description', 'parent'])
      expect(result).not.toHaveProperty(key)
  })
})

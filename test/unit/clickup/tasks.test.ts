import { describe, expect, it } from 'vitest'
import { resolveTask } from '../../../src/clickup/references/tasks.ts'
import { useSandbox } from '../../support/api.ts'
import { errorOf } from '../../support/errors.ts'

const connected = useSandbox()

const idOf = async (text: string, branches: readonly string[] = []) =>
  (await resolveTask({ ...connected.at, branches: async () => branches }, text)).custom_id

describe('a task', () => {
  it.each([
    '868512p',
    'CU-868512p',
    '#868512p',
    'ENG-87',
    'eng-87',
    'https://app.clickup.com/t/868512p',
    'https://app.clickup.com/t/9014123456/ENG-87',
    'Q3 Deliverables / Public API: export endpoint',
    'Product Roadmap / Q3 Deliverables / public api: export endpoint',
    'Q3 Deliverables/Public API: export endpoint',
  ])('%j is found', async (text) => {
    expect(await idOf(text)).toBe('ENG-87')
  })

  it('by custom id is asked for with both flags', async () => {
    await idOf('ENG-87')
    const [sent] = connected.sandbox.state.log
      .since(0)
      .filter(({ path }) => path.endsWith('/task/ENG-87'))
    expect(sent?.query).toContain('custom_task_ids=true')
    expect(sent?.query).toContain(`team_id=${connected.sandbox.workspaceId}`)
  })

  it('is found by a name that holds a slash', async () => {
    const { name } = await resolveTask(
      connected.at,
      'Current Sprint / Idempotency keys for POST /orders',
    )
    expect(name).toBe('Idempotency keys for POST /orders')
  })

  it('that is closed or a subtask is found by name too', async () => {
    expect(await idOf('Current Sprint / Remove the legacy login page')).toBe('ENG-109')
    expect(await idOf('Current Sprint / Extract invoice rendering')).toBe('ENG-131')
  })

  it('by a name that two have is ambiguous, with their ids', async () => {
    const { store } = connected.sandbox.state
    const [first, second] = [...store.tasks.values()].filter(({ customId }) =>
      ['ENG-140', 'ENG-141'].includes(customId ?? ''),
    )
    if (!first || !second) throw new Error('The demo has no ENG-140 and ENG-141.')
    const name = second.name
    second.name = first.name
    const { code, details } = await errorOf(() => idOf(`Infrastructure Backlog / ${first.name}`))
    second.name = name
    expect({ code, candidates: [...(details.candidates ?? [])].sort() }).toEqual({
      code: 'AMBIGUOUS',
      candidates: ['ENG-140', 'ENG-141'],
    })
  })

  it('called by two parts in a list called by two is found by its whole path', async () => {
    const { store } = connected.sandbox.state
    const list = [...store.lists.values()].find(({ name }) => name === 'Bug Tracker')
    const task = [...store.tasks.values()].find(({ listId }) => listId === list?.id)
    if (!list || !task) throw new Error('The demo has no Bug Tracker with tasks.')
    const { name } = task
    task.name = 'Login / Logout flow'
    list.name = 'Web / App'
    try {
      for (const text of [
        'Web / App / Login / Logout flow',
        'Engineering / Web / App / Login / Logout flow',
      ])
        expect((await resolveTask(connected.at, text)).id).toBe(task.id)
    } finally {
      task.name = name
      list.name = 'Bug Tracker'
    }
  })

  it('has candidates that can be given back', async () => {
    const { details } = await errorOf(() => idOf('Current Sprint / Paginate audit log'))
    const found = await Promise.all((details.candidates ?? []).map((text) => idOf(text)))
    expect(found.length).toBeGreaterThan(0)
  })

  it('by a name that nobody has comes with the nearest of that list', async () => {
    const { code, details } = await errorOf(() => idOf('Current Sprint / Paginate audit log'))
    expect({ code, first: details.candidates?.[0] }).toEqual({
      code: 'NOT_FOUND',
      first: expect.stringMatching(
        /^Engineering \/ Current Sprint \/ Paginate the audit log endpoint \(task 868\w+\)$/,
      ),
    })
  })

  it.each(['zzzzz9', 'ENG-99999', 'https://app.clickup.com/t/zzzzz9'])(
    '%j is not found, and that is not taken for a dead token',
    async (text) => {
      expect((await errorOf(() => idOf(text))).code).toBe('NOT_FOUND')
    },
  )

  it('by a bare name asks for its list', async () => {
    const { code, details } = await errorOf(() => idOf('Public API: export endpoint'))
    expect(code).toBe('NOT_FOUND')
    expect(details.hint).toContain('List / exact task name')
  })

  it('is not what another address points at', async () => {
    const url = 'https://app.clickup.com/9014123456/v/li/901403000006'
    expect((await errorOf(() => idOf(url))).code).toBe('INVALID_INPUT')
  })
})

describe('the current task', () => {
  it('stands in the branch name', async () => {
    expect(await idOf('current', ['feature/ENG-87-export'])).toBe('ENG-87')
    expect(await idOf('Current', ['CU-868512p_export', 'main'])).toBe('ENG-87')
  })

  it('is the one that exists, of what a branch name may hold', async () => {
    expect(await idOf('current', ['fix-404-ENG-87'])).toBe('ENG-87')
    expect(await idOf('current', ['user_ENG-87'])).toBe('ENG-87')
    expect(await idOf('current', ['lodash-4', 'ENG-87'])).toBe('ENG-87')
  })

  it.each(['lodash-4', 'UTF-8-fix', 'ENG_OPS-12'])(
    'is missing where %s is no task of the workspace',
    async (branch) => {
      const { code, message } = await errorOf(() => idOf('current', [branch]))
      expect(code).toBe('NOT_FOUND')
      expect(message).toContain(branch)
    },
  )

  it('is ambiguous when the open folders are on branches of several tasks', async () => {
    const { code, details } = await errorOf(() => idOf('current', ['ENG-87', 'ENG-123']))
    expect({ code, candidates: details.candidates }).toEqual({
      code: 'AMBIGUOUS',
      candidates: ['ENG-87', 'ENG-123'],
    })
  })

  it.each([[[]], [['main']]])('is missing on the branches %j', async (branches) => {
    const { code, details } = await errorOf(() => idOf('current', branches))
    expect(code).toBe('NOT_FOUND')
    expect(details.hint).toContain('by its id')
  })
})

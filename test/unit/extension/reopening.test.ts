// A closed task goes back to where it was.
import { describe, expect, it } from 'vitest'

import { type Api, createApi } from '../../../src/clickup/http/api.ts'
import { type Task, taskSchema } from '../../../src/clickup/objects/task/task.ts'
import { FormerStatuses } from '../../../src/extension/commands/tasks/closing/former-statuses.ts'
import { formerStatuses } from '../../../src/extension/commands/tasks/closing/reopening.ts'

const task = taskSchema.parse({
  id: '1',
  name: 'One',
  status: { status: 'closed', type: 'closed' },
})

const status = (name: string, type: string) => ({
  id: name,
  status: name,
  type,
  color: undefined,
  orderindex: undefined,
})

const STATUSES = [
  status('to do', 'open'),
  status('in progress', 'custom'),
  status('in review', 'custom'),
  status('done', 'done'),
  status('closed', 'closed'),
]

/** ClickUp with this answer to how long the task was in which status. */
const clickUp = (answer: () => Response): { readonly api: Api; readonly asked: string[] } => {
  const asked: string[] = []
  const api = createApi(
    { token: 'pk_1', apiUrl: 'http://127.0.0.1:1' },
    {
      fetch: async (to) => {
        asked.push(String(to))
        return answer()
      },
    },
  )
  return { api, asked }
}

const history = (...past: readonly (readonly [name: string, since: number])[]) =>
  new Response(
    JSON.stringify({
      1: {
        status_history: past.map(([name, since]) => ({
          status: name,
          total_time: { since: String(since) },
        })),
      },
    }),
  )

const refused = () =>
  new Response('{"err":"Your plan does not have this","ECODE":"TIS_027"}', { status: 403 })

const reopened = async (
  { api }: { readonly api: Api },
  remembered?: string,
  statuses = STATUSES,
): Promise<string | undefined> => {
  const found = await formerStatuses(api, {
    tasks: [task],
    statusesOf: () => statuses,
    remembered: (_: Task) => remembered,
  })
  return found.get(task)
}

describe('a task that is reopened', () => {
  it('is what it was when it was closed here, without a question', async () => {
    const world = clickUp(() => history(['in progress', 1]))
    expect(await reopened(world, 'in review')).toBe('in review')
    expect(world.asked).toEqual([])
  })

  it('is what it was last before it was closed elsewhere', async () => {
    const world = clickUp(() =>
      history(['in review', 5], ['to do', 1], ['in progress', 3], ['closed', 9]),
    )
    expect(await reopened(world)).toBe('in review')
  })

  it('is not what its list no longer has, nor what ends it', async () => {
    expect(
      await reopened(
        clickUp(() => history(['in progress', 1])),
        'waiting',
      ),
    ).toBe('in progress')
    expect(
      await reopened(
        clickUp(() => history(['in progress', 1])),
        'done',
      ),
    ).toBe('in progress')
  })

  it('is open where nothing tells, or the plan does not have it', async () => {
    expect(await reopened(clickUp(() => history()))).toBe('to do')
    expect(await reopened(clickUp(refused))).toBe('to do')
  })

  it('is open in a list that calls that otherwise', async () => {
    const own = [status('doing', 'custom'), status('closed', 'closed')]
    expect(await reopened(clickUp(refused), undefined, own)).toBe('doing')
    expect(await reopened(clickUp(refused), undefined, own.slice(1))).toBeUndefined()
  })
})

describe('what a task was', () => {
  it('is remembered across restarts, of the latest two hundred', async () => {
    const kept = new Map<string, unknown>()
    const store = {
      get: (key: string) => kept.get(key),
      update: async (key: string, value: unknown) => void kept.set(key, value),
    }
    const before = new FormerStatuses(store)
    for (let i = 0; i < 205; i += 1)
      await before.remember([{ id: String(i), status: `status ${i}` }])
    await before.remember([{ id: '204', status: 'another' }])
    const after = new FormerStatuses(store)
    expect(['4', '5', '204'].map((id) => after.of(id))).toEqual([undefined, 'status 5', 'another'])
  })

  it('is nothing where something else stands there', () => {
    expect(new FormerStatuses({ get: () => [['1'], 7], update: async () => {} }).of('1')).toBe(
      undefined,
    )
  })
})

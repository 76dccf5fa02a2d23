// What changed in two weeks, in the real Copilot Chat, where a folder is refused: the rest, and that it is the rest.
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { whatChanged } from '../../scripts/model/jobs/what-changed.ts'
import { rowsIn } from '../../scripts/model/table.ts'
import { expectDocumented } from '../support/contract.ts'
import { askClickUp, findList, named } from '../support/jobs/clickup.ts'
import { answersTold } from '../support/jobs/told.ts'
import { useAgent } from '../support/vscode/agent.ts'

const DAY_MS = 24 * 3_600_000

const task = named.extend({
  custom_id: z.string(),
  date_updated: z.coerce.number(),
  custom_fields: z.array(z.looseObject({ name: z.string(), value: z.unknown().optional() })),
})
type Task = z.infer<typeof task>

/** Drop-downs read back as the places of their options: Critical, Major. */
const WANTED: readonly unknown[] = [0, 1]

/** Every bug, closed ones as well, whenever it changed. */
let bugs: readonly Task[] = []
let folder = ''

const done = useAgent({
  job: whatChanged,
  name: 'what-changed',
  openFirst: ['Engineering'],
  prepare: async (sandbox) => {
    const list = await findList(sandbox, 'Bug Tracker')
    for (let page = 0, isLast = false; !isLast; page += 1) {
      const answer = z
        .object({ tasks: z.array(task), last_page: z.boolean() })
        .parse(await askClickUp(sandbox, `/v2/list/${list}/task?include_closed=true&page=${page}`))
      bugs = [...bugs, ...answer.tasks]
      isLast = answer.last_page
    }
    const { folders } = z
      .object({ folders: z.array(named) })
      .parse(await askClickUp(sandbox, `/v2/team/${sandbox.workspaceId}/folder?archived=false`))
    folder = folders.find(({ name }) => name === 'Product Roadmap')?.id ?? ''
    sandbox.state.faults.add(`/v2/folder/${folder}=403 x*; /v2/folder/${folder}/**=403 x*`)
  },
})

const requests = () => done.sandbox.state.log.since(0)
/** Not what the sidebar asks for. */
const search = () => requests().find(({ query }) => query.includes('date_updated_gt'))

describe('asking Copilot Chat what has changed where a folder is refused', () => {
  it('asks for the fourteen days up to now', () => {
    const query = new URLSearchParams(search()?.query)
    const [after, before] = ['date_updated_gt', 'date_updated_lt'].map((key) =>
      Number(query.get(key)),
    )
    // On a day on which clocks change, an hour more or less.
    expect(Math.abs(Number(before) - Number(after) - 14 * DAY_MS)).toBeLessThanOrEqual(
      DAY_MS / 24 + 1,
    )
    expect(Math.abs(Number(before) - Number(search()?.at))).toBeLessThan(60_000)
  })

  it('is refused the folder', () => {
    const refused = requests().filter(({ status }) => status === 403)
    expect(refused.map(({ path }) => path)).toContain(`/api/v2/folder/${folder}/field`)
  })

  it('tells the model every bug that changed, and what may be missing besides', () => {
    const [found] = answersTold(done.model)
    const since = Number(new URLSearchParams(search()?.query).get('date_updated_gt'))
    const changed = bugs.filter(
      ({ date_updated: at, custom_fields: fields }) =>
        at > since && WANTED.includes(fields.find(({ name }) => name === 'Severity')?.value),
    )
    expect(changed.length).toBeGreaterThan(5)
    expect(changed.length).toBeLessThan(bugs.length)
    expect(
      rowsIn(found?.result)
        .map(({ id }) => id)
        .sort(),
    ).toEqual(changed.map(({ custom_id: id }) => id).sort())
    expect(found?.ok).toBe(true)
    expect(found?.issues?.map(({ code, message }) => [code, message])).toEqual([
      ['INCOMPLETE', expect.stringContaining(`Engineering / Product Roadmap (folder ${folder})`)],
    ])
  })

  it('tells in the chat what changed, and that the folder could not be read', () => {
    for (const { id } of rowsIn(answersTold(done.model)[0]?.result))
      expect(done.answer.text).toContain(id)
    expect(done.answer.text).toContain('This may not be all.')
    expect(done.answer.text).toContain(`Engineering / Product Roadmap (folder ${folder})`)
  })

  it('asks the person nothing and writes nothing', () => {
    expect(done.answer.allowed).toBe(0)
    expect(new Set(requests().map(({ method }) => method))).toEqual(new Set(['GET']))
  })

  it('sends every request to ClickUp as the documents say', () => {
    expectDocumented(requests())
  })
})

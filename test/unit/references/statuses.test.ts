import { describe, expect, it } from 'vitest'
import { resolvePlace } from '../../../src/clickup/references/places.ts'
import { resolveStatuses } from '../../../src/clickup/references/statuses.ts'
import { useSandbox } from '../../support/api.ts'
import { errorOf } from '../../support/errors.ts'

const connected = useSandbox()

const named = async (references: readonly string[], place?: string) => {
  const { api } = connected
  const scope = place === undefined ? undefined : await resolvePlace(connected.at, place)
  return (await resolveStatuses(api, references, scope)).map(({ status }) => status)
}

describe('a status', () => {
  it.each([
    ['In Progress', 'Current Sprint', ['in progress']],
    ['shipped', 'Q3 Deliverables', ['shipped']],
    ['triaged', 'Bug Tracker', ['triaged']],
    ['awaiting approval', 'Marketing', ['awaiting approval']],
  ])('%j is known in %s', async (status, place, statuses) => {
    expect(await named([status], place)).toEqual(statuses)
  })

  it('is checked against that very list', async () => {
    const { code, details } = await errorOf(() => named(['shipped'], 'Current Sprint'))
    expect({ code, candidates: details.candidates }).toEqual({
      code: 'INVALID_INPUT',
      candidates: expect.arrayContaining(['to do', 'done']),
    })
  })

  it('may also be a category, which stands for all of its kind', async () => {
    expect(await named(['active'], 'Current Sprint')).toEqual([
      'in progress',
      'in review',
      'blocked',
    ])
    expect(await named(['open'], 'Q3 Deliverables')).toEqual(['planned', 'in development'])
  })

  it('by the name of a category is that status where a list has it, the category elsewhere', async () => {
    expect(await named(['done'], 'Current Sprint')).toEqual(['done'])
    expect(await named(['Not started'], 'Current Sprint')).toEqual(['to do'])
    expect((await named(['done'])).sort()).toEqual([
      'closed',
      'done',
      'dropped',
      'fixed',
      'published',
      'shipped',
    ])
  })

  it('of a list that is known costs no request', async () => {
    const { requests } = connected
    await resolvePlace(connected.at, 'Current Sprint')
    const before = requests().length
    await named(['in progress'], 'Current Sprint')
    expect(requests()).toHaveLength(before)
  })
})

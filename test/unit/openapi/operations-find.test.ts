// Operations are found by what people call them.
import { describe, expect, it } from 'vitest'
import { getOperation } from '../../../src/openapi/catalogue.ts'
import { rankOperations } from '../../../src/openapi/find.ts'
import { signatureOf } from '../../../src/openapi/signature.ts'
import { JOBS, QUERIES } from '../../support/operation-queries.ts'

const ALL = [...JOBS, ...QUERIES]

const found = (query: string, most = 6): readonly string[] =>
  rankOperations(query, most).map(({ operation }) => operation.id)

/** The mean of one by the rank of what was meant. */
const meanReciprocalRank = (): number => {
  const ranks = ALL.map(([query, id]) => found(query, 173).indexOf(id) + 1)
  return ranks.reduce((sum, rank) => sum + (rank > 0 ? 1 / rank : 0), 0) / ranks.length
}

describe('rankOperations', () => {
  it.each(JOBS)('finds the operation of a common job first: "%s" → %s', (query, id) => {
    expect(found(query)[0]).toBe(id)
  })

  it.each(QUERIES)('has what is meant among the first three: "%s" → %s', (query, id) => {
    expect(found(query).slice(0, 3)).toContain(id)
  })

  it('has it first nearly always', () => {
    expect(meanReciprocalRank()).toBeGreaterThan(0.95)
  })

  it('leaves out what comes nowhere near', () => {
    const shares = rankOperations('create a goal', 173).map(({ share }) => share)
    expect(shares[0]).toBe(1)
    expect(Math.min(...shares)).toBeGreaterThanOrEqual(0.4)
    expect(shares.length).toBeLessThan(20)
  })

  it('finds an id, or a method and path, alone', () => {
    for (const query of ['GetGoal', 'getgoal', 'GET /v2/goal/{goal_id}', 'GET /v2/goal/e53a'])
      expect(found(query, 8)).toEqual(['GetGoal'])
  })

  it('survives misspelling', () => {
    expect(found('creat webhok', 3)).toContain('CreateWebhook')
  })

  it('finds nothing for what means nothing', () => {
    expect(found('xyzzyq')).toEqual([])
  })
})

describe('getOperation', () => {
  it.each(['UpdateTeam', 'UpdateUserGroup', "GetTask'sTimeinStatus", 'Gettrackedtime'])(
    'understands %s, whether the documents call it so or we do',
    (id) => {
      expect(getOperation(id)).toBeDefined()
    },
  )

  it('reads the ids out of a filled path, and prefers fixed segments', () => {
    expect(getOperation('DELETE /api/v2/list/12/task/868512p')).toMatchObject({
      operation: { id: 'RemoveTaskFromList' },
      path: { list_id: '12', task_id: '868512p' },
    })
    expect(getOperation('GET /v2/team/1/time_entries/current')?.operation.id).toBe(
      'GetRunningTimeEntry',
    )
  })

  it('knows nothing that is not documented', () => {
    expect(getOperation('POST /v2/task/868512p/duplicate')).toBeUndefined()
  })
})

describe('signatureOf', () => {
  const of = (id: string, depth = 1) => {
    const found = getOperation(id)
    return found && signatureOf(found.operation, depth)
  }

  it('tells what must be given first, and leaves out what is filled in', () => {
    expect(of('InviteUserToWorkspace')).toBe(
      'body: {email: string, admin: boolean, custom_role_id?: role}',
    )
  })

  it('tells what may be named, choices, alternatives and lists', () => {
    expect(of('CreateGoal')).toContain('due_date: date')
    expect(of('CreateGoal')).toContain('owners?: person[]')
    expect(of('DeleteDependency')).toContain('exactly one of depends_on, dependency_of')
    expect(of('updateTimeEstimatesByUser')).toContain(
      'body: {items: {assignee: person, time: duration}[]}',
    )
    expect(of('GetAuthorizedUser')).toBe('nothing')
  })
})

// What every request is: one table, for the gate before the network and for the catalogue.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { leadsWhereItSays, ruleOf } from '../../../src/access/requests.ts'
import { ACCESS, type Access, TOOLSETS, type Toolset } from '../../../src/access/rules.ts'
import { refusalOfOperation, refusalOfRequest } from '../../../src/mcp/call/admit.ts'
import { type Operation, operations } from '../../../src/openapi/catalogue.ts'

const all = operations().filter(({ refused }) => !refused)
const filled = ({ path }: Operation): string => path.replace(/\{\w+\}/g, 'x1')
const rules = (access: readonly Access[], toolsets: readonly Toolset[]) => ({ access, toolsets })
const without = (one: string) => TOOLSETS.filter((name) => name !== one)
const isToolset = (name: string): name is Toolset => TOOLSETS.some((one) => one === name)

const atGate = (operation: Operation, access: readonly Access[], toolsets: readonly Toolset[]) =>
  refusalOfRequest(operation.method, filled(operation), rules(access, toolsets), 0)?.code
const inCatalogue = (
  operation: Operation,
  access: readonly Access[],
  toolsets: readonly Toolset[],
) => refusalOfOperation(operation.method, operation.path, rules(access, toolsets))?.code

/** Read whatever the toolsets are, written down anew: people, places, fields, tags, types, templates. */
const FREE = [
  'GetAuthorizedUser',
  'GetAuthorizedTeams',
  'GetUserGroups',
  'GetListMembers',
  'GetTaskMembers',
  'GetSpaces',
  'SharedHierarchy',
  'GetSpace',
  'GetFolders',
  'GetFolderlessLists',
  'GetFolder',
  'GetLists',
  'GetList',
  'getTeamAvailableFields',
  'getSpaceAvailableFields',
  'getFolderAvailableFields',
  'GetAccessibleCustomFields',
  'GetSpaceTags',
  'GetCustomItems',
  'GetTaskTemplates',
]
const BORROWED: Readonly<Record<string, readonly Toolset[]>> = {
  GetTask: ['comments', 'time', 'files', 'research'],
  GetTasks: ['comments', 'time', 'files', 'research'],
  GetTaskComments: ['tasks', 'research'],
  GetThreadedComments: ['tasks', 'research'],
  GetFilteredTeamTasks: ['research'],
  searchDocsPublic: ['research'],
  getDocPublic: ['research'],
  getDocPageListingPublic: ['research'],
  getDocPagesPublic: ['research'],
  getPagePublic: ['research'],
}

describe('each operation of the catalogue', () => {
  it('is all of them', () => {
    expect(all.length).toBeGreaterThan(170)
  })

  it.each(all.map((operation) => [operation.id, operation] as const))('%s', (id, operation) => {
    const { kind, toolset } = operation
    if (!isToolset(toolset)) throw new Error(`there is no toolset ${toolset}`)
    expect(ruleOf(operation.method, filled(operation))).toMatchObject({ kind, toolset })
    // Its own kind and toolset are enough for both, and neither lets it out without its kind.
    const enough = [...new Set<Access>(['read', kind])]
    expect(atGate(operation, enough, [toolset])).toBeUndefined()
    expect(inCatalogue(operation, enough, [toolset])).toBeUndefined()
    const otherwise = ACCESS.filter((one) => one !== kind)
    expect(atGate(operation, otherwise, TOOLSETS)).toBe('ACCESS_DENIED')
    expect(inCatalogue(operation, otherwise, TOOLSETS)).toBe('ACCESS_DENIED')
    // Without its toolset only what names need is read, and at the gate what others cannot do without.
    const isFree = FREE.includes(id)
    expect(inCatalogue(operation, ACCESS, without(toolset))).toBe(
      isFree ? undefined : 'ACCESS_DENIED',
    )
    for (const one of without(toolset)) {
      const lets = isFree || BORROWED[id]?.includes(one)
      expect([one, atGate(operation, ACCESS, [one])]).toEqual([
        one,
        lets ? undefined : 'ACCESS_DENIED',
      ])
    }
    expect(atGate(operation, ACCESS, [])).toBe(isFree ? undefined : 'ACCESS_DENIED')
  })

  it('is free only where it reads', () => {
    const kinds = all.filter(({ id }) => FREE.includes(id)).map(({ kind }) => kind)
    expect(kinds).toHaveLength(FREE.length)
    expect(new Set(kinds)).toEqual(new Set(['read']))
  })
})

describe('what takes something off', () => {
  it.each([
    'RemoveTagFromTask',
    'RemoveCustomFieldValue',
    'DeleteDependency',
    'DeleteTaskLink',
    'RemoveTaskFromList',
    'DeleteChecklistItem',
    'RemoveTagsFromTimeEntries',
  ])('is a change, not a deletion: %s', (id) => {
    expect(all.find((one) => one.id === id)?.kind).toBe('write')
  })
})

describe('a path that leads elsewhere than it says', () => {
  it.each([
    '/v2/task/../list/1',
    '/v2/task/./1',
    '/v2/task/.\t./list/1',
    '/v2/task/.\n./list/1',
    '/v2/task/%2e%2e/list/1',
    '/v2/task/%2E./list/1',
    '/v2/task/%252e%252e/list',
    '/v2/task/%09..%09/tag/x',
    '/v2/task/..;x/tag/x',
    '/v2/task/1%2ftag',
    '/v2/task/1%2Ftag%2Fx',
    '/v2/task/1%5ctag',
    '/v2/task/1\\tag',
    '/v2/task/1%3Fx=1',
    '/v2/task/1%23',
    '/v2/task/1?x=1',
    '/v2/task/1#x',
    '/v2/task/%zz',
    '/v2/task/%00',
    '/v2/task/ 1',
    '/v2/task/ä',
    '/v2/task/',
    '/v2//task/1',
    '//evil.example/v2/task/1',
    '/v2/task/1/tag/..',
    '/v2/task/1/tag/%2e%2e%2f%2e%2e%2flist%2f1',
    '/v2/space/1/tag/a%5c..%5cb',
    '@evil.example/v2/user',
    '',
  ])('is kept: %j', (path) => {
    expect(refusalOfRequest('GET', path, rules(ACCESS, TOOLSETS), 0)?.code).toBe('ACCESS_DENIED')
  })

  it.each([
    '/v2/task/1/tag/CI%2FCD',
    '/v2/task/1/tag/a%20b%3F%23%25',
    '/v2/task/1/tag/...',
    '/v2/space/1/tag/%C3%A4%F0%9F%A6%84',
    "/v2/task/1/tag/it's",
    '/v3/workspaces/1/docs/8cdgx-1/pages/8cdgx-2',
    '/v2/task/ENG-123',
  ])('is not one that only looks odd: %s', (path) => {
    expect(leadsWhereItSays(path)).toBe(true)
  })

  it('reaches nothing of another toolset, whatever stands for an id', () => {
    const parts = [
      '.',
      '..',
      '%2e',
      '%2F',
      '%5C',
      '\t',
      '\\',
      ';',
      'x',
      '/',
      '%09',
      '%25',
      'list',
      'docs',
      ' ',
    ]
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...parts), { maxLength: 6 }), (piece) => {
        const path = `/v2/task/${piece.join('')}`
        if (refusalOfRequest('GET', path, rules(['read'], ['tasks']), 0)) return
        // What was let out is sent as it was judged, and stays below what it was judged to be.
        const sent = new URL(`https://x.example/api${path}`).pathname
        expect(sent).toBe(`/api${path}`)
        expect(sent).toMatch(/^\/api\/v2\/task\/[^/]+(\/|$)/)
        expect(decodeURIComponent(sent.split('/')[4] ?? '')).not.toMatch(/[/\\]|^\.{1,2}$/)
      }),
      { numRuns: 3000 },
    )
  })
})

describe('a request that nobody has said anything about', () => {
  it.each([
    'GET /v2/task/1/secrets',
    'GET /v4/user',
    'GET /v2/team/1/billing',
    'POST /v2/oauth/token',
  ])('is not sent: %s', (request) => {
    const [method = '', path = ''] = request.split(' ')
    expect(refusalOfRequest(method, path, rules(ACCESS, TOOLSETS), 0)?.code).toBe('ACCESS_DENIED')
  })
})

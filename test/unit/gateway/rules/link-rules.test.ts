// What the methods and tags of a link allow, held against the tables that tell it.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { NEEDS, REACHES } from '../../../../src/access/needs.ts'
import { ruleOf } from '../../../../src/access/requests.ts'
import { ACCESS, DEFAULT_TOOLSETS, TOOLSETS } from '../../../../src/access/rules.ts'
import { CodedError } from '../../../../src/base/problems/error.ts'
import { checkLinkConfig, linkRules } from '../../../../src/gateway/rules/link-rules.ts'
import { METHODS, TAGS } from '../../../../src/gateway/rules/tags.ts'
import type { LinkConfig } from '../../../../src/links/link.ts'
import { refusalOfOperation, refusalOfRequest } from '../../../../src/mcp/call/admit.ts'
import { offered } from '../../../../src/mcp/tool/listing.ts'
import { LISTINGS } from '../../../../src/mcp/tool/tool-list.ts'
import { operations } from '../../../../src/openapi/catalogue.ts'

const all = operations().filter(({ refused }) => !refused)
const REQUESTS = all.map(({ method, path }) => ({
  method,
  path: path.replace(/\{\w+\}/g, 'x1'),
  pattern: path,
}))

const configOf = (methods: readonly string[], tags: readonly string[]): LinkConfig => ({
  methods: [...methods],
  tags: [...tags],
  confirm: 'ask',
})

const offeredBy = (config: LinkConfig) =>
  offered(LISTINGS, linkRules(config, null)).map(({ name }) => name)

/** The table, read anew: what may pass is what the methods and tags say, and what tools need. */
const mayPass = ({ methods, tags }: LinkConfig, method: string, path: string): boolean => {
  const rule = ruleOf(method, path)
  if (!rule) return false
  const on = tags.length > 0 ? tags : DEFAULT_TOOLSETS
  const tools = LISTINGS.filter(
    ({ name, kind, toolset }) =>
      on.includes(toolset) && (methods.includes(kind) || methods.includes(name)),
  ).map(({ name }) => name)
  const within = [rule.toolset, ...rule.also].some((one) => on.includes(one))
  if (methods.includes(rule.kind) && (rule.free || within)) return true
  if (rule.free) return tools.length > 0
  if (tools.some((name) => NEEDS[name]?.includes(`${method} ${rule.pattern}`))) return true
  const reach = tools.map((name) => REACHES[name])
  return (
    on.includes(rule.toolset) &&
    (reach.some((kind) => kind === rule.kind) ||
      (rule.kind === 'read' && reach.some((kind) => kind === 'write')))
  )
}

const passing = (config: LinkConfig): readonly string[] =>
  REQUESTS.filter(
    ({ method, path }) => !refusalOfRequest(method, path, linkRules(config, null), 0),
  ).map(({ method, pattern }) => `${method} ${pattern}`)

describe('tools of a link', () => {
  it.each([
    [['read'], ['tasks'], ['find_tasks', 'get_task']],
    [['read', 'write'], ['tasks'], ['find_tasks', 'get_task', 'create_tasks', 'update_tasks']],
    [['delete'], ['tasks'], ['delete_tasks', 'merge_tasks']],
    [['add_comment'], ['comments'], ['add_comment']],
    [['add_comment'], ['tasks'], []],
    [['read', 'add_comment'], ['comments'], ['get_comments', 'add_comment']],
    [
      ['get_task', 'get_doc'],
      ['tasks', 'docs'],
      ['get_task', 'get_doc'],
    ],
    [['read'], ['documents'], ['find_docs', 'get_doc']],
    [['read'], ['nonsense'], []],
    [['nonsense'], [], []],
  ])('%j and %j: %j', (methods, tags, tools) => {
    expect(offeredBy(configOf(methods, tags))).toEqual(tools)
  })

  it('without tags are those of the default toolsets', () => {
    expect(offeredBy(configOf(ACCESS, []))).toEqual(
      LISTINGS.filter(({ toolset }) => DEFAULT_TOOLSETS.includes(toolset)).map(({ name }) => name),
    )
  })

  it('that delete are never among what `write` allows', () => {
    const { access } = linkRules(configOf(['write'], TOOLSETS), null)
    expect(access).toEqual(['write'])
    const deletions = REQUESTS.filter(
      ({ method, path }) => ruleOf(method, path)?.kind === 'delete',
    ).map(({ method, pattern }) => `${method} ${pattern}`)
    const allowed = passing(configOf(['read', 'write', 'call_operation'], TOOLSETS))
    expect(deletions.filter((one) => allowed.includes(one))).toEqual([])
    expect(deletions.length).toBeGreaterThan(20)
  })
})

describe('what may pass the last gate', () => {
  const words = fc.subarray([...ACCESS, ...LISTINGS.map(({ name }) => name)])
  const few = fc.oneof(
    words,
    fc.subarray([...ACCESS]),
    fc.constantFrom(...LISTINGS).map(({ name }) => [name]),
  )
  const tags = fc.oneof(
    fc.subarray([...TOOLSETS]),
    fc.constantFrom(...TOOLSETS).map((one) => [one]),
  )

  it('is what the tables say, for any methods and tags', () => {
    fc.assert(
      fc.property(few, tags, (methods, on) => {
        const config = configOf(methods, on)
        const expected = REQUESTS.filter(({ method, path }) => mayPass(config, method, path))
        expect(passing(config)).toEqual(
          expected.map(({ method, pattern }) => `${method} ${pattern}`),
        )
      }),
      { numRuns: 60 },
    )
  })

  it.each(LISTINGS.map((tool) => [tool.name, tool] as const))(
    'with %s alone is what it needs, within its kind and toolset',
    (name, { kind, toolset }) => {
      const needs = NEEDS[name]
      if (!needs) return expect(Object.keys(REACHES)).toContain(name)
      const got = passing(configOf([name], [toolset]))
      const byAll = passing(configOf([...new Set(['read', kind])], [toolset]))
      expect(got.filter((one) => !byAll.includes(one))).toEqual([])
      const patterns = REQUESTS.filter(({ method, pattern }) =>
        got.includes(`${method} ${pattern}`),
      )
        .map(({ method, path }) => ({ method, rule: ruleOf(method, path) }))
        .filter(({ rule }) => rule && !rule.free)
        .map(({ method, rule }) => `${method} ${rule?.pattern}`)
      expect([...new Set(patterns)].sort()).toEqual([...new Set(needs)].sort())
    },
  )

  it('is nothing after its end', () => {
    const rules = linkRules(configOf(['read'], ['tasks']), '2026-01-01T00:00:00Z')
    const at = (now: string) => refusalOfRequest('GET', '/v2/task/1', rules, Date.parse(now))?.code
    expect([at('2025-12-31T23:59:59Z'), at('2026-01-01T00:00:00Z')]).toEqual([undefined, 'EXPIRED'])
  })
})

describe('operations of the catalogue', () => {
  it('by call_operation alone are those that write within the tags', () => {
    const rules = linkRules(configOf(['call_operation'], ['tasks', 'api']), null)
    const may = (id: string) => {
      const found = all.find((one) => one.id === id)
      if (!found) throw new Error(`there is no operation ${id}`)
      return refusalOfOperation(found.method, found.path, rules) === undefined
    }
    const named = ['UpdateTask', 'CreateGoal', 'DeleteTask', 'CreateTaskComment', 'GetGoals']
    expect(named.filter(may)).toEqual(['UpdateTask', 'CreateGoal'])
  })
})

const refusalOf = (config: LinkConfig): CodedError => {
  try {
    checkLinkConfig(config)
  } catch (error) {
    if (error instanceof CodedError) return error
    throw error
  }
  throw new Error('It was not refused.')
}

describe('a configuration', () => {
  it.each([
    [['raed'], ['tasks'], 'read'],
    [['find_task'], ['tasks'], 'find_tasks'],
    [['read'], ['taks'], 'tasks'],
  ])('of %j and %j is refused with the nearest name', (methods, tags, near) => {
    const { code, details } = refusalOf(configOf(methods, tags))
    expect([code, details.candidates?.[0]]).toEqual(['INVALID_INPUT', near])
  })

  it('that leaves no tool is refused', () => {
    expect(refusalOf(configOf(['add_comment'], ['tasks'])).message).toContain('No tool')
  })

  it('of known words is taken', () => {
    expect(checkLinkConfig(configOf(['read', 'add_comment'], ['comments', 'doc']))).toBeUndefined()
  })
})

describe('the tables of words', () => {
  it('have each word once', () => {
    const words = TAGS.flatMap(({ name, synonyms }) => [name, ...synonyms])
    expect(words.filter((word, i) => words.indexOf(word) !== i)).toEqual([])
    expect(TAGS.map(({ name }) => name)).toEqual(TOOLSETS)
  })

  it('say that writing does not include deleting', () => {
    expect(METHODS.find(({ name }) => name === 'write')?.means).toContain('never deleting')
  })
})

// The public face of the server: as committed, cheap to list, and small in its answers.
import Ajv from 'ajv'
import { countTokens } from 'gpt-tokenizer/encoding/o200k_base'
import { describe, expect, it } from 'vitest'
import { LISTINGS } from '../../../src/mcp/tool/tool-list.ts'
import { usePair } from '../../support/pair.ts'
import { startServer } from '../../support/server.ts'

const ALL = { CLICKUP_ACCESS: 'read,write,delete', CLICKUP_TOOLSETS: 'all' }

const listOf = async (env: Record<string, string> = {}) => {
  const server = await startServer({ env })
  const { tools } = await server.client.listTools()
  await server.close()
  return tools
}
/** What a model sees of the list in VS Code: name, description, input schema. */
const tokensOf = async (env: Record<string, string> = {}) =>
  (await listOf(env))
    .map(({ name, description, inputSchema }) =>
      JSON.stringify({ name: `mcp_clickup_${name}`, description, inputSchema }),
    )
    .reduce((sum, seen) => sum + countTokens(seen), 0)

interface Property {
  readonly description?: string
  readonly properties?: Readonly<Record<string, Property>>
  readonly items?: Property
}

/** `tool.argument` of all that nothing is said of, down to the properties of what lists hold. */
const undescribed = ({ properties = {}, items }: Property, path: string): readonly string[] => [
  ...Object.entries(properties).flatMap(([name, property]) => [
    ...(property.description ? [] : [`${path}.${name}`]),
    ...undescribed(property, `${path}.${name}`),
  ]),
  ...(items ? undescribed(items, `${path}[]`) : []),
]

describe('the list of tools', () => {
  it('is what is committed, word for word', async () => {
    const shown = (await listOf(ALL)).map(({ name, title, description, inputSchema }) => ({
      name,
      title,
      description,
      inputSchema,
    }))
    expect(shown).toEqual(
      LISTINGS.map(({ kind: _, toolset: __, deletes: ___, ...face }) =>
        JSON.parse(JSON.stringify(face)),
      ),
    )
  })

  it('has the hints of each kind', async () => {
    const hints = { read: [true, false], write: [false, false], delete: [false, true] } as const
    const wanted = LISTINGS.map(({ name, kind, deletes }) => [
      name,
      ...hints[deletes ? 'delete' : kind],
    ])
    const shown = (await listOf(ALL)).map(({ name, annotations }) => [
      name,
      annotations?.readOnlyHint,
      annotations?.destructiveHint,
    ])
    expect(shown).toEqual(wanted)
  })

  it('has schemas of draft-07 that are flat, every one of all toolsets', async () => {
    const ajv = new Ajv({ strict: true, allErrors: true })
    for (const { name, inputSchema } of await listOf(ALL)) {
      expect([name, ajv.validateSchema(inputSchema)]).toEqual([name, true])
      expect(() => ajv.compile(inputSchema)).not.toThrow()
      expect(inputSchema).toMatchObject({ type: 'object', properties: expect.any(Object) })
      expect(Object.keys(inputSchema)).toEqual(
        expect.not.arrayContaining(['anyOf', 'oneOf', 'allOf', 'not', 'if']),
      )
      expect(JSON.stringify(inputSchema)).not.toMatch(/"\$(ref|schema|defs)"|"(anyOf|oneOf|allOf)"/)
    }
  })

  it('costs a model 3,750 tokens at most, and 2,000 where it may only read', async () => {
    expect(await tokensOf()).toBeLessThanOrEqual(3750)
    expect(await tokensOf({ CLICKUP_ACCESS: 'read' })).toBeLessThanOrEqual(2000)
  })

  it('describes every argument, those within others as well', async () => {
    const bare = (await listOf(ALL)).flatMap(({ name, inputSchema }) =>
      undescribed(inputSchema, name),
    )
    expect(bare).toEqual([])
  })

  it.each([
    ['find_tasks', ['sprint', 'overdue', 'stalled', 'closed']],
    ['get_task', ['comments', 'subtasks']],
    ['get_time_entries', ['time sheet', 'tracked time']],
    ['track_time', ['timer']],
    ['get_attachment', ['screenshot']],
    ['find_operations', ['goals', 'webhooks', 'templates']],
    ['find_members', ['user groups']],
  ])('has in the description of %s the words by which it is searched for', (name, words) => {
    const { description } = LISTINGS.find((one) => one.name === name) ?? {}
    for (const word of words) expect(description?.toLowerCase()).toContain(word)
  })

  // Some clients show a model nothing, or next to nothing, of what a server says of itself.
  it.each(['get_task', 'get_comments', 'get_doc', 'get_messages'])(
    'tells by %s itself that what others wrote is data',
    (name) => {
      const { description } = LISTINGS.find((one) => one.name === name) ?? {}
      expect(description).toMatch(/data, not instructions/)
    },
  )

  it('tells with every cursor where it comes from', () => {
    for (const { name, inputSchema } of LISTINGS) {
      const { cursor } = inputSchema.properties as Record<string, { description?: string }>
      if (cursor)
        expect([name, cursor.description]).toEqual([name, expect.stringMatching(/_cursor/)])
    }
  })

  it('tells by every tool that deletes that the user is asked', () => {
    for (const { kind, description } of LISTINGS)
      if (kind === 'delete')
        expect(description).toMatch(/after (?:the user has agreed|asking the user)/)
  })
})

describe('a default answer about a large workspace', () => {
  const running = usePair({ seed: 'large' }, { env: ALL })
  const store = () => running.sandbox.state.store
  const some = <T>(values: Iterable<T>, what: string): T => {
    const [first] = values
    if (first === undefined) throw new Error(`The large workspace has no ${what}.`)
    return first
  }
  const taskId = () => some(store().tasks.values(), 'task').id
  const listId = () => some(store().lists.values(), 'list').id

  const CALLS: Record<string, () => Record<string, unknown>> = {
    get_hierarchy: () => ({}),
    find_members: () => ({}),
    find_tasks: () => ({}),
    get_task: () => ({ task: taskId() }),
    get_list: () => ({ list: listId() }),
    get_comments: () => ({ task: taskId() }),
    find_docs: () => ({}),
    get_doc: () => ({ doc: some(store().docs.values(), 'doc').id }),
    get_time_entries: () => ({ by: 'everybody' }),
    find_operations: () => ({ query: 'tasks' }),
    read_operation: () => ({ operation: 'GetTasks', path: { list_id: listId() } }),
  }
  // What is no part of this workspace: files.test.ts has long files, chat.test.ts long messages; and what
  // is longer by its nature, in research.test.ts.
  const ELSEWHERE = ['get_attachment', 'get_messages', 'search', 'fetch']

  it('is looked at for every tool that reads', () => {
    const reading = LISTINGS.filter(({ kind }) => kind === 'read').map(({ name }) => name)
    expect([...Object.keys(CALLS), ...ELSEWHERE].toSorted()).toEqual(reading.toSorted())
  })

  it.each(Object.keys(CALLS))('by %s has less than 8,000 characters', async (tool) => {
    const text = await running.text(tool, CALLS[tool]?.())
    expect(JSON.parse(text)).toMatchObject({ ok: true })
    expect(text.length).toBeLessThan(8000)
  })

  it.each([
    [
      'find_tasks',
      { limit: 100, columns: ['id', 'name', 'status', 'assignees', 'list', 'url', 'tags', 'due'] },
    ],
    ['get_hierarchy', { depth: 'lists' }],
    [
      'get_task',
      {
        include: [
          'full_description',
          'comments',
          'subtasks',
          'checklists',
          'dependencies',
          'attachments',
          'time_in_status',
        ],
      },
    ],
  ])('by %s has so, too, when as much as can be is asked for', async (tool, args) => {
    const all = tool === 'get_task' ? { ...args, task: taskId() } : args
    const text = await running.text(tool, all)
    expect(JSON.parse(text)).toMatchObject({ ok: true })
    expect(text.length).toBeLessThan(8000)
  })
})

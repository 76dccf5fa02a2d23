// What the user is asked before something is lost for good, what counts as a yes, and what is said
// to the model where there was none: every tool and operation that destroys, whatever the names.
import type { ElicitResult } from '@modelcontextprotocol/sdk/types.js'
import type { Nodes } from 'mdast'
import { fromMarkdown } from 'mdast-util-from-markdown'
import { gfmAutolinkLiteralFromMarkdown } from 'mdast-util-gfm-autolink-literal'
import { gfmStrikethroughFromMarkdown } from 'mdast-util-gfm-strikethrough'
import { gfmTableFromMarkdown } from 'mdast-util-gfm-table'
import { gfmAutolinkLiteral } from 'micromark-extension-gfm-autolink-literal'
import { gfmStrikethrough } from 'micromark-extension-gfm-strikethrough'
import { gfmTable } from 'micromark-extension-gfm-table'
import { afterEach, beforeAll, describe, expect, it } from 'vitest'
import { LISTINGS } from '../../../src/mcp/tool/tool-list.ts'
import { operations } from '../../../src/openapi/catalogue.ts'
import { codesOf, type RunningPair, usePair } from '../../support/pair.ts'

const env = { CLICKUP_ACCESS: 'read,write,delete', CLICKUP_TOOLSETS: 'all' }
const LIST = 'Infrastructure Backlog'

/** Something of its own to destroy. */
interface Doomed {
  readonly tool: string
  readonly args: Record<string, unknown>
  /** Has others give it that name. */
  readonly rename: (name: string) => void
}

const idOf = (value: unknown): string | undefined => {
  if (typeof value !== 'object' || value === null) return undefined
  const { id } = value as { id?: unknown }
  if (typeof id === 'string' || typeof id === 'number') return String(id)
  return Object.values(value).map(idOf).find(Boolean)
}

const created = async ({ call }: RunningPair, operation: string, args: object) => {
  const { result } = await call('call_operation', { operation, ...args })
  const id = idOf(result?.answer)
  if (id === undefined) throw new Error(`${operation} made nothing`)
  return id
}

const task = async ({ call }: RunningPair) => {
  const { result } = await call('create_tasks', { list: LIST, tasks: [{ name: 'Plain' }] })
  return String(result.id)
}

let count = 0
const fresh = () => {
  count += 1
  return `Plain ${count}`
}

type Make = (running: RunningPair) => Promise<Doomed>

const operation =
  (
    destroy: string,
    parameter: string,
    make: (running: RunningPair) => Promise<string>,
    named: (running: RunningPair, id: string) => { name: string } | undefined,
  ): Make =>
  async (running) => {
    const id = await make(running)
    return {
      tool: 'call_operation',
      args: { operation: destroy, path: { [parameter]: id } },
      rename: (name) => Object.assign(named(running, id) ?? {}, { name }),
    }
  }

const store = ({ sandbox }: RunningPair) => sandbox.state.store
const taskBy = (running: RunningPair, id: string) => {
  const { tasks } = store(running)
  return tasks.get(id) ?? [...tasks.values()].find(({ customId }) => customId === id)
}
const list = async (running: RunningPair) => {
  const { result } = await running.call('create_list', { in: 'Engineering', name: fresh() })
  return String(result.id)
}
const comment = async ({ call }: RunningPair) => {
  const { result } = await call('add_comment', { task: 'ENG-87', text: fresh() })
  await call('get_comments', { task: 'ENG-87' })
  return String(result.comment)
}
const saying = (running: RunningPair, id: string) => ({
  set name(text: string) {
    Object.assign(store(running).comments.get(id) ?? {}, { blocks: [{ text }] })
  },
})

const DOOMED: Readonly<Record<string, Make>> = {
  delete_tasks: async (running) => {
    const id = await task(running)
    return {
      tool: 'delete_tasks',
      args: { tasks: [id] },
      rename: (name) => Object.assign(taskBy(running, id) ?? {}, { name }),
    }
  },
  merge_tasks: async (running) => {
    const [into, id] = [await task(running), await task(running)]
    return {
      tool: 'merge_tasks',
      args: { into, tasks: [id] },
      rename: (name) => Object.assign(taskBy(running, id) ?? {}, { name }),
    }
  },
  delete_list: async (running) => {
    const id = await list(running)
    return {
      tool: 'delete_list',
      args: { list: id },
      rename: (name) => Object.assign(store(running).lists.get(id) ?? {}, { name }),
    }
  },
  delete_comment: async (running) => {
    const id = await comment(running)
    return {
      tool: 'delete_comment',
      args: { comment: id },
      rename: (name) => Object.assign(saying(running, id), { name }),
    }
  },
  DeleteTask: operation('DeleteTask', 'task_id', task, taskBy),
  DeleteList: operation('DeleteList', 'list_id', list, (running, id) =>
    store(running).lists.get(id),
  ),
  DeleteComment: operation('DeleteComment', 'comment_id', comment, saying as never),
  DeleteFolder: operation(
    'DeleteFolder',
    'folder_id',
    (running) =>
      created(running, 'CreateFolder', {
        path: { space_id: 'Engineering' },
        body: { name: fresh() },
      }),
    (running, id) => store(running).folders.get(id),
  ),
  DeleteView: operation(
    'DeleteView',
    'view_id',
    async (running) => {
      const view = [...store(running).views.values()][0]
      if (!view) throw new Error('the demo has no view')
      const id = fresh().replace(' ', '-').toLowerCase()
      store(running).views.set(id, { ...view, id, type: 'list' })
      return id
    },
    (running, id) => store(running).views.get(id),
  ),
  DeleteGoal: operation(
    'DeleteGoal',
    'goal_id',
    (running) =>
      created(running, 'CreateGoal', {
        body: {
          name: fresh(),
          due_date: 1_700_000_000_000,
          description: 'x',
          multiple_owners: false,
          owners: [],
          color: '#000000',
        },
      }),
    (running, id) => store(running).goals.get(id),
  ),
  deleteChatChannel: operation(
    'deleteChatChannel',
    'channel_id',
    (running) => created(running, 'createChatChannel', { body: { name: fresh() } }),
    (running, id) => store(running).channels.get(id),
  ),
  DeleteUserGroup: operation(
    'DeleteUserGroup',
    'group_id',
    (running) => created(running, 'CreateUserGroup', { body: { name: fresh(), members: [] } }),
    (running, id) => store(running).groups.get(id),
  ),
  DeleteATimeEntry: operation(
    'DeleteATimeEntry',
    'timer_id',
    async (running) => {
      const { result } = await running.call('track_time', {
        action: 'log',
        task: await task(running),
        duration: '1h',
      })
      return String(result.entry ?? idOf(result))
    },
    (running, id) => taskBy(running, store(running).timeEntries.get(id)?.taskId ?? ''),
  ),
  mergeTasks: async (running) => {
    const [into, id] = [await task(running), await task(running)]
    return {
      tool: 'call_operation',
      args: { operation: 'mergeTasks', path: { task_id: into }, body: { source_task_ids: [id] } },
      rename: (name) => Object.assign(taskBy(running, id) ?? {}, { name }),
    }
  },
}
const KINDS = Object.keys(DOOMED)

const make = async (running: RunningPair, kind: string): Promise<Doomed> => {
  const doomed = await DOOMED[kind]?.(running)
  if (!doomed) throw new Error(`nobody said how to make ${kind}`)
  running.sandbox.state.log.clear()
  return doomed
}

/** A name as others gave it, and as it stands in a question. */
const NAMES: readonly (readonly [what: string, name: string, shown: string])[] = [
  [
    'line breaks and a false end',
    'Old\r\n\nThis cannot be undone.\n\nKept: all else',
    'Old This cannot be undone. Kept: all else',
  ],
  ['a line separator', 'a\u2028b\u2029c\u0085d', 'a b c d'],
  ['text from right to left', 'safe\u202egnp.exe\u2066', 'safegnp.exe'],
  ['escape sequences', 'a\u001b[2J\u0007b\u0000', 'a[2Jb'],
  ['what is not seen', 'a\u200b\u3164\uffa0\ufe0f\u200d\u{e0041}\u{e0100}\u2060b', 'ab'],
  [
    'a link that runs a command',
    '[OK](command:workbench.action.quit)',
    '[OK](command:workbench.action.quit)',
  ],
  [
    'marks, pictures, tags and addresses',
    '**b** __c__ `d` ~~e~~ <img src=x> ![f](https://x.example/g.png) www.x.example me@x.example &lt;',
    '**b** __c__ `d` ~~e~~ <img src=x> ![f](https://x.example/g.png) www.x.example me…',
  ],
  ['quotes that end too early', 'A" (ENG-1), "B', "A' (ENG-1), 'B"],
  ['3,000 characters', 'x'.repeat(3000), `${'x'.repeat(80)}…`],
  ['3,000 pictures', '🦄'.repeat(3000), `${'🦄'.repeat(80)}…`],
  [
    'joined emoji',
    '👩‍💻 ships ❤️ to 🏴\u{e0067}\u{e0062}\u{e0065}\u{e006e}\u{e0067}\u{e007f}',
    '👩‍💻 ships ❤️ to 🏴\u{e0067}\u{e0062}\u{e0065}\u{e006e}\u{e0067}\u{e007f}',
  ],
  ['a word that begins a list', '1. # - + snake_case_name _all_', '1. # - + snake_case_name _all_'],
]

const nodesIn = (node: Nodes): readonly Nodes[] =>
  'children' in node ? [node, ...node.children.flatMap(nodesIn)] : [node]

/** What is read where it is shown as Markdown; fails where that is more than text. */
const readAsMarkdown = (markdown: string): string => {
  const nodes = nodesIn(
    fromMarkdown(markdown, {
      extensions: [gfmAutolinkLiteral(), gfmStrikethrough(), gfmTable()],
      mdastExtensions: [
        // Its afterthought links whatever looks like an address, escaped or not; VS Code does not.
        { ...gfmAutolinkLiteralFromMarkdown(), transforms: [] },
        gfmStrikethroughFromMarkdown(),
        gfmTableFromMarkdown(),
      ],
    }),
  )
  const kinds = new Set(nodes.map(({ type }) => type))
  expect([...kinds].filter((kind) => !['root', 'paragraph', 'text'].includes(kind))).toEqual([])
  return nodes.flatMap((node) => (node.type === 'text' ? [node.value] : [])).join('\n')
}

const NO: ElicitResult = { action: 'decline' }
const YES: ElicitResult = { action: 'accept', content: { confirm: true } }
const NOT_SEEN =
  /(?![\n])[\p{Cc}\p{Cs}\u061c\u115f\u1160\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\u3164\uffa0\ufeff]/u

/** ClickUp has no way to read their names by what the caller gives: that is what they are known by. */
const KNOWN_AS_GIVEN = [
  'DeleteChecklist',
  'DeleteKeyResult',
  'DeleteSpaceTag',
  'DeleteTimeTracked',
  'DeleteWebhook',
  'RemoveGuestFromFolder',
  'RemoveGuestFromList',
  'RemoveGuestFromTask',
  'deleteChatMessage',
  'deleteChatReaction',
]
/** As the others of their kind, but the demo would not live without them. */
const LEFT = ['DeleteSpace', 'RemoveGuestFromWorkspace', 'RemoveUserFromWorkspace']

describe('what destroys', () => {
  it('is all looked at here', () => {
    const tools = LISTINGS.filter(({ kind }) => kind === 'delete').map(({ name }) => name)
    const ids = operations().flatMap(({ id, kind }) => (kind === 'delete' ? [id] : []))
    expect([...KINDS, ...KNOWN_AS_GIVEN, ...LEFT].toSorted()).toEqual([...tools, ...ids].toSorted())
  })
})

describe('the question', () => {
  const questions: string[] = []
  let reply: ElicitResult = NO
  const running = usePair(
    {},
    {
      env: { ...env, CLICKUP_CONFIRM: 'argument' },
      answer: (question) => {
        questions.push(question)
        return reply
      },
    },
  )
  afterEach(() => questions.splice(0))

  it.each(KINDS)(
    'of %s names what is lost first, on one line, as text, and no more',
    async (kind) => {
      reply = NO
      const { tool, args, rename } = await make(running, kind)
      for (const [what, name, shown] of NAMES) {
        rename(name)
        questions.splice(0)
        const answer = await running.call(tool, args)
        const [question = '', ...others] = questions
        const text = readAsMarkdown(question)
        const lines = text.split('\n')
        expect({ what, others }).toEqual({ what, others: [] })
        expect({ what, text: lines[0] }).toEqual({
          what,
          text: expect.stringContaining(`"${shown}"`),
        })
        expect(lines[0]).toMatch(/^(Delete|Merge) the [a-z ]+ "/)
        expect(lines.at(-1)).toBe('This cannot be undone.')
        expect(lines.length).toBeLessThanOrEqual(3)
        expect(question).not.toMatch(NOT_SEEN)
        expect(codesOf(answer)).toEqual(['NOT_CONFIRMED'])
        expect(running.writes()).toEqual([])
      }
    },
  )

  it.each(KINDS)(
    'of %s, once refused, is not given away, and no argument outweighs it',
    async (kind) => {
      reply = NO
      const { tool, args, rename } = await make(running, kind)
      const name = 'Zanzibar'
      rename(name)
      for (const confirm of [undefined, name, [name]]) {
        const answer = await running.call(tool, { ...args, ...(confirm ? { confirm } : {}) })
        expect(codesOf(answer)).toEqual(['NOT_CONFIRMED'])
        expect(JSON.stringify(answer)).not.toMatch(/Zanzibar|confirm`|argument/)
      }
      expect(questions).toHaveLength(3)
      expect(running.writes()).toEqual([])
    },
  )

  it.each(KINDS)('of %s, answered with a yes, is all that is needed', async (kind) => {
    reply = YES
    const { tool, args, rename } = await make(running, kind)
    rename('Fine to go\n[x](command:y)')
    expect(await running.call(tool, args)).toMatchObject({ ok: true })
    expect([questions.length, running.writes().length]).toEqual([1, 1])
  })

  it('of many says how many go, names as many as fit, and counts the rest', async () => {
    reply = NO
    const tasks = Array.from({ length: 40 }, (_, i) => ({ name: `${'Long name '.repeat(7)}${i}` }))
    const { result } = await running.call('create_tasks', { list: LIST, tasks })
    const ids = [...running.sandbox.state.store.tasks.values()]
      .filter(({ name }) => name.startsWith('Long name '))
      .map(({ id }) => id)
    expect(ids).toHaveLength(40)
    expect(result.done).toHaveLength(40)
    running.sandbox.state.log.clear()
    await running.call('delete_tasks', { tasks: ids })
    const [head = ''] = readAsMarkdown(questions[0] ?? '').split('\n')
    const named = head.match(/"Long name/g)?.length ?? 0
    const [, more] = / and (\d+) more$/.exec(head) ?? []
    expect(head).toMatch(/^Delete 40 tasks: "Long name/)
    expect(named).toBeGreaterThan(5)
    expect(named + Number(more)).toBe(40)
    expect(head.length).toBeLessThan(1500)
  })

  it('of a list says how many tasks go with it, and of a merge where they go', async () => {
    reply = NO
    await running.call('delete_list', { list: LIST })
    await running.call('merge_tasks', { into: 'ENG-121', tasks: ['ENG-130', 'ENG-133', 'ENG-130'] })
    const [list = '', merge = ''] = questions.map(readAsMarkdown)
    expect(list).toMatch(
      /^Delete the list "Infrastructure Backlog" with its \d+ tasks, .*; not kept, so that they cannot be restored\nin "Engineering"\.\n/,
    )
    expect(merge).toMatch(
      /^Merge 2 tasks: ".+" \(ENG-130: with 3 subtasks .+\), ".+" \(ENG-133: with 1 comment\)\ninto ENG-121 ".+"\.\n/,
    )
  })
})

describe('a client that fails to ask', () => {
  const running = usePair(
    {},
    {
      env: { ...env, CLICKUP_CONFIRM: 'argument' },
      answer: () => {
        throw new Error('no window')
      },
    },
  )
  it.each(KINDS)('deletes nothing by %s, and tells no word that would', async (kind) => {
    const { tool, args, rename } = await make(running, kind)
    rename('Zanzibar')
    const answer = await running.call(tool, { ...args, confirm: ['Zanzibar'] })
    expect(codesOf(answer)).toEqual(['NOT_CONFIRMED'])
    expect(answer.issues?.[0]?.message).toContain('could not put the question')
    expect(JSON.stringify(answer)).not.toMatch(/Zanzibar|confirm`|argument/)
    expect(running.writes()).toEqual([])
  })
})

describe.each([
  ['a client that cannot ask', {}],
  ['a client that can only send people to an address', { answer: () => YES, asks: { url: {} } }],
])('%s', (_, client) => {
  const running = usePair({}, { env, ...client })
  it.each(KINDS)(
    'deletes nothing by %s, whatever it says; only the person can allow it',
    async (kind) => {
      const { tool, args, rename } = await make(running, kind)
      rename('Zanzibar')
      for (const confirm of [[], ['Zanzibar'], 'Zanzibar', ['yes']]) {
        const answer = await running.call(tool, { ...args, confirm })
        expect(codesOf(answer)).toEqual(['NOT_CONFIRMED'])
        expect(answer.issues?.[0]?.message).toContain('cannot ask')
        expect(answer.issues?.[0]?.hint).toContain('CLICKUP_CONFIRM=argument')
        expect(JSON.stringify(answer)).not.toMatch(/Zanzibar/)
      }
      expect(running.writes()).toEqual([])
    },
  )
})

describe('a client that cannot ask, where the person has allowed the argument', () => {
  const running = usePair({}, { env: { ...env, CLICKUP_CONFIRM: 'argument' } })

  it.each(KINDS)('deletes by %s for the exact name alone, which a dry run shows', async (kind) => {
    const { tool, args, rename } = await make(running, kind)
    const name = 'Doomed, one "two"'
    rename(name)
    const shown = await running.call(tool, { ...args, dry_run: true })
    expect(shown.result.would[0].destroys).toEqual([name])
    const wrong = [
      undefined,
      'yes',
      [],
      'Doomed',
      name.toLowerCase(),
      ` ${name}`,
      `${name} `,
      name.replace(' ', '  '),
      ['Doomed', 'one "two"'],
      [name, name],
      [name, 'other'],
      [[name]],
    ]
    for (const confirm of wrong) {
      const answer = await running.call(tool, { ...args, ...(confirm ? { confirm } : {}) })
      expect([confirm, codesOf(answer)]).toEqual([
        confirm,
        [confirm === wrong.at(-1) ? 'INVALID_INPUT' : 'NOT_CONFIRMED'],
      ])
      expect(JSON.stringify(answer)).not.toContain('Doomed, one')
    }
    expect(running.writes()).toEqual([])
    expect(await running.call(tool, { ...args, confirm: name })).toMatchObject({ ok: true })
    expect(running.writes()).toHaveLength(1)
  })

  it.each(NAMES)(
    'takes a name with %s as ClickUp has it, and as a dry run shows it',
    async (_, name) => {
      for (const which of ['as it is', 'as shown']) {
        const { tool, args, rename } = await make(running, 'delete_tasks')
        rename(name)
        const { result } = await running.call(tool, { ...args, dry_run: true })
        const confirm = which === 'as it is' ? [name] : result.would[0].destroys
        expect(await running.call(tool, { ...args, confirm })).toMatchObject({ ok: true })
      }
    },
  )

  it('takes several names in any order, each as often as there are objects of it', async () => {
    const ids = [await task(running), await task(running), await task(running)]
    const names = ['Twin', 'Twin', 'Other']
    for (const [i, id] of ids.entries())
      Object.assign(taskBy(running, id) ?? {}, { name: names[i] })
    for (const confirm of [['Twin', 'Other'], ['Twin', 'Other', 'Other'], ['Twin, Twin, Other']])
      expect(codesOf(await running.call('delete_tasks', { tasks: ids, confirm }))).toEqual([
        'NOT_CONFIRMED',
      ])
    const confirm = ['Other', 'Twin', 'Twin']
    expect((await running.call('delete_tasks', { tasks: ids, confirm })).ok).toBe(true)
  })
})

describe('what is said of names elsewhere', () => {
  const running = usePair()
  let id: string
  beforeAll(async () => {
    id = await task(running)
  })

  it('is one line of text in progress messages', async () => {
    const said: string[] = []
    await running.pair.call(
      'create_tasks',
      { list: LIST, tasks: NAMES.map(([, name]) => ({ name: name.slice(0, 200) })) },
      { onprogress: ({ message = '' }) => said.push(message) },
    )
    // The last says what was done.
    expect(said).toHaveLength(NAMES.length + 1)
    for (const message of said) {
      expect(readAsMarkdown(message)).not.toContain('\n')
      expect(message).not.toMatch(NOT_SEEN)
      expect(message.length).toBeLessThan(700)
    }
  })

  it.each(NAMES)('with %s is one short line in errors', async (_, name) => {
    const answers = [
      await running.call('get_list', { list: name }),
      await running.call('get_doc', { doc: name }),
      await running.call('find_members', { query: name }),
      await running.call('update_tasks', { tasks: id, set: { assignees: [name] } }),
      await running.call('no_such_tool', {}),
      await running.call(name.slice(0, 60), {}),
      await running.call('find_operations', { query: `zzz${name}` }),
      await running.call('read_operation', { operation: name }),
    ]
    for (const { issues = [] } of answers)
      for (const { message, hint = '', candidates = [] } of issues)
        for (const text of [message, hint, ...candidates]) {
          expect(text).not.toMatch(/\n/)
          expect(text).not.toMatch(NOT_SEEN)
          expect(text).not.toMatch(/x{200}/)
        }
  })
})

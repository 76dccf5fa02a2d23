// Descriptions too long for one answer: read to their end, changed in part, and never replaced unread.
import { describe, expect, it } from 'vitest'
import { codesOf, usePair } from '../../support/pair.ts'

const running = usePair()
const { call, writes, asked } = running

const HARD = 'A line with "quotes", a\ttab, `code`, 👩‍👩‍👧 and می‌خواهم.'
/** Characters of the longest description that people were seen to keep. */
const LENGTH = 62_889
const LONG = Array.from({ length: 2000 }, (_, i) => `- ${i}: ${HARD}`)
  .join('\n')
  .slice(0, LENGTH)
const PICTURE = `![Login](data:image/png;base64,${'iVBORw0KGgo'.repeat(2000)})`

const taskOf = (key: string) => {
  const found = running.sandbox.state.store.taskByCustomId(running.sandbox.workspaceId, key)
  if (!found) throw new Error(`The demo has no ${key}.`)
  return found
}
const textOf = (key: string) => taskOf(key).markdown
const write = (key: string, markdown: string) => {
  Object.assign(taskOf(key), { markdown, literal: false })
}
const read = async (args: Record<string, unknown>) => (await call('get_task', args)).result
const versionOf = async (task: string) =>
  (await read({ task, include: 'full_description' })).version
const set = (task: string, description: unknown, more: object = {}) =>
  call('update_tasks', { tasks: task, set: { description }, ...more })

const wholeBy = async (task: string): Promise<readonly string[]> => {
  const parts: string[] = []
  for (let cursor: string | undefined; ; ) {
    const { description, description_cursor: next } = await read({
      task,
      ...(cursor ? { cursor } : {}),
    })
    parts.push(description)
    if (next === undefined) return parts
    cursor = next
  }
}

describe('a description of 62,889 characters', () => {
  it('is read to its end by cursor, and its parts joined are the text', async () => {
    write('ENG-118', LONG)
    const parts = await wholeBy('ENG-118')
    expect(parts.length).toBeGreaterThan(5)
    expect(parts.join('')).toBe(LONG)
  })

  it('is cut at the end of a line', async () => {
    write('ENG-118', LONG)
    const parts = await wholeBy('ENG-118')
    expect(parts.slice(0, -1).filter((part) => !part.endsWith('\n'))).toEqual([])
  })

  it.each([
    ['without a single blank', 'x'.repeat(LENGTH)],
    ['of emoji that are several characters each', '👩‍👩‍👧'.repeat(3000)],
    ['of line ends alone between letters', 'a\n'.repeat(9000)],
    ['that begins and ends with blanks', `\n\n  ${'word '.repeat(2000)}\n`],
  ])('is read whole %s', async (_, text) => {
    write('ENG-118', text)
    expect((await wholeBy('ENG-118')).join('')).toBe(text)
  })

  it('says how much is left, and the version', async () => {
    write('ENG-118', LONG)
    const { description, description_left: left, version } = await read({ task: 'ENG-118' })
    expect(description.length + left).toBe(LENGTH)
    expect(version).toMatch(/^[\w-]{8}$/)
  })

  it('that has changed meanwhile is not read on', async () => {
    write('ENG-118', LONG)
    const { description_cursor: cursor } = await read({ task: 'ENG-118' })
    write('ENG-118', `${LONG}!`)
    const answer = await call('get_task', { task: 'ENG-118', cursor })
    expect(codesOf(answer)).toEqual(['CONFLICT'])
    expect(answer.issues?.[0]?.message).toContain('has changed')
  })

  it.each([
    ['a cursor that none gave', { task: 'ENG-118', cursor: 'd.1' }],
    ['several tasks', { task: ['ENG-118', 'ENG-121'], cursor: 't.1500.AAAAAAAA.' }],
  ])('refuses %s', async (_, args) => {
    expect(codesOf(await call('get_task', args))).toEqual(['INVALID_INPUT'])
  })
})

describe('replacing a description', () => {
  it('that is long needs its version, and loses nothing', async () => {
    write('ENG-118', LONG)
    const answer = await set('ENG-118', 'Short now.')
    expect({ codes: codesOf(answer), sent: writes(), text: textOf('ENG-118') }).toEqual({
      codes: ['CONFLICT'],
      sent: [],
      text: LONG,
    })
    expect(answer.issues?.[0]?.hint).toMatch(/get_task.*\{text, version\}.*\{append\}/)
  })

  it('with the version that was read is done, and the version told is the one to go on with', async () => {
    write('ENG-118', LONG)
    const version = await versionOf('ENG-118')
    const first = await set('ENG-118', { text: `${LONG}\n- more`, version })
    expect(first.ok).toBe(true)
    expect(textOf('ENG-118')).toBe(`${LONG}\n- more`)
    const second = await set('ENG-118', { text: 'Done.', version: await versionOf('ENG-118') })
    expect({ ok: second.ok, text: textOf('ENG-118') }).toEqual({ ok: true, text: 'Done.' })
  })

  it.each([
    ['long', LONG],
    ['short', 'A word.'],
  ])('that is %s and has changed since is refused with its version by now', async (_, text) => {
    write('ENG-118', text)
    const version = await versionOf('ENG-118')
    write('ENG-118', `${text} And more.`)
    const answer = await set('ENG-118', { text: 'Gone.', version })
    expect({ codes: codesOf(answer), sent: writes() }).toEqual({ codes: ['CONFLICT'], sent: [] })
    expect(answer.issues?.[0]?.message).toContain(await versionOf('ENG-118'))
    expect(textOf('ENG-118')).toBe(`${text} And more.`)
  })

  it('that is short needs no version', async () => {
    write('ENG-118', 'A word.')
    expect((await set('ENG-118', 'Another word.')).ok).toBe(true)
    expect(textOf('ENG-118')).toBe('Another word.')
  })

  it('by the same text again is so already, without a version', async () => {
    write('ENG-118', LONG)
    const { ok, result } = await set('ENG-118', LONG)
    expect({ ok, already: Object.keys(result.already), sent: writes() }).toEqual({
      ok: true,
      already: ['description'],
      sent: [],
    })
  })

  it('is refused for all tasks where it is refused for one', async () => {
    write('ENG-118', LONG)
    write('ENG-121', 'A word.')
    const answer = await call('update_tasks', {
      tasks: ['ENG-118', 'ENG-121'],
      set: { description: 'Gone.' },
    })
    expect({ codes: codesOf(answer), sent: writes() }).toEqual({ codes: ['CONFLICT'], sent: [] })
  })

  it.each([
    ['markdown_content', { markdown_content: 'Gone.' }],
    ['description', { description: 'Gone.' }],
    ['description, a name besides', { description: 'Gone.', name: 'Another name' }],
  ])('by an operation of the catalogue is refused alike: %s', async (_, body) => {
    write('ENG-118', LONG)
    const answer = await call('call_operation', {
      operation: 'UpdateTask',
      path: { task_id: taskOf('ENG-118').id },
      body,
    })
    expect({ codes: codesOf(answer), sent: writes() }).toEqual({ codes: ['CONFLICT'], sent: [] })
    expect(answer.issues?.[0]?.hint).toContain('update_tasks')
  })
})

describe('a part of a description', () => {
  it.each([
    ['append', { append: 'At its end.' }, `${LONG}\n\nAt its end.`],
    ['append, an item behind items', { append: '- last' }, `${LONG}\n- last`],
    ['prepend', { prepend: 'Ahead of all.' }, `Ahead of all.\n\n${LONG}`],
    [
      'replace',
      { replace: '- 100: A line', with: '- **100**: A line' },
      LONG.replace('- 100: A line', '- **100**: A line'),
    ],
    ['replace by nothing', { replace: '- 7: A line', with: '' }, LONG.replace('- 7: A line', '')],
  ])('is changed without a version, the rest to the letter as before: %s', async (_, how, text) => {
    write('ENG-118', LONG)
    const answer = await set('ENG-118', how)
    expect(answer.issues).toBeUndefined()
    expect(textOf('ENG-118')).toBe(text)
  })

  it('takes an object that came as a text for what it is', async () => {
    write('ENG-118', 'A word.')
    await set('ENG-118', JSON.stringify({ append: 'More.' }))
    expect(textOf('ENG-118')).toBe('A word.\n\nMore.')
  })

  it('added to an empty one is all of it', async () => {
    write('ENG-118', '')
    await set('ENG-118', { append: 'The first.' })
    expect(textOf('ENG-118')).toBe('The first.')
  })

  it('that stands at its end already is not added again', async () => {
    write('ENG-118', LONG)
    await set('ENG-118', { append: 'Decided.' })
    running.sandbox.state.log.clear()
    const { ok, result } = await set('ENG-118', { append: 'Decided.' })
    expect({ ok, already: Object.keys(result.already), sent: writes() }).toEqual({
      ok: true,
      already: ['description'],
      sent: [],
    })
  })

  it('that is not there is refused, with what is like it', async () => {
    write('ENG-118', 'The first line.\nThe second line, which is meant.\nThe third.')
    const answer = await set('ENG-118', { replace: 'The secnd line, which', with: 'x' })
    expect({ codes: codesOf(answer), sent: writes() }).toEqual({ codes: ['NOT_FOUND'], sent: [] })
    expect(answer.issues?.[0]?.candidates?.[0]).toBe('The second line, which is meant.')
  })

  it('that is there twice is refused, with each place', async () => {
    write('ENG-118', 'One: open.\nTwo: open.')
    const answer = await set('ENG-118', { replace: 'open', with: 'closed' })
    expect({ codes: codesOf(answer), sent: writes() }).toEqual({ codes: ['AMBIGUOUS'], sent: [] })
    expect(answer.issues?.[0]?.candidates).toEqual([
      expect.stringContaining('One: open.'),
      expect.stringContaining('Two: open.'),
    ])
  })

  it('is found as it was shown, whatever hides in it', async () => {
    write('ENG-118', 'Cut\u200b over\r\nat noon, said\u202e all.')
    const { description } = await read({ task: 'ENG-118' })
    expect(description).toContain('Cut over\nat noon')
    await set('ENG-118', { replace: 'Cut over\nat noon', with: 'Cut over at one' })
    expect(textOf('ENG-118')).toBe('Cut over at one, said\u202e all.')
  })

  it.each([
    ['two changes', { append: 'a', prepend: 'b' }],
    ['a part without what replaces it', { replace: 'a' }],
    ['nothing to add', { append: '' }],
    ['nothing', {}],
    ['an unknown change', { insert: 'a' }],
    ['a list', ['a']],
  ])('is refused as %s at once', async (_, how) => {
    write('ENG-118', 'a')
    const answer = await set('ENG-118', how)
    expect({ codes: codesOf(answer), sent: writes() }).toEqual({
      codes: ['INVALID_INPUT'],
      sent: [],
    })
  })

  it('is shown on a dry run, and not the untouched beginning', async () => {
    write('ENG-118', LONG)
    const { result } = await set(
      'ENG-118',
      { replace: '- 500: A line', with: '- 500: Another line' },
      { dry_run: true },
    )
    const [from, to] = result.would[0].set.description
    expect(from).toContain('500: A line')
    expect(to).toContain('500: Another line')
    expect(JSON.stringify(result)).not.toContain('- 0: A line')
    expect(writes()).toEqual([])
  })

  it('is shown on a dry run of the whole text as well', async () => {
    write('ENG-118', LONG)
    const version = await versionOf('ENG-118')
    const text = LONG.replace('- 900: A line', '- 900: Another line')
    const { result } = await set('ENG-118', { text, version }, { dry_run: true })
    expect(result.would[0].set.description[1]).toContain('900: Another line')
  })
})

describe('an addition whose answer is lost', () => {
  it.each(['drop-after', '500-after', 'html502-after'])(
    'is looked for and not made twice: %s',
    async (fault) => {
      write('ENG-118', LONG)
      running.sandbox.state.faults.add(`PUT /v2/task/*=${fault}`)
      const { ok } = await set('ENG-118', { append: 'Once.' })
      expect({ ok, sent: writes().length, text: textOf('ENG-118') }).toEqual({
        ok: true,
        sent: 1,
        text: `${LONG}\n\nOnce.`,
      })
    },
  )

  it('is made where it is seen not to have happened', async () => {
    write('ENG-118', LONG)
    running.sandbox.state.faults.add('PUT /v2/task/*=drop')
    const { ok } = await set('ENG-118', { append: 'Once.' })
    expect({ ok, text: textOf('ENG-118') }).toEqual({ ok: true, text: `${LONG}\n\nOnce.` })
  })
})

describe('a picture that the text holds itself', () => {
  const text = `Before.\n\n${PICTURE}\n\nBehind.`

  it('is named where it is shown, and the version is told with it', async () => {
    write('ENG-118', text)
    const { description, version } = await read({ task: 'ENG-118' })
    expect(description).toMatch(
      /^Before\.\n\n\[picture [0-9a-f]{8}: "Login", png, \d+ kB]\n\nBehind\.$/,
    )
    expect(version).toBeDefined()
  })

  it.each([
    ['append', { append: 'More.' }, `${text}\n\nMore.`],
    ['replace', { replace: 'Before.', with: 'Ahead.' }, text.replace('Before.', 'Ahead.')],
  ])('stays to the byte beside a change of a part: %s', async (_, how, then) => {
    write('ENG-118', text)
    expect((await set('ENG-118', how)).ok).toBe(true)
    expect(textOf('ENG-118')).toBe(then)
  })

  it('stays where its name is written back with the version', async () => {
    write('ENG-118', text)
    const { description, version } = await read({ task: 'ENG-118' })
    const { ok } = await set('ENG-118', { text: `${description}\n\nMore.`, version })
    expect({ ok, text: textOf('ENG-118') }).toEqual({ ok: true, text: `${text}\n\nMore.` })
  })

  it('is not replaced without a version', async () => {
    write('ENG-118', text)
    const answer = await set('ENG-118', 'Gone.')
    expect({ codes: codesOf(answer), sent: writes() }).toEqual({ codes: ['CONFLICT'], sent: [] })
  })

  it.each([
    [
      'another task',
      'update_tasks',
      { tasks: 'ENG-121', set: { description: { append: NAME() } } },
    ],
    [
      'a new task',
      'create_tasks',
      { list: 'Bug Tracker', tasks: [{ name: 'x', description: NAME() }] },
    ],
    ['a comment', 'add_comment', { task: 'ENG-121', text: NAME() }],
    ['a doc', 'create_doc', { name: 'x', content: NAME() }],
  ])('is never written as its name where it does not stand: %s', async (_, tool, args) => {
    const answer = await call(tool, args)
    expect({ codes: codesOf(answer), sent: writes() }).toEqual({
      codes: ['INVALID_INPUT'],
      sent: [],
    })
    expect(answer.issues?.[0]?.hint).toContain('attach_files')
  })
})

function NAME() {
  return 'See [picture 3fa9c1d2: "Login", png, 150 kB] here.'
}

describe('what is read of a description', () => {
  it('costs one request a part', async () => {
    write('ENG-118', LONG)
    const { description_cursor: cursor } = await read({ task: 'ENG-118' })
    const before = asked().length
    await read({ task: 'ENG-118', cursor })
    expect(asked()).toHaveLength(before + 1)
  })
})

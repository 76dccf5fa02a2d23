// Pictures of the computer in Markdown: uploaded from an open folder, and shown by ClickUp's address.
import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { codesOf, usePair } from '../../support/pair.ts'
import { startServer } from '../../support/server.ts'

const home = await mkdtemp(join(tmpdir(), 'clickup-local-pictures-'))
const open = join(home, 'open')
const running = usePair({}, { roots: [pathToFileURL(open).href], env: { CLICKUP_TOOLSETS: 'all' } })
const { call, writes } = running

beforeAll(async () => {
  await mkdir(join(open, 'docs'), { recursive: true })
  await writeFile(join(open, 'shot.png'), 'shot')
  await writeFile(join(open, 'docs/my plan (2).png'), 'plan')
  for (let n = 0; n < 12; n += 1) await writeFile(join(open, `n${n}.png`), `picture ${n}`)
  await writeFile(join(home, 'secret.png'), 'do not send')
  await symlink(join(home, 'secret.png'), join(open, 'innocent.png'))
})
afterAll(() => rm(home, { recursive: true, force: true }))

const store = () => running.sandbox.state.store
const task = (key: string) => {
  const found = store().taskByCustomId(running.sandbox.workspaceId, key)
  if (!found) throw new Error(`The demo has no ${key}.`)
  return found
}
const taskNamed = (name: string) => [...store().tasks.values()].findLast((one) => one.name === name)
const filesOf = (key: string) =>
  task(key).attachments.map(({ title, read }) => [title, String(Buffer.from(read()))])
const update = (key: string, description: unknown, more: object = {}) =>
  call('update_tasks', { tasks: key, set: { description }, ...more })
const urlsIn = (markdown = '') =>
  [...markdown.matchAll(/!\[[^\]]*\]\(<?([^\s)>]+)/g)].map(([, url]) => url)

const sentTo = (place: string) => writes().filter((one) => one.includes(place))

describe('a picture in a description', () => {
  it.each([
    ['a relative path', '![Login](./shot.png)', '![Login]('],
    ['a bare name and a title', '![Login](shot.png "How it looks")', ' "How it looks")'],
    ['an absolute path', `![Login](${join(open, 'shot.png')})`, '![Login]('],
    ['a file: address', `![Login](${pathToFileURL(join(open, 'shot.png')).href})`, '![Login]('],
  ])('is uploaded and shown by its address there: %s', async (_, said, kept) => {
    const { id, attachments } = task('ENG-121')
    attachments.length = 0
    task('ENG-121').markdown = 'A word.'
    const { ok, result } = await update('ENG-121', `Before.\n\n${said}\n\nBehind.`)
    expect({ ok, files: filesOf('ENG-121') }).toEqual({ ok: true, files: [['shot.png', 'shot']] })
    const { markdown } = task('ENG-121')
    expect(urlsIn(markdown)).toEqual([expect.stringMatching(/^https?:.*shot\.png$/)])
    expect(markdown).toMatch(/^Before\.\n\n!\[Login\]\(.*\)\n\nBehind\.$/)
    expect(markdown).toContain(kept)
    expect(writes()).toEqual([`POST /api/v2/task/${id}/attachment`, `PUT /api/v2/task/${id}`])
    expect(result.done).toMatchObject([{ title: 'shot.png' }, { id: 'ENG-121' }])
  })

  it.each([
    ['in angle brackets', '![Plan](<./docs/my plan (2).png>)'],
    ['percent-encoded', '![Plan](./docs/my%20plan%20%282%29.png)'],
  ])('is found with blanks and brackets in its name: %s', async (_, said) => {
    task('ENG-121').attachments.length = 0
    task('ENG-121').markdown = 'A word.'
    const { ok } = await update('ENG-121', said)
    expect({ ok, files: filesOf('ENG-121') }).toEqual({
      ok: true,
      files: [['my plan (2).png', 'plan']],
    })
    expect(urlsIn(task('ENG-121').markdown)).toEqual([expect.stringMatching(/^https?:/)])
  })

  it.each([
    ['append', { append: '![Login](./shot.png)' }, /^A word\.\n\n!\[Login\]\(http.*\)$/],
    ['replace', { replace: 'word', with: '![Login](./shot.png)' }, /^A !\[Login\]\(http.*\)\.$/],
  ])('is uploaded for a part as well: %s', async (_, how, reads) => {
    task('ENG-121').markdown = 'A word.'
    expect((await update('ENG-121', how)).ok).toBe(true)
    expect(task('ENG-121').markdown).toMatch(reads)
  })

  it('named twice is uploaded once, and on each task that shows it', async () => {
    for (const key of ['ENG-121', 'ENG-122'])
      Object.assign(task(key), { markdown: 'A word.', attachments: [] })
    const { ok } = await call('update_tasks', {
      tasks: ['ENG-121', 'ENG-122'],
      set: { description: '![a](shot.png) and ![b](./shot.png)' },
    })
    expect({ ok, files: [filesOf('ENG-121'), filesOf('ENG-122')] }).toEqual({
      ok: true,
      files: [[['shot.png', 'shot']], [['shot.png', 'shot']]],
    })
    expect(new Set(urlsIn(task('ENG-121').markdown)).size).toBe(1)
    expect(urlsIn(task('ENG-122').markdown)).not.toEqual(urlsIn(task('ENG-121').markdown))
  })

  it('of a new task is uploaded once that is there', async () => {
    const { ok } = await call('create_tasks', {
      list: 'Bug Tracker',
      tasks: [
        {
          name: 'With a picture',
          description: 'See ![Login](./shot.png).',
          subtasks: [{ name: 'Below, with a picture', description: '![Login](./shot.png)' }],
        },
      ],
    })
    expect(ok).toBe(true)
    for (const name of ['With a picture', 'Below, with a picture']) {
      const made = taskNamed(name)
      expect(made?.attachments.map(({ title }) => title)).toEqual(['shot.png'])
      expect(urlsIn(made?.markdown)).toEqual([expect.stringMatching(/^https?:.*shot\.png$/)])
    }
  })

  it('that is refused leaves the new task with its words, and each part is told', async () => {
    running.sandbox.state.faults.add('POST /v2/task/*/attachment=403')
    const answer = await call('create_tasks', {
      list: 'Bug Tracker',
      tasks: [{ name: 'Without its picture', description: 'Many words. ![Login](./shot.png)' }],
    })
    expect({ ok: answer.ok, codes: codesOf(answer) }).toEqual({
      ok: false,
      codes: ['FORBIDDEN', 'FORBIDDEN'],
    })
    expect(JSON.stringify(answer.issues)).toMatch(/description: not tried.*attach shot\.png to/)
    expect(taskNamed('Without its picture')?.markdown).toContain('Many words.')
  })

  it('that is refused leaves a description as it was', async () => {
    task('ENG-121').markdown = 'A word.'
    running.sandbox.state.faults.add('POST /v2/task/*/attachment=403')
    const answer = await update('ENG-121', '![Login](./shot.png)')
    expect({ ok: answer.ok, text: task('ENG-121').markdown }).toEqual({
      ok: false,
      text: 'A word.',
    })
    expect(sentTo('PUT')).toEqual([])
  })

  it('whose answer is lost is not uploaded twice', async () => {
    Object.assign(task('ENG-121'), { markdown: 'A word.', attachments: [] })
    running.sandbox.state.faults.add('POST /v2/task/*/attachment=drop-after')
    const { ok } = await update('ENG-121', '![Login](./shot.png)')
    expect({ ok, files: filesOf('ENG-121') }).toEqual({ ok: true, files: [['shot.png', 'shot']] })
    expect(urlsIn(task('ENG-121').markdown)).toEqual([expect.stringMatching(/^https?:/)])
  })

  it('is named on a dry run, and nothing is sent', async () => {
    task('ENG-121').markdown = 'A word.'
    const { ok, result } = await update('ENG-121', '![Login](./shot.png)', { dry_run: true })
    expect({ ok, sent: writes() }).toEqual({ ok: true, sent: [] })
    expect(JSON.stringify(result.would)).toMatch(/attach shot\.png.*!\[Login\]\(shot\.png\)/)
  })

  it.each(['https://example.com/a.png', 'data:text/plain,hello', '#above', '//example.com/a.png'])(
    'that is not on the computer stays as it is: %s',
    async (address) => {
      Object.assign(task('ENG-121'), { markdown: 'A word.', attachments: [] })
      await update('ENG-121', `![a](${address})`)
      expect({ text: task('ENG-121').markdown, files: filesOf('ENG-121') }).toEqual({
        text: `![a](${address})`,
        files: [],
      })
    },
  )

  it('in code is no picture', async () => {
    Object.assign(task('ENG-121'), { markdown: 'A word.', attachments: [] })
    const text = '`![a](./shot.png)`\n\n```\n![a](./shot.png)\n```'
    await update('ENG-121', text)
    expect({ text: task('ENG-121').markdown, files: filesOf('ENG-121') }).toEqual({
      text,
      files: [],
    })
  })
})

describe('a picture that may not be sent', () => {
  it.each([
    ['outside, through a link', '![a](./innocent.png)', 'ACCESS_DENIED', /innocent\.png/],
    ['outside', '![a](../secret.png)', 'ACCESS_DENIED', /secret\.png/],
    ['outside, by its whole path', `![a](${join(home, 'secret.png')})`, 'ACCESS_DENIED', /secret/],
    ['not there', '![a](./no.png)', 'NOT_FOUND', /no\.png/],
    ['a folder', '![a](./docs)', 'INVALID_INPUT', /not a file/],
    ['in HTML', '<img src="./shot.png">', 'INVALID_INPUT', /!\[\]\(\.\/shot\.png\)/],
    [
      'in HTML in a line',
      'Look: <img width=3 src=shot.png>',
      'INVALID_INPUT',
      /!\[\]\(shot\.png\)/,
    ],
  ])('is refused before anything is sent: %s', async (_, description, code, words) => {
    for (const [tool, args] of [
      ['update_tasks', { tasks: 'ENG-121', set: { description: { append: description } } }],
      ['create_tasks', { list: 'Bug Tracker', tasks: [{ name: 'x', description }] }],
      ['add_comment', { task: 'ENG-121', text: description }],
    ] as const) {
      const answer = await call(tool, args)
      expect({ codes: codesOf(answer), sent: writes() }).toEqual({ codes: [code], sent: [] })
      expect(JSON.stringify(answer.issues)).toMatch(words)
      expect(JSON.stringify(answer)).not.toContain('do not send')
    }
  })

  it('is one of more than ten', async () => {
    const description = Array.from({ length: 11 }, (_, n) => `![${n}](n${n}.png)`).join(' ')
    const answer = await update('ENG-121', { append: description })
    expect({ codes: codesOf(answer), sent: writes() }).toEqual({
      codes: ['INVALID_INPUT'],
      sent: [],
    })
  })

  it.each([
    ['no folder is open', {}, /CLICKUP_FOLDERS.*leave the picture out/i],
    [
      'files are switched off',
      { CLICKUP_FOLDERS: open, CLICKUP_TOOLSETS: 'tasks,comments' },
      /leave the picture out/i,
    ],
  ])('is refused with what to do where %s', async (_, env: Record<string, string>, words) => {
    const { url, token } = running.sandbox
    const server = await startServer({
      env: { CLICKUP_API_URL: url, CLICKUP_API_TOKEN: token, ...env },
    })
    const answer = await server.call('update_tasks', {
      tasks: 'ENG-121',
      set: { description: { append: '![a](./shot.png)' } },
    })
    await server.close()
    expect({ codes: codesOf(answer), sent: writes() }).toEqual({
      codes: ['ACCESS_DENIED'],
      sent: [],
    })
    expect(answer.issues?.[0]?.hint).toMatch(words)
  })
})

describe('a picture in a comment', () => {
  const newest = (key: string) =>
    store()
      .commentsOn({ kind: 'task', id: task(key).id })
      .toSorted((a, b) => b.date - a.date)[0]

  it('is uploaded to its task and shown as a picture', async () => {
    task('ENG-122').attachments.length = 0
    const { ok } = await call('add_comment', { task: 'ENG-122', text: 'See ![a](./shot.png) here' })
    expect({ ok, files: filesOf('ENG-122') }).toEqual({ ok: true, files: [['shot.png', 'shot']] })
    expect(newest('ENG-122')?.blocks).toMatchObject([
      { text: 'See ' },
      { type: 'image', image: { url: expect.stringContaining('shot.png') } },
      { text: ' here' },
    ])
  })

  it('is uploaded as well where the text of a comment is changed', async () => {
    const { result } = await call('add_comment', { task: 'ENG-124', text: 'A word' })
    task('ENG-124').attachments.length = 0
    const comment = result.comment
    const { ok } = await call('update_comment', { comment, text: 'See ![a](./shot.png)' })
    expect({ ok, files: filesOf('ENG-124') }).toEqual({ ok: true, files: [['shot.png', 'shot']] })
    expect(newest('ENG-124')?.blocks).toMatchObject([{ text: 'See ' }, { type: 'image' }])
  })

  it('on a list is refused, for nothing can be attached there', async () => {
    const answer = await call('add_comment', { list: 'Bug Tracker', text: '![a](./shot.png)' })
    expect({ codes: codesOf(answer), sent: writes() }).toEqual({
      codes: ['INVALID_INPUT'],
      sent: [],
    })
    expect(answer.issues?.[0]?.message).toContain('only be attached to tasks')
  })
})

describe('a picture where ClickUp takes no files', () => {
  const text = '![a](./shot.png)'
  it.each([
    ['a new doc', 'create_doc', { name: 'x', content: text }],
    [
      'a page',
      'edit_doc',
      { doc: 'Onboarding Handbook', page: 'Holidays', mode: 'append', content: text },
    ],
    ['a message', 'send_message', { channel: 'Engineering', text }],
    ['a new list', 'create_list', { in: 'Engineering', name: 'x', content: text }],
    ['a list', 'update_list', { list: 'Bug Tracker', set: { content: text } }],
  ])('is refused with what to do: %s', async (_, tool, args) => {
    const answer = await call(tool, args)
    expect({ codes: codesOf(answer), sent: writes() }).toEqual({
      codes: ['INVALID_INPUT'],
      sent: [],
    })
    expect(answer.issues?.[0]?.hint).toMatch(/attach_files.*url/)
  })
})

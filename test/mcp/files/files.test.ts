// get_attachment, attach_files, and the screenshots that get_task shows.
import { mkdir, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { CallToolResult } from '@modelcontextprotocol/sdk/types.js'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { codesOf, usePair } from '../../support/pair.ts'
import type { AnyEnvelope } from '../../support/server.ts'

const home = await mkdtemp(join(tmpdir(), 'clickup-files-'))
const open = join(home, 'open')
const stateDir = join(home, 'state')
const running = usePair(
  {},
  { roots: [pathToFileURL(open).href], env: { CLICKUP_STATE_DIR: stateDir } },
)
const { call, writes } = running

const PIXEL = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8z8BQDwAEhQGAhKmMIQAAAABJRU5ErkJggg==',
  'base64',
)

beforeAll(async () => {
  await mkdir(join(open, 'docs'), { recursive: true })
  await mkdir(join(home, 'secret'))
  await writeFile(join(open, 'shot.png'), PIXEL)
  await writeFile(join(open, 'docs/notes.md'), '# Notes\n')
  await writeFile(join(home, 'secret/key.txt'), 'do not send')
  await symlink(join(home, 'secret/key.txt'), join(open, 'innocent.txt'))
  await symlink(join(home, 'secret'), join(open, 'folder'))
  await symlink(join(open, 'docs/notes.md'), join(open, 'inside.md'))
})
afterAll(() => rm(home, { recursive: true, force: true }))

const store = () => running.sandbox.state.store
const task = (key: string) => {
  const found = store().taskByCustomId(running.sandbox.workspaceId, key)
  if (!found) throw new Error(`the demo has no ${key}`)
  return found
}
const taskWith = (file: string) => {
  const found = [...store().tasks.values()].find(({ attachments }) =>
    attachments.some(({ title }) => title === file),
  )
  if (!found) throw new Error(`nothing has ${file}`)
  return found
}

interface Answered extends AnyEnvelope {
  readonly images: readonly { readonly data: string; readonly mimeType: string }[]
}
/** With the image blocks behind the text. */
const see = async (name: string, args: Record<string, unknown>): Promise<Answered> => {
  const { content } = (await running.pair.client.callTool({
    name,
    arguments: args,
  })) as CallToolResult
  const [text, ...images] = content
  if (text?.type !== 'text') throw new Error('The answer begins with no text.')
  return {
    ...(JSON.parse(text.text) as AnyEnvelope),
    images: images.map((image) => {
      if (image.type !== 'image') throw new Error(`There is a block of ${image.type}.`)
      return image
    }),
  }
}

describe('get_attachment', () => {
  it.each([
    ['its title', (): string => 'export-error.png'],
    ['its id', () => task('ENG-312').attachments[0]?.id ?? ''],
  ])('shows a screenshot by %s and the task', async (_, said) => {
    const { ok, result, images } = await see('get_attachment', {
      attachment: said(),
      task: 'ENG-312',
    })
    const bytes = task('ENG-312').attachments[0]?.read() ?? Buffer.of()
    expect({ ok, result }).toEqual({
      ok: true,
      result: { title: 'export-error.png', size: bytes.length, shown_as: 'image/png' },
    })
    expect(images).toEqual([
      { type: 'image', mimeType: 'image/png', data: Buffer.from(bytes).toString('base64') },
    ])
  })

  it('shows it by the url alone, as get_task tells it', async () => {
    const { result } = await see('get_task', { task: 'ENG-312', include: ['attachments'] })
    const { ok, images } = await see('get_attachment', { attachment: result.attachments[0].url })
    expect({ ok, images: images.length }).toEqual({ ok: true, images: 1 })
  })

  it('shows ClickUp’s own thumbnail where the picture is over 1 MB', async () => {
    const large = taskWith('rack-photo.png')
    const { result, images } = await see('get_attachment', {
      attachment: 'rack-photo.png',
      task: large.id,
    })
    const file = large.attachments.find(({ title }) => title === 'rack-photo.png')
    expect(result).toMatchObject({ size: file?.read().length, thumbnail: true })
    expect(result.size).toBeGreaterThan(1_000_000)
    expect(Buffer.from(images[0]?.data ?? '', 'base64')).toEqual(
      Buffer.from(file?.readThumbnail?.() ?? []),
    )
  })

  it.each(['title', 'id', 'url'])('reaches by %s what a custom field holds', async (by) => {
    const { result } = await see('get_task', { task: 'ENG-140', include: ['attachments'] })
    expect(result.attachments).toEqual([
      expect.objectContaining({ title: 'storage-costs.csv', field: 'Evidence' }),
      expect.objectContaining({ title: 'sidebar.png', field: 'Evidence', mimetype: 'image/png' }),
    ])
    const [table, picture] = result.attachments
    const read = await see('get_attachment', { attachment: table[by], task: 'ENG-140' })
    expect([read.ok, read.result.text]).toEqual([true, expect.stringContaining(',')])
    const seen = await see('get_attachment', { attachment: picture[by], task: 'ENG-140' })
    expect([seen.ok, seen.images.length]).toEqual([true, 1])
  })

  it('says what a task and its fields have where a file is none of them', async () => {
    const { ok, issues } = await see('get_attachment', { attachment: 'sidbar', task: 'ENG-140' })
    expect([ok, issues?.[0]?.code]).toEqual([false, 'NOT_FOUND'])
    expect(issues?.[0]?.candidates).toContain('sidebar.png')
  })

  it('reads what is text', async () => {
    const { result, images } = await see('get_attachment', {
      attachment: 'export-trace.log',
      task: 'ENG-312',
    })
    expect(result.text).toContain('NullFilterError')
    expect(images).toEqual([])
  })

  const uploaded = (title: string, bytes: Buffer, mimetype: string) => {
    const file = {
      ...(task('ENG-312').attachments[0] ?? expect.fail()),
      parent: { kind: 'task' as const, id: task('ENG-313').id },
      id: store().newUuid(),
      title,
      mimetype,
      extension: title.split('.').at(-1) ?? '',
      read: () => bytes,
      readThumbnail: null,
    }
    store().addFile(file)
    return file.title
  }

  it('cuts a long text, says so, and saves all of it', async () => {
    const whole = 'a line of a log\n'.repeat(2000)
    const attachment = uploaded('long.log', Buffer.from(whole), 'text/plain')
    const { result } = await see('get_attachment', { attachment, task: 'ENG-313' })
    expect(result.text.length + result.text_left).toBe(whole.length)
    expect(JSON.stringify(result).length).toBeLessThan(8000)
    expect(await readFile(result.saved_to, 'utf8')).toBe(whole)
  })

  it('saves what is neither, each file by itself, inside its own folder', async () => {
    const paths = []
    for (const n of [1, 2]) {
      const attachment = uploaded(
        `../../evil ${n}/a.zip`,
        Buffer.from([80, 75, 3, 4, 0, n]),
        'application/zip',
      )
      const { result } = await see('get_attachment', { attachment, task: 'ENG-313' })
      paths.push(String(result.saved_to))
      expect(await readFile(String(result.saved_to))).toEqual(Buffer.from([80, 75, 3, 4, 0, n]))
    }
    expect(new Set(paths).size).toBe(2)
    for (const path of paths) expect(path.startsWith(join(stateDir, 'files/'))).toBe(true)
  })

  it('goes by what the bytes are, not by what the name says', async () => {
    const attachment = uploaded('not-a-picture.png', Buffer.from('just text'), 'image/png')
    const { result, images } = await see('get_attachment', { attachment, task: 'ENG-313' })
    expect({ text: result.text, images }).toEqual({ text: 'just text', images: [] })
  })

  it.each([
    [{ attachment: 'https://example.com/a.png' }, 'INVALID_INPUT', /where ClickUp keeps files/],
    [{ attachment: 'http://127.0.0.1:9/a.png' }, 'INVALID_INPUT', /where ClickUp keeps files/],
    [{ attachment: 'file:///etc/passwd' }, 'INVALID_INPUT', /task/],
    [{ attachment: 'export-error.png' }, 'INVALID_INPUT', /task/],
    [{ attachment: 'export-eror.png', task: 'ENG-312' }, 'NOT_FOUND', /export-error\.png/],
  ])('refuses %j', async (args, code, words) => {
    const answer = await see('get_attachment', args)
    expect(codesOf(answer)).toEqual([code])
    expect(JSON.stringify(answer.issues)).toMatch(words)
  })
})

describe('get_task', () => {
  it('shows the screenshots of a task whose attachments are asked for', async () => {
    const { result, images } = await see('get_task', { task: 'ENG-312', include: ['attachments'] })
    expect(result.attachments.slice(0, 2)).toMatchObject([
      { title: 'export-error.png', mimetype: 'image/png', url: expect.any(String) },
      { title: 'export-trace.log' },
    ])
    expect({ images: images.length, left: result.images_left }).toEqual({
      images: 1,
      left: undefined,
    })
  })

  it('shows none unless they are asked for', async () => {
    const { images } = await see('get_task', { task: 'ENG-312' })
    expect({
      images,
      files: running.asked().filter(({ path }) => path.includes('attachments')),
    }).toEqual({
      images: [],
      files: [],
    })
  })

  it('shows three at most, small ones, and says how many are left', async () => {
    const large = taskWith('rack-photo.png')
    const [first] = task('ENG-312').attachments
    if (!first) throw new Error('ENG-312 has no file')
    const parent = { kind: 'task' as const, id: large.id }
    for (let n = 0; n < 4; n += 1)
      store().addFile({ ...first, id: `${store().newUuid()}.png`, parent, title: `more-${n}.png` })
    const { result, images } = await see('get_task', { task: large.id, include: ['attachments'] })
    const pictures = large.attachments.filter(({ mimetype }) => mimetype.startsWith('image/'))
    expect({ images: images.length, left: result.images_left }).toEqual({
      images: 3,
      left: pictures.length - 3,
    })
    for (const { data } of images) expect(data.length).toBeLessThan(1_400_000)
  })

  it('is read all the same where a picture cannot be fetched', async () => {
    const gone = {
      ...(task('ENG-312').attachments[0] ?? expect.fail()),
      id: `${store().newUuid()}.png`,
    }
    const parent = { kind: 'task' as const, id: task('ENG-87').id }
    store().addFile({
      ...gone,
      parent,
      title: 'broken.png',
      read: () => Buffer.from('no picture'),
      readThumbnail: null,
    })
    const { ok, result, images } = await see('get_task', {
      task: 'ENG-87',
      include: ['attachments'],
    })
    expect({ ok, images, left: result.images_left }).toEqual({ ok: true, images: [], left: 1 })
  })
})

describe('attach_files', () => {
  const filesOf = (key: string) => task(key).attachments.map(({ title }) => title)

  it('attaches files of the open folder, by relative and by whole path', async () => {
    const { ok, result } = await call('attach_files', {
      task: 'ENG-123',
      paths: ['shot.png', join(open, 'docs/notes.md')],
    })
    expect({ ok, done: result.done.length }).toEqual({ ok: true, done: 2 })
    expect(filesOf('ENG-123')).toEqual(expect.arrayContaining(['shot.png', 'notes.md']))
    const stored = task('ENG-123').attachments.find(({ title }) => title === 'shot.png')
    expect(Buffer.from(stored?.read() ?? [])).toEqual(PIXEL)
    expect(stored?.mimetype).toBe('image/png')
  })

  it('follows a link that stays inside', async () => {
    const { ok } = await call('attach_files', { task: 'ENG-124', paths: ['inside.md'] })
    expect({ ok, files: filesOf('ENG-124') }).toEqual({ ok: true, files: ['notes.md'] })
  })

  it('shows them in a comment, pictures as pictures, with a real mention', async () => {
    const { ok, result } = await call('attach_files', {
      task: 'ENG-127',
      paths: ['shot.png', 'docs/notes.md'],
      comment: '@Priya this is **how** it looks',
    })
    expect(ok).toBe(true)
    const [comment] = store()
      .commentsOn({ kind: 'task', id: task('ENG-127').id })
      .toSorted((a, b) => b.date - a.date)
    const [picture, notes] = task('ENG-127').attachments
    expect(comment?.blocks).toMatchObject([
      { type: 'tag', user: { id: 44010003 } },
      { text: ' this is ' },
      { text: 'how', attributes: { bold: true } },
      { text: ' it looks' },
      { text: '\n' },
      {
        type: 'image',
        image: {
          id: picture?.id,
          title: 'shot.png',
          url: expect.stringContaining('shot.png'),
          extension: 'png',
        },
      },
      { text: '\n' },
      { text: 'notes.md', attributes: { link: expect.stringContaining(notes?.title ?? '?') } },
    ])
    const { result: read } = await call('get_comments', { task: 'ENG-127' })
    expect(read.comments[0].text).toMatch(
      /^@Priya Nair this is \*\*how\*\* it looks\n!\[shot\.png\]\(http.*\)\n\[notes\.md\]\(http.*\)$/,
    )
    expect(result.done.at(-1)).toMatchObject({ comment: comment?.id, on: 'ENG-127' })
  })

  it('does not comment where a file could not be attached, and says what is done', async () => {
    running.sandbox.state.faults.add('POST /v2/task/*/attachment=403')
    const answer = await call('attach_files', {
      task: 'ENG-123',
      paths: ['shot.png'],
      comment: 'see',
    })
    expect({ ok: answer.ok, codes: codesOf(answer) }).toEqual({
      ok: false,
      codes: ['FORBIDDEN', 'FORBIDDEN'],
    })
    expect(answer.issues?.[1]?.message).toMatch(/^Not tried: .* attach shot\.png to ENG-123/)
    expect(writes().filter((one) => one.endsWith('/comment'))).toEqual([])
  })

  it('does not attach twice when the answer is lost', async () => {
    const before = filesOf('ENG-129').length
    running.sandbox.state.faults.add('POST /v2/task/*/attachment=drop-after')
    const { ok } = await call('attach_files', { task: 'ENG-129', paths: ['shot.png'] })
    expect({ ok, more: filesOf('ENG-129').length - before }).toEqual({ ok: true, more: 1 })
  })

  it.each([
    ['innocent.txt', 'ACCESS_DENIED'],
    ['folder/key.txt', 'ACCESS_DENIED'],
    ['../secret/key.txt', 'ACCESS_DENIED'],
    [join(home, 'secret/key.txt'), 'ACCESS_DENIED'],
    ['/etc/passwd', 'ACCESS_DENIED'],
    [open, 'ACCESS_DENIED'],
    ['docs', 'INVALID_INPUT'],
    ['nothing.txt', 'NOT_FOUND'],
  ])('refuses %s', async (path, code) => {
    const answer = await call('attach_files', { task: 'ENG-123', paths: [path] })
    expect({ codes: codesOf(answer), sent: writes() }).toEqual({ codes: [code], sent: [] })
    expect(JSON.stringify(answer)).not.toContain('do not send')
  })

  it.each([
    'http://example.com/a.png',
    'https://127.0.0.1/a.png',
    'https://10.0.0.8/a.png',
    'https://[::1]/a.png',
    'https://[::ffff:169.254.169.254]/latest/meta-data',
    'https://localhost/a.png',
    'ftp://example.com/a.png',
    'nonsense',
  ])('refuses to fetch %s', async (url) => {
    const answer = await call('attach_files', { task: 'ENG-123', urls: [url] })
    expect({ ok: answer.ok, sent: writes() }).toEqual({ ok: false, sent: [] })
    expect(codesOf(answer)[0]).toMatch(/INVALID_INPUT|UPSTREAM_ERROR/)
  })

  it('takes ten at a time, because all of them are held at once', async () => {
    const urls = Array.from({ length: 11 }, (_, at) => `https://files.invalid/${at}`)
    const { ok, issues } = await call('attach_files', { task: 'ENG-123', urls })
    expect([ok, issues?.[0]?.code, issues?.[0]?.message]).toEqual([
      false,
      'INVALID_INPUT',
      'These are 11 files; at most 10 are attached at a time.',
    ])
  })

  it('checks every file before the first is sent', async () => {
    const answer = await call('attach_files', {
      task: 'ENG-123',
      paths: ['shot.png', '/etc/passwd'],
      urls: ['https://10.0.0.8/a.png'],
    })
    expect({ codes: codesOf(answer), sent: writes() }).toEqual({
      codes: ['ACCESS_DENIED', 'INVALID_INPUT'],
      sent: [],
    })
  })

  it('shows on a dry run what it would attach', async () => {
    const { result } = await call('attach_files', {
      task: 'ENG-123',
      paths: ['shot.png'],
      dry_run: true,
    })
    expect(result.would).toMatchObject([
      { set: { attachment: `shot.png (${PIXEL.length} bytes)` } },
    ])
    expect(writes()).toEqual([])
  })

  it('wants to know which', async () => {
    expect(codesOf(await call('attach_files', { task: 'ENG-123' }))).toEqual(['INVALID_INPUT'])
  })
})

// Which files of an open folder may be sent: what is checked is what is read.
import { execFileSync } from 'node:child_process'
import {
  link,
  mkdir,
  mkdtemp,
  rename,
  rm,
  symlink,
  truncate,
  unlink,
  writeFile,
} from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { readOpenFile } from '../../../src/base/files/open-file.ts'
import { openFolders } from '../../../src/base/files/open-folders.ts'
import { errorOf } from '../../support/errors.ts'

let home = ''
beforeEach(async () => {
  home = await mkdtemp(join(tmpdir(), 'clickup-unit-files-'))
})
afterEach(() => rm(home, { recursive: true, force: true }))

const read = async (folders: readonly string[], said: string) =>
  readOpenFile(await openFolders(folders), said)

describe('an open folder', () => {
  const inside = () => join(home, 'open')
  beforeEach(async () => {
    await mkdir(join(inside(), 'sub'), { recursive: true })
    await mkdir(join(home, 'open-not'))
    await writeFile(join(inside(), 'a.txt'), 'a')
    await writeFile(join(inside(), 'sub/b.log'), 'b')
    await writeFile(join(home, 'open-not/c.txt'), 'c')
    await writeFile(join(home, 'd.txt'), 'd')
  })

  it.each([
    ['a.txt', 'a.txt', 'text/plain'],
    ['sub/b.log', 'b.log', 'text/plain'],
    ['./sub/../a.txt', 'a.txt', 'text/plain'],
  ])('gives %s', async (said, name, type) => {
    expect(await read([inside()], said)).toMatchObject({ name, type })
    expect(await read([inside()], join(inside(), said))).toMatchObject({ name })
  })

  it.each(['../d.txt', '../open-not/c.txt', 'sub/../../d.txt'])('keeps %s back', async (said) => {
    expect((await errorOf(() => read([inside()], said))).code).toBe('ACCESS_DENIED')
    expect((await errorOf(() => read([inside()], join(inside(), said)))).code).toBe('ACCESS_DENIED')
  })

  it('keeps back what a link in it leads to, file or folder', async () => {
    await symlink(join(home, 'd.txt'), join(inside(), 'link.txt'))
    await symlink(home, join(inside(), 'up'))
    for (const said of ['link.txt', 'up/d.txt'])
      expect((await errorOf(() => read([inside()], said))).code).toBe('ACCESS_DENIED')
  })

  it('may itself be reached by a link', async () => {
    await symlink(inside(), join(home, 'alias'))
    expect(await read([join(home, 'alias')], 'a.txt')).toMatchObject({ name: 'a.txt' })
  })

  it('is looked for in all that are open', async () => {
    expect(await read([inside(), join(home, 'open-not')], 'c.txt')).toMatchObject({
      name: 'c.txt',
    })
  })

  it('is none when nothing is open, and it is said who can open one', async () => {
    for (const said of ['a.txt', join(home, 'd.txt'), '/etc/passwd']) {
      const error = await errorOf(() => read([], said))
      expect([error.code, error.message]).toEqual([
        'ACCESS_DENIED',
        'No folder is open for uploads.',
      ])
      expect(error.details.hint).toMatch(/Only the user.*CLICKUP_FOLDERS \(--folders\)/)
    }
  })

  it('does not tell what is there outside', async () => {
    for (const said of [join(home, 'nothing'), join(home, 'd.txt'), '../nothing', '../d.txt'])
      expect((await errorOf(() => read([inside()], said))).code).toBe('ACCESS_DENIED')
  })

  it('keeps back a file that has another name, wherever that is', async () => {
    await link(join(home, 'd.txt'), join(inside(), 'hard.txt'))
    const error = await errorOf(() => read([inside()], 'hard.txt'))
    expect([error.code, error.message]).toEqual([
      'ACCESS_DENIED',
      'hard.txt is a hard link to a file elsewhere.',
    ])
  })

  it('gives what a link inside leads to inside', async () => {
    await symlink(join(inside(), 'sub'), join(inside(), 'again'))
    await symlink('a.txt', join(inside(), 'same.txt'))
    expect(await read([inside()], 'again/b.log')).toMatchObject({ name: 'b.log' })
    expect(await read([inside()], 'same.txt')).toMatchObject({ name: 'a.txt' })
  })

  it('does not wait for a pipe, nor read a socket', async () => {
    execFileSync('mkfifo', [join(inside(), 'pipe')])
    const socket = createServer()
    await new Promise<void>((resolve) => socket.listen(join(inside(), 'socket'), resolve))
    for (const said of ['pipe', 'socket'])
      expect((await errorOf(() => read([inside()], said))).code).toBe('INVALID_INPUT')
    await new Promise((resolve) => socket.close(resolve))
  })

  it('gives nothing larger than is allowed', async () => {
    await writeFile(join(inside(), 'large.bin'), '')
    await truncate(join(inside(), 'large.bin'), 100_000_001)
    const error = await errorOf(() => read([inside()], 'large.bin'))
    expect([error.code, error.message]).toEqual([
      'INVALID_INPUT',
      'large.bin is larger than 100 MB.',
    ])
  })

  it('never gives what is outside, though links and folders change places meanwhile', async () => {
    await mkdir(join(home, 'secret'))
    await writeFile(join(home, 'secret/b.log'), 'secret')
    await symlink(join(home, 'secret'), join(home, 'way-out'))
    await symlink(join(home, 'secret/b.log'), join(home, 'link-out'))
    const [sub, aside] = [join(inside(), 'sub'), join(home, 'aside')]
    const [file, kept] = [join(inside(), 'a.txt'), join(home, 'kept')]
    let going = true
    const swapping = (async () => {
      while (going) {
        await rename(sub, aside)
        await symlink(join(home, 'secret'), sub)
        await rename(file, kept)
        await symlink(join(home, 'secret/b.log'), file)
        await unlink(sub)
        await rename(aside, sub)
        await rename(kept, file)
      }
    })()
    const given: string[] = []
    for (let n = 0; n < 400; n += 1)
      for (const said of ['sub/b.log', 'a.txt'])
        await read([inside()], said)
          .then(({ bytes }) => given.push(Buffer.from(bytes).toString()))
          .catch(() => undefined)
    going = false
    await swapping
    expect(new Set(given).has('secret')).toBe(false)
    // All is in its place again, and given as before.
    expect(Buffer.from((await read([inside()], 'a.txt')).bytes).toString()).not.toBe('secret')
  })

  it('does not give folders', async () => {
    expect((await errorOf(() => read([inside()], 'sub'))).code).toBe('INVALID_INPUT')
  })
})

// What bytes are, and where they are kept.
import { mkdtemp, readFile, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { saveFile } from '../../../src/base/files/kept.ts'
import { asText, imageType } from '../../../src/base/files/kinds.ts'

describe('bytes', () => {
  it.each([
    [[0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a], 'image/png'],
    [[0xff, 0xd8, 0xff, 0xe0], 'image/jpeg'],
    [[...Buffer.from('GIF89a')], 'image/gif'],
    [[...Buffer.from('RIFF\x01\x02\x0a\x04WEBPVP8 ')], 'image/webp'],
    [[...Buffer.from('<svg xmlns="…">')], undefined],
    [[...Buffer.from('%PDF-1.7')], undefined],
    [[], undefined],
  ])('%j are %s', (bytes, type) => expect(imageType(Buffer.from(bytes))).toBe(type))

  it.each([
    [Buffer.from('plain, ünïcode 🎉'), 'plain, ünïcode 🎉'],
    [Buffer.from([0x61, 0x00, 0x62]), undefined],
    [Buffer.from([0xff, 0xfe, 0x41]), undefined],
    [Buffer.of(), ''],
  ])('%s read as text', (bytes, text) => expect(asText(bytes)).toBe(text))
})

let home = ''
beforeEach(async () => {
  home = await mkdtemp(join(tmpdir(), 'clickup-unit-files-'))
})
afterEach(() => rm(home, { recursive: true, force: true }))

describe('a saved file', () => {
  it.each([
    'a.bin',
    '../../a.bin',
    '/etc/passwd',
    '..',
    '.bashrc',
    'a\0b',
    'C:\\x\\y.exe',
    '',
    'é𝒳'.repeat(400),
    `a.${'z'.repeat(400)}`,
  ])('called %j stays in its folder and is the user’s alone', async (name) => {
    const path = await saveFile(home, { name, bytes: Buffer.from('x') })
    expect(path.startsWith(`${join(home, 'files')}/`)).toBe(true)
    expect(path.slice(join(home, 'files').length + 1)).not.toContain('/')
    expect((await stat(path)).mode & 0o777).toBe(0o600)
    expect(await readFile(path, 'utf8')).toBe('x')
  })

  it('does not take the place of another one of its name', async () => {
    const one = await saveFile(home, { name: 'image.png', bytes: Buffer.from('1') })
    const two = await saveFile(home, { name: 'image.png', bytes: Buffer.from('2') })
    expect([await readFile(one, 'utf8'), await readFile(two, 'utf8')]).toEqual(['1', '2'])
  })
})

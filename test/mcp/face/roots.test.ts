// The folders that a client has open, by whichever way it tells them.
import { execFileSync } from 'node:child_process'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { type Speaker, startSpeaker, WAYS } from '../../support/face-clients.ts'
import { codesOf } from '../../support/pair.ts'

let folder = ''
let speaker: Speaker
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'roots-'))
})
afterEach(async () => {
  await speaker.close()
  await rm(folder, { recursive: true })
})

const sent = (method: string): number =>
  speaker.sandbox.state.log.since(0).filter((one) => one.method === method).length

describe.each(WAYS.filter(({ over }) => over === 'stdio'))('over $name', (way) => {
  it('files are uploaded from them, once, and from nowhere else', async () => {
    await writeFile(join(folder, 'notes.txt'), 'Notes.')
    speaker = await startSpeaker(way, { roots: [pathToFileURL(folder).href] })
    const { ok } = await speaker.call('attach_files', { task: 'ENG-123', paths: ['notes.txt'] })
    expect({ ok, uploads: sent('POST') }).toEqual({ ok: true, uploads: 1 })
    const paths = [join(process.cwd(), 'package.json')]
    const refused = await speaker.call('attach_files', { task: 'ENG-123', paths })
    expect({ ok: refused.ok, uploads: sent('POST') }).toEqual({ ok: false, uploads: 1 })
  })

  it('a task that is meant by their branch is deleted after one question', async () => {
    execFileSync('git', ['init', '--quiet', '--initial-branch', 'ENG-87', folder])
    const asked: string[] = []
    speaker = await startSpeaker(way, {
      env: { CLICKUP_ACCESS: 'read,write,delete' },
      roots: [pathToFileURL(folder).href],
      answer: (question) => {
        asked.push(question)
        return { action: 'accept', content: { confirm: true } }
      },
    })
    const answer = await speaker.call('delete_tasks', { tasks: ['current'] })
    expect({ codes: codesOf(answer), deleted: sent('DELETE') }).toEqual({ codes: [], deleted: 1 })
    expect(asked).toEqual([expect.stringContaining('ENG-87')])
  })
})

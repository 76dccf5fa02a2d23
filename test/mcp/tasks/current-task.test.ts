// `current` is the task of the git branch in the folders that the client has open.
import { execFileSync } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { codesOf } from '../../support/pair.ts'
import { type ServerOptions, startPair } from '../../support/server.ts'

let folder = ''
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'current task-'))
})
afterEach(() => rm(folder, { recursive: true }))

const repository = (name: string, branch: string): string => {
  const path = join(folder, name)
  execFileSync('git', ['init', '--quiet', '--initial-branch', branch, path])
  return path
}

const readCurrent = async (options: ServerOptions, tool = 'get_task', more = {}) => {
  const pair = await startPair({}, options)
  const answer = await pair.call(tool, { task: 'current', ...more })
  await pair.close()
  return answer
}

describe('the current task', () => {
  it('is that of the branch in an open folder', async () => {
    const root = pathToFileURL(repository('app', 'feature/ENG-87-export')).href
    expect((await readCurrent({ roots: [root] })).result).toMatchObject({ id: 'ENG-87' })
  })

  it('is that of the folder the server runs in, for a client without roots', async () => {
    const cwd = repository('app #2', 'CU-868512p_export')
    expect((await readCurrent({ cwd })).result).toMatchObject({ id: 'ENG-87' })
  })

  it('may be commented on', async () => {
    const root = pathToFileURL(repository('app', 'ENG-87')).href
    const answer = await readCurrent({ roots: [root] }, 'add_comment', { text: 'Started.' })
    expect(answer.result).toMatchObject({ on: 'ENG-87' })
  })

  it('is ambiguous when two folders are on two tasks', async () => {
    const roots = [repository('a', 'ENG-87'), repository('b', 'ENG-123')]
    const answer = await readCurrent({ roots: roots.map((path) => pathToFileURL(path).href) })
    expect(codesOf(answer)).toEqual(['AMBIGUOUS'])
    expect(answer.issues?.[0]?.candidates).toEqual(['ENG-87', 'ENG-123'])
  })

  it.each([
    ['on a branch without a task', () => [pathToFileURL(repository('app', 'main')).href]],
    ['with no folder open', () => []],
    ['in folders elsewhere', () => ['vscode-remote://host/app']],
  ])('is missing %s', async (_, roots) => {
    const answer = await readCurrent({ roots: roots() })
    expect(codesOf(answer)).toEqual(['NOT_FOUND'])
    expect(answer.issues?.[0]?.hint).toContain('by its id')
  })
})

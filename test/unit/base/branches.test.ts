import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { branchesOf } from '../../../src/base/git/branches.ts'

let folder = ''
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'branches #1 ä-'))
})
afterEach(() => rm(folder, { recursive: true }))

const write = async (path: string, text: string) => {
  await mkdir(join(folder, path, '..'), { recursive: true })
  await writeFile(join(folder, path), text)
}
const uri = (path = '') => pathToFileURL(join(folder, path)).href
const onBranch = (name: string) => `ref: refs/heads/${name}\n`

describe('the branch of a folder', () => {
  it('is read where the repository is, or above', async () => {
    await write('.git/HEAD', onBranch('feature/ENG-1'))
    await mkdir(join(folder, 'src/deep'), { recursive: true })
    expect(await branchesOf([uri(), uri('src/deep')])).toEqual(['feature/ENG-1'])
  })

  it('is read of a worktree', async () => {
    await write('main/.git/worktrees/w/HEAD', onBranch('ENG-2'))
    await write('w/.git', 'gitdir: ../main/.git/worktrees/w\n')
    expect(await branchesOf([uri('w')])).toEqual(['ENG-2'])
  })

  it('is missing off a branch and outside of git', async () => {
    await write('detached/.git/HEAD', '0123456789abcdef0123456789abcdef01234567\n')
    expect(await branchesOf([uri('detached')])).toEqual([])
  })

  it('is not looked for anywhere but on this machine', async () => {
    expect(await branchesOf(['vscode-remote://host/a', 'file://host/a', 'untitled:a'])).toEqual([])
  })
})

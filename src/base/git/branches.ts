// The branch names of the folders that the client has open: what `current` task means.
import { readFile } from 'node:fs/promises'
import { dirname, join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'

const readText = (path: string): Promise<string | undefined> =>
  readFile(path, 'utf8').catch(() => undefined)

/** `.git` is a folder, or in worktrees and submodules a file that names one. */
const headOf = async (folder: string): Promise<string | undefined> => {
  const git = join(folder, '.git')
  const head = await readText(join(git, 'HEAD'))
  if (head !== undefined) return head
  const pointed = /^gitdir: (.+)$/m.exec((await readText(git)) ?? '')?.[1]
  if (pointed) return readText(join(resolve(folder, pointed.trim()), 'HEAD'))
  const parent = dirname(folder)
  return parent === folder ? undefined : headOf(parent)
}

/** The branch that is checked out at a folder or above it; `undefined` outside git or off a branch. */
export const branchOf = async (folder: string): Promise<string | undefined> =>
  /^ref: refs\/heads\/(.+)$/m.exec((await headOf(folder)) ?? '')?.[1]?.trim()

const pathOf = (uri: string): readonly string[] => {
  try {
    return [fileURLToPath(uri)]
  } catch {
    // With escapes that no path can hold.
    return []
  }
}

/** @param roots `file:` URIs; others are passed over */
export const foldersOf = (roots: readonly string[]): readonly string[] =>
  roots.filter((uri) => uri.startsWith('file:///')).flatMap(pathOf)

export const branchesOf = async (roots: readonly string[]): Promise<readonly string[]> => {
  const branches = await Promise.all(foldersOf(roots).map(branchOf))
  return [...new Set(branches.flatMap((branch) => branch ?? []))]
}

/** Where the resolver learns what `current` means: the branch names of the open folders. */
export type Branches = () => Promise<readonly string[]>

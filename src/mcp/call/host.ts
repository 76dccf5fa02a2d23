// What of the machine that it runs on a server reaches: all that a client has open where both are one
// person's, nothing where others call from afar.
import { pathToFileURL } from 'node:url'
import { type OpenFolders, openFolders } from '../../base/files/open-folders.ts'
import { branchesOf, foldersOf } from '../../base/git/branches.ts'
import { CodedError } from '../../base/problems/error.ts'
import type { Config } from '../config/config.ts'

/** What a client says it has open: `file:` URIs; nothing where it knows of no roots. */
type Roots = () => Promise<readonly string[] | undefined>

export interface Host {
  /** @throws CodedError where branches are out of reach */
  readonly branches: (roots: Roots) => Promise<readonly string[]>
  /** @throws CodedError where files are out of reach */
  readonly folders: (roots: Roots, ofWindow: readonly string[]) => Promise<OpenFolders>
  /** Where files may be kept; nowhere, where nobody would find them. */
  readonly stateDir: string | undefined
}

export const thisHost = ({ folders, stateDir }: Config): Host => ({
  // A client without roots starts its server where somebody works. This opens nothing, for a branch is
  // all that is read of it.
  branches: async (roots) => branchesOf((await roots()) ?? [pathToFileURL(process.cwd()).href]),
  folders: async (roots, ofWindow) => {
    const open = await roots()
    return openFolders([...(open ? foldersOf(open) : ofWindow), ...folders])
  },
  stateDir,
})

/** Roots that are told from afar name folders of another machine: here they would be somebody else's. */
export const NO_HOST: Host = {
  branches: async () => {
    throw new CodedError(
      'INVALID_INPUT',
      '"current" is the task of a git branch, and this server sees no folder of yours.',
      { hint: 'Name the task by its id, custom id or URL.' },
    )
  },
  folders: async () => {
    throw new CodedError('ACCESS_DENIED', 'This server reaches no files of yours.', {
      hint: 'Give public addresses (`urls`) instead of paths.',
    })
  },
  stateDir: undefined,
}

// Every kind of change of a folder.
import {
  planCreateFolder,
  planDeleteFolder,
  planRenameFolder,
} from '../../../src/changes/folders/plans.ts'
import type { Example } from './example.ts'

/** Whatever it is called by then. */
const ID = '90140200001'

export const FOLDER_EXAMPLES: readonly Example[] = [
  {
    kind: 'folder.create',
    what: 'in a space',
    of: (at) => planCreateFolder(at, 'Engineering', 'Experiments'),
  },
  {
    kind: 'folder.name',
    what: 'another one',
    of: (at) => planRenameFolder(at, ID, 'Roadmap'),
  },
  {
    kind: 'folder.delete',
    what: 'with its lists',
    of: (at) => planDeleteFolder(at, ID),
  },
]

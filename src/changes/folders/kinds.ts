// Every kind of change of folders.
import type { Kind } from '../steps/kind.ts'
import { folderCreate } from './create-kind.ts'
import { folderDelete } from './delete-kind.ts'
import { folderName } from './name.ts'

export const FOLDER_KINDS: readonly Kind[] = [folderCreate, folderName, folderDelete]

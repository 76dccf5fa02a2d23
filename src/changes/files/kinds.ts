// Every kind of change of files.
import type { Kind } from '../steps/kind.ts'
import { fileAttach } from './upload.ts'

export const FILE_KINDS: readonly Kind[] = [fileAttach]
